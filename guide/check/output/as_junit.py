"""A check as JUnit XML: a case for each step, so that a build server shows which one drifted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from guide.check.output.wording import UNDOCUMENTED, WORDS, place_of, shows, step_called, told_of
from guide.judging.verdicts import HOLDS

if TYPE_CHECKING:
    from pathlib import Path

    from guide.judging.verdicts import Checked, JudgedProcedure, JudgedSection, JudgedSentence


def as_junit(checked: Checked, allowed: int = 0) -> str:
    """The check as a document of test suites, one for each procedure.

    Args:
        checked: the check.
        allowed: how many sentences nothing needs to prove. As long as the document holds with them,
            their steps are told as skipped, and no case fails where the command ends with 0.
    """
    root = ET.Element("testsuites", name=str(checked.path))
    end = "skipped" if checked.holds(allowed) else "failure"
    for procedure in checked.procedures:
        _suite(root, checked.path, procedure, end)
    ET.indent(root)
    return ET.tostring(root, "unicode", xml_declaration=True)


def _suite(root: ET.Element, path: Path, procedure: JudgedProcedure, end: str) -> None:
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
            end,
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
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(suite: ET.Element, path: Path, step: JudgedSection, name: str, end: str) -> None:
    case = ET.SubElement(suite, "testcase", classname=place_of(path, step.place), name=name)
    told = [_line(path, sentence) for sentence in step.sentences if sentence.verdict not in HOLDS]
    if told:
        said = ET.SubElement(case, end, type=step.verdict, message=WORDS[step.verdict])
        said.text = "\n".join(told)


def _line(path: Path, sentence: JudgedSentence) -> str:
    where, word = place_of(path, sentence.place), WORDS[sentence.verdict]
    told = [
        f"« {judged.claim.text} » ; {shows(judged)}"
        for judged in sentence.claims
        if judged.is_drift or judged.verdict == "spelling"
    ]
    if not told or sentence.left or sentence.against:
        told.append(told_of(sentence))
    return f"{where} : {word} : {sentence.text} ; {' ; '.join(told)}"
