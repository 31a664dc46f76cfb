#!/usr/bin/env python3
"""Checks the dependencies, including those of tests and examples: each has a permissive licence, and no build script uses
the network.

    python3 tests/supply.py
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PERMISSIVE = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0",
    "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Zlib",
}
# Names that a script needs to download something.
NETWORK = re.compile(r"TcpStream|UdpSocket|std::net|\b(ureq|reqwest|hyper|attohttpc|minreq|curl|wget|powershell)\b"
                     r"|\"git\"[^;]*\"(clone|fetch|pull|submodule)\"", re.I)


def is_permissive(licence):
    """Any of an OR, all of an AND; `MIT/Apache-2.0` is the old form of OR."""
    tokens = re.findall(r"\(|\)|[^()\s]+", licence.replace("/", " OR "))

    def either():
        found = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            found = both() or found
        return found

    def both():
        found = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            found = one() and found
        return found

    def one():
        name = tokens.pop(0)
        if name == "(":
            found = either()
            tokens.pop(0)
            return found
        if tokens and tokens[0] == "WITH":
            name = f"{name} WITH {tokens[1]}"
            del tokens[:2]
        return name in PERMISSIVE

    return either()


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--all-features", "--locked"]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    packages = json.loads(done.stdout)["packages"]
    wrong, scripts = [], 0
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if not package["license"] or not is_permissive(package["license"]):
            wrong.append(f"{name}: the licence is {package['license']}")
        if package["source"] not in (None, "registry+https://github.com/rust-lang/crates.io-index"):
            wrong.append(f"{name}: comes from {package['source']}")
        for target in package["targets"]:
            if "custom-build" in target["kind"]:
                scripts += 1
                found = NETWORK.search(Path(target["src_path"]).read_text(errors="replace"))
                if found:
                    wrong.append(f"{name}: its build script names {found.group()!r}")
    print(f"{len(packages)} packages, {scripts} build scripts")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
