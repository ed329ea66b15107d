"""Who writes evidence in this process: the keeper of the run, the recorder of tests, or both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from guide.evidence.around import Around
from guide.evidence.folder import NotEvidenceFolder, make_ready
from guide.evidence.keeper import Keeper
from guide.evidence.played import Played
from guide.evidence.promises import Promises
from guide.evidence.recorder import Recorder
from guide.evidence.scaling import Scaling
from guide.evidence.settings import Settings, refuse_lost_project, settings_of
from guide.evidence.traces import Traces
from guide.evidence.watching import Watch
from guide.evidence.worker_log import WorkerLog
from guide.i18n import speak
from guide.i18n.detecting import first_feature, language_of, languages_in

if TYPE_CHECKING:
    from guide.evidence.camera import Camera

KEEPER = "guide-evidence-keeper"
RECORDER = "guide-evidence-recorder"


def start(config: pytest.Config, directory: Path) -> None:
    """Register what this process needs: a worker records, the main process keeps, one alone both.

    Raises:
        pytest.UsageError: when the folder holds something else than evidence, or hid the project.
    """
    # Not below the root first: where the evidence's folder moved it, strangers' features are there.
    asked = languages_in(first_feature(config.invocation_params.dir))
    speak(language_of(config.rootpath, asked))
    settings = settings_of(config)
    worker: dict[str, Any] | None = getattr(config, "workerinput", None)
    keeper: Keeper | None = None
    if worker is None:
        refuse_lost_project(config, directory)
        try:
            make_ready(directory)
        except NotEvidenceFolder as other:
            raise pytest.UsageError(f"--evidence : {other}") from other
        keeper = Keeper(config, directory, settings)
        config.pluginmanager.register(keeper, KEEPER)
    if worker is None and config.getoption("dist", "no") != "no":
        return
    part = WorkerLog(directory, worker["workerid"] if worker else "main")
    _record(config, part, settings)
    if keeper is not None:
        keeper.part = part


def _record(config: pytest.Config, part: WorkerLog, settings: Settings) -> None:
    """Record what is played in this process, and watch its browsers and traces."""
    recorder = Recorder(config, part, settings)
    config.pluginmanager.register(Around(config, recorder))
    config.pluginmanager.register(Played(recorder))
    config.pluginmanager.register(recorder, RECORDER)
    watch = Watch(lambda: recorder.camera)
    watch.start()
    config.add_cleanup(watch.stop)
    scaling = Scaling(settings.scale)
    scaling.start()
    config.add_cleanup(scaling.stop)
    traces = Traces(_output_of(config), recorder.secrets, recorder.note_removed_trace)
    traces.start()
    config.pluginmanager.register(traces)
    config.add_cleanup(traces.stop)
    promises = Promises(recorder.note_promise)
    promises.start()
    config.add_cleanup(promises.stop)


def _output_of(config: pytest.Config) -> Path | None:
    """Where pytest-playwright keeps traces; None without it."""
    output: str | None = config.getoption("--output", default=None)
    return Path(output) if output else None


def recorder_of(config: pytest.Config) -> Recorder | None:
    """The recorder of this process, or None when evidence is off."""
    return cast("Recorder | None", config.pluginmanager.get_plugin(RECORDER))


def camera_of(config: pytest.Config) -> Camera | None:
    """The camera of the attempt that runs; None when nobody records one."""
    recorder = recorder_of(config)
    return recorder.camera if recorder else None
