"""Bodies that the control API refuses, by operation; names in <> stand for people and SIRETs."""

from __future__ import annotations

from typing import Any

COMPANY = {
    "siret": "73282932000074",
    "name": "Nouvelle",
    "street": "1",
    "postcode": "75001",
    "city": "P",
}
PERSON = {"nom": "Le Goff", "prenom": "Ève", "courriel": "eve@nouvelle.example"}
WORLDS, CLOCK, PEOPLE, COMPANIES = "worlds", "clock/advance", "people", "companies"
REGISTRATION, REMOVAL = "registrations/1/decision", "removals/1/decision"
REGISTER, SESSION, REMOVE = "registrations", "sessions", "removals"
EMPLOYER, EMPLOYER_SESSION = "knowledge-base/accounts", "knowledge-base/sessions"
ADMINISTRATOR = "<administrator>"

WRONG: list[tuple[str, Any]] = [
    *(
        (where, body)
        for where in (
            *(WORLDS, CLOCK, PEOPLE, COMPANIES, REGISTRATION, REMOVAL),
            *(REGISTER, SESSION, REMOVE, EMPLOYER, EMPLOYER_SESSION),
        )
        for body in ([], "texte", 5, None, True, {"inconnu": 1})
    ),
    (WORLDS, {"dataset": "inconnu"}),
    (WORLDS, {"dataset": ""}),
    (WORLDS, {"dataset": None}),
    (WORLDS, {"dataset": ["vierge"]}),
    (WORLDS, {"variant": "inconnue"}),
    (WORLDS, {"variant": "../documente"}),
    (WORLDS, {"variant": 1}),
    (WORLDS, {"seed": "1"}),
    (WORLDS, {"seed": 1.0}),
    (WORLDS, {"seed": True}),
    (WORLDS, {"seed": -1}),
    (WORLDS, {"seed": 2**63}),
    (WORLDS, {"seed": 10**400}),
    (WORLDS, {"now": "hier"}),
    (WORLDS, {"now": ""}),
    (WORLDS, {"now": 0}),
    (WORLDS, {"now": "1999-12-31T23:59:59+01:00"}),
    (WORLDS, {"now": "2100-01-01T00:00:01+01:00"}),
    (WORLDS, {"now": "0001-01-01T00:00:00+14:00"}),
    (WORLDS, {"now": "9999-12-31T23:59:59-14:00"}),
    (WORLDS, {"now": "2026-02-30T09:00:00+01:00"}),
    (CLOCK, {}),
    (CLOCK, {"days": 1, "hours": 1}),
    (CLOCK, {"days": True}),
    (CLOCK, {"days": "1"}),
    (CLOCK, {"days": 1.5}),
    (CLOCK, {"days": None}),
    (CLOCK, {"days": -1}),
    (CLOCK, {"hours": -1}),
    (CLOCK, {"seconds": -1}),
    (CLOCK, {"days": 36_526}),
    (CLOCK, {"days": 36_500}),
    (CLOCK, {"days": 10**30}),
    (CLOCK, {"hours": 10**9}),
    (CLOCK, {"seconds": 3_155_760_000}),
    (CLOCK, {"to": "2026-01-12T08:59:59+01:00"}),
    (CLOCK, {"to": "2026-01-12T09:00:00+02:00"}),
    (CLOCK, {"to": "1999-01-01T00:00:00+01:00"}),
    (CLOCK, {"to": "2300-01-01T00:00:00+01:00"}),
    (CLOCK, {"to": "demain"}),
    (CLOCK, {"to": 5}),
    *((COMPANIES, {k: v for k, v in COMPANY.items() if k != name}) for name in COMPANY),
    *((COMPANIES, {**COMPANY, name: value}) for name in COMPANY for value in ("", "  ", 1, None)),
    (COMPANIES, {**COMPANY, "siret": "73282932000075"}),
    (COMPANIES, {**COMPANY, "siret": "<company>"}),
    (COMPANIES, {**COMPANY, "name": "a" * 121}),
    (COMPANIES, {**COMPANY, "name": "\ud800"}),
    (COMPANIES, {**COMPANY, "name": "a\u0000b"}),
    *((PEOPLE, {k: v for k, v in PERSON.items() if k != name}) for name in PERSON),
    (PEOPLE, PERSON),
    (PEOPLE, {**PERSON, "siret": "73282932000074"}),
    *(
        (PEOPLE, {**PERSON, "siret": "<company>", **change})
        for change in (
            {"nom": ""},
            {"nom": "<administrator nom>", "prenom": "<administrator prenom>"},
            {"courriel": "eve@gmail.com"},
            {"courriel": "eve"},
            {"telephone": "12"},
            {"roles": []},
            {"roles": ["chef"]},
            {"roles": "administrateur"},
            {"roles": [1]},
            {"habilitations": ["tout"]},
            {"habilitations": {"dsn": True}},
            {"password": ""},
            {"password": "court1"},
            {"password": 12345678},
            {"password": "\udfffMotdepasse12"},
        )
    ),
    *(
        (REGISTER, {**PERSON, "siret": "<company>", **change})
        for change in (
            {"siret": "1"},
            {"nom": "<administrator nom>", "prenom": "<administrator prenom>"},
            {"courriel": "eve@gmail.com"},
            {"telephone": "12"},
            {"password": ""},
            {"question": "Laquelle ?"},
            {"answer": " "},
            {"state": "active"},
            {"state": 1},
        )
    ),
    (SESSION, {"siret": "<company>", "nom": "Le Goff", "prenom": "Ève"}),
    (EMPLOYER, {**PERSON, "siret": "73282932000074"}),
    (EMPLOYER, {**PERSON, "siret": "<company>", "password": "court1"}),
    (EMPLOYER_SESSION, {"courriel": "inconnu@martin.example"}),
    (REMOVE, {"requester": "inconnu@martin.example"}),
    (REGISTRATION, {"by": ADMINISTRATOR}),
    (REGISTRATION, {"decision": "accept"}),
    (REGISTRATION, {"by": ADMINISTRATOR, "decision": "accord"}),
    (REGISTRATION, {"by": ADMINISTRATOR, "decision": True}),
    (REGISTRATION, {"by": "inconnu@martin.example", "decision": "accept"}),
    (REGISTRATION, {"by": "", "decision": "accept"}),
    (REGISTRATION, {"by": "<declarant>", "decision": "accept"}),
    (REGISTRATION, {"by": "<stranger>", "decision": "refuse"}),
    ("registrations/99/decision", {"by": ADMINISTRATOR, "decision": "accept"}),
    ("registrations/99999999999999999999/decision", {"by": ADMINISTRATOR, "decision": "accept"}),
    ("registrations/x/decision", {"by": ADMINISTRATOR, "decision": "accept"}),
    (REMOVAL, {}),
    (REMOVAL, {"decision": "accept"}),
    (REMOVAL, {"decision": "decline"}),
    (REMOVAL, {"decision": "decline", "reason": "  "}),
    (REMOVAL, {"decision": "decline", "reason": 5}),
    ("removals/99/decision", {"decision": "remove"}),
    ("rien", {}),
]
