"""A sentence under the grammar: its tokens, the verbs in it, and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from guide.claims.nouns import DETERMINERS, GENERIC_PEOPLE, QUALIFIED, singular
from guide.french.text import fold, plain_apostrophes, plain_spaces
from guide.french.verbs import Verb, verb_of
from guide.french.words import words

if TYPE_CHECKING:
    from guide.claims.model import Sentence
    from guide.claims.tokens import Token

_ASIDE = words("pour afin avant sans apres permet permettant permettent")
_CONDITIONS = words("si sinon quand lorsque lorsqu' cas echeant")
_AT_LENGTH = frozenset({("au", "bout"), ("a", "force")})
"""« Au bout de cinq essais: … »: what is only reached in some cases."""
_NEGATIONS = words("pas jamais plus")
_NOTHING = _NEGATIONS | words("personne rien aucun aucune guere")
_FORGETTING = words(
    "oubliez oublie oublier oubliera oublierez hesitez hesite hesiter manquez manque"
)
_REFLEXIVES = words("se s' vous me m' nous")
_PRONOUNS = words("il elle ils elles celui-ci celle-ci lui")
_CHOICES = words("choix choisir choisissez choisis opter optez")
"""« Le choix entre X et Y »: no form of « entrer »."""
_OBJECTS = words("le la les")
"""« Confirme-le », « rends-toi »: what has its pronoun behind a dash asks for it."""
_CLICKS = words("clic clics")
_BEHIND = 2
_OPENING = words("se s' ne n' y en puis ensuite enfin alors et tu")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb at its place among the tokens.

    Attributes:
        aside: it tells a purpose or a moment (« pour accepter », « avant de valider »).
        optional: it is said under a condition, or forbidden.
    """

    at: int
    verb: Verb
    aside: bool
    optional: bool
    refused: bool


@dataclass
class Phrase:
    """A sentence and what is known of it.

    Attributes:
        subject: who acted last in the text so far.
        people: the nouns for who acts.
    """

    sentence: Sentence
    tokens: list[Token]
    subject: str | None = None
    people: frozenset[str] = frozenset()
    acts: list[Act] = field(default_factory=list[Act])

    def __post_init__(self) -> None:
        self.acts = [act for i in range(len(self.tokens)) if (act := self._act(i))]

    def words(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        text = self.sentence.paragraph.text
        return text[self.tokens[first].start : self.tokens[last].end]

    @cached_property
    def plain(self) -> str:
        """The sentence without case, accents and typography, letter for letter."""
        return plain_apostrophes(plain_spaces(fold(self.sentence.text)))

    def _act(self, at: int) -> Act | None:
        token = self.tokens[at]
        if token.kind != "word":
            return None
        before = self.tokens[at - 1].plain if at else ""
        reflexive = token.reflexive or before in _REFLEXIVES
        helped = at > 0 and _is_helper(self.tokens[at - 1].text)
        verb = verb_of(token.text, reflexive=reflexive, helped=helped)
        if verb is None or self._is_auxiliary(verb, at):
            return None
        if self._is_no_act(at, verb, before):
            return None
        noun = _is_noun(token.plain, verb, before) and not self._is_made(at, verb)
        noun = noun and not self._has_pronoun(at, verb)
        if noun or (token.plain == "a" and not self._has_object(at)):
            return None
        if verb.form == "present" and token.clitic in _OBJECTS | {"toi"}:
            verb = Verb(verb.infinitive, verb.sense, "imperative")
        if self._is_familiar(at, verb):
            verb = Verb(verb.infinitive, verb.sense, "imperative")
        return Act(at, verb, self._is_aside(at), self.is_optional(at), self._is_refused(at))

    def _is_no_act(self, at: int, verb: Verb, before: str) -> bool:
        """Whether a form of a verb only tells which one: « à suivre », or is none."""
        if self.tokens[at].plain == "entre" and before in _CHOICES:
            return True
        if verb.form == "gerund":
            return before != "en"
        return verb.form == "infinitive" and self._is_to_do(at)

    def _is_to_do(self, at: int) -> bool:
        """« La marche à suivre », « la personne à radier »: which one, after a noun.

        « Il ne reste qu'à valider » asks for it.
        """
        if at < _BEHIND or self.tokens[at - 1].text.lower() != "à":
            return False
        before = self.tokens[at - _BEHIND]
        named = before.kind == "word" and before.plain not in _NEGATIONS | {"qu'"}
        return named and verb_of(before.text) is None

    def _is_familiar(self, at: int, verb: Verb) -> bool:
        """« Choisis la cooptation »: written as the participle is, where a clause begins."""
        if verb.form != "participle" or not verb.infinitive.endswith("ir"):
            return False
        opens = (
            not at or self.tokens[at - 1].kind == "mark" or self.tokens[at - 1].plain in _OPENING
        )
        return opens and self.tokens[at].plain.endswith("is")

    def is_without_subject(self) -> bool:
        """« Clique sur le lien et se connecte », in a list of what one person does."""
        if not self.acts or not self.acts[0].verb.is_finite:
            return False
        return all(token.plain in _OPENING for token in self.tokens[: self.acts[0].at])

    def _has_object(self, at: int) -> bool:
        """Whether « a » is a form of « avoir »: « à » without its accent has a noun after it."""
        if at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        verb = verb_of(after.text)
        said = after.plain in DETERMINERS - {"la", "l'"} or after.plain[:1].isdigit()
        return said or after.plain in _NEGATIONS or (verb is not None and verb.form == "participle")

    def _is_made(self, at: int, verb: Verb) -> bool:
        """« Faites votre choix » asks to choose; « votre choix est noté » does not."""
        made = verb_of(self.tokens[at - 2].text) if at > 1 else None
        return verb.infinitive == "choix" and made is not None and made.infinitive == "faire"

    def _has_pronoun(self, at: int, verb: Verb) -> bool:
        """« Pour le refuser »: somebody, or something, named before."""
        said = [token.plain for token in self.tokens[max(0, at - 2) : at]]
        return verb.form == "infinitive" and said in (["pour", "le"], ["de", "le"])

    def _is_auxiliary(self, verb: Verb, at: int) -> bool:
        """« va devenir »: the verb after it is the one that counts."""
        if verb.infinitive != "aller" or not verb.is_finite or at + 1 >= len(self.tokens):
            return False
        return self.tokens[at + 1].plain.endswith(("er", "ir", "re"))

    def clause(self, at: int) -> int:
        """Where the clause of a token begins."""
        first = at
        while first > 0 and not (
            self.tokens[first - 1].kind == "mark" and self.tokens[first - 1].text in ";:()–—.!?"
        ):
            first -= 1
        return first

    def _is_aside(self, at: int) -> bool:
        near = [token.plain for token in self.tokens[max(0, at - 4) : at]]
        for plain in reversed(near):
            if plain in _ASIDE:
                return True
            if plain not in {
                "de",
                "d'",
                "avoir",
                "etre",
                "que",
                "s'",
                "se",
                "vous",
                "l'",
                "les",
                "le",
            }:
                return False
        return False

    def is_optional(self, at: int) -> bool:
        """Whether a condition opens the clause: « si », « s'il », « en cas de »."""
        first = self.clause(at)
        while first > 0 and self.tokens[first - 1].text == ":":
            first = self.clause(first - 1)
        plain = [token.plain for token in self.tokens[first : at + 1]]
        if any(pair in _AT_LENGTH for pair in pairwise(plain)):
            return True
        return any(
            word in _CONDITIONS or (word == "s'" and after in _PRONOUNS)
            for word, after in pairwise(plain)
        )

    def _is_refused(self, at: int) -> bool:
        """Whether the verb is denied: « ne cliquez pas », « ne pas cliquer »."""
        near = self.tokens[max(0, at - 4) : at + 3]
        plain = [token.plain for token in near]
        if _FORGETTING & set(plain):
            return False
        return any(word in {"ne", "n'"} for word in plain) and any(w in _NOTHING for w in plain)

    def subject_of(self, at: int) -> str | None:
        """Who does what stands at a token: a noun for a person, in the singular; None for « vous ».

        A pronoun stands for who acted before.
        """
        first = self.clause(at)
        for index in range(at - 1, first - 1, -1):
            token = self.tokens[index]
            if token.kind != "word":
                continue
            if token.plain == "vous" and index < at - 1:
                return None
            if token.plain in _PRONOUNS:
                return self._named_before(index)
            if self.is_person(index) and self._is_subject(index, at):
                return self.person_at(index)
        return None

    def _named_before(self, at: int) -> str | None:
        """Whom a pronoun stands for: who was named earlier in the sentence, else in the text."""
        for index in range(at - 1, -1, -1):
            if self.is_person(index) and self._is_subject(index, at):
                return self.person_at(index)
        return self.subject

    def person_at(self, index: int) -> str | None:
        """The person named at a token; None when the noun says nothing of a role."""
        near = {token.plain for token in self.tokens[max(0, index - 2) : index + 3]}
        more = index + 1 < len(self.tokens) and self.is_person(index + 1)
        noun = singular(self.tokens[index + more].plain)
        if noun in GENERIC_PEOPLE or (not more and near & QUALIFIED):
            return None
        return noun

    def is_person(self, index: int) -> bool:
        """Whether a token is a noun for somebody who acts."""
        plain = self.tokens[index].plain
        return plain in GENERIC_PEOPLE or singular(plain) in self.people

    def _is_subject(self, index: int, at: int) -> bool:
        """Whether a noun for a person is what the verb agrees with: nothing governs it."""
        before = self.tokens[index - 1].plain if index else ""
        article = before in DETERMINERS - {"du", "des", "de", "d'", "au", "aux"}
        governed = index > 1 and self.tokens[index - 2].plain in {"a", "de", "par", "pour", "avec"}
        return article and not governed


def _is_helper(word: str) -> bool:
    verb = verb_of(word)
    return verb is not None and verb.infinitive in {"être", "avoir"}


def _is_noun(plain: str, verb: Verb, before: str) -> bool:
    """Whether a form that could be a verb is a noun: an article stands before it.

    « En cliquant » is none, and « un clic sur » asks as much as « cliquer sur ».
    """
    if plain in _CLICKS or (before == "en" and plain.endswith("ant")):
        return False
    if verb.form == "infinitive" and verb.infinitive != "choix":
        return before in {"un", "le", "du", "au", "ce"}
    if verb.form == "future":
        return False
    return before in DETERMINERS or before in {"en", "par", "sans", "sous", "avec", "a"}
