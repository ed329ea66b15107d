"""Controls as people call them, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from guide.i18n import gettext, mark

if TYPE_CHECKING:
    from guide.evidence.record import Element


class _Noun(NamedTuple):
    """What a role is called, with its articles, and its gender."""

    the: str
    a: str
    feminine: bool = False


_ROLES = {
    "button": _Noun(mark("le bouton"), mark("un bouton")),
    "link": _Noun(mark("le lien"), mark("un lien")),
    "checkbox": _Noun(mark("la case"), mark("une case"), feminine=True),
    "radio": _Noun(mark("le choix"), mark("un choix")),
    "combobox": _Noun(mark("la liste"), mark("une liste"), feminine=True),
    "listbox": _Noun(mark("la liste"), mark("une liste"), feminine=True),
    "textbox": _Noun(mark("le champ"), mark("un champ")),
    "searchbox": _Noun(mark("le champ de recherche"), mark("un champ de recherche")),
    "spinbutton": _Noun(mark("le champ"), mark("un champ")),
    "slider": _Noun(mark("le curseur"), mark("un curseur")),
    "switch": _Noun(mark("la bascule"), mark("une bascule"), feminine=True),
    "tab": _Noun(mark("l’onglet"), mark("un onglet")),
    "menuitem": _Noun(mark("le choix de menu"), mark("un choix de menu")),
    "heading": _Noun(mark("le titre"), mark("un titre")),
}
_OTHER = _Noun(mark("l’élément ({role})"), mark("un élément ({role})"))


def quoted(text: str) -> str:
    """A label between quotation marks."""
    return gettext("«\u00a0{text}\u00a0»").format(text=text) if text else gettext("sans nom")


def named(element: Element) -> str:
    """The role with its article, and the name."""
    role = gettext(_ROLES.get(element.role, _OTHER).the).format(role=element.role)
    return f"{role} {quoted(element.name)}"


def one_of(role: str) -> str:
    """« un bouton », « une case »."""
    return gettext(_ROLES.get(role, _OTHER).a).format(role=role)


def state_of(role: str, state: str) -> str:
    """A state, "disabled" or "checked", in the gender of the role."""
    feminine = _ROLES.get(role, _OTHER).feminine
    if state == "disabled":
        return gettext("désactivée") if feminine else gettext("désactivé")
    return gettext("cochée") if feminine else gettext("coché")
