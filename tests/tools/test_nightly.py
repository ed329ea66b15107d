"""The nightly job says by one code and one folder what has to be looked at."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

CI = Path(__file__).resolve().parents[2] / "docs" / "ci"
PYTHON = """#!/bin/sh
[ -z "$ASKED" ] || echo "pytest $*" >> "$ASKED"
for word in "$@"; do
    case $word in
        --evidence=*) [ -n "$CRASHED" ] || mkdir -p "${word#*=}"
            [ -n "$CRASHED" ] || : > "${word#*=}/messages.ndjson" ;;
        --junitxml=*) : > "${word#*=}" ;;
    esac
done
exit "${RED:-0}"
"""
GUIDE = """#!/bin/sh
[ -z "$ASKED" ] || echo "guide $*" >> "$ASKED"
[ "$1" != merge ] || code=${RED:-0}
while [ $# -gt 0 ]; do
    case $1 in
        -o) written=$2; shift ;;
        check) document=$2; shift ;;
        compare) document=$2/approuve; shift ;;
        --summary) echo "modifiée : le bouton" > "$2"; shift ;;
        --junit) echo "<testsuite/>" > "$2"; shift ;;
        --annotations) echo "::warning file=a.feature,line=3::le bouton" ;;
    esac
    shift
done
if [ -n "$document" ]; then
    [ -f "$document" ] || { echo "$document : illisible" >&2; exit 2; }
    cat "$document"
fi
[ -z "$written" ] || echo "${document:-guide}" > "$written"
[ "${code:-0}" -eq 0 ] || exit "$code"
! grep -qs drifted "$document"
"""
BEGINS = """#!/bin/sh
while [ $# -gt 0 ] && [ "${1#/}" = "$1" ]; do shift; done
case $1 in
    */python) exit 0 ;;
    /*) exec "$@" ;;
esac
"""


@dataclass
class Project:
    """A clone with programs that only note what they were asked."""

    root: Path

    def document(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def nightly(self, *documents: str, cwd: str = ".", **settings: str) -> tuple[int, str]:
        done = subprocess.run(
            ["sh", str(self.root / "docs/ci/nightly.sh"), *documents],
            cwd=self.root / cwd,
            env=os.environ | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def artifacts(self) -> list[str]:
        return sorted(file.name for file in (self.root / "build/nightly").iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "un dossier")
    made.document("Makefile", "setup:\n\t@exit $${NO_SETUP:-0}\n")
    made.document("procedures/ajouter.md", "holds\n")
    for name, program in (("python", PYTHON), ("guide", GUIDE)):
        made.document(f".venv/bin/{name}", program).chmod(0o755)
    (made.root / "docs/ci").mkdir(parents=True)
    shutil.copy(CI / "nightly.sh", made.root / "docs/ci")
    return made


def test_without_documents_the_procedures_are_checked(project):
    assert project.nightly()[0] == 0
    assert project.artifacts() == [
        "ajouter.md.html", "ajouter.md.txt", "ajouter.md.xml", "guide", "images", "preuve",
        "preuve.zip", "rapport.html", "resume.md", "scenarios.xml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("documents", "settings", "code"),
    [
        (["vrai.txt"], {}, 0),
        (["vrai.txt"], {"RED": "1"}, 1),
        (["vrai.txt", "faux.txt"], {}, 1),
        (["faux.txt", "absent.txt", "vrai.txt"], {}, 2),
        (["vrai.txt"], {"NO_SETUP": "1"}, 2),
    ],
)
def test_the_worst_decides_the_code(project, documents, settings, code):
    project.document("vrai.txt", "holds\n")
    project.document("faux.txt", "drifted\n")
    assert project.nightly(*documents, **settings)[0] == code


def test_the_folder_says_why_a_document_is_not_checked(project):
    project.nightly("absent.txt")
    assert (project.root / "build/nightly/absent.txt.txt").read_text("utf-8") == (
        "absent.txt : illisible\n"
    )


def test_nothing_of_the_night_before_is_left_when_the_setup_fails(project):
    project.nightly()
    project.nightly(NO_SETUP="1")
    assert project.artifacts() == []


def test_documents_are_meant_as_seen_from_where_the_command_is_given(project):
    project.document("bureau/ma procédure.txt", "holds\n")
    code, told = project.nightly("ma procédure.txt", cwd="bureau")
    assert (code, "holds" in told) == (0, True)


def test_documents_of_one_name_do_not_overwrite_each_other(project):
    project.document("a/procedure.txt", "holds\n")
    project.document("b/procedure.txt", "drifted\n")
    project.nightly("a/procedure.txt", "b/procedure.txt")
    assert {"procedure.txt.html", "2-procedure.txt.html"} <= set(project.artifacts())


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_ctrl_c_ends_the_job_where_it_is(project, shell):
    """The first program ends by itself, as pytest does, and nothing follows it."""
    project.document(".venv/bin/python", "#!/bin/sh\nkill -INT $PPID\nexit 2\n").chmod(0o755)
    done = subprocess.run(
        [shell, str(project.root / "docs/ci/nightly.sh")], preexec_fn=_heed_ctrl_c, check=False
    )
    assert (done.returncode, project.artifacts()) == (130, ["resume.md"])


def _heed_ctrl_c() -> None:
    """A shell that starts programs in the background has them ignore it, and so their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_the_summary_says_in_words_what_is_to_be_looked_at(project, tmp_path):
    project.document("reference/approuve", "drifted\n")
    page = tmp_path / "page.md"
    page.write_text("déjà là\n", "utf-8")
    servers = {"GITHUB_STEP_SUMMARY": str(page), "GITHUB_ACTIONS": "true"}
    code, told = project.nightly(**servers)
    assert (code, "::warning file=a.feature,line=3::le bouton" in told) == (1, True)
    assert page.read_text("utf-8") == (
        "déjà là\n## Procédures vivantes\n\n| | |\n|---|---|\n| Les scénarios | tient |\n"
        "| ajouter.md | tient |\n| Les images | **à regarder** |\n| Le guide | tient |\n\n"
        "modifiée : le bouton\n"
    )
    assert {"images.xml", "revue"} <= set(project.artifacts())


def test_parts_are_played_apart_and_judged_together(project, tmp_path):
    """As three machines and a fourth do it, the folder of parts carried from one to the next."""
    asked = tmp_path / "asked"
    for part in ("1/3", "2/3", "3/3"):
        assert project.nightly(PART=part, ASKED=str(asked), RED="1")[0] == 0
        assert not (project.root / "build/nightly").exists()
        shutil.copytree(project.root / "build/parts", project.root / "reçu", dirs_exist_ok=True)
    assert asked.read_text("utf-8").count("--splits 3 --group") == 3
    code, told = project.nightly(PARTS="reçu", ASKED=str(asked))
    assert (code, "| Les scénarios | tient |" in told) == (0, True)
    merged = "guide merge reçu/part-1 reçu/part-2 reçu/part-3 -o build/nightly/preuve"
    assert merged in asked.read_text("utf-8").splitlines()
    assert asked.read_text("utf-8").count("pytest -m pytest") == 3
    assert {f"scenarios-{number}.xml" for number in (1, 2, 3)} <= set(project.artifacts())


def test_a_part_that_leaves_no_evidence_and_parts_that_do_not_fit_end_with_two(project):
    assert project.nightly(PART="1/3", CRASHED="1")[0] == 2
    assert project.nightly(PART="1/3")[0] == 0
    code, told = project.nightly(PARTS="build/parts", RED="2")
    assert (code, "| Les scénarios | **n’a pas pu être fait** |" in told) == (2, True)


def test_a_night_without_anything_approved_says_so(project):
    code, told = project.nightly(VARIANT="refonte")
    assert code == 0
    assert "## Procédures vivantes – variante refonte" in told
    assert (
        "| Les images | rien n’est encore approuvé ; si elles conviennent : "
        "`guide pictures approve build/nightly/preuve --baseline reference` |"
    ) in told


def test_what_is_let_be_in_a_document_is_counted_in_the_summary(project):
    project.document(
        "vrai.txt", "Ce document dit vrai. Aucun écart, 10\u00a0phrases\nnon prouvées.\n"
    )
    project.document("faux.txt", "drifted. 1\u00a0écart, 1\u00a0phrase non prouvée.\n")
    _, told = project.nightly("vrai.txt", "faux.txt")
    assert "| vrai.txt | tient, 10\u00a0phrases non prouvées |" in told
    assert "| faux.txt | **à regarder**, 1\u00a0phrase non prouvée |" in told


def shell_of(server: str, file: str = "", job: str = "nightly") -> list[str]:
    """What a server has its shell do for a job, command by command."""
    if server == "github":
        read = yaml.safe_load((CI / f"github-actions{file}.yml").read_text("utf-8"))
        steps = [step for step in read["jobs"][job]["steps"] if "run" in step]
        return [f"{_settings(step)}{step['run']}" for step in steps]
    read = yaml.safe_load((CI / f"gitlab-ci{file}.yml").read_text("utf-8"))
    before = read.get("default", {}).get("before_script", [])
    return [*before, *read[job]["script"]]


def _settings(step: dict[str, object]) -> str:
    told = "".join(f"{name}={text} " for name, text in step.get("env", {}).items())
    return told.replace("${{ matrix.part }}", "$CI_NODE_INDEX")


@pytest.mark.parametrize(("server", "shell"), [("github", "bash"), ("gitlab", "sh")])
def test_the_commands_of_a_server_really_run(project, server, shell, tmp_path):
    """As it runs them: in one checkout, each after the other, stopping at the first that fails."""
    assert run_by_server(project, server, shell, "sudo", "apt-get") == 0
    assert {"resume.md", "guide"} <= set(project.artifacts())


@pytest.mark.parametrize(("server", "shell"), [("github", "bash"), ("gitlab", "sh")])
def test_the_commands_of_a_server_really_play_parts(project, server, shell, monkeypatch):
    monkeypatch.setenv("CI_NODE_INDEX", "2")
    monkeypatch.setenv("CI_NODE_TOTAL", "3")
    for job in ("parts", "nightly"):
        assert run_by_server(project, server, shell, "sudo", "apt-get", job=job) == 0
    assert (project.root / "build/parts/part-2/messages.ndjson").exists()
    assert {"resume.md", "guide", "scenarios-2.xml"} <= set(project.artifacts())


def run_by_server(
    project: Project, server: str, shell: str, *lacking: str, job: str | None = None
) -> int:
    """Run a server's commands, those of one job of several where it is named.

    What this machine may not do only begins what it was given.
    """
    for name in lacking:
        project.document(f"bin/{name}", BEGINS).chmod(0o755)
    commands = shell_of(server, "-parts", job) if job else shell_of(server)
    script = "set -e\n" + "\n".join(commands)
    path = f"{project.root / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", script], cwd=project.root, env=os.environ | {"PATH": path}, check=False
    )
    return done.returncode


@pytest.mark.nightly
def test_a_whole_night_really_runs(tmp_path):
    """The job itself in a copy of this project: the portal walked, pictures compared, a guide."""
    project = Project(tmp_path / "projet")
    left = shutil.ignore_patterns(".*", "build", "dist", "node_modules", "__pycache__")
    shutil.copytree(CI.parents[1], project.root, ignore=left)
    (project.root / ".venv").symlink_to(Path(sys.prefix))
    assert run_by_server(project, "github", "bash", "sudo", "make") == 0
    night = project.root / "build/nightly"
    told = (night / "resume.md").read_text("utf-8")
    assert "| Les scénarios | tient |" in told
    assert "| Le guide | tient |" in told
    cases = ET.parse(night / "scenarios.xml").getroot().findall(".//testcase")
    assert len(cases) > 20
    pictures = json.loads((night / "images/images.json").read_text("utf-8"))["pictures"]
    assert all((night / "images" / one["file"]).is_file() for one in pictures)


@pytest.mark.parametrize(
    ("schema", "file"), [("github-workflows", "github-actions"), ("gitlab-ci", "gitlab-ci")]
)
def test_the_servers_accept_their_files(schema, file):
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}",
         str(CI / f"{file}.yml"), str(CI / f"{file}-parts.yml")],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_servers_run_it_on_time_and_keep_its_folder():
    github = yaml.safe_load((CI / "github-actions.yml").read_text("utf-8"))
    assert github[True]["schedule"]  # YAML takes « on » for a truth value
    steps = github["jobs"]["nightly"]["steps"]
    assert "sh docs/ci/nightly.sh" in [step.get("run") for step in steps]
    kept = next(step for step in steps if "upload-artifact" in step.get("uses", ""))
    assert (kept["if"], kept["with"]["path"]) == ("always()", "build/nightly")

    gitlab = yaml.safe_load((CI / "gitlab-ci.yml").read_text("utf-8"))["nightly"]
    assert any("schedule" in rule["if"] for rule in gitlab["rules"])
    assert "sh docs/ci/nightly.sh" in gitlab["script"]
    assert (gitlab["artifacts"]["when"], gitlab["artifacts"]["paths"]) == (
        "always",
        ["build/nightly"],
    )


def test_both_servers_carry_what_parts_leave_to_the_night():
    github = yaml.safe_load((CI / "github-actions-parts.yml").read_text("utf-8"))["jobs"]
    matrix = github["parts"]["strategy"]
    assert (matrix["fail-fast"], matrix["matrix"]["part"]) == (False, [1, 2, 3])
    sent = next(s["with"] for s in github["parts"]["steps"] if "upload" in s.get("uses", ""))
    got = next(s["with"] for s in github["nightly"]["steps"] if "download" in s.get("uses", ""))
    assert (sent["path"], got["path"], got["merge-multiple"]) == ("build/parts",) * 2 + (True,)
    assert (github["nightly"]["needs"], "!cancelled()" in github["nightly"]["if"]) == (
        "parts",
        True,
    )

    gitlab = yaml.safe_load((CI / "gitlab-ci-parts.yml").read_text("utf-8"))
    assert (gitlab["stages"], gitlab["parts"]["parallel"]) == (["parts", "nightly"], 3)
    assert gitlab["parts"]["artifacts"]["paths"] == ["build/parts"]
    assert (gitlab["nightly"]["when"], gitlab["parts"]["artifacts"]["when"]) == ("always",) * 2
