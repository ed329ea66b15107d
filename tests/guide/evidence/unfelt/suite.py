"""The suite of all that may hurt the camera: a scenario each."""

from __future__ import annotations

from tests.guide.evidence.suites import Suite
from tests.guide.evidence.unfelt import acts, pages

KINDS = (*pages.DOES, *acts.DOES)
"""What happens."""
RED = {"une question reste sans réponse", "le bouton n'existe pas"}
"""What fails, watched or not."""
SCENARIOS = """
  Plan du scénario: <ce qui arrive>
    Quand <ce qui arrive>
    Alors rien d'autre

    Exemples:
      | ce qui arrive |
""" + "\n".join(f"      | {kind} |" for kind in KINDS)
STEPS = """
from guide.browser import find_browser
from tests.guide.evidence.unfelt import acts, pages, site

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    return {**browser_type_launch_args, **find_browser(playwright)}

@pytest.fixture
def context(context):
    context.route("**/*", site.answer)
    return context

@when(parsers.re("(?P<kind>.+)"))
def _(page, kind):
    (pages.DOES | acts.DOES)[kind](page)

@then("rien d'autre")
def _(): ...
"""


def write(suite: Suite) -> None:
    """Make it this suite."""
    suite.feature(SCENARIOS)
    suite.steps(STEPS)
