"""Doing what a suite asks for, with a look before and after."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from guide.evidence import media
from guide.evidence.look import Wanted
from guide.evidence.looking import look_at, look_from
from guide.evidence.patience import Wait
from guide.evidence.photographer import first_line
from guide.evidence.spelt import Spelt
from guide.evidence.take import Take

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Page

    from guide.evidence.acts import Act
    from guide.evidence.look import Look
    from guide.evidence.studio import Studio

T = TypeVar("T")


class Filming:
    """Films the acts of one scenario.

    Args:
        studio: the pages and people of the scenario, and its record.
    """

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._held: Take | None = None
        self._down: Take | None = None
        self._spelt = Spelt()

    def film(self, act: Act, do: Callable[..., T], *, holds: bool) -> T:
        """Do what the suite asked for; an act that types may wait for its step's last screenshot.

        Raises:
            BaseException: whatever the act itself raises, in its own words.
        """
        __tracebackhide__ = True
        studio = self._studio
        take = Take(act, studio.facts_of(act), Wait(act.timeout))
        with studio.aside(), studio.budget.counting():
            self.release()
            if act.verb == "hover":
                self.moves(act.page)
            self._before(take)
        left = take.wait.remaining
        try:
            result = do() if left is None else do(timeout=left)
        except BaseException as failed:
            with studio.aside():
                if left is not None:
                    take.wait.mend(failed)
                self.attach(take, done=False)
            raise
        with studio.aside(), studio.budget.counting():
            self._after(take, holds=holds)
        return result

    def held_at(self, page: Any) -> Take | None:
        """The act that waits for the screenshot of this page, which is its own from now on."""
        held = self._held
        if held is None or held.act.page != page:
            return None
        self._held = None
        return held

    def release(self) -> None:
        """Write the act that waited for a screenshot, without one."""
        held, self._held = self._held, None
        if held:
            self.attach(held)

    def moves(self, page: Page) -> None:
        """The mouse goes elsewhere: what its button holds is dragged."""
        if self._down and self._down.act.page == page:
            self._down.facts["verb"] = "drag"

    def lets_go(self) -> None:
        """Write what the button of the mouse held, now that it is up or that the step ends."""
        down, self._down = self._down, None
        if down:
            self.attach(down)

    def _before(self, take: Take) -> None:
        studio, act, facts = self._studio, take.act, take.facts
        facts["actor"] = studio.company.actor_at(act.page)
        if act.on_page:
            return
        with _losing(facts):
            studio.budget.check()
            studio.company.settle(act.page)
            self._look_before(take)
            studio.hide(take.typed)
            if take.look is not None:
                self._keep(take, take.look)
        unseen = take.look is None or (take.target is None and act.types)
        if unseen and act.page not in studio.announced:
            studio.hide(take.doubt())
        studio.hide(self._spelt.after(take))
        studio.budget.give_back(take.wait.waited)
        studio.photographer.forget()

    def _look_before(self, take: Take) -> None:
        """Look once the act can happen, or once it has only the time left that it needs."""
        from playwright.sync_api import Error

        act = take.act
        show = take.photographed and not act.points
        wanted = self._studio.photographer.wanted(before=True, show=show)
        if act.verb == "press":
            wanted = wanted.with_lines()
        missing: Error | None = None
        with take.wait.waiting() as wait:
            try:
                take.see(self._look(take, wanted.within(take.wait.left)))
                wait.free = take.target is None or take.target.ready or not take.photographed
            except Error as error:
                missing = error
        if wait.free:
            return
        if act.wait is None or not take.wait.left:
            if missing:
                raise missing
            return
        try:
            with take.wait.waiting():
                act.wait(take.wait.left)
        except Error:
            if take.look is None:
                raise
            take.uncover()
            return  # it was there: the act fails in its own words, and shows it as it stood
        take.facts.pop("lost", None)
        take.see(self._look(take, wanted))

    def _look(self, take: Take, wanted: Wanted) -> Look:
        act = take.act
        if act.place is not None:
            return look_from(act.place, act.page, wanted)
        return look_at(act.page, wanted.under_mouse() if act.lasts else wanted.at(act.point))

    def _keep(self, take: Take, look: Look) -> None:
        """The page as it was before the act, with its screenshot where one is wanted."""
        studio, act, facts = self._studio, take.act, take.facts
        box = take.target.box if take.target else None
        seen, facts["box"] = studio.photographer.facts(look, box, studio.path(act.page, look.url))
        facts["page"] = seen | ({"lines": look.lines} if act.verb == "press" else {})
        if take.photographed:
            saved = studio.photographer.photograph(act.page, look, "avant", box)
            facts["picture"] = saved.url
            if saved.lost:
                facts["lost"] = saved.lost

    def _after(self, take: Take, *, holds: bool) -> None:
        act, facts = take.act, take.facts
        if act.lasts:
            self._down = take
            return
        if act.on_page:
            with _losing(facts):
                self._arrive(take)
            facts["label"] = facts["label"] or self._studio.path(act.page)
        elif act.verb == "hover" and not self._opened(take):
            return
        elif act.verb == "fill" and holds:
            self._held = take
            return
        self.attach(take)

    def _arrive(self, take: Take) -> None:
        studio, page = self._studio, take.act.page
        studio.budget.check()
        studio.company.settle(page)
        look = look_at(page, Wanted(secrets=studio.secrets))
        take.facts["page"], _ = studio.photographer.facts(look, None, studio.path(page, look.url))

    def _opened(self, take: Take) -> bool:
        """Whether the page offers something else than it did before."""
        now = look_at(take.act.page, Wanted(secrets=self._studio.secrets))
        return take.look is not None and _offered(now) != _offered(take.look)

    def attach(self, take: Take, *, done: bool = True) -> None:
        """Write an act to the open step; nobody acted on a control that was never there."""
        if done or take.target is not None or take.act.on_page:
            self._studio.attach(media.ACTION, take.facts | {"done": done})


@contextmanager
def _losing(facts: dict[str, Any]) -> Generator[None]:
    """Tell what could not be seen, and go on: the act goes on too."""
    try:
        yield
    except Exception as lost:  # noqa: BLE001 - whatever it is
        facts["lost"] = first_line(lost)


def _offered(look: Look) -> list[tuple[str, str]]:
    return [(element["role"], element["name"]) for element in look.elements]
