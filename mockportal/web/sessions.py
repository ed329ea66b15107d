"""Sessions that belong to one world: its path in the cookie, its name inside."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer

from mockportal.domain.company import Account
from mockportal.domain.registration import Registration
from mockportal.domain.removal import KnowledgeBaseAccount
from mockportal.web.dispatch import WORLD_KEY

COOKIE = "portail"
_SEAL = "mockportal-seal"


class WorldSessions(SecureCookieSessionInterface):
    """Scopes the cookie to the world's prefix and refuses a session of another world."""

    def get_cookie_path(self, app: Flask) -> str:
        return request.script_root + "/"

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Made once for an application: each request asks for it."""
        if _SEAL not in app.extensions:
            app.extensions[_SEAL] = super().get_signing_serializer(app)
        return app.extensions[_SEAL]

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        session = super().open_session(app, request)
        if session is not None and session.get("world") != request.environ.get(WORLD_KEY):
            return self.session_class()
        return session

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not session.modified:  # no session is permanent: there is nothing to send
            if session.accessed:
                response.vary.add("Cookie")
            return
        if session:
            session["world"] = request.environ.get(WORLD_KEY)
        super().save_session(app, session, response)


SIGNED_IN_FOR = timedelta(days=30)
"""How long signing in lasts, on the world's clock (R55)."""


def keys_of(who: Account | Registration, now: datetime) -> dict[str, int]:
    """What the session of a person who is signed in to the portal holds."""
    kind = "account" if isinstance(who, Account) else "candidate"
    return {kind: who.id, "epoch": who.sign_in_epoch, "since": int(now.timestamp())}


def employer_keys(who: KnowledgeBaseAccount, now: datetime) -> dict[str, int]:
    """What the session of an employer who is signed in to the knowledge base holds."""
    since = int(now.timestamp())
    return {"employer": who.id, "employer-epoch": who.sign_in_epoch, "employer-since": since}


def is_current(epoch: int, kept: Mapping[str, Any], prefix: str, now: datetime) -> bool:
    """Whether a session still holds: not ended since, and not too old on the world's clock.

    Args:
        epoch: the person's own.
        prefix: of the session's keys.
    """
    age = now.timestamp() - int(kept.get(f"{prefix}since", 0))
    return kept.get(f"{prefix}epoch") == epoch and age < SIGNED_IN_FOR.total_seconds()


def sealed(app: Flask, world_id: str, kept: dict[str, int]) -> str:
    """The cookie of a browser of this world whose session holds this.

    Args:
        app: signs with the key of the portal, whichever of its applications it is.
    """
    serializer = WorldSessions().get_signing_serializer(app)
    assert serializer is not None, "the portal has a secret key"
    return str(serializer.dumps({**kept, "world": world_id}))
