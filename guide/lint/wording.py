"""What the lint says about lines, in French: message first, then remedy."""

from __future__ import annotations

from guide.i18n import gettext, mark

SPACES = (
    mark("Une espace insécable ou un caractère invisible empêche de reconnaître la ligne."),
    mark("Mettez des espaces ordinaires : la typographie est remise à l'affichage."),
)
APOSTROPHE = (
    mark("Une apostrophe typographique (’) empêche de reconnaître la ligne."),
    mark("Mettez l'apostrophe droite ( ' ) : la typographie est remise à l'affichage."),
)
DECOMPOSED = (
    (
        mark(
            "Des lettres accentuées sont décomposées (lettre + accent à part) : elles ne "
            "sont égales à rien d'autre."
        )
    ),
    mark("Retapez les lettres accentuées de cette ligne."),
)
NO_LANGUAGE = (
    mark("La langue n'est pas déclarée : le fichier sera lu comme de l'anglais, et refusé."),
    mark("Mettez « # language: fr » sur la première ligne."),
)
EXAMPLE_FOR_EXAMPLES = (
    mark(
        "« Exemple: » ouvre un nouveau scénario ; le tableau qui suit deviendrait du texte libre."
    ),
    mark("Écrivez « Exemples: », avec un s."),
)
STEPS_LEFT_OUT = mark(
    "Les étapes n'ont pas été vérifiées : aucun module du projet n'en définit. Dites où elles "
    "sont : guide lint --steps DOSSIER"
)


def said(pair: tuple[str, str]) -> tuple[str, str]:
    """A message and its remedy in the language in use."""
    message, remedy = pair
    return gettext(message), gettext(remedy)


def misplaced(what: str, place: str) -> tuple[str, str]:
    """A well-written line that Gherkin takes for free text because of where it stands."""
    what = gettext(what)
    what = what[0].upper() + what[1:]
    return (
        gettext(
            "{what} {place} : Gherkin le prend pour du texte libre, et rien n'est exécuté."
        ).format(what=what, place=gettext(place)),
        (
            gettext(
                "Vérifiez le titre qui précède (il en manque peut-être un, ou il est mal "
                "écrit), ou déplacez la ligne."
            )
        ),
    )


def keyword(written: str, wanted: str) -> tuple[str, str]:
    """A line whose first words look like a keyword and are none."""
    if written.split() == wanted.split() and "\t" not in written:
        return (
            gettext(
                "Une espace de trop dans « {strip} » : Gherkin n'y reconnaît pas le mot-clé."
            ).format(strip=wanted.strip()),
            gettext("Mettez une seule espace entre les mots."),
        )
    if written.split() == wanted.split():
        return (
            gettext(
                "Une tabulation suit « {strip} » : Gherkin n'y reconnaît pas le mot-clé."
            ).format(strip=wanted.strip()),
            gettext("Mettez une espace ordinaire après le mot-clé."),
        )
    return (
        (
            gettext(
                "« {strip} » n'est pas un mot-clé : la ligne serait prise pour du texte "
                "libre, ou refusée."
            ).format(strip=written.strip())
        ),
        gettext(
            "Écrivez « {strip} », ou commencez la ligne autrement si c'est un commentaire."
        ).format(strip=wanted.strip()),
    )


def undefined(keyword: str, text: str, written: str, row: dict[str, str]) -> str:
    """A step that no definition matches; ``written`` is it before a row of examples filled it."""
    message = gettext("Aucune définition ne correspond à l'étape « {keyword} {text} »").format(
        keyword=keyword, text=text
    )
    used = [name for name in row if f"<{name}>" in written]
    if not used:
        return f"{message}."
    values = ", ".join(
        gettext("<{name}> vaut « {row} »").format(name=name, row=row[name])
        if row[name]
        else gettext("la case « {name} » est vide").format(name=name)
        for name in used
    )
    return gettext("{message}, où {values}.").format(message=message, values=values)


def empty_step(keyword: str) -> tuple[str, str]:
    """A step keyword with nothing after it."""
    return (
        gettext("L'étape « {strip} » n'a pas de texte.").format(strip=keyword.strip()),
        gettext("Écrivez ce qui se passe, ou retirez la ligne."),
    )


def language(code: str) -> tuple[str, str]:
    """A language line with a name that Gherkin does not know."""
    return (
        gettext("Gherkin ne connaît pas la langue « {code} » : le fichier est refusé.").format(
            code=code
        ),
        gettext(
            "Écrivez « # language: fr » sur la première ligne, ou le nom de la langue du fichier."
        ),
    )


def coroutine(function: str) -> tuple[str, str]:
    """A step function written with ``async def``."""
    return (
        (
            gettext(
                "La fonction « {function} » est asynchrone (async def) : l'étape "
                "passerait sans rien faire."
            ).format(function=function)
        ),
        gettext("Écrivez-la avec « def », sans « async »."),
    )


def unreadable(function: str) -> tuple[str, str]:
    """A step whose text only running would tell, or that does not compile."""
    return (
        gettext(
            "Le texte de l'étape de « {function} » n'est pas lisible sans exécuter le code."
        ).format(function=function),
        gettext(
            "Écrivez dans le décorateur un texte en toutes lettres, et valide pour son analyseur."
        ),
    )


def untidy_definition(text: str) -> tuple[str, str]:
    """A definition whose text is not in the form in which steps are compared."""
    return (
        (
            gettext(
                "Cette définition contient une espace spéciale ou en trop, une apostrophe ’ ou "
                "un accent à part."
            )
        ),
        gettext("Écrivez « {text} » : les étapes sont comparées sans typographie.").format(
            text=text
        ),
    )
