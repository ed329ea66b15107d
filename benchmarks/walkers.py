"""Who walks through the documented steps, for locust: each time in a world of their own."""

import random
import re
import string
from typing import Any

from locust import FastHttpUser, constant, task
from locust.exception import RescheduleTask

from mockportal.domain.secrets import SECRET_QUESTIONS

PASSWORD = "Motdepasse12"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_WALKER = re.compile(r"Marcheur[a-z]+")


class Walker(FastHttpUser):
    """Somebody who registers, step by step, is accepted by the administrator, and reads the mails.

    Every page is looked through for another walker's name: no world sees another. Whoever meets
    an error begins anew, in another world.
    """

    wait_time = constant(0.2)

    @task
    def walk(self) -> None:
        """Steps 1 to 9, and what they lead to."""
        made = self.client.post("/control/v1/worlds", name="monde").json()
        self.world = f"/m/{made['id']}/"
        self.own = "Marcheur" + "".join(random.choices(string.ascii_lowercase, k=12))
        self._get("")
        self._get("votre-compte")
        self._register(made["companies"][0]["siret"])
        self._accept(made["people"][0])
        self._get("messagerie/")

    def _register(self, siret: str) -> None:
        who = {"siret": siret, "nom": self.own, "prenom": "Zoé", "telephone": "01 99 00 12 34"}
        chosen = {"password": PASSWORD, "confirmation": PASSWORD, "answer": "Sel"}
        steps: dict[str, dict[str, str]] = {
            "identite": {**who, "courriel": f"{self.own.lower()}@martin.example"},
            "conditions": {},
            "verification": {},
            "authentification": {**chosen, "question": SECRET_QUESTIONS[0]},
            "recapitulatif": {},
            "activation": {"way": "cooptation"},
        }
        page = self._get("inscription/identite")
        for name, fields in steps.items():
            page = self._post(f"inscription/{name}", page, fields)

    def _accept(self, administrator: dict[str, str]) -> None:
        """The administrator finds one candidate, and accepts."""
        fields = ("siret", "nom", "prenom", "password")
        page = self._get("votre-compte")
        self._post("votre-compte", page, {name: administrator[name] for name in fields})
        page = self._get("demandes/administrateurs", shows=True)
        self._post("demandes/administrateurs/1/accord", page, {})

    def _get(self, path: str, *, shows: bool = False) -> str:
        with self.client.get(
            self.world + path, name=path or "accueil", catch_response=True
        ) as answer:
            return self._looked_through(answer, shows=shows)

    def _post(self, path: str, page: str, fields: dict[str, str]) -> str:
        """Send the form of a page; the page that comes after it."""
        token = _TOKEN.search(page)
        data = {"csrf_token": token[1] if token else "", **fields}
        with self.client.post(
            self.world + path, data=data, name=f"{path} (envoi)", catch_response=True
        ) as answer:
            return self._looked_through(answer)

    def _looked_through(self, answer: Any, *, shows: bool = False) -> str:
        text = answer.text or ""
        seen = {*_WALKER.findall(text)}
        if seen - {self.own}:
            answer.failure("un autre monde se voit")
        elif not answer.ok:
            answer.failure(f"statut {answer.status_code}")
        elif shows and not seen:
            answer.failure("le candidat ne se voit pas")
        else:
            return text
        raise RescheduleTask
