"""Playwright's own browser, else one of the machine's, else a word on what to install."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from guide import i18n
from guide.browser import STEADY, BrowserNotFound, find_browser


def playwright_in(folder: Path) -> Any:
    """A Playwright whose full browser would lie in this folder."""
    return SimpleNamespace(
        chromium=SimpleNamespace(executable_path=str(folder / "chromium-12/linux/chrome"))
    )


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def _empty_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def test_playwrights_own_headless_shell_comes_first(tmp_path: Path) -> None:
    program(tmp_path / "bin/chromium-headless-shell")
    program(tmp_path / "chromium_headless_shell-12/linux/headless_shell")
    found = find_browser(playwright_in(tmp_path))
    assert (found.get("args"), "executable_path" in found) == ([*STEADY], False)


def test_playwrights_full_browser_serves_when_it_is_alone(tmp_path: Path) -> None:
    full = program(tmp_path / "chromium-12/linux/chrome")
    assert find_browser(playwright_in(tmp_path)).get("executable_path") == str(full)


def test_the_machines_headless_shell_comes_before_its_full_browser(tmp_path: Path) -> None:
    program(tmp_path / "bin/chromium")
    shell = program(tmp_path / "bin/chromium-headless-shell")
    assert find_browser(playwright_in(tmp_path)).get("executable_path") == str(shell)


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Aucun navigateur n’a"), ("en", "No browser was found")]
)
def test_no_browser_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setattr(i18n, "_spoken", language)
    with pytest.raises(BrowserNotFound, match=rf"(?s){words}.*playwright install"):
        find_browser(playwright_in(tmp_path))
