"""A world as one document: what it holds and under which names."""

from collections.abc import Mapping

from mockportal.domain.company import Account, Company
from mockportal.domain.registration import Letter, Registration
from mockportal.domain.removal import KnowledgeBaseAccount, Removal
from mockportal.domain.world import JournalEntry, Mail

FORMAT = "mockportal-world"
VERSION = 1
"""Raised when a document of the former version can no longer be read as it is."""

KINDS: Mapping[str, type] = {
    "companies": Company,
    "accounts": Account,
    "registrations": Registration,
    "letters": Letter,
    "knowledge_base_accounts": KnowledgeBaseAccount,
    "removals": Removal,
    "mails": Mail,
    "journal": JournalEntry,
}
"""The lists of a document, each in the order of its things' keys."""

SET_AT_CREATION = ("dataset", "variant", "seed", "now", "faults")
"""What a document keeps of the world itself; its id and its age are another world's own."""

IN_LINES = frozenset({(Mail, "text"), (Mail, "html")})
"""Texts kept as a list of lines, so that two documents compare line by line."""
