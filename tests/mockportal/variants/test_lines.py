"""Where in a file an entry stands."""

from __future__ import annotations

import tomllib

import pytest

from mockportal.variants.lines import Keys, fault_of, line_of

TEXT = '''# un commentaire, avec [texts] dedans
title = "Essai"

explanation = """
[texts]
accept = "ceci est du texte"
"""

[texts]
accept = "Oui"  # accept = "Non"
"refuse" = "Non"

[mails.registration-accepted]
paragraphs = [
  "Un.",
  "Deux.",
]
subject = 'Objet'

[rules]
cooptation_days = 30

[[journey.pages]]
parts = ["identity"]

[[journey.pages]]
title = "Deux"
'''


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("explanation",), 4),
        (("texts",), 9),
        (("texts", "accept"), 10),
        (("texts", "refuse"), 11),
        (("mails", "registration-accepted"), 13),
        (("mails", "registration-accepted", "paragraphs"), 14),
        (("mails", "registration-accepted", "subject"), 18),
        (("rules", "cooptation_days"), 21),
        (("journey", "pages"), 23),
        (("journey", "pages", 0), 23),
        (("journey", "pages", 0, "parts"), 24),
        (("journey", "pages", 1), 26),
        (("journey", "pages", 1, "title"), 27),
        (("journey", "pages", 2), 1),
        (("title", "absent"), 1),
    ],
)
def test_an_entry_is_found_where_it_is_written(keys: Keys, line: int) -> None:
    """R39: comments, strings and lists of several lines notwithstanding."""
    assert line_of(TEXT, keys) == line


def test_lines_may_end_as_under_windows() -> None:
    """R39."""
    assert line_of(TEXT.replace("\n", "\r\n"), ("rules", "cooptation_days")) == 21


@pytest.mark.parametrize(
    ("text", "line"),
    [('title = "a"\n[texts\n', 2), ('title = "a"\ntitle = "b"\n', 2), ('a = 1\nb = """\n', 2)],
)
def test_a_fault_of_toml_has_its_line(text: str, line: int) -> None:
    """R39."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    found, told = fault_of(text, caught.value)
    assert found == line
    assert "line" not in told
