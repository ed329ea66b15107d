"""Conditions: what was done or shown before the thing that they are conditions of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from guide.alignment.keys import page_keys, text_keys, who_keys
from guide.claims.clause import is_person
from guide.claims.clauses import LASTING
from guide.claims.pronouns import ALREADY
from guide.claims.segments import DURING
from guide.french.verbs import verb_of
from guide.french.vocabulary import RECEIVE, families, infinitive_of, kinds_of
from guide.judging.arriving import comes_up, led_to, own_names, tells_of
from guide.judging.cases import chose, is_option, was_chosen
from guide.judging.deeds import sense_of, signs_in
from guide.judging.laying import DECIDE
from guide.judging.limits import OUTCOMES
from guide.judging.mistakes import is_checked, is_of_check
from guide.judging.questions import PRESSED, is_asked
from guide.judging.stage import Staged
from guide.judging.staging import best_staged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guide.alignment.facts import Fact
    from guide.alignment.timelines import Deed, Timeline
    from guide.claims.clause import Clause
    from guide.french.vocabulary import Vocabulary
    from guide.judging.ground import Ground, Here
    from guide.judging.laying import Laid
    from guide.judging.stage import Stage

_DATED = frozenset({"dès que", "une fois", "après", "avant"})


def coming_after(ground: Ground, conditions: Sequence[Clause]) -> Callable[[Fact], bool]:
    """Whether a walk shows, or does, what each condition tells before a fact.

    What shows a condition is looked for once, and then held against each fact.
    """
    first = [cache(partial(ground.shelf.lay, each, ())) for each in conditions]
    walks = [*ground.timelines.values()]
    named = [is_option(each, walks, ground.vocabulary) for each in conditions]
    return lambda main: all(
        was_chosen(each, main, ground)
        if option
        else _is_shown_before(each, found(), main) or _is_done_before(ground, each, main)
        for each, found, option in zip(conditions, first, named, strict=True)
    )


def is_dated(clause: Clause) -> bool:
    """« Dès que », « une fois », « après »: something has to come first, whatever a page says."""
    if clause.introduced == "avant":
        return True
    return clause.introduced in _DATED and bool(clause.act)


def _is_shown_before(clause: Clause, first: Laid, main: Fact) -> bool:
    if clause.introduced == "avant" or not first.whole or first.fact is None:
        return False
    if is_dated(clause) and DECIDE in clause.act:
        return False
    comes_first = is_dated(clause) or _decides(clause)
    if comes_first and (first.fact.clause.instructs or first.fact.pressed):
        return False
    if is_dated(clause) and _is_promised(clause, first.fact):
        return False
    return precedes(first.fact, main)


def _is_done_before(ground: Ground, clause: Clause, main: Fact) -> bool:
    """Whether it is the last thing that a button did before a walk shows the main thing."""
    if clause.denied or clause.introduced == "avant" or not clause.act:
        return False
    for walk, at in main.seen:
        timeline = ground.timelines.get(walk)
        last = _last_act(timeline, at) if timeline else None
        if last is not None and _says(ground, clause, last):
            return True
    return False


def _last_act(timeline: Timeline, at: int) -> Deed | None:
    return next((d for d in reversed(timeline.deeds) if d.at < at and _acts(d)), None)


def _decides(clause: Clause) -> bool:
    return any(families().get(key) == "outcome" for key in clause.act)


def _is_decided_on(clause: Clause) -> bool:
    """« Une fois accepté, le candidat… »: others accept him, whatever he has accepted himself."""
    forms = [verb.form for word in clause.verbs if (verb := verb_of(word.text)) is not None]
    bare = not any(clause.slots.values())
    return _decides(clause) and bare and bool(forms) and all(f == "participle" for f in forms)


def _tells_of_it(stage: Stage | None, fact: Fact) -> bool:
    """Whether a fact says what became of somebody, before a stage, and is nobody's own word."""
    own = fact.pressed or fact.clause.instructs or fact.clause.reader
    return not own and _is_seen_before(fact, stage)


def _acts(deed: Deed) -> bool:
    """Whether a deed does more than to lead on, or to sign in."""
    return deed.action.verb == "press" and deed.action.role == "button" and not deed.secret


def _says(ground: Ground, clause: Clause, deed: Deed) -> bool:
    """Whether a clause tells of a deed: what its label says, by whom, on its page."""
    keys = text_keys(deed.name, ground.vocabulary)
    keys |= {DECIDE} if keys & OUTCOMES else frozenset()
    if not clause.act <= keys:
        return False
    doers = who_keys(deed.action.actor, deed.scenario.uri, ground.vocabulary)
    page = deed.action.page
    around = keys | (page_keys(page, ground.vocabulary) if page else frozenset[str]())
    return all(
        word.key in (doers if slot in {"who", "by"} else around)
        for slot, words in clause.slots.items()
        for word in words
    )


def condition(
    ground: Ground, clause: Clause, here: Here, main: Staged, done: Clause | None
) -> Laid | Staged:
    """A condition of something that is done: its page, or what was done before it.

    Args:
        ground: where the sentence stands.
        clause: the condition.
        here: what is known of the sentence.
        main: where the thing is done.
        done: what tells of it.
    """
    stage = main.stage
    if (case := _as_case(ground, clause, here, stage, done)) is not None:
        return case
    decided = _is_decided_on(clause)
    if stage is not None and _is_so(ground, clause, stage, decided=decided):
        return Staged(stage, ())
    places = [w for w in clause.words() if w.is_label and here.is_place(w)]
    if stage is not None and places:
        return best_staged(clause, [stage], here.labels, ground.vocabulary, places)
    if stage is not None and not decided and any(sense_of(verb.text) for verb in clause.verbs):
        return _timed(ground, clause, here, stage, done)
    told = partial(_tells_of_it, stage) if decided else _in_hands(clause)
    laid = ground.shelf.lay(clause, (), told)
    fact = laid.fact
    dated = is_dated(clause) and fact is not None and (fact.pressed or _is_promised(clause, fact))
    others = fact is not None and _is_of_another(clause, fact, ground.vocabulary)
    timely = fact is not None and _is_seen_before(fact, stage) != (clause.introduced == "avant")
    if laid.whole and laid.fact and (dated or others or not timely):
        return replace(laid, left=tuple(clause.words()))
    return replace(laid, expected=None, left=laid.left or laid.against)


def _is_so(ground: Ground, clause: Clause, stage: Stage, *, decided: bool) -> bool:
    """Whether it was done before, was checked, or is asked about on the page."""
    checked = is_dated(clause) and is_checked(clause, stage, ground.vocabulary)
    state = not decided and _is_state(ground, clause, stage)
    return state or checked or _knows(ground, clause, stage)


def _as_case(
    ground: Ground, clause: Clause, here: Here, stage: Stage | None, done: Clause | None
) -> Staged | None:
    """A condition that names an option, a decision, what led to a page or what it is about."""
    if stage is not None and is_dated(clause) and comes_up(done):
        return led_to(ground, clause, here, stage)
    if clause.introduced == DURING:
        around = page_keys(stage.page, ground.vocabulary) if stage else frozenset[str]()
        return Staged(stage, tuple(word for word in clause.words() if word.key not in around))
    option = is_option(clause, ground.timelines.values(), ground.vocabulary)
    if option or (stage and _is_decided_otherwise(clause, stage, ground.vocabulary)):
        there = option and stage and chose(clause, stage.shown.scenario.id, stage.at, ground)
        return Staged(stage, () if there else tuple(clause.words()))
    return None


def _is_decided_otherwise(clause: Clause, stage: Stage, vocabulary: Vocabulary) -> bool:
    """« En cas de refus, cliquez sur « Accord » »: the control says another outcome."""
    keys = text_keys(stage.deed.name, vocabulary) if stage.deed else frozenset[str]()
    done = {key for key in keys if families().get(key) == "outcome"}
    told = {key for key in clause.act if families().get(key) == "outcome"}
    return bool(done and told) and (told <= done) == clause.denied


def _is_of_another(clause: Clause, fact: Fact, vocabulary: Vocabulary) -> bool:
    """« Si déjà inscrit », where the fact tells it of somebody whom the clause does not name."""
    told = (w for slot in ("who", "what") for w in fact.clause.slots.get(slot, ()))
    who = {word.key for word in told if is_person(word, vocabulary) and not word.complement}
    return bool(who - {word.key for word in clause.words()} - fact.viewer)


def _is_promised(clause: Clause, fact: Fact) -> bool:
    """« Une fois la clé reçue », where a page only says that it leaves: it is in nobody's hands."""
    receives = any(
        RECEIVE in kinds_of(verb.text) or infinitive_of(verb.text) in LASTING
        for verb in clause.verbs
    )
    return receives and not fact.mail


def _in_hands(clause: Clause) -> Callable[[Fact], bool] | None:
    """« Dès que le courrier est reçu »: of all that tells of it, the mail or letter itself."""
    receives = any(RECEIVE in kinds_of(verb.text) for verb in clause.verbs)
    return (lambda fact: bool(fact.mail)) if receives and is_dated(clause) else None


def told_there(ground: Ground, clause: Clause, here: Here, stage: Stage) -> bool:
    """Whether the page of what is done asks for a condition, or asks its reader to check it."""
    names = here.labels.values()
    if clause.introduced not in {"si", "s'", "lorsque", "lorsqu'", "quand"}:
        return False
    asked = is_asked(clause, stage, names, ground.vocabulary)
    return asked or is_of_check(clause, stage, names, ground.vocabulary)


def _timed(ground: Ground, clause: Clause, here: Here, main: Stage, done: Clause | None) -> Staged:
    """What is done before, or after, what the main clause asks for."""
    known = [here.judged[w.start] for w in clause.words() if w.is_label and w.start in here.judged]
    own = [ground.stage(j.shown, j.claim.text) for j in known if j.shown]
    near = [s for s in own if s is not None] or list(ground.near(here.items))
    later = clause.introduced == "avant"
    looks = done is not None and all(sense_of(verb.text) == "see" for verb in done.verbs)
    since, until = (main.at - 1, main.at - 1) if looks else (main.at, main.at)
    near = [stage for stage in near if stage.scenario == main.scenario]
    fitting = [s for s in near if (s.at > since if later else s.at <= until)]
    if is_dated(clause) and not later and done is not None and _fills(clause) and _presses(done):
        fitting = [s for s in fitting if s.page.title == main.page.title]
    return best_staged(clause, fitting, here.labels, ground.vocabulary)


def _fills(clause: Clause) -> bool:
    """« Une fois le nom saisi »: what is filled in is sent by a button of its own page."""
    return {sense_of(verb.text) for verb in clause.verbs} <= {"fill", "choose", "tick"}


def _presses(clause: Clause) -> bool:
    named = any(word.is_label for word in clause.words())
    return named and any(sense_of(verb.text) == "press" for verb in clause.verbs)


def _knows(ground: Ground, clause: Clause, stage: Stage) -> bool:
    """« Si déjà inscrit, identifiez-vous », where the page to sign in is there to register too."""
    deed = stage.deed
    if clause.denied or deed is None or not (deed.secret and signs_in(stage, ground.vocabulary)):
        return False
    words = {word.key for word in clause.words()} - {ALREADY}
    if ALREADY not in clause.keys("what", "who", "other"):
        return False
    others = (e.name for e in stage.page.controls if e.role in PRESSED and e.name != deed.name)
    ways = {key for name in others for key in text_keys(name, ground.vocabulary)}
    around = own_names(stage.page, ground.vocabulary)
    who = who_keys(stage.actor, stage.shown.scenario.uri, ground.vocabulary)
    return bool(clause.act) and clause.act <= ways and words <= around | who


def _is_state(ground: Ground, clause: Clause, stage: Stage) -> bool:
    """« Si déjà inscrit », « une fois connecté »: whether it was done before, or is being."""
    timeline = ground.timeline(stage)
    if timeline is None or not clause.act:
        return False
    doers = clause.keys("who")
    last = _last_act(timeline, stage.at) if is_dated(clause) and _decides(clause) else None
    for deed in [last] if last else timeline.deeds:
        actor = deed.action.actor
        by = who_keys(actor, deed.scenario.uri, ground.vocabulary) if doers else frozenset[str]()
        if deed.action.verb != "press" or not (doers <= by if doers else actor == stage.actor):
            continue
        if tells_of(ground, clause, deed):
            if clause.denied or clause.introduced == "avant":
                return deed.at >= stage.at
            return deed.at < stage.at
    return False


def precedes(first: Fact, then: Fact) -> bool:
    """Whether a walk shows one fact before the other, or at once."""
    after = dict(then.seen)
    return any(at <= after.get(walk, -1) for walk, at in first.seen)


def _is_seen_before(fact: Fact, stage: Stage | None) -> bool:
    """Whether the walk of a stage shows a fact on its page, or before it."""
    if stage is None:
        return False
    return dict(fact.seen).get(stage.shown.scenario.id, stage.at + 1) <= stage.at
