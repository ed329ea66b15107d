"""A writer's own document with current pictures: nothing else in it changes."""

from guide.refresh.outcome import Outcome, RefreshError
from guide.refresh.previewing import preview
from guide.refresh.refreshing import refresh

__all__ = ["Outcome", "RefreshError", "preview", "refresh"]
