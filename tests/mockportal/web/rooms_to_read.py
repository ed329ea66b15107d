"""How a visitor reaches every page of the control room, and those of a world that fails."""

import json
from collections.abc import Callable
from typing import Any

# The visitor of conftest.py, which a test cannot import by name.
Go = Callable[[Any], object]


def _ask(visitor: Any, title: str) -> Any:
    """Ask for a fault in the control room."""
    visitor.room(f"mondes/{visitor.world_id}").page.get_by_text(title, exact=True).click()
    return visitor.press(f"Demander cette panne : {title}")


def _broken(visitor: Any, **faults: dict[str, Any]) -> Any:
    """Let the visitor's world fail."""
    named = {name.replace("_", "-"): options for name, options in faults.items()}
    where = f"{visitor.root}control/v1/worlds/{visitor.world_id}/faults"
    assert visitor.page.context.request.put(where, data=named).ok
    return visitor


def _take_up(visitor: Any, document: object) -> Any:
    """Hand in a file at the control room."""
    content = json.dumps(document).encode()
    file = {"name": "monde.json", "mimeType": "application/json", "buffer": content}
    visitor.room().page.get_by_label("Fichier du monde").set_input_files(file)
    return visitor.press("Reprendre ce monde")


def _led(visitor: Any) -> Any:
    """Make a world in the control room, whose pages have the bar that leads around."""
    visitor.room().type("Nom de ce monde", "Atelier du lundi").press("Créer le monde")
    made = visitor.page.context.request.get(f"{visitor.root}control/v1/worlds").json()
    visitor.base = next(one["url"] for one in made["worlds"] if one["name"])
    return visitor


ROOM_PAGES: dict[str, Go] = {
    "monde-inconnu": lambda v: v.room("m/inconnu/"),
    "salle": lambda v: v.room(),
    "salle-graine-fausse": lambda v: v.room().type("Graine", "-1").press("Créer le monde"),
    "salle-un-monde": lambda v: (
        v.begin("administrateur-et-declarant")
        .register("choix-enregistre")
        .room(f"mondes/{v.world_id}")
    ),
    "salle-horloge-avancee": lambda v: v.room(f"mondes/{v.world_id}").press("Avancer de 15 jours"),
    "salle-monde-vierge": lambda v: v.begin("vierge").room(f"mondes/{v.world_id}"),
    "essai": lambda v: v.room("essai"),
    "essai-formulaire": lambda v: v.room("essai/mails"),
    "essai-reponse": lambda v: v.room("essai/export_world").press("Envoyer"),
    "essai-refus": lambda v: v.room("essai/add_company").press("Envoyer"),
    "essai-incomplet": lambda v: v.room("essai/show_world").type("world_id", "").press("Envoyer"),
    "salle-page-inconnue": lambda v: v.room("nulle-part"),
    "salle-monde-supprime": lambda v: v.room("mondes/inconnu"),
    "salle-panne-ouverte": lambda v: (
        v.room(f"mondes/{v.world_id}").page.get_by_text("Erreur 500", exact=True).click()
    ),
    "salle-panne-demandee": lambda v: _ask(v, "Session perdue"),
    "salle-panne-enlevee": lambda v: _ask(v, "Page lente").press("Enlever : Page lente"),
    "salle-variante-changee": lambda v: v.room(f"mondes/{v.world_id}").press("Changer de variante"),
    "salle-instantane": lambda v: v.room(f"mondes/{v.world_id}").press("Prendre un instantané"),
    "salle-retour": lambda v: (
        v.room(f"mondes/{v.world_id}")
        .press("Prendre un instantané")
        .press("Y revenir : instantané 1")
    ),
    "salle-ajout-personne-refuse": lambda v: v.room(f"mondes/{v.world_id}/personnes").press(
        "Ajouter une personne"
    ),
    "salle-ajout-entreprise": lambda v: v.room(f"mondes/{v.world_id}/entreprises"),
    "salle-ajout-acces": lambda v: v.room(f"mondes/{v.world_id}/acces"),
    "salle-suppression": lambda v: v.room(f"mondes/{v.world_id}/suppression"),
    "salle-recherche-vaine": lambda v: v.room("?recherche=introuvable"),
    "verifier": lambda v: v.room("panneaux/verifier/"),
    "barre-accueil": lambda v: _led(v).open(""),
    "barre-messagerie": lambda v: _led(v).open("messagerie/"),
    "salle-attentes": lambda v: (
        v.begin("radiation-demandee")
        .register("choix-enregistre", way="cle")
        .wrong_sign_ins()
        .room(f"mondes/{v.world_id}")
    ),
    "salle-fiche": lambda v: v.room().type("Nombre de mondes", "2").press("Créer le monde"),
    "salle-fichier-faux": lambda v: _take_up(v, {}),
}

FAULTY_PAGES: dict[str, Go] = {
    "erreur-500": lambda v: _broken(v, erreur_500={}).open("votre-compte").press("Se connecter"),
    "session-perdue": lambda v: (
        _broken(v.register("verification"), session_perdue={})
        .open("inscription/verification")
        .press("Étape suivante")
    ),
    "courrier-retourne": lambda v: (
        _broken(v.candidate("cle"), courrier_retourne={}).days(4).open("activation")
    ),
    "courrier-mal-adresse": lambda v: (
        _broken(v, courrier_mal_adresse={}).candidate("cle").days(4).open("boite-aux-lettres/1")
    ),
}

GUARDED_PAGES: dict[str, Go] = {
    "jeton": lambda v: v.room("entrer"),
    "jeton-faux": lambda v: v.room("entrer").type("Jeton", "faux").press("Entrer"),
}
