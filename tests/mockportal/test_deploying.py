"""What cannot be built everywhere is read: the files that put the portal into containers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

from mockportal.settings import OPTIONS, options

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "compose.yaml"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def known_variables() -> set[str]:
    """Every variable that the portal reads, and that of Prometheus's client."""

    def command() -> None:
        """Take every option."""

    kept = options(command).__click_params__
    assert len(kept) == len(OPTIONS)
    return {one.envvar for one in kept} | {"MOCKPORTAL_SECRET", "PROMETHEUS_MULTIPROC_DIR"}


def test_the_compose_file_follows_its_schema() -> None:
    command = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(
        [sys.executable, *command], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_say_to_the_portal_what_it_reads() -> None:
    """R51: a variable that is spelt wrong would be passed over in silence."""
    services = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]
    said = {*services["portail"]["environment"]}
    said |= set(re.findall(r"\b((?:MOCKPORTAL|PROMETHEUS)_\w+)=", DOCKERFILE))
    assert len(said) >= 6
    assert said <= known_variables()


def test_the_image_is_made_of_what_is_there() -> None:
    for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        assert all((ROOT / source).exists() for source in sources.split())
    (told,) = re.findall(r"MOCKPORTAL_THREADS=(\d+)", DOCKERFILE)
    assert f"--threads={told}" in DOCKERFILE
