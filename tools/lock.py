"""Write requirements.lock: every version with its hashes for all systems, no registry's address.

`make lock` keeps the versions that still fit; `make lock UPGRADE=1` takes the newest ones.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from places import LOCK, PROJECT, ROOT, script

FOREIGN_SOURCES = ("UV_EXTRA_INDEX_URL", "UV_INDEX", "UV_FIND_LINKS", "UV_OVERRIDE")
LEAK = re.compile(r"://|^\s*--(?!hash=)|\bfile:|(?:^|\s)-[fi]\s|[A-Za-z]:\\|(?:^|[\s(])/\w|@ ")


def main(arguments: list[str]) -> int:
    """Compile the lock and check it; return the exit code."""
    command = [
        *(script("uv"), "pip", "compile", "--quiet", "--no-config"),
        *("--universal", "--generate-hashes", "--no-emit-index-url"),
        *("--all-extras", "--group", "dev"),
        *("--custom-compile-command", "make lock"),
        *("--output-file", LOCK.name, *arguments, PROJECT.name),
    ]
    kept = {key: value for key, value in os.environ.items() if key not in FOREIGN_SOURCES}
    code = subprocess.run(command, cwd=ROOT, env=kept, check=False).returncode
    return code or _report_leaks()


def _report_leaks() -> int:
    """Fail when a line names a registry or a place on this machine."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    leaks = [f"{number} : {line}" for number, line in enumerate(lines, 1) if LEAK.search(line)]
    for leak in leaks:
        print(f"adresse ou chemin de machine dans le verrou, ligne {leak}", file=sys.stderr)
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
