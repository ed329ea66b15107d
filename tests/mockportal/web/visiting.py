"""A visitor who brings a browser to any page of a portal."""

import re
from typing import Any, Self

from playwright.sync_api import Page, Request, Response

PASSWORD = "Motdepasse12"
EMPLOYER = "employeur@martin.example"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_STATES = {
    "conditions": "identified",
    "verification": "terms-accepted",
    "authentification": "information-checked",
    "recapitulatif": "secrets-chosen",
    "activation": "authentication-checked",
}
"""Where a registration stands that comes to a page."""
_WAYS = {"cooptation": "cooptation", "cle": "key"}


class Visitor:
    """Brings a new world to a state by the control API, then opens one page in the browser."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.asked: list[str] = []
        self.shown: Response | None = None
        page.on("request", self._hear)
        page.on("response", self._keep_document)
        self._request = page.context.request

    def leave(self) -> None:
        """Hear no more of the page, which others use from now on."""
        self.page.remove_listener("request", self._hear)
        self.page.remove_listener("response", self._keep_document)

    def begin(self, dataset: str, variant: str = "documente") -> Self:
        """Go on in a new world of this starting state."""
        made = self.call("worlds", dataset=dataset, variant=variant)
        self.world_id, self.base = made["id"], made["url"]
        self.people, self.siret = made["people"], made["companies"][0]["siret"]
        return self

    def call(self, path: str, **body: Any) -> Any:
        """Ask the control API, below ``/control/v1/``."""
        answer = self._request.post(f"{self.root}control/v1/{path}", data=body)
        assert answer.ok, answer.text()
        return answer.json()

    def journal(self) -> Any:
        """What has changed in the world."""
        address = f"{self.root}control/v1/worlds/{self.world_id}/journal"
        return self._request.get(address).json()

    def export(self) -> Any:
        """The world as one document."""
        return self._request.get(f"{self.root}control/v1/worlds/{self.world_id}/export").json()

    def days(self, number: int) -> Self:
        """Let the world's clock go on."""
        self.call(f"worlds/{self.world_id}/clock/advance", days=number)
        return self

    def send(self, action: str, form: str | None = None, **fields: str) -> Self:
        """Send a form of the world without showing it; ``form`` is the page it is on."""
        page = self._request.get(self.base + (action if form is None else form)).text()
        sent: dict[str, str | float | bool] = {"csrf_token": _token(page), **fields}
        answer = self._request.post(self.base + action, form=sent)
        assert answer.ok, answer.text()
        return self

    def register(self, until: str, *, nom: str = "Martin", way: str = "cooptation") -> Self:
        """Be where a registration comes to this page."""
        made = self.call(
            f"worlds/{self.world_id}/registrations",
            siret=self.siret, nom=nom, prenom="Zoé", courriel="zoe@martin.example",
            password=PASSWORD, question="Quel livre relisez-vous le plus souvent ?", answer="Sel",
            state=_STATES.get(until, f"awaiting-{_WAYS[way]}"),
        )  # fmt: skip
        return self._take_up(made["session"])

    def candidate(self, way: str = "cooptation") -> Self:
        """Register to the end and sign in as the candidate."""
        self.register("choix-enregistre", way=way)
        return self._sign_in(self.siret, "Martin", "Zoé", PASSWORD)

    def administrator(self) -> Self:
        """Sign in as the world's first administrator."""
        return self._sign_in_seeded(self.people[0])

    def declarant(self) -> Self:
        """Sign in as the person who is only a Declarant."""
        return self._sign_in_seeded(self.people[-1])

    def wrong_keys(self, number: int) -> Self:
        """Type wrong keys, as the candidate."""
        page = self._request.get(f"{self.base}activation").text()
        for _ in range(number):
            sent: dict[str, str | float | bool] = {
                "csrf_token": _token(page),
                "key": "ABCD-EFGH-JKMN-PQRS",
            }
            page = self._request.post(f"{self.base}activation", form=sent).text()
        return self

    def wrong_sign_ins(self) -> Self:
        """Try to sign in, as the first administrator, until one has to wait."""
        page = self._request.get(f"{self.base}votre-compte").text()
        who = {name: self.people[0][name] for name in ("siret", "nom", "prenom")}
        sent: dict[str, str | float | bool] = {"csrf_token": _token(page), "password": "x", **who}
        for _ in range(10):
            self._request.post(f"{self.base}votre-compte", form=sent)
        return self

    def from_mail(self) -> Self:
        """Show what the first mail's link opens."""
        mails = self._request.get(f"{self.root}control/v1/worlds/{self.world_id}/mails").json()
        self.page.goto(mails[0]["links"][0])
        return self

    def _sign_in_seeded(self, who: dict[str, str]) -> Self:
        return self._sign_in(who["siret"], who["nom"], who["prenom"], who["password"])

    def employer(self) -> Self:
        """Register with the knowledge base and sign in there."""
        account = {"courriel": EMPLOYER, "password": PASSWORD}
        where = f"worlds/{self.world_id}/knowledge-base"
        self.call(f"{where}/accounts", siret=self.siret, nom="Petit", prenom="Anne", **account)
        return self._take_up(self.call(f"{where}/sessions", **account))

    def removal(self) -> Self:
        """Ask that the second administrator be removed and the first one benefit."""
        gains, removed = self.people[:2]
        self.employer().call(
            f"worlds/{self.world_id}/removals",
            requester=EMPLOYER,
            removed_nom=removed["nom"], removed_prenom=removed["prenom"],
            beneficiary_nom=gains["nom"], beneficiary_prenom=gains["prenom"],
        )  # fmt: skip
        return self

    def open(self, path: str) -> Self:
        """Show a page of the world."""
        self.page.goto(self.base + path)
        return self

    def room(self, path: str = "") -> Self:
        """Show a page outside the worlds."""
        self.page.goto(self.root + path)
        return self

    def type(self, label: str, value: str) -> Self:
        """Fill a field of the page shown."""
        self.page.get_by_label(label, exact=True).fill(value)
        return self

    def press(self, button: str) -> Self:
        """Press a button of the page shown; its answer is the page that counts."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).first.click()
        return self

    def _sign_in(self, siret: str, nom: str, prenom: str, password: str) -> Self:
        who = {"siret": siret, "nom": nom, "prenom": prenom, "password": password}
        return self._take_up(self.call(f"worlds/{self.world_id}/sessions", **who))

    def _take_up(self, session: dict[str, str]) -> Self:
        """Go on as the browser of which the control API gave the session."""
        cookie = {"name": session["name"], "value": session["value"], "url": self.base}
        self.page.context.add_cookies([cookie])
        return self

    def _hear(self, request: Request) -> None:
        self.asked.append(request.url)

    def _keep_document(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.shown = response


def _token(page: str) -> str:
    found = _CSRF.search(page)
    assert found, page
    return found[1]
