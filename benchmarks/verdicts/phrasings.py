"""Ways to say one fact in French, each with the way to deny it. Nothing of ``guide`` is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["line", "item", "cell"]


@dataclass(frozen=True)
class Phrasing:
    """A sentence with slots in braces; ``denied`` says the contrary."""

    name: str
    said: str
    denied: str
    form: Form = "line"


def _ways(*rows: tuple[str, str, str]) -> tuple[Phrasing, ...]:
    """The rows, and the infinitive once more in a list and in a cell."""
    found = [Phrasing(*row) for row in rows]
    plain = next(each for each in found if each.name in {"infinitif", "passif"})
    found.append(Phrasing("puce", plain.said, plain.denied, "item"))
    found.append(Phrasing("tableau", plain.said, plain.denied, "cell"))
    return tuple(found)


PHRASINGS: dict[str, tuple[Phrasing, ...]] = {
    "press": _ways(
        ("vous", "Cliquez sur « {label} ».", "Ne cliquez pas sur « {label} »."),
        ("tu", "Tu cliques sur « {label} ».", "Tu ne cliques pas sur « {label} »."),
        ("infinitif", "Cliquer sur « {label} ».", "Ne pas cliquer sur « {label} »."),
        ("futur", "Vous cliquerez sur « {label} ».", "Vous ne cliquerez pas sur « {label} »."),
        ("il", "{Who} clique sur « {label} ».", "{Who} ne clique pas sur « {label} »."),
        (
            "devoir",
            "{Who} doit cliquer sur « {label} ».",
            "{Who} ne doit pas cliquer sur « {label} ».",
        ),
        (
            "passif",
            "Le {control} « {label} » est cliqué par {who}.",
            "Le {control} « {label} » n’est pas cliqué par {who}.",
        ),
        ("nom", "Clic sur le {control} « {label} ».", "Pas de clic sur le {control} « {label} »."),
        (
            "impersonnel",
            "Il faut cliquer sur « {label} ».",
            "Il ne faut pas cliquer sur « {label} ».",
        ),
        (
            "lieu",
            "Sur la page « {page} », cliquez sur « {label} ».",
            "Sur la page « {page} », ne cliquez pas sur « {label} ».",
        ),
        (
            "gérondif",
            "Continuez en cliquant sur « {label} ».",
            "Continuez sans cliquer sur « {label} ».",
        ),
        (
            "condition",
            "Si la page « {page} » s’affiche, cliquez sur le {control} « {label} ».",
            "Si la page « {page} » s’affiche, ne cliquez pas sur le {control} « {label} ».",
        ),
        (
            "négation",
            "N’oubliez pas de cliquer sur « {label} ».",
            "Évitez de cliquer sur « {label} ».",
        ),
        (
            "relatif",
            "C’est {who} qui clique sur « {label} ».",
            "Ce n’est pas {who} qui clique sur « {label} ».",
        ),
        (
            "ordre",
            "Cliquez sur « {first} », puis sur « {second} ».",
            "Ne cliquez pas sur « {first} », mais sur « {second} ».",
        ),
        (
            "avant",
            "Avant de cliquer sur « {second} », cliquez sur « {first} ».",
            "Avant de cliquer sur « {second} », ne cliquez pas sur « {first} ».",
        ),
    ),
    "fill": _ways(
        ("vous", "Saisissez {fields}.", "Ne saisissez pas {fields}."),
        ("tu", "Tu saisis {fields}.", "Tu ne saisis pas {fields}."),
        ("infinitif", "Renseigner {fields}.", "Ne pas renseigner {fields}."),
        ("futur", "Vous indiquerez {fields}.", "Vous n’indiquerez pas {fields}."),
        ("il", "{Who} saisit {fields}.", "{Who} ne saisit pas {fields}."),
        ("devoir", "{Who} doit saisir {fields}.", "{Who} ne doit pas saisir {fields}."),
        (
            "passif",
            "{Fields} doivent être saisis par {who}.",
            "{Fields} ne doivent pas être saisis par {who}.",
        ),
        ("nom", "Champs à remplir : {bare}.", "Champs à ne pas remplir : {bare}."),
        ("impersonnel", "Il faut renseigner {fields}.", "Il ne faut pas renseigner {fields}."),
        (
            "lieu",
            "Sur la page « {page} », renseignez {fields}.",
            "Sur la page « {page} », ne renseignez pas {fields}.",
        ),
        (
            "gérondif",
            "Continuez en saisissant {fields}.",
            "Continuez sans saisir {fields}.",
        ),
        (
            "condition",
            "Si la page « {page} » s’affiche, complétez {fields}.",
            "Si la page « {page} » s’affiche, ne complétez pas {fields}.",
        ),
        ("négation", "N’oubliez pas d’indiquer {fields}.", "Inutile d’indiquer {fields}."),
        ("relatif", "C’est {who} qui saisit {fields}.", "Ce n’est pas {who} qui saisit {fields}."),
        (
            "formulaire",
            "Le formulaire demande {fields}.",
            "Le formulaire ne demande pas {fields}.",
        ),
        ("préparer", "Préparez {fields}.", "Inutile de préparer {fields}."),
    ),
    "choose": _ways(
        ("vous", "Choisissez {option}.", "Ne choisissez pas {option}."),
        ("tu", "Tu choisis {option}.", "Tu ne choisis pas {option}."),
        ("infinitif", "Sélectionner {option}.", "Ne pas sélectionner {option}."),
        ("futur", "Vous choisirez {option}.", "Vous ne choisirez pas {option}."),
        ("il", "{Who} choisit {option}.", "{Who} ne choisit pas {option}."),
        ("devoir", "{Who} peut choisir {option}.", "{Who} ne peut pas choisir {option}."),
        (
            "passif",
            "{Option} est à choisir par {who}.",
            "{Option} n’est pas à choisir par {who}.",
        ),
        ("nom", "Choix {de_option}.", "Aucun choix {de_option}."),
        ("impersonnel", "Il faut choisir {option}.", "Il ne faut pas choisir {option}."),
        (
            "lieu",
            "Sur la page « {page} », choisissez {option}.",
            "Sur la page « {page} », ne choisissez pas {option}.",
        ),
        ("gérondif", "Continuez en choisissant {option}.", "Continuez sans choisir {option}."),
        (
            "condition",
            "Si la page « {page} » s’affiche, sélectionnez {option}.",
            "Si la page « {page} » s’affiche, ne sélectionnez pas {option}.",
        ),
        ("négation", "N’oubliez pas de choisir {option}.", "Évitez de choisir {option}."),
        ("opter", "Optez pour {option}.", "N’optez pas pour {option}."),
        ("pronom", "Repérez {option}, puis cochez-la.", "Repérez {option}, puis ne la cochez pas."),
        (
            "nombre",
            "Choisissez parmi les {number} possibilités.",
            "Ne choisissez pas parmi les {number} possibilités.",
        ),
    ),
    "sent": _ways(
        (
            "passif",
            "{Thing} est envoyée {channel} {to}.",
            "{Thing} n’est pas envoyée {channel} {to}.",
        ),
        (
            "futur",
            "{Thing} sera envoyée {channel} {to}.",
            "{Thing} ne sera pas envoyée {channel} {to}.",
        ),
        (
            "présent",
            "{Thing} part {channel} {to}.",
            "{Thing} ne part pas {channel} {to}.",
        ),
        ("arrive", "{Thing} arrive {channel} {to}.", "{Thing} n’arrive pas {channel} {to}."),
        ("vous", "Vous recevez {thing} {channel}.", "Vous ne recevez pas {thing} {channel}."),
        ("tu", "Tu recevras {thing} {channel}.", "Tu ne recevras pas {thing} {channel}."),
        ("on", "On envoie {thing} {channel} {to}.", "On n’envoie pas {thing} {channel} {to}."),
        ("nom", "Envoi {de_thing} {channel} {to}.", "Aucun envoi {de_thing} {channel} {to}."),
        (
            "devoir",
            "{Thing} doit être envoyée {channel} {to}.",
            "{Thing} ne doit pas être envoyée {channel} {to}.",
        ),
        (
            "relatif",
            "C’est {channel} que {thing} est envoyée {to}.",
            "Ce n’est pas {channel} que {thing} est envoyée {to}.",
        ),
        (
            "pronom",
            "{Thing} part {channel} : elle arrive {to}.",
            "{Thing} part {channel} : elle n’arrive pas {to}.",
        ),
        (
            "incise",
            "{Thing}, envoyée {channel}, arrive {to}.",
            "{Thing}, envoyée {channel}, n’arrive pas {to}.",
        ),
        (
            "condition",
            "Une fois le choix pris en compte, {thing} est envoyée {channel} {to}.",
            "Une fois le choix pris en compte, {thing} n’est pas envoyée {channel} {to}.",
        ),
    ),
    "told": _ways(
        ("passif", "{Who} est prévenu {channel}.", "{Who} n’est pas prévenu {channel}."),
        ("futur", "{Who} sera informé {channel}.", "{Who} ne sera pas informé {channel}."),
        ("averti", "{Who} est averti {channel}.", "{Who} n’est pas averti {channel}."),
        ("reçoit", "{Who} reçoit {mail}.", "{Who} ne reçoit pas {mail}."),
        ("envoi", "{Mail} est envoyé {a_who}.", "{Mail} n’est pas envoyé {a_who}."),
        ("part", "{Mail} part {a_who}.", "{Mail} ne part pas {a_who}."),
        ("on", "On envoie {mail} {a_who}.", "On n’envoie pas {mail} {a_who}."),
        ("nom", "Envoi {de_mail} {a_who}.", "Aucun envoi {de_mail} {a_who}."),
        ("devoir", "{Who} doit recevoir {mail}.", "{Who} ne doit pas recevoir {mail}."),
        ("relatif", "C’est {who} qui reçoit {mail}.", "Ce n’est pas {who} qui reçoit {mail}."),
        ("adressé", "{Mail} sera adressé {a_who}.", "{Mail} ne sera pas adressé {a_who}."),
        (
            "condition",
            "Dès que c’est fait, {who} est prévenu {channel}.",
            "Dès que c’est fait, {who} n’est pas prévenu {channel}.",
        ),
    ),
    "deadline": _ways(
        (
            "passif",
            "Sans réponse dans les {number} jours, {thing} est {outcome}.",
            "Sans réponse dans les {number} jours, {thing} n’est pas {outcome}.",
        ),
        (
            "futur",
            "Passé un délai de {number} jours, {thing} sera {outcome}.",
            "Passé un délai de {number} jours, {thing} ne sera pas {outcome}.",
        ),
        (
            "faute",
            "Faute de réponse sous {number} jours, {thing} est {outcome}.",
            "Faute de réponse sous {number} jours, {thing} n’est pas {outcome}.",
        ),
        (
            "condition",
            "Si personne ne répond dans les {number} jours, {thing} est {outcome}.",
            "Si personne ne répond dans les {number} jours, {thing} n’est pas {outcome}.",
        ),
        (
            "après",
            "Après {number} jours sans réponse, {thing} est {outcome}.",
            "Après {number} jours sans réponse, {thing} n’est pas {outcome}.",
        ),
        (
            "vous",
            "Vous avez {number} jours pour répondre.",
            "Vous n’avez pas {number} jours pour répondre.",
        ),
        (
            "il",
            "{Who} a {number} jours pour répondre.",
            "{Who} n’a pas {number} jours pour répondre.",
        ),
        (
            "devoir",
            "{Who} doit répondre dans un délai de {number} jours.",
            "{Who} ne doit pas répondre dans un délai de {number} jours.",
        ),
        ("nom", "Délai de réponse : {number} jours.", "Aucun délai de réponse de {number} jours."),
        (
            "dispose",
            "{Who} dispose de {number} jours pour accepter ou refuser.",
            "{Who} ne dispose pas de {number} jours pour accepter ou refuser.",
        ),
        (
            "impersonnel",
            "Il faut répondre dans les {number} jours.",
            "Il ne faut pas répondre dans les {number} jours.",
        ),
        (
            "décision",
            "{Who} a {number} jours pour rendre sa décision.",
            "{Who} n’a pas {number} jours pour rendre sa décision.",
        ),
        ("j plus", "Délai de réponse : J+{number}.", "Aucun délai de réponse à J+{number}."),
        (
            "au-delà",
            "{Who} a {number} jours pour répondre ; au-delà, {thing} est {outcome}.",
            "{Who} a {number} jours pour répondre ; au-delà, {thing} n’est pas {outcome}.",
        ),
        (
            "d’office",
            "Sans réponse sous {number} jours, {thing} est {outcome} d’office.",
            "Sans réponse sous {number} jours, {thing} n’est pas {outcome} d’office.",
        ),
        (
            "sinon",
            "Répondez sous {number} jours, sinon {thing} est {outcome}.",
            "Répondez sous {number} jours, sinon {thing} n’est pas {outcome}.",
        ),
    ),
    "limit": _ways(
        ("passif", "{number} {noun} {bound}.", "Pas de limite de {number} {noun}."),
        (
            "compte",
            "{Place} compte {number} {noun} {bound}.",
            "{Place} ne compte pas {number} {noun} {bound}.",
        ),
        (
            "avoir",
            "{Place} a {bound} {number} {noun}.",
            "{Place} n’a pas {bound} {number} {noun}.",
        ),
        (
            "pouvoir",
            "{Place} peut avoir {number} {noun} {bound}.",
            "{Place} ne peut pas avoir {number} {noun} {bound}.",
        ),
        (
            "pas plus",
            "{Place} ne peut pas avoir plus de {number} {noun}.",
            "{Place} peut avoir plus de {number} {noun}.",
        ),
        (
            "jamais plus",
            "{Place} ne compte jamais plus de {number} {noun}.",
            "{Place} compte plus de {number} {noun}.",
        ),
        ("vous", "Vous avez {number} {noun} {bound}.", "Vous n’avez pas {number} {noun} {bound}."),
        ("parenthèse", "Nombre : {number} {noun} ({bound}).", "Nombre libre : pas de {bound}."),
        (
            "rappel",
            "Rappel : {number} {noun} {bound}.",
            "Rappel : il n’y a pas de limite aux {noun}.",
        ),
        (
            "y avoir",
            "Il y a {number} {noun} {bound}.",
            "Il n’y a pas {number} {noun} {bound}.",
        ),
        (
            "devoir",
            "{Place} doit compter {number} {noun} {bound}.",
            "{Place} ne doit pas compter {number} {noun} {bound}.",
        ),
        (
            "possible",
            "{Bound} {number} {noun} sont possibles.",
            "{Bound} {number} {noun} ne sont pas possibles.",
        ),
        ("deux-points", "{Bound} : {number} {noun}.", "Aucun {bound} de {number} {noun}."),
        (
            "dans",
            "Dans {place}, il y a {number} {noun} {bound}.",
            "Dans {place}, il n’y a pas {number} {noun} {bound}.",
        ),
    ),
    "agent": _ways(
        ("passif", "{Thing} est {done} par {who}.", "{Thing} n’est pas {done} par {who}."),
        ("futur", "{Thing} sera {done} par {who}.", "{Thing} ne sera pas {done} par {who}."),
        ("il", "{Who} {does} {thing}.", "{Who} ne {does} pas {thing}."),
        ("devoir", "{Who} doit {do} {thing}.", "{Who} ne doit pas {do} {thing}."),
        ("aller", "{Who} va {do} {thing}.", "{Who} ne va pas {do} {thing}."),
        ("relatif", "C’est {who} qui {does} {thing}.", "Ce n’est pas {who} qui {does} {thing}."),
        ("pouvoir", "{Who} peut {do} {thing}.", "{Who} ne peut pas {do} {thing}."),
        (
            "ensuite",
            "Ensuite, {thing} est {done} par {who}.",
            "Ensuite, {thing} n’est pas {done} par {who}.",
        ),
        ("doit être", "{Thing} doit être {done} par {who}.", "{Thing} ne doit pas être {done}."),
        ("enfin", "Enfin, {who} {does} {thing}.", "Enfin, {who} ne {does} pas {thing}."),
        (
            "condition",
            "Quand la demande est envoyée, {who} {does} {thing}.",
            "Quand la demande est envoyée, {who} ne {does} pas {thing}.",
        ),
        ("vous", "Vous verrez que {who} {does} {thing}.", "Vous verrez que {who} ne {does} rien."),
    ),
}
