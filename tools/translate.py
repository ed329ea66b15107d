"""Keep the English catalogue of what a suite's author reads (guide/i18n/locale).

`python tools/translate.py` takes in what the code says anew and compiles; what is then left without
English is listed. `--check` changes nothing and fails where the catalogue is behind the code.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOME = ROOT / "guide" / "i18n" / "locale" / "en" / "LC_MESSAGES"
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "mark": None}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.md", "jinja2")]


def main(arguments: list[str]) -> int:
    """Bring the catalogue up to date, or check it; return the exit code."""
    file, compiled = HOME / "guide.po", HOME / "guide.mo"
    catalogue = brought_up_to_date(file)
    texts, binary = io.BytesIO(), io.BytesIO()
    write_po(texts, catalogue, width=100, no_location=True, omit_header=False, sort_output=True)
    write_mo(binary, catalogue)
    left = untranslated(catalogue)
    for text in left:
        print(f"sans traduction : {text}", file=sys.stderr)
    if "--check" in arguments:
        behind = texts.getvalue() != file.read_bytes() or binary.getvalue() != compiled.read_bytes()
        if behind:
            print("catalogue en retard sur le code : python tools/translate.py", file=sys.stderr)
        return 1 if behind or left else 0
    file.write_bytes(texts.getvalue())
    compiled.write_bytes(binary.getvalue())
    return 1 if left else 0


def brought_up_to_date(file: Path) -> Catalog:
    """The kept translations of exactly the texts that the code says today."""
    said = Catalog(locale="en")
    for _, _, text, comments, context in extract_from_dir(
        ROOT / "guide", METHODS, keywords=KEYWORDS, options_map={"**.html": {"silent": "false"}}
    ):
        said.add(text, auto_comments=comments, context=context)
    with file.open("rb") as stream:
        kept = read_po(stream, locale="en")
    dated = kept.creation_date
    kept.update(said, no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    kept.creation_date = dated
    return kept


def each_form(told: object) -> tuple[object, ...]:
    """What a text is in each number; one form where it has none."""
    return told if isinstance(told, tuple) else (told,)


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts that have no English, or one of former words, which no catalogue compiles."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and (message.fuzzy or not all(each_form(message.string)))
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
