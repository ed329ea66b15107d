"""Cucumber's compatibility kit, played by pytest-bdd, and what Cucumber's own tools make of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from tests.guide.evidence.kit.__main__ import PAGE
from tests.guide.evidence.kit.playing import play
from tests.guide.evidence.kit.table import table
from tests.guide.evidence.suites import Outcome, Suite

pytestmark = pytest.mark.slow
PRINT = """
import { readFileSync } from 'node:fs';
import { JUnitXmlPrinter } from '@cucumber/junit-xml-formatter';
import { SummaryPrinter } from '@cucumber/pretty-formatter';
const messages = readFileSync(process.argv[2], 'utf8').trim().split('\\n').map(JSON.parse);
if (process.argv[3] === 'junit') {
  const printer = new JUnitXmlPrinter({}, (text) => process.stdout.write(text));
  for (const message of messages) printer.update(message);
} else {
  const printer = new SummaryPrinter({ stream: process.stdout });
  for (const message of messages) printer.update(message);
}
"""
MATCH = """
import { readFileSync } from 'node:fs';
import { CucumberExpression, ParameterType, ParameterTypeRegistry }
  from '@cucumber/cucumber-expressions';
const messages = readFileSync(process.argv[2], 'utf8').trim().split('\\n').map(JSON.parse);
const of = (kind) => messages.filter((m) => m[kind]).map((m) => m[kind]);
const registry = new ParameterTypeRegistry();
for (const t of of('parameterType'))
  registry.defineParameterType(new ParameterType(
    t.name, t.regularExpressions, null, (s) => s, t.useForSnippets,
    t.preferForRegularExpressionMatch));
const expressions = new Map(of('stepDefinition')
  .filter((d) => d.pattern.type === 'CUCUMBER_EXPRESSION')
  .map((d) => [d.id, new CucumberExpression(d.pattern.source, registry)]));
const texts = new Map(of('pickle').flatMap((p) => p.steps).map((s) => [s.id, s.text]));
let matched = 0;
for (const step of of('testCase').flatMap((c) => c.testSteps))
  (step.stepDefinitionIds ?? []).forEach((id, n) => {
    const expression = expressions.get(id);
    if (!expression) return;
    const found = expression.match(texts.get(step.pickleStepId));
    const told = step.stepMatchArgumentsLists[n].stepMatchArguments.map((a) => a.group.value);
    if (!found || found.map((a) => a.group.value).join() !== told.join())
      throw new Error(`${expression.source} / ${texts.get(step.pickleStepId)}`);
    matched += 1;
  });
console.log(matched);
"""


@pytest.fixture(scope="module")
def kit(cucumber: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return play(cucumber / "compatibility-kit/features", tmp_path_factory.mktemp("kit"))


def _run(cucumber: Path, script: str, *arguments: str) -> str:
    folder = cucumber.parents[1]
    (folder / "script.mjs").write_text(script, "utf-8")
    command = ["node", "script.mjs", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _stream(outcome: Outcome) -> str:
    return str(outcome.directory / "messages.ndjson")


def test_the_table_says_what_the_run_shows(cucumber: Path, kit: Outcome) -> None:
    found = table(cucumber / "compatibility-kit/features", Path(_stream(kit)))
    assert found == PAGE.read_text("utf-8")


def test_every_message_is_valid(cucumber: Path, kit: Outcome) -> None:
    schema = (cucumber / "messages/messages.schema.json").read_text("utf-8")
    validator = Draft202012Validator(json.loads(schema))
    for message in kit.messages:
        validator.validate(message)


def test_patterns_are_what_they_are_called(cucumber: Path, kit: Outcome) -> None:
    assert int(_run(cucumber, MATCH, _stream(kit))) > 100


def test_a_formatter_prints_what_to_write(cucumber: Path, kit: Outcome) -> None:
    text = _run(cucumber, PRINT, _stream(kit), "summary")
    assert '@given(parsers.parse("a list of {number:d} things"))' in text.replace("'", '"')


def test_a_refused_run_is_red_for_a_build_server(cucumber: Path, tmp_path: Path) -> None:
    suite = Suite(tmp_path)
    suite.feature("\n  Scénario: vide\n")
    outcome = suite.play("--evidence-strict")
    (case,) = ET.fromstring(_run(cucumber, PRINT, _stream(outcome), "junit"))
    assert case.get("name") == "essai.feature"
    (failure,) = case
    assert "n'a aucune étape" in str(failure.get("message"))
