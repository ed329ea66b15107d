"""The verbs of written instructions, in the forms in which procedures use them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from guide.french.text import fold
from guide.french.words import words

Sense = Literal[
    "press", "tick", "choose", "open", "fill", "send", "sign", "decide", "look", "other"
]
Form = Literal["infinitive", "imperative", "participle", "finite"]

_ER: dict[Form, str] = {
    "infinitive": "er",
    "imperative": "ez erez",
    "participle": "é ée és ées",
    "finite": "e es ent era eras erons eront ons ait aient erait eraient ant",
}
_IR: dict[Form, str] = {
    "infinitive": "ir",
    "imperative": "issez irez",
    "participle": "i ie is ies",
    "finite": "it issent ira irons iront issons issait irait issant isse",
}

_REGULAR: dict[Sense, str] = {
    "press": "cliquer recliquer double-cliquer appuyer presser actionner enfoncer",
    "tick": "cocher recocher",
    "choose": "choisir sélectionner opter",
    "open": "accéder naviguer dérouler déplier afficher retourner lancer",
    "fill": (
        "remplir compléter renseigner saisir ressaisir entrer indiquer donner taper fournir "
        "mentionner préciser confirmer définir créer inventer recopier coller porter"
    ),
    "send": "valider enregistrer continuer poursuivre",
    "sign": "connecter identifier authentifier reconnecter",
    "decide": "accepter refuser approuver rejeter",
    "look": "vérifier contrôler consulter regarder assurer observer constater",
    "other": (
        "noter conserver garder imprimer contacter appeler prévenir avertir informer demander "
        "penser veiller oublier préparer rapprocher communiquer attendre patienter "
        "recommencer répéter passer reporter munir prévoir utiliser respecter compter tenir "
        "rassembler laisser rester adresser signaler éviter désigner adapter nommer transférer "
        "supprimer ajouter radier quitter fermer obtenir mettre retirer télécharger signer "
        "récupérer réclamer joindre activer réceptionner débuter commencer procéder effectuer "
        "démarrer déconnecter ignorer profiter bénéficier mémoriser patienter essayer "
        "réessayer solliciter finaliser terminer arriver constater trouver retrouver disposer "
        "apparaître parvenir devenir passer revérifier rappeler défiler classer archiver "
        "sauvegarder numériser intervenir partager relancer surveiller distribuer déposer "
        "dater parapher traiter comparer agréer"
    ),
}
_IRREGULAR: dict[Sense, str] = {
    "press": "clic:::clics|suivre:suivez suivrez:suivi suivie:suit suivent suivra suivront",
    "choose": "choix:::",
    "open": (
        "aller:allez irez:allé allée:va vont ira iront|ouvrir:ouvrez ouvrirez:ouvert ouverte:"
        "ouvre ouvrent ouvrira|rendre:rendez rendrez:rendu rendue:rend rendent rendra|"
        "revenir:revenez reviendrez:revenu revenue:revient reviennent reviendra"
    ),
    "fill": (
        "inscrire:inscrivez inscrirez:inscrit inscrite inscrits inscrites:inscrivent inscrira|"
        "écrire:écrivez écrirez:écrit écrite:écrivent écrira|dire:dites direz:dit dite:disent dira"
    ),
    "send": (
        "envoyer:envoyez enverrez:envoyé envoyée envoyés envoyées:envoie envoient enverra "
        "enverront|renvoyer:renvoyez renverrez:renvoyé renvoyée:renvoie renvoient renverra|"
        "transmettre:transmettez transmettrez:transmis transmise:transmet transmettent transmettra|"
        "soumettre:soumettez soumettrez:soumis soumise:soumet soumettent soumettra"
    ),
    "look": (
        "lire:lisez lirez:lu lue:lit lisent lira|relire:relisez relirez:relu relue:relit relira|"
        "voir:voyez verrez:vu vue:voit voient verra|"
        "prendre:prenez prendrez:pris prise:prend prennent prendra"
    ),
    "other": (
        "faire:faites ferez:fait faite:fait font fera|attendre:attendez attendrez:attendu:"
        "attend attendent attendra|joindre:joignez joindrez:joint jointe:joint joindra|"
        "tenir:tenez tiendrez:tenu tenue:tient tiennent tiendra|"
        "obtenir:obtenez obtiendrez:obtenu obtenue:obtient obtiendra|"
        "mettre:mettez mettrez:mis mise:met mettent mettra|"
        "prévoir:prévoyez prévoirez:prévu prévue:prévoit prévoira|"
        "recevoir:recevez recevrez:reçu reçue reçus reçues:reçoit reçoivent recevra|"
        "être:soyez serez:été:est sont sera seront êtes|avoir:ayez aurez:eu:a ont aura auront avez|"
        "devoir:devez devrez:dû:doit doivent devra devront|"
        "pouvoir:pouvez pourrez:pu:peut peuvent pourra pourront|"
        "savoir:sachez saurez:su:sait savent saura|vouloir:veuillez voudrez:voulu:veut veulent|"
        "croire:croyez croirez:cru:croit croient croira|"
        "répondre:répondez répondrez:répondu:répond répondent répondra"
    ),
}
_IRREGULAR_FORMS: tuple[Form, ...] = ("imperative", "participle", "finite")
_REFLEXIVE_SIGN = frozenset({"inscrire"})
"""« s'inscrire » is a way in, « inscrire son nom » fills a field."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb: its infinitive, its sense, and what kind of form it is."""

    infinitive: str
    sense: Sense
    form: Form


def verb_of(word: str, *, reflexive: bool = False) -> Verb | None:
    """The verb that a word is a form of, accents and case aside where they decide nothing.

    Args:
        word: one word.
        reflexive: whether « se », « s' » or « vous » stands before it as its object.
    """
    found = _form(word) or _again(word)
    if found and reflexive and found.infinitive in _REFLEXIVE_SIGN:
        return Verb(found.infinitive, "sign", found.form)
    return found


def _form(word: str) -> Verb | None:
    return _forms().get(word.lower()) or _forms().get(fold(word))


def _again(word: str) -> Verb | None:
    """« Retapez », « recochez »: the verb under a prefix that says it once more."""
    plain = fold(word)
    return _form(plain[2:]) if plain.startswith("re") and plain.endswith(("er", "ez")) else None


@cache
def _forms() -> dict[str, Verb]:
    """Every known form, with its accents and without."""
    forms: dict[str, Verb] = {}
    for sense, written in _IRREGULAR.items():
        for verb in written.split("|"):
            infinitive, *rest = verb.split(":")
            _add(forms, infinitive, Verb(infinitive, sense, "infinitive"))
            for form, written_so in zip(_IRREGULAR_FORMS, rest, strict=True):
                for word in written_so.split():
                    _add(forms, word, Verb(infinitive, sense, form))
    for sense, written in _REGULAR.items():
        for infinitive in written.split():
            stem, endings = _regular(infinitive)
            for form, written_so in endings.items():
                for ending in written_so.split():
                    _add(forms, _joined(stem, ending), Verb(infinitive, sense, form))
    plain: dict[str, Verb] = {}
    for word, verb in forms.items():
        plain.setdefault(fold(word), verb)
    return plain | forms


def _add(forms: dict[str, Verb], word: str, verb: Verb) -> None:
    forms.setdefault(word, verb)


def _regular(infinitive: str) -> tuple[str, dict[Form, str]]:
    return infinitive[:-2], _IR if infinitive.endswith("ir") else _ER


def _joined(stem: str, ending: str) -> str:
    """A stem and its ending: « appuyer », « appuie »."""
    mute = ending.startswith("e") and ending not in {"er", "ez"}
    return stem[:-1] + "i" + ending if mute and stem.endswith("uy") else stem + ending


_NOT_VERBS = frozenset(
    fold(word)
    for word in words(
        "premier dernier courrier dossier papier particulier fichier calendrier janvier "
        "février métier atelier chantier cahier clavier quartier hier cher hiver financier "
        "entier chez assez nez rez rendez-vous avenir plaisir loisir souvenir désir soir "
        "espoir autre notre votre entre centre lettre titre contre outre membre nombre "
        "registre offre ordre quatre septembre octobre novembre décembre maître mètre être "
        "mot-titre cadre chiffre chapitre cas rappel danger partir à léger droit employer"
    )
)
_RE_VERBS = frozenset(
    fold(word)
    for word in words(
        "mettre remettre permettre prendre apprendre comprendre reprendre vendre défendre "
        "descendre entendre rendre tendre étendre répondre correspondre perdre mordre "
        "conduire produire réduire construire traduire connaître reconnaître paraître "
        "extraire plaire résoudre conclure exclure inclure rejoindre atteindre éteindre "
        "craindre peindre vaincre vivre rire boire croire introduire déduire souscrire "
        "décrire prescrire"
    )
)


def reads_like_an_order(word: str) -> bool:
    """Whether a word at the head of a clause looks like an infinitive or an imperative."""
    plain = fold(word)
    if plain in _NOT_VERBS or len(plain) < len("aller") - 1:
        return False
    if plain.endswith("ier"):
        return plain.endswith(
            ("fier", "plier", "trier", "copier", "blier", "elier", "cier", "dier")
        )
    return plain.endswith(("er", "ez", "ir")) or plain in _RE_VERBS
