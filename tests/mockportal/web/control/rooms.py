"""A person in the control room, without a browser."""

from __future__ import annotations

import io
import re
from typing import Any

from werkzeug.test import Client, TestResponse

from mockportal.web.dispatch import WSGI
from tests.mockportal.browsing import text_of

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Room:
    """A person in the control room, in front of a world."""

    def __init__(self, app: WSGI, world_id: str) -> None:
        self.client, self.id = Client(app), world_id

    def page(self) -> str:
        """What the world's page says."""
        return text_of(self.client.get(f"/mondes/{self.id}").text)

    def do(self, action: str, path: str | None = None, **fields: Any) -> TestResponse:
        """Press a button of the world's page; the person stands before what it leads to."""
        where = f"/mondes/{self.id}/{action}" if path is None else path
        answer = self.send(self.client.get(f"/mondes/{self.id}"), where, **fields)
        made = re.fullmatch(r"/mondes/([0-9a-f]{16})", answer.request.path)
        self.id = made[1] if made else self.id
        return answer

    def send(self, page: TestResponse, where: str, **fields: Any) -> TestResponse:
        """Send a form of a page."""
        found = _TOKEN.search(page.text)
        assert found
        data = {"csrf_token": found[1], **fields}
        return self.client.post(where, data=data, follow_redirects=True)

    def hand_in(self, content: bytes) -> TestResponse:
        """Choose a file and press « Reprendre ce monde »."""
        return self.do("", "/mondes/fichier", fichier=(io.BytesIO(content), "monde.json"))
