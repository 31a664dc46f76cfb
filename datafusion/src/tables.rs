//! Files as tables: `FROM 'articles/*.parquet'`.

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::catalog::{DynamicFileCatalog, Session, TableProvider, UrlTableFactory};
use datafusion::common::{Result, exec_err, plan_err};
use datafusion::datasource::listing::{
    ListingTable, ListingTableConfig, ListingTableConfigExt, ListingTableUrl,
};
use datafusion::execution::SessionState;
use datafusion::prelude::SessionContext;
use datafusion_session::SessionStore;
use futures::TryStreamExt;

/// Lets a query name files, as `SessionContext::enable_url_table` does, with patterns that survive the way to a cluster.
///
/// A plan that is sent to a scheduler names the folder of a pattern without the pattern: `'2026/a*.parquet'` would read all
/// of `2026/`. So patterns become lists of files here.
pub fn enable_files(context: SessionContext) -> SessionContext {
    let files = Arc::new(Files::default());
    let catalogs = Arc::clone(context.state_ref().read().catalog_list());
    let session_id = context.session_id();
    let factory = Arc::clone(&files) as Arc<dyn UrlTableFactory>;
    let context: SessionContext = context
        .into_state_builder()
        .with_session_id(session_id)
        .with_catalog_list(Arc::new(DynamicFileCatalog::new(catalogs, factory)))
        .build()
        .into();
    files.session.with_state(context.state_weak_ref());
    context
}

#[derive(Debug, Default)]
struct Files {
    session: SessionStore,
}

#[async_trait]
impl UrlTableFactory for Files {
    async fn try_new(&self, name: &str) -> Result<Option<Arc<dyn TableProvider>>> {
        // A name without a folder or an extension is a table that is not there.
        if !name.contains(['/', '\\', '.']) {
            return Ok(None);
        }
        let session = self.session.get_session().upgrade();
        let state =
            session.and_then(|session| session.read().as_any().downcast_ref::<SessionState>().cloned());
        let Some(state) = state else { return exec_err!("the session of the query has ended") };
        let config = ListingTableConfig::new_with_multi_paths(files(&state, name).await?);
        let config = config.infer_options(&state).await?;
        let config = config.infer_partitions_from_path(&state).await?.infer_schema(&state).await?;
        Ok(Some(Arc::new(ListingTable::try_new(config)?)))
    }
}

/// Lists the files that match a pattern; a file or folder stays as it is.
async fn files(state: &dyn Session, name: &str) -> Result<Vec<ListingTableUrl>> {
    let pattern = ListingTableUrl::parse(name)?;
    let store = state.runtime_env().object_store(&pattern)?;
    let listed = pattern.list_all_files(state, store.as_ref(), "").await?;
    let mut found: Vec<_> = listed.map_ok(|file| file.location).try_collect().await?;
    if found.is_empty() {
        return plan_err!("no file matches '{name}'");
    }
    if pattern.get_glob().is_none() {
        return Ok(vec![pattern]);
    }
    found.sort();
    // DataFusion would leave out those that differ from the first.
    if let Some(other) = found.iter().find(|path| path.extension() != found[0].extension()) {
        return plan_err!("'{name}' matches files of more than one kind, such as {} and {other}", found[0]);
    }
    let url_of = |location| {
        let mut url = pattern.get_url().clone();
        url.set_path(&format!("/{location}"));
        ListingTableUrl::try_new(url, None)
    };
    found.into_iter().map(url_of).collect()
}
