"""What every answer says to the browser beside its content (R50)."""

from flask import Response

from mockportal.domain.refusals import Refusal, Unavailable

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": POLICY,
}


def harden(response: Response) -> Response:
    """Put the headers on an answer; a view may have set a policy of its own."""
    own = {name for name, _ in response.headers}
    response.headers.extend([one for one in HEADERS.items() if one[0] not in own])
    if response.mimetype == "text/html":
        response.headers["Cache-Control"] = "no-store"
    return response


def retry_after(refusal: Refusal) -> dict[str, str]:
    """When to ask again, where that can be said (R59)."""
    return {"Retry-After": str(refusal.retry_after)} if isinstance(refusal, Unavailable) else {}
