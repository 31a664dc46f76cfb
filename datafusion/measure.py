#!/usr/bin/env python3
"""Measures what a day's 100 000 articles cost, on a tenth of them: with SQL in process, on clusters, and through Python.

    python3 datafusion/measure.py [--articles 10000] [--runs 3]

Needs `cargo build --release` in this folder. Python is left out if the package `abrege` is not installed. Prints the
median of the runs, and the peaks of resident memory (on Linux) of all processes together.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HERE / "target"))
PROGRAM = TARGET / "release" / "abrege-sql"
DAY = 100_000

# Summarizes the articles of a file in JSON Lines with as many threads as there are cores.
PYTHON = """
import concurrent.futures, json, os, sys, abrege
summarizer = abrege.Summarizer(3)
with open(sys.argv[1], encoding="utf-8") as lines, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
    articles = [json.loads(line) for line in lines]
    summaries = threads.map(lambda article: str(summarizer.summarize(article["body"])), articles, chunksize=64)
    for article, summary in zip(articles, summaries):
        print(json.dumps({"id": article["id"], "summary": summary}, ensure_ascii=False, separators=(",", ":")))
"""


def peak(process):
    """The peak of a process's resident memory in MiB."""
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


def run(command, answer):
    """Runs a command; returns its seconds and the peak of its memory in MiB."""
    start = time.perf_counter()
    with open(answer, "wb") as out:
        process = subprocess.Popen(command, stdout=out)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


class Measurement:
    def __init__(self, folder, articles, runs):
        self.folder, self.articles, self.runs = folder, articles, runs
        files = folder / "articles"
        subprocess.run([PROGRAM, "samples", files, "--rows", str(articles)], check=True)
        self.sql = f"SELECT id, abrege(body, 3) AS summary FROM '{files}/*.parquet' ORDER BY id"
        self.bodies = folder / "articles.jsonl"
        run([PROGRAM, "query", f"SELECT id, body FROM '{files}/*.parquet' ORDER BY id"], self.bodies)
        self.expected = None

    def row(self, name, command, processes=()):
        answer = self.folder / "answer.jsonl"
        results = [run(command, answer) for _ in range(self.runs)]
        found = answer.read_bytes()
        self.expected = self.expected or found
        if found != self.expected:
            sys.exit(f"{name}: the answer differs")
        seconds = statistics.median(seconds for seconds, _ in results)
        memory = max(memory for _, memory in results) + sum(map(peak, processes))
        per_day = seconds * DAY / self.articles
        print(f"| {name} | {self.articles / seconds:,.0f} | {per_day:.0f} s | {memory:,.0f} MiB |", flush=True)
        return seconds

    def cluster(self, executors):
        script = HERE / "cluster"
        url = subprocess.run([script, "start", str(executors)], check=True, stdout=subprocess.PIPE, text=True).stdout
        try:
            pids = [int(file.read_text()) for file in (TARGET / "cluster").glob("*.pid")]
            command = [PROGRAM, "query", "--cluster", url.strip(), self.sql]
            plural = "s" if executors > 1 else ""
            return self.row(f"cluster, {executors} executor{plural} of one slot", command, pids)
        finally:
            subprocess.run([script, "stop"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=DAY // 10)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--floor", type=float, default=0, help="fail below this ratio of two executors to one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        it = Measurement(pathlib.Path(folder), arguments.articles, arguments.runs)
        size = sum(len(json.loads(line)["body"].encode()) for line in it.bodies.open(encoding="utf-8"))
        print(f"{arguments.articles} articles of {size / arguments.articles / 1000:.1f} KB on average, "
              f"{os.cpu_count()} cores, {arguments.runs} runs")
        print(f"| | articles/s | {DAY} articles | memory |\n|---|---|---|---|")
        it.row("SQL in process, one thread", [PROGRAM, "query", "--partitions", "1", it.sql])
        it.row("SQL in process", [PROGRAM, "query", it.sql])
        one, two = it.cluster(1), it.cluster(2)
        try:
            import abrege  # noqa: F401
        except ImportError:
            print("skipped: the Python package is not installed", file=sys.stderr)
        else:
            it.row("Python, a thread per core", [sys.executable, "-c", PYTHON, str(it.bodies)])
    print(f"two executors to one: {one / two:.2f}")
    return int(one / two < arguments.floor)


if __name__ == "__main__":
    sys.exit(main())
