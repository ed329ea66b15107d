"""The messages of a recorded run, indexed by what they refer to."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from guide.evidence import media, run
from guide.evidence.folder import MESSAGES, PARTS
from guide.evidence.objection import Objection
from guide.evidence.plan import Node
from guide.i18n import gettext


class Stream:
    """The messages of one run, by kind and by what they refer to."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.kinds: dict[str, list[Node]] = defaultdict(list)
        for envelope in _envelopes(directory):
            for kind, message in envelope.items():
                self.kinds[kind].append(message)
        self.cases: dict[str, list[Node]] = defaultdict(list)
        self.tries: dict[str, list[Node]] = defaultdict(list)
        self.results: dict[tuple[str, str], Node] = {}
        self.attached: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for case in self.kinds["testCase"]:
            self.cases[case["pickleId"]].append(case)
        for started in self.kinds["testCaseStarted"]:
            self.tries[started["testCaseId"]].append(started)
        for done in self.kinds["testStepFinished"]:
            self.results[done["testCaseStartedId"], done["testStepId"]] = done["testStepResult"]
        for attachment in self.kinds["attachment"]:
            if "testStepId" in attachment:
                self.attached[attachment["testCaseStartedId"], attachment["testStepId"]].append(
                    attachment
                )
        self.pickles: dict[str, list[Node]] = defaultdict(list)
        for pickle in self.kinds["pickle"]:
            self.pickles[pickle["uri"]].append(pickle)
        self.finished = {f["testCaseStartedId"]: f for f in self.kinds["testCaseFinished"]}
        self.definitions = {d["id"]: _definition(d) for d in self.kinds["stepDefinition"]}
        self.hooks: dict[str, Node] = {hook["id"]: hook for hook in self.kinds["hook"]}
        summaries = [a for a in self.kinds["attachment"] if a["mediaType"] == media.RUN]
        self.summary: Node = json.loads(summaries[0]["body"])
        self.objections = [Objection.of(data) for data in self.summary["objections"]]


def _envelopes(directory: Path) -> list[dict[str, Node]]:
    path = directory / MESSAGES
    if not path.is_file():
        if (directory / PARTS).is_dir():
            raise run.EvidenceError(
                gettext(
                    "{directory} : l'exécution s'est arrêtée brutalement avant d'écrire sa "
                    "preuve. Relancez-la."
                ).format(directory=directory)
            )
        raise run.EvidenceError(
            gettext(
                "{directory} : ce dossier ne contient pas de preuve ({MESSAGES}). "
                "Produisez-en une avec : pytest --evidence DOSSIER"
            ).format(directory=directory, MESSAGES=MESSAGES)
        )
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    except (ValueError, RecursionError) as broken:
        raise run.EvidenceError(
            gettext("{path} : ce fichier est abîmé ({broken}). Relancez l'exécution.").format(
                path=path, broken=broken
            )
        ) from broken


def moment(stamp: Node) -> datetime:
    """A Cucumber timestamp as a moment in UTC."""
    return datetime.fromtimestamp(stamp["seconds"], UTC) + timedelta(
        microseconds=stamp["nanos"] // 1000
    )


def _definition(message: Node) -> run.Definition:
    pattern, place = message["pattern"], message["sourceReference"]
    is_regex = pattern["type"] == "REGULAR_EXPRESSION"
    return run.Definition(
        message["id"], _text_of(pattern), is_regex, place["uri"], place["location"]["line"]
    )


def _text_of(pattern: Node) -> str:
    """The text of a definition as its suite has it; reading a run loads no pytest for it."""
    source = str(pattern["source"])
    if pattern["type"] == "REGULAR_EXPRESSION":
        return source
    return re.sub(r"\\([\\(){}/])", r"\1", source)
