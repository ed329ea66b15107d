"""What the validator html-validate objects to in pages; the fixture ``validator`` installs it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

VALIDATOR = "html-validate@9"
RULES = {"extends": ["html-validate:standard"], "elements": ["html5"], "root": True}


def installed(folder: Path) -> list[str]:
    """The command that validates; a test that needs it is skipped where node is absent."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("node is not installed: the validator cannot be asked")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefer-offline", VALIDATOR]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("the validator cannot be installed here")
    rules = folder / "rules.json"
    rules.write_text(json.dumps(RULES), "utf-8")
    found = folder / "node_modules" / ".bin" / "html-validate"
    return [str(found), "--formatter", "json", "--config", str(rules)]


def objections(validator: list[str], folder: Path) -> list[str]:
    """What the validator objects to in the files of a folder."""
    told = folder / "objections.json"
    with told.open("w", encoding="utf-8") as output:  # through a pipe it cuts what is long
        command = [*validator, str(folder / "*.html")]
        done = subprocess.run(command, stdout=output, check=False)
    assert done.returncode in {0, 1}
    return [
        f"{Path(page['filePath']).stem}:{one['line']} {one['ruleId']} : {one['message']}"
        for page in json.loads(told.read_text("utf-8"))
        for one in page["messages"]
    ]
