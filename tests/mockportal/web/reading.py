"""A visitor without a browser, who reads any page of a portal as plain HTML."""

from types import SimpleNamespace
from typing import Any, Self

import httpx
from lxml import html

from tests.mockportal.web.visiting import Visitor


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
            context=SimpleNamespace(request=self._request, add_cookies=self._keep_cookies),
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

    def _keep_cookies(self, cookies: list[dict[str, str]]) -> None:
        for one in cookies:
            url = httpx.URL(one["url"])
            domain = f"{url.host}.local"  # as Python's cookies name a host without a dot
            self._client.cookies.set(one["name"], one["value"], domain, url.path)

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
