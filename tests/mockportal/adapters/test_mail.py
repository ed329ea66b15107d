"""Mails: both parts, MIME, typography."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from mockportal.adapters.mail import as_message
from mockportal.domain.world import Mail
from mockportal.ports import WORLD_ROOT, Portal
from tests.mockportal.acting import ask_cooptation, ask_key, company
from tests.mockportal.conftest import OpenPortal

ROOT = "http://portail.example/m/x/"


def test_both_parts_say_that_the_mail_is_fictional(portal: Portal) -> None:
    """R50, R20."""
    ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    for part in (mail.text, mail.html):
        assert "Message fictif" in part


def test_names_are_escaped_in_the_formatted_part(portal: Portal) -> None:
    """R50."""
    company(portal).name = "Dupont & <Fils>"
    ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    assert "Dupont &amp; &lt;Fils&gt;" in mail.html
    assert "Dupont & <Fils>" in mail.text


def test_the_message_is_mime_with_a_text_and_a_formatted_part(portal: Portal) -> None:
    """R20: its links below the address of the world, its date the world's."""
    candidate = ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    message = message_from_bytes(
        as_message(mail, ROOT, "Net-Entreprises").as_bytes(), policy=default
    )
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    for part in message.iter_parts():
        assert f"{ROOT}cooptation/{candidate.token}" in part.get_content()
        assert WORLD_ROOT not in part.get_content()
    assert message["To"].addresses[0].addr_spec == mail.to
    assert message["Date"].datetime == mail.at
    assert message["Subject"] == mail.subject


def test_the_message_is_the_same_each_time(portal: Portal) -> None:
    """R20: nothing in it comes from the system's clock or chance."""
    ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    assert as_message(mail, ROOT, "N").as_bytes() == as_message(mail, ROOT, "N").as_bytes()


def test_an_address_with_accents_can_be_written_to(portal: Portal) -> None:
    """R20, R52."""
    ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    mail.to, mail.to_name = "zoé@martin.example", 'Zoé "Z" Martin'
    assert b"<zo\xc3\xa9@martin.example>" in as_message(mail, ROOT, "N").as_bytes()


@pytest.mark.parametrize("name", ["Weber S.A.", "Weber SARL"])
def test_a_sentence_ends_with_one_full_stop(portal: Portal, name: str) -> None:
    """R20: also after a name that ends with one."""
    company(portal).name = name
    ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    assert f"administrateur de {name.rstrip('.')}." in mail.text
    assert ".." not in mail.text
    assert ".." not in mail.html


def test_a_colon_never_begins_a_line(portal: Portal) -> None:
    """R20, R50."""
    ask_cooptation(portal)
    (mail,) = portal.store.find(Mail)
    for part in (mail.text, mail.html):
        assert "Message fictif\u00a0: il" in part
        assert " :" not in part


def test_a_letter_sends_no_mail(open_portal: OpenPortal) -> None:
    """R30."""
    portal = open_portal()
    ask_key(portal)
    assert portal.store.find(Mail) == []
