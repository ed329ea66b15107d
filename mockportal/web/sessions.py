"""Sessions that belong to one world: its path in the cookie, its name inside."""

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from mockportal.web.dispatch import WORLD_KEY


class WorldSessions(SecureCookieSessionInterface):
    """Scopes the cookie to the world's prefix and refuses a session of another world."""

    def get_cookie_path(self, app: Flask) -> str:
        return request.script_root + "/"

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        session = super().open_session(app, request)
        if session is not None and session.get("world") != request.environ.get(WORLD_KEY):
            return self.session_class()
        return session

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified and session:
            session["world"] = request.environ.get(WORLD_KEY)
        super().save_session(app, session, response)
