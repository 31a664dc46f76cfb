"""The recipes of README.md: DuckDB and Polars call the package as a function of a column."""

import pathlib

import pytest

import abrege

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXTS = [path.read_text("utf-8") for path in sorted(ROOT.glob("examples/articles/*/*.txt"))]
SUMMARIZER = abrege.Summarizer(2)


def summarize(text):
    return None if text is None else str(SUMMARIZER.summarize(text))


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.create_function("abrege", summarize, ["VARCHAR"], "VARCHAR", null_handling="special")
    connection.execute("CREATE TABLE articles (id INTEGER, body VARCHAR)")
    connection.executemany("INSERT INTO articles VALUES (?, ?)", list(enumerate([*TEXTS, None])))
    found = connection.sql("SELECT id, abrege(body) FROM articles ORDER BY id").fetchall()
    assert found == list(enumerate([summarize(text) for text in [*TEXTS, None]]))


def test_polars():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"body": [*TEXTS, None]})
    found = frame.with_columns(summary=polars.col("body").map_elements(summarize, return_dtype=polars.String))
    assert found["summary"].to_list() == [summarize(text) for text in [*TEXTS, None]]
