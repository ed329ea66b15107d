"""A form without its token is refused, or given back filled in with a fresh one (R39)."""

from collections.abc import Collection

from flask import g, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

from mockportal.web.callers import READING


def check_token(protection: CSRFProtect, give_back: Collection[str]) -> None:
    """Run before every request that may write.

    Args:
        give_back: endpoints of views that do nothing while ``g.form_expired`` is set, and show
            their form again.

    Raises:
        CSRFError: the token is missing, too old or of another session, and no such view is asked.
    """
    if request.method in READING or request.endpoint is None:
        return  # where there is nothing, that is what is told
    try:
        protection.protect()
    except CSRFError:
        if request.endpoint not in give_back:
            raise
        g.form_expired = True
