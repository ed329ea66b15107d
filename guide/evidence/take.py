"""An act while it is filmed: what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from guide.evidence.looking import name_heard
from guide.evidence.patience import Wait
from guide.i18n import gettext, mark

if TYPE_CHECKING:
    from guide.evidence.acts import Act
    from guide.evidence.look import Look, Target

PHOTOGRAPHED = frozenset({"press", "tick", "untick", "choose", "select", "attach", "drag"})
"""What is worth a screenshot before it happens; a form is shown filled, before it is sent."""
HIDDEN = mark("le contrôle ne se voit pas sur la page")


@dataclass
class Take:
    """One act, its facts as the record will have them, and its time."""

    act: Act
    facts: dict[str, Any]
    wait: Wait
    look: Look | None = None
    target: Target | None = None

    @property
    def photographed(self) -> bool:
        """Whether it is worth a screenshot."""
        sends = (self.act.verb, self.act.value) == ("key", "Enter")
        return sends or self.facts["verb"] in PHOTOGRAPHED

    @property
    def typed(self) -> str:
        """What must be read nowhere; empty where nothing must."""
        if self.facts["secret"] and self.act.verb == "fill":
            return self.act.value or ""
        return ""

    def see(self, look: Look) -> None:
        """Know the page, and what it says of the control at hand."""
        self.look, self.target = look, look.target
        target, facts = look.target, self.facts
        if target is None:
            return
        facts["verb"] = _verb_on(target, facts["verb"])
        facts["role"], facts["name"] = target.role, self._name(target)
        facts["label"] = facts["label"] or facts["name"]
        if target.secret and facts["verb"] in {"fill", "key"}:
            facts["secret"] = True
        facts["value"] = None if facts["secret"] else self._value(target)
        if target.box is None and self.photographed:
            facts["lost"] = gettext(HIDDEN)

    def doubt(self) -> str:
        """Keep nothing of what is typed where nobody could look; what must be read nowhere."""
        if self.facts["verb"] in {"fill", "key"}:
            self.facts |= {"secret": True, "value": None}
        return self.typed

    def uncover(self) -> None:
        """Frame a control that something else lies over: the act fails, and that is why."""
        target = self.target
        if target is not None and target.box is None and target.under is not None:
            self.target = replace(target, box=target.under)
            self.facts.pop("lost", None)

    def _name(self, target: Target) -> str:
        from playwright.sync_api import Locator

        place = self.act.place
        if target.plain or not isinstance(place, Locator):
            return target.name
        return name_heard(place) or target.name

    def _value(self, target: Target) -> str | None:
        given = self.act.value
        return dict(target.options).get(given, given) if given and target.options else given


def _verb_on(target: Target, verb: str) -> str:
    """What a person would call it: a radio button is chosen, a box that was ticked is unticked."""
    if verb in {"press", "tick"} and target.role == "radio":
        return "choose"
    if verb == "press" and target.role == "checkbox":
        return "untick" if target.ticked else "tick"
    return verb
