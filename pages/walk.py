"""Going on where the portal differs from its procedure: what was found is told, never hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from playwright.sync_api import Locator

from pages.finder import PRESSED, ControlNotFound, Place, has, like, named
from pages.hand import Hand
from pages.words import folded, same_words, share_a_word

_ACTED_ON = (*PRESSED, "radio", "checkbox")
_ANY = (*_ACTED_ON, "textbox", "combobox")
_COMPLETE = "() => [...document.querySelectorAll('main form')].every(f => f.checkValidity())"


class Documented(Protocol):
    """What a walk has to know of the page that is open."""

    hand: Hand

    @property
    def heading(self) -> Locator:
        """The page's main heading."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that is documented there."""
        ...

    def documents(self, label: str) -> bool:
        """Whether the label is documented there."""
        ...


@dataclass(frozen=True)
class Drift:
    """One difference between the documented walk and the portal.

    Attributes:
        kind: ``renamed`` (a control has another label), ``merged`` (a step is no longer a page of
            its own), ``added`` (a page came that nothing documents) or ``differs`` (an expectation
            does not hold).
        label: what is documented.
        offered: what the portal has instead: the label of a control, the title of a page.
        page: title of the page where it was seen.
    """

    kind: Literal["renamed", "merged", "added", "differs"]
    label: str
    offered: str
    page: str

    @property
    def message(self) -> str:
        """The difference in French."""
        return {
            "renamed": f"« {self.label} » s’appelle « {self.offered} » sur « {self.page} ».",
            "merged": f"« {self.label} » a disparu : « {self.offered} » est déjà sur la même page, "
            f"« {self.page} ». L’étape est réunie à une autre.",
            "added": f"La page « {self.page} » n’est pas documentée : il faut y cliquer sur "
            f"« {self.offered} » avant « {self.label} ».",
            "differs": f"Sur « {self.page} » : {self.offered}" if self.page else self.offered,
        }[self.kind]


@dataclass(frozen=True)
class Walk:
    """How a documented procedure is followed on a portal that may have changed.

    A label is never taken for another because they look alike: either the words are the same, or
    one control alone can be meant and what comes after it is documented.

    Args:
        ahead: labels that an actor presses, ticks or chooses next, up to an act without label.
        tell: takes each difference; the scenario has to fail in the end.
    """

    ahead: Callable[[str], Sequence[str]]
    tell: Callable[[Drift], None]

    def press(self, page: Documented, label: str, place: Place | None) -> None:
        """Press a control, or what stands for it.

        Raises:
            ControlNotFound: nothing stands for it beyond doubt.
        """
        try:
            page.hand.press(label, place)
        except ControlNotFound as missing:
            if not (self._is_merged(page, label) or self._is_pressed(page, label, place)):
                self._past_added_page(page, label, missing)

    def find(
        self, page: Documented, label: str, roles: Sequence[str], place: Place | None = None
    ) -> str:
        """The label that the page has for this field, box or radio button, which it lacks.

        Raises:
            ControlNotFound: nothing stands for it beyond doubt.
        """
        where = place or page.hand.page
        found = self._only_one(page, label, roles, where)
        if found is None:
            raise ControlNotFound(f"Aucun contrôle « {label} » sur « {_title(page)} ».")
        if folded(found) != folded(label):
            self.tell(Drift("renamed", label, found, _title(page)))
        return found

    def reach(self, page: Documented, heading: str) -> None:
        """Pass a page that was added before the one with this heading, when there is one."""
        ahead = self.ahead(page.hand.actor)
        if not ahead or _is_headed(page, heading):
            return
        if any(has(page.hand.page, label, PRESSED) for label in ahead):
            return
        self._leave(page, heading, lambda: _is_headed(page, heading))

    def reach_form(self, page: Documented) -> None:
        """Pass a page that was added before a form."""
        title = _title(page)
        self._leave(page, "remplir le formulaire", lambda: _title(page) != title)

    def _is_merged(self, page: Documented, label: str) -> bool:
        """Whether the step after this one can be taken here, on a page that is not its own."""
        ahead = self.ahead(page.hand.actor)[:1]
        if not ahead or page.documents(ahead[0]) or not has(page.hand.page, ahead[0], _ACTED_ON):
            return False
        self.tell(Drift("merged", label, ahead[0], _title(page)))
        return True

    def _is_pressed(self, page: Documented, label: str, place: Place | None) -> bool:
        """Press the control that has taken the place of this one, on a page that documents it."""
        where = place or page.hand.page.get_by_role("main")
        found = self._only_one(page, label, PRESSED, where)
        if found is None and page.documents(label):
            found = self._only_way_on(page, where)
        if found is None:
            return False
        title = _title(page)
        page.hand.press(found, where)
        if not same_words(found, label) and not self._is_on_the_way(page):
            return False
        if folded(found) != folded(label):
            self.tell(Drift("renamed", label, found, title))
        return True

    def _is_on_the_way(self, page: Documented) -> bool:
        """Whether a page has what comes next; nothing to compare with is no objection."""
        ahead = self.ahead(page.hand.actor)
        return not ahead or any(has(page.hand.page, label, _ACTED_ON) for label in ahead)

    def _past_added_page(self, page: Documented, label: str, missing: ControlNotFound) -> None:
        """Press the only way on, when the label or one of the next comes after it."""
        if page.documents(label):
            raise missing
        hand = page.hand
        if not self._leave(page, label, lambda: has(hand.page, label, PRESSED)):
            raise missing
        hand.press(label)

    def _leave(self, page: Documented, label: str, arrived: Callable[[], bool]) -> bool:
        """Press the only way on from a page; tell that it was added when it led where it should."""
        title = _title(page)
        way = self._only_way_on(page, page.hand.page.get_by_role("main"))
        if way is None:
            return False
        page.hand.press(way, page.hand.page.get_by_role("main"))
        if not arrived():
            return False
        self.tell(Drift("added", label, way, title))
        return True

    def _only_way_on(self, page: Documented, where: Place) -> str | None:
        """The page's only button, or its only link, when no field is left to fill."""
        if not page.hand.page.evaluate(_COMPLETE):
            return None
        for role in PRESSED:
            names = named(where, (role,))
            if names:
                return names[0] if len(names) == 1 else None
        return None

    def _only_one(
        self, page: Documented, label: str, roles: Sequence[str], where: Place
    ) -> str | None:
        """The only name that is this label but for accents, has its words, or shares one of them.

        A shared word does not decide between this label and another documented one that is missing.
        """
        offered = self._candidates(page, label, roles, where)
        for fits in (_same_letters, same_words, share_a_word):
            found = [name for name in offered if fits(name, label)]
            if found:
                doubt = fits is share_a_word and self._may_be_another(page, found[0], label)
                return found[0] if len(found) == 1 and not doubt else None
        return None

    def _may_be_another(self, page: Documented, name: str, label: str) -> bool:
        """Whether a control may as well stand for another label of this page, missing like this."""
        others = [other for other in page.labels if not like(other).match(label)]
        return any(
            share_a_word(name, other) and not has(page.hand.page, other, _ANY) for other in others
        )

    def _candidates(
        self, page: Documented, label: str, roles: Sequence[str], where: Place
    ) -> list[str]:
        """What the page offers and nothing documents: neither this page nor the next steps."""
        taken = self.ahead(page.hand.actor)
        return [
            name
            for name in named(where, roles)
            if folded(name) == folded(label)
            or not (page.documents(name) or any(folded(name) == folded(t) for t in taken))
        ]


def _same_letters(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def _is_headed(page: Documented, heading: str) -> bool:
    return any(folded(heading) == folded(text) for text in page.heading.all_inner_texts())


def _title(page: Documented) -> str:
    return " ".join(page.heading.all_inner_texts()) or page.hand.page.title()
