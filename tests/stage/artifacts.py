"""What Playwright keeps of a scenario bears the names of those who acted, and no secret."""

import re
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from steps.playing import folder_of, seats_of, secrets_of

_BLANK = "about:blank"
_REMOVED = "Une trace est supprimée : ses secrets n’ont pas pu y être masqués ({why})."
_KEPT = ("--tracing", "--screenshot")


_NAMES = pytest.StashKey[tuple[list[str | None], list[str | None]]]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Know names for what is going to be kept, in the order in which Playwright numbers."""
    seats = seats_of(item)
    if not seats or all(item.config.getoption(kind) == "off" for kind in _KEPT):
        return
    contexts = [_called(actor, page) for actor, page in seats]
    pages = [_called(actor, one) for actor, page in seats for one in page.context.pages]
    item.stash[_NAMES] = contexts, pages


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Name what is kept, and clean it, once Playwright has written it: of a green test, at last."""
    report = yield
    if call.when == "teardown" and _NAMES in item.stash:
        contexts, pages = item.stash[_NAMES]
        folder = folder_of(item)
        for trace in folder.glob("trace*.zip"):
            _clean(item, trace)
        rename(folder, "trace", "zip", contexts)
        for state in ("failed", "finished"):
            rename(folder, f"test-{state}", "png", pages)
    return report


def _clean(item: pytest.Item, trace: Path) -> None:
    """Hide in a trace what was typed in secret, or leave no trace."""
    from guide.evidence.traces import leave_clean

    if why := leave_clean(trace, secrets_of(item)):
        item.add_report_section("teardown", "trace", _REMOVED.format(why=why))


def _called(actor: str, page: Page) -> str | None:
    """The actor with the title of the page, fit for a name; None for a page never opened."""
    if page.url == _BLANK:
        return None
    try:
        title = page.title().partition(" – ")[0]
    except Error:
        title = ""
    return re.sub(r"\W+", "-", f"{actor} {title}").strip("-").lower()


def rename(folder: Path, kind: str, suffix: str, names: Sequence[str | None]) -> None:
    """Give each file its name; what shows a page that was never opened is kept by nobody."""
    for number, name in enumerate(names, 1):
        file = folder / f"{kind}-{number}.{suffix}"
        if len(names) == 1 and not file.exists():
            file = folder / f"{kind}.{suffix}"
        if not file.exists():
            continue
        if name is None:
            file.unlink()
            continue
        target = folder / f"{kind}-{name}.{suffix}"
        file.replace(target if not target.exists() else folder / f"{kind}-{name}-{number}.{suffix}")
