"""A document with current pictures: read, checked, paired with the evidence, written whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.documents.writing import write_whole
from guide.refresh.figures import drawn_figures
from guide.refresh.needs import number_of
from guide.refresh.outcome import Outcome, RefreshError, WrongCall
from guide.refresh.planning import Plan, planned
from guide.stamps import stamp_of, stamped
from guide.stamps.keeping import FORMATS
from guide.stamps.model import Picture, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from guide.evidence.record import Run
    from guide.judging.checking import Proven
    from guide.judging.verdicts import Judged
    from guide.refresh.figures import DrawnFigure


def refresh(
    path: Path,
    proof: Proven,
    target: Path,
    *,
    mend: bool = False,
    partial: bool = False,
    stamp: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Write a document again with the pictures of a run.

    Args:
        path: the writer's document (.docx, .odt or .md); it is never changed.
        proof: the run, made ready.
        target: where the refreshed document goes.
        mend: also suggest the portal's own words as tracked changes.
        partial: write even when the evidence has no picture for a step.
        stamp: also write into the document what was proved of it.
        tell: hears, in French, what is being done.

    Raises:
        DocumentError: the document cannot be read.
        RefreshError: it cannot be refreshed; nothing is written.
        WrongCall: it cannot be so, whatever the evidence.
        OSError: the target cannot be written.
    """
    _refuse_original(path, target)
    tell("lecture du document")
    plan = planned(path, proof, target)
    if mend and not plan.editor.mends:
        raise WrongCall(
            f"{path} : seul un fichier Word (.docx) garde des marques de révision.",
            "Relancez sans --mend, ou enregistrez le document au format .docx.",
        )
    if stamp and (mend or plan.document.format not in FORMATS):
        raise WrongCall(
            f"{path} : --stamp ne va qu’avec un .docx ou un .odt dont les mots ne changent pas.",
            "Relancez sans --mend, relisez, puis lancez « guide check --stamp ».",
        )
    if not partial:
        _refuse_gaps(plan)
    outcome = plan.outcome
    drawn = _show(plan, proof.run, outcome, tell)
    if mend:
        _mend(plan, proof.run, outcome)
    data = plan.editor.packed() or path.read_bytes()
    write_whole(target, _stamped(plan, proof.run, drawn, data) if stamp else data)
    return outcome


def _stamped(plan: Plan, run: Run, drawn: Iterable[DrawnFigure], data: bytes) -> bytes:
    """The document with what was proved of it."""
    pictures = [Picture(digest_of(one.png), run.started) for one in drawn]
    return stamped(plan.path, stamp_of(plan.document, plan.checked, run, pictures), data)


def _refuse_original(path: Path, target: Path) -> None:
    if target.exists() and path.exists() and target.samefile(path):
        raise WrongCall(f"{target} est le document d’origine : donnez un autre nom avec -o.")
    if target.suffix.lower() != path.suffix.lower():
        raise WrongCall(
            f"{target} : le document rafraîchi garde son format ; son nom finit par "
            f"« {path.suffix} »."
        )


def _refuse_gaps(plan: Plan) -> None:
    if plan.pairing.lacking:
        raise RefreshError(
            f"{plan.path} : la preuve n’a pas d’image pour {', '.join(plan.pairing.lacking)} ; "
            "rien n’est écrit.",
            "Avec --partial, les autres images sont remplacées.",
        )


def _show(plan: Plan, run: Run, outcome: Outcome, tell: Callable[[str], None]) -> list[DrawnFigure]:
    """Replace and insert; return all pictures that the document now has of the run."""
    pairing = plan.pairing
    lines = {index: plan.line(index) for index in pairing.replaced}
    drawn = drawn_figures([*pairing.replaced.values(), *pairing.inserted], run, tell)
    for index, figure in pairing.replaced.items():
        if plan.editor.replace(index, drawn[figure]):
            outcome.replaced.append(lines[index])
        else:
            outcome.fresh += 1
    for figure in pairing.inserted:
        plan.editor.insert(drawn[figure])
        outcome.inserted.append(figure.step)
    return list(drawn.values())


def _mend(plan: Plan, run: Run, outcome: Outcome) -> None:
    """Suggest from the end to the beginning, so that what stands before keeps its rank."""
    moment = run.started.strftime("%Y-%m-%dT%H:%M:%SZ")
    suggested = [judged for judged in plan.checked.claims() if judged.suggestion]
    for judged in sorted(suggested, key=lambda j: (number_of(j.place), -j.claim.start)):
        words, other = judged.claim.text, _other_words(judged)
        if words == other:
            continue
        before = judged.claim.sentence.paragraph.text[: judged.claim.start]
        found = judged.place.part is None and plan.editor.mend(
            number_of(judged.place), words, other, before.count(words), moment
        )
        (outcome.mended if found else outcome.unmended).append((words, other))
    outcome.missed = [
        (f"après l’étape {lack.after} : " if lack.after else "") + lack.suggestion
        for lack in plan.checked.undocumented
    ]


def _other_words(judged: Judged) -> str:
    """What the suggested sentence has in the place of the claim."""
    claim, suggestion = judged.claim, judged.suggestion or ""
    text, sentence = claim.sentence.paragraph.text, claim.sentence
    before = text[sentence.start : claim.start].lstrip()
    behind = text[claim.end : sentence.end].rstrip()
    return suggestion.removeprefix(before).removesuffix(behind)
