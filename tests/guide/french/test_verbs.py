"""Forms of verbs, as people write them with their accents, without, or with wrong ones."""

from __future__ import annotations

import pytest

from guide.french.acts import infinitives
from guide.french.verbs import verb_of


@pytest.mark.parametrize(
    "word", ["complète", "accède", "transfère", "récupère", "procède", "répète"]
)
def test_a_present_is_no_participle(word: str) -> None:
    verb = verb_of(word)
    assert verb is not None
    assert verb.form == "present"
    participle = verb_of(word.replace("è", "é")[:-1] + "é")
    assert participle is not None
    assert (participle.infinitive, participle.form) == (verb.infinitive, "participle")


@pytest.mark.parametrize(
    ("word", "infinitive", "form"),
    [
        ("MODIFIEZ", "modifier", "imperative"),
        ("téléversez", "téléverser", "imperative"),
        ("televerser", "téléverser", "infinitive"),
        ("décochera", "décocher", "future"),
        ("enverrez", "envoyer", "imperative"),
        ("appuient", "appuyer", "present"),
        ("retapez", "taper", "imperative"),
        ("accéde", "accéder", "present"),
        ("completé", "compléter", "participle"),
        ("selectionnee", "sélectionner", "participle"),
        ("êtes", "être", "present"),
        ("suis", "être", "present"),
        ("saisissait", "saisir", "conditional"),
        ("cliquant", "cliquer", "gerund"),
    ],
)
def test_a_form_is_known(word: str, infinitive: str, form: str) -> None:
    verb = verb_of(word)
    assert verb is not None
    assert (verb.infinitive, verb.form) == (infinitive, form)


def test_a_word_without_accents_is_what_its_sentence_makes_of_it() -> None:
    alone, helped = verb_of("complete"), verb_of("complete", helped=True)
    assert alone is not None
    assert helped is not None
    assert (alone.form, helped.form) == ("present", "participle")


@pytest.mark.parametrize("word", ["du", "à", "puis", "options", "notions", "bouton", "suivante"])
def test_what_is_no_verb(word: str) -> None:
    assert verb_of(word) is None


@pytest.mark.parametrize("infinitive", infinitives())
def test_each_verb_is_conjugated(infinitive: str) -> None:
    verb = verb_of(infinitive)
    assert verb is not None
    assert (verb.infinitive, verb.form) == (infinitive, "infinitive")
