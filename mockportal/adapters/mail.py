"""Mail inside a world: written from the wording catalogue, kept beside everything else."""

import time
from collections.abc import Callable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, EmailPolicy
from email.utils import format_datetime
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from mockportal.adapters.outgoing import Outgoing
from mockportal.domain.identifiers import is_reserved_domain
from mockportal.domain.world import Mail, World
from mockportal.ports import WORLD_ROOT, Recipient, Store
from mockportal.wording import Wording
from mockportal.wording.french import typeset

SENDER = "ne-pas-repondre@portail.example"
_templates = Environment(
    loader=PackageLoader("mockportal.web"),
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
)


class MailRoom:
    """Writes mails into the world's store (R20, R24, R47).

    Args:
        wording: gives the words of the variant that the world follows by then.
        leaving: whether they are handed to an SMTP server besides.
    """

    def __init__(
        self, world: World, store: Store, wording: Callable[[], Wording], *, leaving: bool = False
    ) -> None:
        self._world, self._store, self._wording = world, store, wording
        self._leaving = leaving

    def mail(self, kind: str, to: Recipient, facts: dict[str, object], link: str = "") -> None:
        """Write the mail ``kind`` of the wording catalogue to one person."""
        words = self._wording()
        written = words.mail(kind, facts)
        values = {
            "mail": written,
            "name": f"{to.prenom} {to.nom}",
            "link": WORLD_ROOT + link if link else "",
            "fictional": typeset(words["fictional-mail"]),
            "signature": words["mail-signature"],
        }
        mail = Mail(
            id=self._store.next_id(Mail),
            at=self._world.now,
            kind=kind,
            sender=SENDER,
            to=to.courriel,
            to_name=f"{to.prenom} {to.nom}",
            subject=written.subject,
            text=_templates.get_template("mails/mail.txt").render(values),
            html=_templates.get_template("mails/mail.html").render(values),
        )
        self._store.add(mail)
        if self._leaving and is_reserved_domain(mail.to):  # whatever else the operator allows
            self._store.add(Outgoing(mail=mail.id, due=time.time()))


def as_message(
    mail: Mail, root: str, sender_name: str, policy: "EmailPolicy[Any]" = SMTPUTF8
) -> EmailMessage:
    """The mail as a MIME message with both parts.

    Args:
        root: absolute address of the world, ending in ``/``.
    """
    message = EmailMessage(policy=policy)
    message["From"] = _address(sender_name, mail.sender)
    message["To"] = _address(mail.to_name, mail.to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = f"<{mail.id}.{int(mail.at.timestamp())}@portail.example>"
    message.set_content(mail.text.replace(WORLD_ROOT, root))
    message.add_alternative(mail.html.replace(WORLD_ROOT, root), subtype="html")
    _fixed_boundary(message, mail)
    return message


def as_sent(mail: Mail, world_id: str, root: str, sender_name: str) -> EmailMessage:
    """The message that an SMTP server is handed, the same each time.

    Worlds number their mails alike: here the world has its name in it.
    """
    message = as_message(mail, root, sender_name, SMTP if mail.to.isascii() else SMTPUTF8)
    message.replace_header("Message-ID", message["Message-ID"].replace("@", f".{world_id}@"))
    message["X-World"] = world_id
    return message


def _address(name: str, courriel: str) -> Address:
    user, _, domain = courriel.rpartition("@")
    return Address(display_name=name, username=user, domain=domain)


def _fixed_boundary(message: EmailMessage, mail: Mail) -> None:
    message.set_boundary(f"=_partie_{mail.id}_{int(mail.at.timestamp())}")
