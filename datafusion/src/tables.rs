//! Files as tables: `FROM 'articles/*.parquet'`.

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::catalog::{DynamicFileCatalog, TableProvider, UrlTableFactory};
use datafusion::common::{Result, exec_err, plan_err};
use datafusion::datasource::listing::{
    ListingTable, ListingTableConfig, ListingTableConfigExt, ListingTableUrl,
};
use datafusion::error::DataFusionError;
use datafusion::execution::SessionState;
use datafusion::object_store::path::Path;
use datafusion::prelude::SessionContext;
use datafusion_session::SessionStore;
use futures::{StreamExt, TryStreamExt};
use glob::MatchOptions;

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
        if !name.contains(['/', '\\', '.', '*', '?', '[']) {
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
async fn files(state: &SessionState, name: &str) -> Result<Vec<ListingTableUrl>> {
    // In a pattern, as in a shell, only "**" matches folders of any depth.
    const OPTIONS: MatchOptions = MatchOptions {
        case_sensitive: true,
        require_literal_separator: true,
        require_literal_leading_dot: false,
    };
    let pattern = ListingTableUrl::parse(name)?;
    let store = state.runtime_env().object_store(&pattern)?;
    let listed = match pattern.get_glob() {
        // A session keeps the lists of folders, which may be old; those of patterns are always new.
        Some(_) => store.list(Some(pattern.prefix())).map_err(DataFusionError::from).boxed(),
        None => pattern.list_all_files(state, store.as_ref(), "").await?,
    };
    let matches = |file: &Path| match (pattern.get_glob(), pattern.strip_prefix(file)) {
        (Some(glob), Some(segments)) => glob.matches_with(&segments.collect::<Vec<_>>().join("/"), OPTIONS),
        _ => true,
    };
    // Programs leave notes about the files that they write: "_SUCCESS".
    let is_note = |file: &Path| file.filename().is_some_and(|name| name.starts_with(['_', '.']));
    let mut found: Vec<_> = listed.map_ok(|file| file.location).try_collect().await?;
    let is_one_file = pattern.get_glob().is_none() && found.len() == 1;
    found.retain(|file| matches(file) && (is_one_file || !is_note(file)));
    found.sort();
    let Some(first) = found.first() else { return plan_err!("no file matches '{name}'") };
    // DataFusion would leave out those that differ from the first.
    if let Some(other) = found.iter().find(|path| path.extension() != first.extension()) {
        return plan_err!("'{name}' has files of more than one kind, such as {first} and {other}");
    }
    if pattern.get_glob().is_none() {
        return Ok(vec![pattern]);
    }
    let url_of = |location: Path| {
        let mut url = pattern.get_url().clone();
        url.set_path(&format!("/{location}").replace('%', "%25").replace('\\', "%5C"));
        ListingTableUrl::try_new(url, None)
    };
    found.into_iter().map(url_of).collect()
}
