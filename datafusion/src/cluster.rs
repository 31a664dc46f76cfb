//! The parts of an Apache Ballista cluster, each with the functions of this crate.
//!
//! A query is planned by the client, planned again by the scheduler and run by the executors, so that all three need the
//! functions: a scheduler or executor that was started without them answers "There is no UDF named abrege".

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::error::BallistaError;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::{default_config_producer, default_session_builder};
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::common::Result;
use datafusion::execution::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::{enable_files, register};

/// Seconds between two signs of life of an executor.
const HEARTBEAT: u64 = 1;
/// Seconds without a sign of life after which an executor's tasks go to the others.
const TIMEOUT: u64 = 6;
/// Seconds between two searches for dead executors.
const SEARCH: u64 = 2;
/// Seconds for which a query's results are kept once it has ended.
const KEPT: u64 = 60 * 60;
/// Seconds between two searches of an executor for results that no scheduler has cleaned up, and their age. The age is
/// far above the length of a query, whose first results must last until its end.
const CLEAN_UP: u64 = 60 * 60;
const ABANDONED: u64 = 7 * 24 * 60 * 60;
/// Seconds for which an executor waits for its scheduler.
const PATIENCE: u64 = 10;

/// A scheduler to be run.
#[derive(Clone, Debug)]
pub struct Scheduler {
    /// The address to listen on.
    pub host: Ipv4Addr,
    /// The port to listen on.
    pub port: u16,
}

impl Default for Scheduler {
    fn default() -> Self {
        Scheduler { host: Ipv4Addr::LOCALHOST, port: 50050 }
    }
}

impl Scheduler {
    /// Runs the scheduler until the process ends.
    ///
    /// # Errors
    ///
    /// The port is taken, or a setting is out of its range.
    pub async fn run(self) -> std::result::Result<(), BallistaError> {
        let config = SchedulerConfig {
            bind_host: self.host.to_string(),
            bind_port: self.port,
            external_host: self.host.to_string(),
            override_session_builder: Some(Arc::new(session_state)),
            finished_job_data_clean_up_interval_seconds: KEPT,
            executor_timeout_seconds: TIMEOUT,
            expire_dead_executor_interval_seconds: SEARCH,
            no_executors_grace_period_seconds: 10 * TIMEOUT,
            ..SchedulerConfig::default()
        };
        let cluster = BallistaCluster::new_from_config(&config).await?;
        start_server(cluster, SocketAddr::from((self.host, self.port)), Arc::new(config)).await
    }
}

/// An executor to be run.
#[derive(Clone, Debug)]
pub struct Executor {
    /// The address to listen on, which the scheduler, the client and the other executors can reach.
    pub host: Ipv4Addr,
    /// The port that results are fetched from; the next one takes the scheduler's orders.
    pub port: u16,
    /// The host of the scheduler.
    pub scheduler_host: String,
    /// The port of the scheduler.
    pub scheduler_port: u16,
    /// The number of tasks that it runs at a time.
    pub slots: usize,
    /// The folder for results, which are kept for an hour after a query.
    pub work_dir: PathBuf,
}

impl Executor {
    /// Runs the executor until the process is told to end.
    ///
    /// # Errors
    ///
    /// A port is taken, `port` is 65535, or no scheduler listens within ten seconds.
    pub async fn run(self) -> std::result::Result<(), BallistaError> {
        let grpc_port = self.port.checked_add(1).ok_or_else(|| {
            BallistaError::Configuration("the port of an executor must have one after it".to_owned())
        })?;
        wait_for(&self.scheduler_host, self.scheduler_port).await?;
        let state = session_state(default_config_producer())?;
        let config = ExecutorProcessConfig {
            bind_host: self.host.to_string(),
            external_host: Some(self.host.to_string()),
            port: self.port,
            grpc_port,
            scheduler_host: self.scheduler_host,
            scheduler_port: self.scheduler_port,
            scheduler_connect_timeout_seconds: PATIENCE as u16,
            vcores: self.slots,
            work_dir: Some(self.work_dir.to_string_lossy().into_owned()),
            job_data_ttl_seconds: ABANDONED,
            job_data_clean_up_interval_seconds: CLEAN_UP,
            executor_heartbeat_interval_seconds: HEARTBEAT,
            override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&state))),
            ..ExecutorProcessConfig::default()
        };
        start_executor_process(Arc::new(config)).await
    }
}

/// Waits until something listens: Ballista itself would wait for ever.
async fn wait_for(host: &str, port: u16) -> std::result::Result<(), BallistaError> {
    let listens = async {
        while TcpStream::connect((host, port)).await.is_err() {
            sleep(Duration::from_millis(200)).await;
        }
    };
    timeout(Duration::from_secs(PATIENCE), listens).await.map_err(|_| {
        BallistaError::GrpcConnectionError(format!(
            "no scheduler listens at {host}:{port} after {PATIENCE} s"
        ))
    })
}

/// Connects to the scheduler at `url` (`http://host:port`).
///
/// The files of a query must have the same paths for the client, the scheduler and the executors.
///
/// # Errors
///
/// `url` is not a URL. A missing scheduler is reported at the first query.
pub async fn connect(url: &str, config: SessionConfig) -> Result<SessionContext> {
    let config = config
        .upgrade_for_ballista()
        // It loses the query if an executor is lost at the wrong time: "Can't find active stage to update stage outputs".
        .with_ballista_adaptive_query_planner(false);
    let state = session_state(config)?;
    // This replaces the functions by Ballista's own: ours come after it.
    let context = SessionContext::remote_with_state(url, state).await?;
    let context = enable_files(context);
    register(&mut *context.state_ref().write())?;
    Ok(context)
}

fn session_state(config: SessionConfig) -> Result<SessionState> {
    let mut state = default_session_builder(config)?;
    register(&mut state)?;
    Ok(state)
}
