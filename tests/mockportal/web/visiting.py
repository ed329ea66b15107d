"""A visitor who brings a browser, or a reader of plain HTML, to any page of a portal."""

import re
from types import SimpleNamespace
from typing import Any, Self

import httpx
from lxml import html
from playwright.sync_api import Page, Response

PASSWORD = "Motdepasse12"
_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Visitor:
    """Brings a new world to a state by plain requests, then opens one page in the browser."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.asked: list[str] = []
        self.shown: Response | None = None
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("response", self._keep_document)
        self._request = page.context.request

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
        """Walk the registration up to this page, excluded."""
        identity = {"siret": self.siret, "nom": nom, "prenom": "Zoé"}
        contact = {"telephone": "01 99 00 12 34", "courriel": "zoe@martin.example"}
        secrets = {"password": PASSWORD, "confirmation": PASSWORD, "answer": "Sel"}
        secrets["question"] = "Quel livre relisez-vous le plus souvent ?"
        steps: dict[str, dict[str, str]] = {
            "identite": identity | contact,
            "conditions": {},
            "verification": {},
            "authentification": secrets,
            "recapitulatif": {},
            "activation": {"way": way},
            "choix-enregistre": {},
        }
        for name, fields in steps.items():
            if name == until:
                break
            self.send(f"inscription/{name}", **fields)
        return self

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
        account = {"courriel": "employeur@martin.example", "password": PASSWORD}
        self.send(
            "base-de-connaissance/inscription",
            siret=self.siret, nom="Petit", prenom="Anne", confirmation=PASSWORD, **account,
        )  # fmt: skip
        return self.send("base-de-connaissance/", **account)

    def removal(self) -> Self:
        """Ask that the second administrator be removed and the first one benefit."""
        gains, removed = self.people[:2]
        return self.employer().send(
            "base-de-connaissance/radiation",
            removed_nom=removed["nom"], removed_prenom=removed["prenom"],
            beneficiary_nom=gains["nom"], beneficiary_prenom=gains["prenom"],
            acknowledged="y",
        )  # fmt: skip

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
        return self.send("votre-compte", siret=siret, nom=nom, prenom=prenom, password=password)

    def _keep_document(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.shown = response


class Reader(Visitor):
    """Reaches the same pages without a browser, and has their HTML as it is served.

    Args:
        client: keeps the cookies of one visitor.
    """

    def __init__(self, client: httpx.Client) -> None:
        self.root, self._client = str(client.base_url), client
        self._request = _Requests(client)
        self.page: Any = SimpleNamespace(
            goto=self._get,
            get_by_text=lambda *_, **__: SimpleNamespace(click=lambda: None),
            get_by_label=lambda _: SimpleNamespace(set_input_files=self._choose),
            context=SimpleNamespace(request=self._request),
        )
        self.source, self._url = "", self.root
        self._typed: dict[str, str] = {}
        self._files: dict[str, Any] = {}

    def open(self, path: str) -> Self:
        """Read a page of the world."""
        self._get(self.base + path)
        return self

    def room(self, path: str = "") -> Self:
        """Read a page outside the worlds."""
        self._get(self.root + path)
        return self

    def type(self, label: str, value: str) -> Self:
        """Fill a field of the page that was read."""
        (found,) = [one for one in self._tree().iter("label") if _words(one).startswith(label)]
        field = self._tree().get_element_by_id(found.get("for"))
        self._typed[field.get("name")] = value
        return self

    def press(self, button: str) -> Self:
        """Press the first button of this name."""
        pressed = next(one for one in self._tree().iter("button") if _words(one) == button)
        form = next(pressed.iterancestors("form"), None)
        if form is None:
            form = self._tree().get_element_by_id(pressed.get("form"))
        sent = {**dict(form.form_values()), **self._typed}
        if pressed.get("name"):
            sent[pressed.get("name")] = pressed.get("value")
        where = str(httpx.URL(self._url).join(form.get("action") or self._url))
        self._read(self._client.request(form.method, where, data=sent, files=self._files or None))
        return self

    def _get(self, url: str) -> None:
        self._read(self._client.get(url))

    def _read(self, answer: httpx.Response) -> None:
        self.source, self._url = answer.text, str(answer.url)
        self._typed, self._files = {}, {}

    def _tree(self) -> Any:
        return html.document_fromstring(self.source)

    def _choose(self, file: dict[str, Any]) -> None:
        self._files = {"fichier": (file["name"], file["buffer"], file["mimeType"])}


class _Requests:
    """As Playwright asks, with the cookies of a reader."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def get(self, url: str) -> Any:
        return self._told(self._client.get(url))

    def post(self, url: str, *, data: Any = None, form: Any = None) -> Any:
        return self._told(self._client.post(url, json=data, data=form))

    def put(self, url: str, *, data: Any) -> Any:
        return self._told(self._client.put(url, json=data))

    def _told(self, answer: httpx.Response) -> Any:
        return SimpleNamespace(ok=answer.is_success, text=lambda: answer.text, json=answer.json)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _token(page: str) -> str:
    found = _CSRF.search(page)
    assert found, page
    return found[1]
