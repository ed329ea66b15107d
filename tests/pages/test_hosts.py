"""The runner keeps away from real portals (R53)."""

import subprocess
import sys
from pathlib import Path

import pytest

from pages.hosts import PRODUCTION, ProductionHost, refuse_production

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("host", PRODUCTION)
@pytest.mark.parametrize("form", ["https://{}/", "https://www.{}:443/a", "HTTP://{}.", "{}"])
def test_a_production_host_is_refused_however_it_is_written(host: str, form: str) -> None:
    """R53."""
    with pytest.raises(ProductionHost, match="vrai portail"):
        refuse_production(form.format(host))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8080", "https://portail.example/", "http://net-entreprises.fr.example/", ""],
)
def test_another_host_is_driven(url: str) -> None:
    """R53."""
    refuse_production(url)


def test_the_runner_stops_before_any_scenario_and_says_why() -> None:
    """R53."""
    url = "https://www.net-entreprises.fr"
    command = [sys.executable, "-m", "pytest", "tests/features", "--base-url", url, "-q"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 4
    assert "est un vrai portail" in run.stderr
    assert "passed" not in run.stdout
