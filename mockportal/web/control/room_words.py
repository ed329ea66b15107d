"""What the control room calls things that have no words in the catalogue."""

from datetime import datetime

from mockportal.domain.faults import STEPS, UNSAID, Asked, Fault, Step
from mockportal.domain.pending import Wanted
from mockportal.domain.secrets import Area
from mockportal.domain.world import JournalEntry
from mockportal.wording import Wording
from mockportal.wording.french import show_moment, typeset

DATASET_LABELS = {
    "un-administrateur": "Une entreprise, un administrateur",
    "deux-administrateurs": "Une entreprise, deux administrateurs",
    "trois-administrateurs": "Une entreprise, trois administrateurs (complet)",
    "administrateur-et-declarant": "Une entreprise, un administrateur et un déclarant",
    "vierge": "Deux entreprises, personne d’inscrit",
    "candidat-en-attente": "Un candidat attend la décision des deux administrateurs",
    "cle-en-attente": "Un candidat attend le courrier de sa clé",
    "employeur-inscrit": "Deux administrateurs, un employeur inscrit à la base de connaissance",
    "radiation-demandee": "Une demande de radiation attend le technicien",
}
WANTED_LABELS = {
    Wanted.DECISION: ("La décision sur son inscription", "Personne : aucun administrateur"),
    Wanted.LETTER: ("Le courrier de sa clé", "La poste"),
    Wanted.KEY: ("La saisie de sa clé", ""),
    Wanted.NEW_LETTER: ("Un nouveau courrier, à demander", ""),
    Wanted.TECHNICIAN: ("La radiation demandée", "Le technicien"),
}
"""What somebody waits for, and of whom where nobody of the world can bring it about."""

AREA_LABELS = {
    Area.PORTAL: "Connexion au portail",
    Area.ANSWER: "Réponse secrète",
    Area.KNOWLEDGE_BASE: "Base de connaissance",
}
STEP_LABELS = {
    Step.SIGN_IN: "Connexion",
    Step.IDENTITY: "Étape 3 : identité",
    Step.TERMS: "Étape 4 : conditions générales",
    Step.INFORMATION: "Étape 5 : vérification des informations",
    Step.SECRETS: "Étape 6 : mot de passe et question",
    Step.AUTHENTICATION: "Étape 7 : récapitulatif",
    Step.ACTIVATION: "Étape 8 : choix de l’activation",
    Step.KEY: "Saisie de la clé",
    Step.DECISION: "Décision d’un administrateur",
    Step.KNOWLEDGE_BASE: "Base de connaissance : connexion",
    Step.REMOVAL: "Base de connaissance : radiation",
}
_DETAILS = {
    "registration": "inscription",
    "letter": "courrier",
    "removal": "radiation",
    "due": "arrivée",
    "deadline": "échéance",
    "left": "essais restants",
    "siret": "SIRET",
    "person": "personne",
    "mail": "message",
    "to": "à",
    "page": "page",
    "faults": "pannes",
    "before": "avant",
    "variant": "variante",
}


def offered_steps(fault: Fault) -> list[tuple[str, str]]:
    """The steps at which a fault can be asked for, after « wherever it happens »."""
    if fault not in STEPS:
        return []
    unsaid = " ou ".join(STEP_LABELS[step] for step in Step if step in UNSAID[fault])
    anywhere = "N’importe laquelle" if UNSAID[fault] == STEPS[fault] else unsaid.capitalize()
    return [("", anywhere), *((s, STEP_LABELS[s]) for s in Step if s in STEPS[fault])]


def told(asked: Asked, fault: Fault) -> str:
    """How a fault was asked for, in a few words."""
    times = "jusqu’à ce qu’on l’enlève" if asked.times is None else f"encore {asked.times} fois"
    more = [f"{asked.seconds} s"] if fault is Fault.PAGE_SLOW else []
    more += [STEP_LABELS[asked.step]] if asked.step else []
    return ", ".join([times, *more])


def journal_details(entry: JournalEntry, wording: Wording) -> str:
    """What a line of the journal is about; a fault's own name is in the line already."""
    shown = (
        (_DETAILS[name], _quoted(wording.subject(value)) if name == "mail" else _moment(value))
        for name, value in entry.details.items()
        if name in _DETAILS and value
    )
    return ", ".join(f"{name} {value}" for name, value in shown)


def _quoted(text: str) -> str:
    return typeset(f"« {text} »")


def _moment(value: str) -> str:
    """A moment as people write it; anything else as it is."""
    try:
        return show_moment(datetime.fromisoformat(value)) if "-" in value else value
    except (ValueError, OverflowError):
        return value
