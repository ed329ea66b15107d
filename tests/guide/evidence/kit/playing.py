"""The samples of Cucumber's compatibility kit, played by pytest-bdd in one run that is recorded."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from tests.guide.evidence.suites import Outcome, Suite

PACKAGES = (
    "@cucumber/compatibility-kit@30",
    "@cucumber/cucumber-expressions@20",
    "@cucumber/html-formatter@24",
    "@cucumber/junit-xml-formatter@0.15",
    "@cucumber/messages@34",
    "@cucumber/pretty-formatter@4",
)
LAST = "global-hooks-afterall-error"
STEPS = Path(__file__).parent / "samples"
_TITLE = re.compile(r"^(\s*(?:Scenario|Example): )(.+)$", re.MULTILINE)


class Missing(Exception):
    """Node, or what it should install, is not at hand."""


def install(folder: Path) -> Path:
    """Cucumber's packages for node in a folder of their own; where they lie.

    Raises:
        Missing: there is no npm, or its registry does not answer.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("node is not installed: Cucumber's own packages cannot be asked")
    (folder / "package.json").write_text('{"type": "module", "private": true}', "utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefer-offline", *PACKAGES]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"Cucumber's packages cannot be installed here:\n{done.stderr}")
    return folder / "node_modules/@cucumber"


def play(kit: Path, folder: Path) -> Outcome:
    """Play every sample that has steps here, all in one run.

    The sample whose session fixture fails at the end is the last one, for pytest counts that
    failure to the last test.
    """
    suite = Suite(folder)
    for steps in sorted(STEPS.glob("*.py")):
        sample = steps.stem.replace("_", "-")
        target = folder / sample
        shutil.copytree(kit / sample, target, ignore=shutil.ignore_patterns("*.ts", "*.ndjson"))
        for feature in target.glob("*.feature"):
            feature.write_text(told_apart(feature.read_text("utf-8")), "utf-8")
        shutil.copy(steps, target / f"test_{steps.stem}.py")
    others = sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name != LAST)
    return suite.play("--reruns", "0", "--import-mode=importlib", "-W", "ignore", *others, LAST)


def told_apart(feature: str) -> str:
    """A feature in which each scenario has a name of its own: pytest-bdd plays no namesakes."""
    seen: Counter[str] = Counter()

    def own(match: re.Match[str]) -> str:
        seen[match[2]] += 1
        return match[0] if seen[match[2]] == 1 else f"{match[0]} ({seen[match[2]]})"

    return _TITLE.sub(own, feature)
