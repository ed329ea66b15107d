"""The guide's own words, the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.french.counting import counted, long_date
from guide.french.typography import typeset

if TYPE_CHECKING:
    from guide.publish.model import Chapter, ChapterSection, Fact, Figure, Trouble

FOR_WHOM = "Pour qui"
CONDITIONS = "Limites et délais"
CONTENTS = "Sommaire"
TROUBLES = "Si cela ne marche pas"
TROUBLES_LEAD = typeset(
    "Voici ce que le portail répond quand quelque chose n'est pas comme il faut. "
    "Chaque réponse a été obtenue en jouant la situation."
)
PROOF = "Ce qui a été vérifié"
FICTIONAL = typeset(
    "Portail fictif : les personnes, les entreprises, les messages et les courriers montrés ici "
    "sont inventés."
)


def verified(chapter: Chapter) -> str:
    """« Vérifié le … sur … (variante …) », as one sentence."""
    proof = chapter.proof
    variant = f" (variante « {proof.variant} »)" if proof.variant else ""
    return typeset(f"Vérifié le {long_date(proof.day)} sur {proof.portal}{variant}.")


def proved(chapter: Chapter) -> str:
    """How much stands behind the guide."""
    proof = chapter.proof
    pictures = sum(1 for _ in chapter.figures())
    played = counted(proof.scenarios, "scénario joué", "scénarios joués")
    taken = counted(pictures, "image", "images")
    rules = f" Règles prouvées : {', '.join(proof.rules)}." if proof.rules else ""
    return typeset(f"{played} sans échec, {taken}.{rules}")


def acting(actor: str) -> str:
    """Who acts from here on."""
    return typeset(f"Qui agit : {actor}")


def fact(given: Fact) -> str:
    """What a delay or a limit is about."""
    return typeset(given.name[:1].upper() + given.name[1:])


def entry(part: ChapterSection) -> str:
    """A line of the contents: the step and, where it has one, the page that it shows."""
    return part.section.title + (f" – {part.subject}" if part.subject else "")


def numbered(figure: Figure) -> str:
    """The label of a picture: « Figure 3 »."""
    return f"Figure\u00a0{figure.number}"


def answers(trouble: Trouble) -> str | None:
    """What the portal is proved to say."""
    if not trouble.answers:
        return None
    said = ", ".join(f"« {answer.removesuffix('.')} »" for answer in trouble.answers)
    return typeset(f"Le portail affiche : {said}.")


def where(trouble: Trouble) -> str | None:
    """Which step to read again; told so that nobody takes the line for a step."""
    return typeset(f"Voir « {trouble.section.title} »") if trouble.section else None
