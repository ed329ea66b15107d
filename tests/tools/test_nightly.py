"""The nightly job says by one code and one folder what has to be looked at."""

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

CI = Path(__file__).resolve().parents[2] / "docs" / "ci"
PYTHON = '#!/bin/sh\nexit "${RED:-0}"\n'
GUIDE = """#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
        -o) written=$2; shift ;;
        check) document=$2; shift ;;
    esac
    shift
done
if [ -n "$document" ]; then
    [ -f "$document" ] || { echo "$document : illisible" >&2; exit 2; }
    cat "$document"
fi
[ -z "$written" ] || echo "${document:-guide}" > "$written"
! grep -qs drifted "$document"
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
        "ajouter.md.html", "ajouter.md.txt", "ajouter.md.xml", "guide", "rapport.html",
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
    assert (done.returncode, project.artifacts()) == (130, [])


def _heed_ctrl_c() -> None:
    """A shell that starts programs in the background has them ignore it, and so their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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
