"""Loaded once by the process that small suites are forked from: libraries, nothing of this project.

What is proved is loaded by each of them for itself (``tests.forked``).
"""

import gc
from importlib import import_module

from _pytest.config import default_plugins

LIBRARIES = (
    *(f"_pytest.{plugin}" for plugin in default_plugins),
    "gherkin.parser",
    "jinja2",
    "packaging.version",
    "PIL.PngImagePlugin",
    "playwright.sync_api",
    "pytest_bdd.plugin",
    "pytest_playwright.pytest_playwright",
)

for library in LIBRARIES:
    import_module(library)
# Shared with every fork: a collection looks at what the fork made, and copies no page of memory.
gc.collect()
gc.freeze()
