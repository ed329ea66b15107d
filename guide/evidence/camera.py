"""The camera of one scenario: what a suite does with its browsers, as facts and screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from guide.evidence import media
from guide.evidence.filming import Filming
from guide.evidence.looking import look_at, look_from
from guide.evidence.photographer import first_line
from guide.evidence.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playwright.sync_api import BrowserContext, Page

    from guide.evidence.acts import Act
    from guide.evidence.attempt import Attempt
    from guide.evidence.look import Look
    from guide.evidence.protocol import Announced, Reading, World
    from guide.evidence.settings import Settings
    from guide.evidence.take import Take

T = TypeVar("T")


class Camera:
    """Looks at every page of a scenario, and never changes how the scenario ends.

    Attributes:
        guided: whether the suite says itself what a step shows; else each step shows the pages
            that it touched.
    """

    def __init__(self, attempt: Attempt, settings: Settings) -> None:
        self._studio = Studio(attempt, settings)
        self._filming = Filming(self._studio)
        self._due: dict[Page, None] = {}
        self.guided = False

    def lives_in(self, world: World) -> None:
        """Know the world of the scenario, for its time and its journal."""
        self._studio.world = world

    def misses(self, lost: BaseException) -> None:
        """Keep what could not be had of the suite, or seen."""
        self._studio.attach(media.LOST, {"why": first_line(lost)})

    def told(
        self,
        reads: Callable[..., Act | None],
        subject: Any,
        arguments: Sequence[Any],
        named: Mapping[str, Any],
        call: Callable[..., Any],
    ) -> Act | None:
        """What a call means; None for one that is not to be filmed."""
        with self._studio.aside():
            act = reads(subject, arguments, named, call)
            if act is not None and self._meets(act.page):
                return act
        return None

    def film(self, act: Act, do: Callable[..., T]) -> T:
        """Do what the suite asked for, with a look before and after.

        Raises:
            BaseException: whatever the act itself raises, in its own words.
        """
        __tracebackhide__ = True
        if act.on_page or not self.guided:
            self._due[act.page] = None
        return self._filming.film(act, do, holds=not self.guided)

    def touches(self, thing: Any) -> None:
        """The open step writes, or expects something of, the page of this thing."""
        with self._studio.aside():
            page = thing if hasattr(thing, "context") else getattr(thing, "page", None)
            if page is not None and self._meets(page) and not self.guided:
                self._due[page] = None

    def moves_mouse(self, page: Page) -> None:
        """The mouse of this page goes elsewhere."""
        with self._studio.aside():
            self._filming.moves(page)

    def lets_go(self, page: Page) -> None:
        """The button of the mouse of this page is up again."""
        with self._studio.aside():
            self._filming.lets_go()

    def before(self, act: Announced) -> None:
        """The next act on this page is done by this actor, under this label, maybe in secret."""
        with self._studio.aside():
            self._studio.company.seat(act.actor, act.page)
            self._studio.announced[act.page] = act

    def after(self, act: Announced) -> None:
        """What was announced is done."""
        with self._studio.aside():
            self._studio.announced.pop(act.page, None)

    def seats(self, actor: str, page: Page) -> None:
        """Whatever is done on this page, and on the others of its context, is this actor's."""
        with self._studio.aside():
            self._studio.company.seat(actor, page)

    def leaves_out(self, context: BrowserContext) -> None:
        """What happens in this context proves nothing, and is not looked at."""
        self._studio.company.leave_out(context)

    def hides(self, secret: str) -> None:
        """This is to be read nowhere, from now on."""
        self._studio.hide(secret)

    def read(self, reading: Reading) -> None:
        """Record a value that the walk read."""
        with self._studio.aside():
            self._studio.company.meet(reading.page)
            names = ("name", "value", "unit", "rule", "actor")
            facts = {name: getattr(reading, name) for name in names}
            place = {"time": self._studio.time(), "path": self._studio.path(reading.page)}
            self._studio.attach(media.READING, facts | place)

    def shows(self, actor: str, page: Page) -> None:
        """Remember that this page is what the step is about."""
        with self._studio.aside():
            self._studio.company.seat(actor, page)
            self._due[page] = None

    def end_step(self) -> None:
        """Photograph what the step shows."""
        due, self._due = self._due, {}
        studio = self._studio
        for page in due:
            with studio.aside(), studio.budget.counting():
                if not page.is_closed():
                    self._view(page, self._filming.held_at(page))
        with studio.aside():
            self._filming.release()
            self._filming.lets_go()

    def fail_step(self) -> None:
        """Keep what a tester needs to find the cause; what cannot be had is said, not raised."""
        self._due = {}
        studio = self._studio
        with studio.aside():
            self._filming.release()
            self._filming.lets_go()
        for page in studio.company.pages:
            with studio.aside():
                who = {"actor": studio.company.actor_at(page), "path": studio.path(page)}
                studio.attach(media.TREE, who | studio.photographer.wreck(page))
        journal = studio.journal()
        if journal:
            studio.attach(media.JOURNAL, journal)

    def _meets(self, page: Page) -> bool:
        """Know a page; False for one that is not to be looked at."""
        if self._studio.company.is_left_out(page):
            return False
        self._studio.company.meet(page)
        return True

    def _view(self, page: Page, held: Take | None) -> None:
        """What a step shows at its end; what was typed last is framed on the same screenshot."""
        studio = self._studio
        view: dict[str, Any] = {"actor": studio.company.actor_at(page), "time": studio.time()}
        seen: dict[str, Any] = {"title": "", "path": studio.path(page), "elements": []}
        view |= {"page": seen | {"lines": []}, "picture": None}
        try:
            studio.budget.check()
            studio.company.settle(page)
            look = self._look(page, held)
            box = look.target.box if look.target else None
            seen, box = studio.photographer.facts(look, box, studio.path(page, look.url))
            view["page"] = seen | {"lines": look.lines}
            saved = studio.photographer.photograph(page, look, "resultat", None)
            view["picture"] = saved.url
            if saved.lost:
                view["lost"] = saved.lost
            if held and box:
                held.facts |= {"picture": saved.url, "box": box, "page": seen}
        except Exception as lost:  # noqa: BLE001 - whatever it is, the scenario goes on
            view["lost"] = first_line(lost)
        if held:
            self._filming.attach(held)
        studio.attach(media.VIEW, view)

    def _look(self, page: Page, held: Take | None) -> Look:
        wanted = self._studio.photographer.wanted(before=False, show=held is not None).with_lines()
        if held is not None and held.act.place is not None:
            return look_from(held.act.place, page, wanted)
        return look_at(page, wanted)
