"""Who uses the portal at once, for locust: each keeps six connections, as a browser does."""

import re
from typing import Any

from locust import FastHttpUser, constant, task

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SHEETS = re.compile(r'href="(/static/[^"]+\.css[^"]*)"')


class Person(FastHttpUser):
    """Somebody with a world of their own, who looks around and starts to register."""

    wait_time = constant(0.2)
    concurrency = 6

    def on_start(self) -> None:
        """Take a world and, like a browser, load what its pages need over connections at once."""
        made = self._json("/control/v1/worlds")
        self.world = f"/m/{made['id']}/"
        self.siret = made["companies"][0]["siret"]
        page = self._page("")
        files = _SHEETS.findall(page) * 2
        jobs: list[Any] = [self.environment.runner.greenlet.spawn(self._file, f) for f in files]  # type: ignore[union-attr]
        for job in jobs:
            job.join()

    @task(4)
    def look(self) -> None:
        """Read pages."""
        self._page("")
        self._page("messagerie/")

    @task(1)
    def begin(self) -> None:
        """Send the form of step 3."""
        token = _TOKEN.search(self._page("inscription/identite"))
        assert token
        typed = {"csrf_token": token[1], "siret": self.siret, "nom": "Martin", "prenom": "Zoé"}
        more = {"telephone": "01 99 00 12 34", "courriel": "zoe@martin.example"}
        self.client.post(f"{self.world}inscription/identite", data=typed | more, name="étape 3")

    def _json(self, path: str) -> Any:
        return self.client.post(path, name="monde").json()

    def _page(self, path: str) -> str:
        return self.client.get(self.world + path, name=path or "accueil").text or ""

    def _file(self, path: str) -> None:
        self.client.get(path, name="fichiers")
