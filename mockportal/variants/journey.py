"""The pages of a registration, in the order of a variant (R12 to R18)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mockportal.domain.registration import DOCUMENTED, PENDING, REACHED, Order, Part, State
from mockportal.wording import Wording

FIRST_NUMBER = 3
"""Opening the portal and starting an account come before (R10, R11)."""

PATHS = {
    Part.IDENTITY: "identite",
    Part.TERMS: "conditions",
    Part.INFORMATION: "verification",
    Part.SECRETS: "authentification",
    Part.AUTHENTICATION: "recapitulatif",
    Part.ACTIVATION: "activation",
    Part.RECORDED: "choix-enregistre",
}
RESERVED_PATHS = ("abandonnee",)
TITLES = {part: f"{part}-title" for part in Part} | {Part.IDENTITY: "register-title"}
_BUTTONS = {
    Part.IDENTITY: "register",
    Part.TERMS: "accept-terms",
    Part.INFORMATION: "information-next",
    Part.SECRETS: "secrets-submit",
    Part.AUTHENTICATION: "authentication-next",
    Part.ACTIVATION: "activation-submit",
    Part.RECORDED: "back-home",
}
_ASKED = len(DOCUMENTED)
_CHOSEN = _ASKED + 1


@dataclass(frozen=True)
class JourneyPage:
    """One page of a registration.

    Attributes:
        path: below ``/inscription/``.
        parts: what is done here, all sent by one button; none on a page that only informs.
        number: of the step, as the source document counts.
        before: how many parts stand on the pages before this one.
        step: its name in the progress.
        button: label of what goes on; on a page with several parts, that of the last one.
        paragraphs: what a page without parts says.
    """

    path: str
    parts: tuple[Part, ...]
    number: int
    before: int
    title: str
    step: str
    button: str
    paragraphs: tuple[str, ...] = ()

    def opens(self, done: int) -> bool:
        """Whether the page can be opened once so many parts are done."""
        if self.before == 0:
            return True
        if self.before > _ASKED:
            return done == _CHOSEN
        if self.parts == (Part.TERMS,):  # accepted once and for all
            return done == self.before
        return self.before <= done <= _ASKED


@dataclass(frozen=True)
class Journey:
    """A registration's pages in order, and the names of all its steps."""

    pages: tuple[JourneyPage, ...]
    steps: tuple[str, ...]

    @property
    def order(self) -> Order:
        """The parts asked before the activation is chosen."""
        return tuple(part for page in self.pages for part in page.parts if part in REACHED)

    def done(self, state: State) -> int:
        """How many parts are done where a registration stands; none once it is settled."""
        if state in PENDING:
            return _CHOSEN
        reached = [REACHED[part] for part in self.order]
        return reached.index(state) + 1 if state in reached else 0

    def is_asking(self, state: State) -> bool:
        """Whether a registration that stands here has pages to fill in before its activation."""
        return 0 < self.done(state) <= _ASKED

    def has_done(self, part: Part, state: State) -> bool:
        """Whether this part is behind a registration that stands here."""
        return part in self.order[: self.done(state)]

    def at(self, path: str) -> JourneyPage | None:
        """The page with this path."""
        return next((page for page in self.pages if page.path == path), None)

    def page_of(self, part: Part) -> JourneyPage:
        """The page on which a part is done."""
        return next(page for page in self.pages if part in page.parts)

    def following(self, page: JourneyPage, done: int) -> JourneyPage:
        """The next page that can be opened once so many parts are done."""
        later = self.pages[self.pages.index(page) + 1 :]
        return next(one for one in later if one.opens(done))

    def standing(self, done: int) -> JourneyPage:
        """The page where the candidate goes on once so many parts are done."""
        return max((page for page in self.pages if page.opens(done)), key=lambda page: page.before)


def journey_of(written: Sequence[Mapping[str, Any]], wording: Wording) -> Journey:
    """The journey of a variant whose pages were found without fault; none written: one per part."""
    pages: list[JourneyPage] = []
    for one in written or [{"parts": [part.value]} for part in Part]:
        before = sum(len(page.parts) for page in pages)
        place = JourneyPage("", (), FIRST_NUMBER + len(pages), before, "", "", "")
        pages.append(_with_parts(one, place, wording) if "parts" in one else _added(one, place))
    steps = (wording["step-account"], wording["step-creation"], *(page.step for page in pages))
    return Journey(tuple(pages), (*steps, wording["step-end"]))


def _with_parts(one: Mapping[str, Any], place: JourneyPage, wording: Wording) -> JourneyPage:
    """It begins as its first part does, and ends with the button of its last one."""
    parts = tuple(map(Part, one["parts"]))
    return replace(
        place,
        path=one.get("path", PATHS[parts[0]]),
        parts=parts,
        title=one.get("title", wording[TITLES[parts[0]]]),
        step=one.get("step", wording[f"step-{parts[0]}"]),
        button=wording[_BUTTONS[parts[-1]]],
    )


def _added(one: Mapping[str, Any], place: JourneyPage) -> JourneyPage:
    texts = {name: one[name] for name in ("path", "title", "step", "button")}
    return replace(place, paragraphs=tuple(one["paragraphs"]), **texts)
