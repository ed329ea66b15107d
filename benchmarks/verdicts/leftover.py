"""Of the words left over in true sentences, how many are nowhere in the evidence.

A word counts as nowhere when no page, mail, letter, reading or actor of the run has it or a
synonym. One that stands somewhere need not say what the sentence says: the share is a lower bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.report import Table, decimal
from benchmarks.verdicts.judged import judged_in
from benchmarks.verdicts.sentences import Sentence
from guide.alignment.keys import actor_keys, page_keys
from guide.judging.checking import Proven

_PERCENT = 100


def left_over(sentences: Iterable[Sentence], proof: Proven, folder: Path) -> Table:
    """The words left over in true sentences by their files, and those that nothing shows."""
    known = _shown(proof)
    words, nowhere = Counter[str](), Counter[str]()
    for sentence in sentences:
        if sentence.wrong:
            continue
        left = {w for told in judged_in(sentence, proof, folder) for w in told.left if w.end}
        words[sentence.kind] += len(left)
        nowhere[sentence.kind] += sum(word.key not in known for word in left)
    table = Table("Mots restants des vraies", ("", "mots", "montrés nulle part", "part"))
    for name, count in words.items():
        share = _PERCENT * nowhere[name] / count if count else _PERCENT
        table.rows.append([name, str(count), str(nowhere[name]), f"{decimal(share, 1)} %"])
    return table


def _shown(proof: Proven) -> frozenset[str]:
    vocabulary = proof.vocabulary
    keys = {key for fact in proof.shelf.facts for key in fact.keys | fact.given}
    for timeline in proof.timelines:
        for visit in timeline.visits:
            keys |= page_keys(visit.page, vocabulary)
            keys |= actor_keys(visit.moment.actor, vocabulary)
    return frozenset(keys)
