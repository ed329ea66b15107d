"""What the lint says about lines, in French: message first, then remedy."""

from __future__ import annotations

SPACES = (
    "Une espace insécable ou un caractère invisible empêche de reconnaître la ligne.",
    "Mettez des espaces ordinaires : la typographie est remise à l'affichage.",
)
APOSTROPHE = (
    "Une apostrophe typographique (’) empêche de reconnaître la ligne.",
    "Mettez l'apostrophe droite ( ' ) : la typographie est remise à l'affichage.",
)
DECOMPOSED = (
    (
        "Des lettres accentuées sont décomposées (lettre + accent à part) : elles ne "
        "sont égales à rien d'autre."
    ),
    "Retapez les lettres accentuées de cette ligne.",
)
NO_LANGUAGE = (
    "La langue n'est pas déclarée : le fichier sera lu comme de l'anglais, et refusé.",
    "Mettez « # language: fr » sur la première ligne.",
)
EXAMPLE_FOR_EXAMPLES = (
    "« Exemple: » ouvre un nouveau scénario ; le tableau qui suit deviendrait du texte libre.",
    "Écrivez « Exemples: », avec un s.",
)
STEPS_LEFT_OUT = (
    "Les étapes n'ont pas été vérifiées : aucun module du projet n'en définit. Dites où elles "
    "sont : guide lint --steps DOSSIER"
)


def misplaced(what: str, place: str) -> tuple[str, str]:
    """A well-written line that Gherkin takes for free text because of where it stands."""
    what = what[0].upper() + what[1:]
    return (
        f"{what} {place} : Gherkin le prend pour du texte libre, et rien n'est exécuté.",
        (
            "Vérifiez le titre qui précède (il en manque peut-être un, ou il est mal "
            "écrit), ou déplacez la ligne."
        ),
    )


def keyword(written: str, wanted: str) -> tuple[str, str]:
    """A line whose first words look like a keyword and are none."""
    if written.split() == wanted.split() and "\t" not in written:
        return (
            f"Une espace de trop dans « {wanted.strip()} » : Gherkin n'y reconnaît pas le mot-clé.",
            "Mettez une seule espace entre les mots.",
        )
    if written.split() == wanted.split():
        return (
            f"Une tabulation suit « {wanted.strip()} » : Gherkin n'y reconnaît pas le mot-clé.",
            "Mettez une espace ordinaire après le mot-clé.",
        )
    return (
        (
            f"« {written.strip()} » n'est pas un mot-clé : la ligne serait prise pour du "
            "texte libre, ou refusée."
        ),
        f"Écrivez « {wanted.strip()} », ou commencez la ligne autrement si c'est un commentaire.",
    )


def undefined(keyword: str, text: str, written: str, row: dict[str, str]) -> str:
    """A step that no definition matches; ``written`` is it before a row of examples filled it."""
    message = f"Aucune définition ne correspond à l'étape « {keyword} {text} »"
    used = [name for name in row if f"<{name}>" in written]
    if not used:
        return f"{message}."
    values = ", ".join(
        f"<{name}> vaut « {row[name]} »" if row[name] else f"la case « {name} » est vide"
        for name in used
    )
    return f"{message}, où {values}."


def empty_step(keyword: str) -> tuple[str, str]:
    """A step keyword with nothing after it."""
    return (
        f"L'étape « {keyword.strip()} » n'a pas de texte.",
        "Écrivez ce qui se passe, ou retirez la ligne.",
    )


def language(code: str) -> tuple[str, str]:
    """A language line with a name that Gherkin does not know."""
    return (
        f"Gherkin ne connaît pas la langue « {code} » : le fichier est refusé.",
        "Écrivez « # language: fr » sur la première ligne, ou le nom de la langue du fichier.",
    )


def coroutine(function: str) -> tuple[str, str]:
    """A step function written with ``async def``."""
    return (
        (
            f"La fonction « {function} » est asynchrone (async def) : l'étape passerait "
            "sans rien faire."
        ),
        "Écrivez-la avec « def », sans « async ».",
    )


def unreadable(function: str) -> tuple[str, str]:
    """A step whose text only running would tell, or that does not compile."""
    return (
        f"Le texte de l'étape de « {function} » n'est pas lisible sans exécuter le code.",
        "Écrivez dans le décorateur un texte en toutes lettres, et valide pour son analyseur.",
    )


def untidy_definition(text: str) -> tuple[str, str]:
    """A definition whose text is not in the form in which steps are compared."""
    return (
        (
            "Cette définition contient une espace spéciale ou en trop, une apostrophe ’ ou "
            "un accent à part."
        ),
        f"Écrivez « {text} » : les étapes sont comparées sans typographie.",
    )
