#!/usr/bin/env python3
"""Counts the instructions of each family of hostile texts at n and at 2n bytes, in release.

    python3 tests/scaling.py [--bytes 100000] [--most 2.2] [name ...]

Needs valgrind. Fails if twice the text takes more than 2.2 times the instructions. With --memory BYTES it also prints
the peak memory of each family at that size. A name, or a part of one, selects families.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def program():
    """The test program of `tests/hostile`, built in release."""
    build = ["cargo", "test", "--release", "--test", "hostile", "--no-run"]
    done = subprocess.run(build, cwd=ROOT, check=True, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Executable tests/hostile/main.rs \((.+)\)", done.stderr)
    return ROOT / found.group(1)


def command(test, name):
    return [str(test), "--exact", name, "--ignored", "--nocapture", "--test-threads=1"]


def settings(family, size, hints):
    given = {"HOSTILE_FAMILY": family, "HOSTILE_BYTES": size, "HOSTILE_HINTS": int(hints)}
    return os.environ | {name: str(value) for name, value in given.items()}


def instructions(test, family, size, hints):
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run(tool + command(test, "one_family"), env=settings(family, size, hints), cwd=ROOT,
                          capture_output=True, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"family {family} at {size} bytes failed:\n{done.stdout}\n{done.stderr}")
    return int(found.group(1).replace(",", ""))


def memory(test, family, size):
    """The peak memory of one family in a process of its own, in bytes."""
    child = subprocess.Popen(command(test, "one_family"), env=settings(family, size, False), cwd=ROOT,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"family {family} at {size} bytes failed with status {status}")
    return usage.ru_maxrss * 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--most", type=float, default=2.2)
    parser.add_argument("--memory", type=int, default=0, metavar="BYTES",
                        help="also print the peak memory of each family at this size")
    arguments = parser.parse_args()
    test = program()
    listed = subprocess.run(command(test, "families"), cwd=ROOT, capture_output=True, text=True, check=True)
    families = re.findall(r"family: (.+)", listed.stdout)
    wrong = []
    for number, name in enumerate(families):
        if arguments.names and not any(part in name for part in arguments.names):
            continue
        # The program's own start does not count.
        start = instructions(test, number, 0, False)
        for hints in [False, True]:
            once, twice = (instructions(test, number, size, hints) - start
                           for size in [arguments.bytes, 2 * arguments.bytes])
            ratio = twice / once
            line = f"{ratio:5.2f}  {once / arguments.bytes:7.0f} instructions per byte  {name}" \
                + (", title and query as long" if hints else "")
            if ratio > arguments.most:
                wrong.append(line)
            print(line, flush=True)
        if arguments.memory:
            used = memory(test, number, arguments.memory) / arguments.memory
            print(f"       {used:7.1f} bytes of memory per byte", flush=True)
    if wrong:
        sys.exit("grow faster than the text:\n" + "\n".join(wrong))


if __name__ == "__main__":
    main()
