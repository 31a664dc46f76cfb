//! Parquet files of sample articles.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;

/// Writes `rows` articles in `files` files of about the same number of rows, `part-00.parquet` and so on, in place of those
/// that are there.
pub(crate) fn write(folder: &Path, rows: usize, files: usize, from: &Path) -> Result<()> {
    let articles = read(from)?;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("part-") && name.ends_with(".parquet") {
            std::fs::remove_file(&path).with_context(|| format!("{} cannot be replaced", path.display()))?;
        }
    }
    for file in 0..files {
        let of_file = rows * file / files..rows * (file + 1) / files;
        let ids: Int64Array = of_file.clone().map(|row| row as i64).collect();
        let bodies: StringArray =
            of_file.map(|row| Some(vary(&articles[row % articles.len()], row))).collect();
        let columns = [("id", Arc::new(ids) as ArrayRef), ("body", Arc::new(bodies) as ArrayRef)];
        let batch = RecordBatch::try_from_iter(columns)?;
        let path = folder.join(format!("part-{file:02}.parquet"));
        let out = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        let mut writer = ArrowWriter::try_new(out, batch.schema(), None)?;
        writer.write(&batch)?;
        writer.close()?;
    }
    Ok(())
}

/// Reads the text files below a folder, in the order of their paths.
fn read(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    find(folder, &mut paths).with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    paths.sort();
    ensure!(!paths.is_empty(), "{} has no text files (.txt)", folder.display());
    let text = |path: &PathBuf| {
        std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
    };
    paths.iter().map(text).collect()
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            paths.push(path);
        }
    }
    Ok(())
}

/// Leaves out about half of the paragraphs of the second half: which ones depends on the row.
fn vary(article: &str, row: usize) -> String {
    let mut random = fastrand::Rng::with_seed(row as u64);
    let paragraphs: Vec<_> = article.split("\n\n").collect();
    let (first, second) = paragraphs.split_at(paragraphs.len().div_ceil(2));
    let kept = first.iter().chain(second.iter().filter(|_| random.bool()));
    kept.copied().collect::<Vec<_>>().join("\n\n")
}
