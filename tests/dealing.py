"""Who takes which tests: what shares a run goes to one worker, the longest begin.

The groups are told by place and not by xdist's marks: from pytest 9.2 on, ``--dist loadgroup`` of
xdist 3.8 sees no mark and deals out every test alone (pytest-xdist's issue 1386).
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from guide.evidence.templates import template_of

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

TESTS = Path(__file__).parent
WALKED = "procedures walked"
SHARED = {
    "evidence_whole": "evidence whole",
    "evidence_whole/test_borrowed_browser.py": "borrowed browser",
    "evidence_whole/test_same_pictures_on_each_machine.py": "pictures on each machine",
    "features/test_changed_portals.py": WALKED,
    "features/test_rules_can_fail.py": "broken rules",
    "guide/check/test_documents.py": WALKED,
    "guide/check/test_hand_made.py": WALKED,
    "guide/publish": "little portal",
    "guide/refresh": "little portal",
    "guide/report": "reported run",
    "guide/pictures": "compared runs",
    "guide/pictures/test_export.py": "little portal",
}
"""Folders and modules whose tests look at runs that are played once: one worker takes them all."""
LONGEST = (
    "evidence_whole",
    "guide/check/test_documents.py",
    "mockportal/web/test_accessibility.py",
    "guide/evidence",
    *SHARED,
    "features",
)
"""What begins first, so that no worker ends with it alone."""


def group(nodeid: str) -> str:
    """What a test is dealt out with: its module, what shares a run with it; a scenario alone."""
    module = PurePosixPath(nodeid.split("::", 1)[0])
    place = module.relative_to(TESTS.name)
    shared = SHARED.get(str(place)) or SHARED.get(str(place.parent))
    alone = str(place.parent) == "features"
    return shared or (nodeid if alone else str(place))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Any:
    """Scenarios are known by a marker; the longest begin, whatever the order of the others."""
    for item in items:
        if template_of(item):
            item.add_marker("scenario")
    yield
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    place = item.path.relative_to(TESTS).as_posix()
    turns = (turn for turn, longest in enumerate(LONGEST) if place.startswith(longest))
    return next(turns, len(LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Deal out by :func:`group` where ``--dist loadgroup`` asks for groups."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class Dealing(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    return Dealing(config, log)
