"""A check as JUnit XML: a case for each step, so that a build server shows which one drifted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from guide.check.output.wording import UNDOCUMENTED, WORDS, place_of, shows, step_called
from guide.judging.verdicts import DRIFTS

if TYPE_CHECKING:
    from pathlib import Path

    from guide.judging.verdicts import Checked, Judged, JudgedProcedure, JudgedSection

_RED = DRIFTS | {"not_understood"}


def as_junit(checked: Checked) -> str:
    """The check as a document of test suites, one for each procedure."""
    root = ET.Element("testsuites", name=str(checked.path))
    for procedure in checked.procedures:
        _suite(root, checked.path, procedure)
    ET.indent(root)
    return ET.tostring(root, "unicode", xml_declaration=True)


def _suite(root: ET.Element, path: Path, procedure: JudgedProcedure) -> None:
    suite = ET.SubElement(root, "testsuite", name=procedure.title or str(path))
    steps = [step for step in (procedure.preamble, *procedure.sections) if step is not None]
    for rank, step in enumerate(steps, 0 if procedure.preamble else 1):
        _case(
            suite,
            path,
            step,
            "Avant la première étape"
            if step is procedure.preamble
            else step_called(step.number, rank),
        )
    for one in procedure.undocumented:
        case = ET.SubElement(
            suite, "testcase", classname=place_of(path, one.place), name=f"« {one.label} »"
        )
        ET.SubElement(
            case, "failure", type="undocumented", message=f"{UNDOCUMENTED} : {one.suggestion}"
        )
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))


def _case(suite: ET.Element, path: Path, step: JudgedSection, name: str) -> None:
    case = ET.SubElement(suite, "testcase", classname=place_of(path, step.place), name=name)
    told = [_line(path, judged) for judged in step.claims if judged.verdict in _RED]
    if told:
        failure = ET.SubElement(case, "failure", type=step.verdict, message=WORDS[step.verdict])
        failure.text = "\n".join(told)


def _line(path: Path, judged: Judged) -> str:
    where = place_of(path, judged.place)
    return f"{where} : {WORDS[judged.verdict]} : « {judged.claim.text} » ; {shows(judged)}"
