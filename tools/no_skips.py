"""Fail when a JUnit report has a test that was skipped: on CI, every test must prove something.

python tools/no_skips.py build/ci/test.xml
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET


def skipped(report: Path) -> Iterator[str]:
    """Yield `test: reason` for each test of the report that did not run to its end."""
    for case in ET.parse(report).iter("testcase"):
        for mark in case.findall("skipped"):
            name = f"{case.get('classname')}::{case.get('name')}"
            yield f"{name} : {mark.get('message') or 'sans raison'}"


def main(reports: list[str]) -> int:
    """Print each skipped test of the reports; return the exit code."""
    if not reports:
        print("Indiquez au moins un rapport JUnit.", file=sys.stderr)
        return 2
    found = [line for report in reports for line in skipped(Path(report))]
    for line in found:
        print(f"test sauté : {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
