"""Hosts that must never be driven (R53)."""

from urllib.parse import urlsplit

PRODUCTION = ("net-entreprises.fr", "gip-mds.fr", "urssaf.fr", "msa.fr")


class ProductionHost(Exception):
    """The address belongs to a real portal."""


def refuse_production(url: str) -> None:
    """Refuse the hosts of real portals: real people, real letters, real delays.

    Raises:
        ProductionHost: with the reason, in French.
    """
    host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".").casefold()
    if any(host == known or host.endswith(f".{known}") for known in PRODUCTION):
        raise ProductionHost(
            f"« {host} » est un vrai portail : une inscription d’essai y écrirait à de vraies "
            "personnes et ferait partir de vrais courriers. Lancez la suite sur le portail fictif "
            "(sans --base-url), ou sur un autre qui tourne déjà, par exemple "
            "--base-url http://127.0.0.1:8080."
        )
