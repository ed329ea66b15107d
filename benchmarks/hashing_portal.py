"""``mockportal``, which notes in the file named first the seconds of each hash at full cost."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mockportal.adapters.hashing import Argon2
from mockportal.cli import main


def _noted(file: Path, function: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*args: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*args, **named)
        finally:
            with file.open("a", encoding="utf-8") as log:
                log.write(f"{time.perf_counter() - begun}\n")

    return noted


if __name__ == "__main__":
    _log = Path(sys.argv.pop(1))
    for _name in ("hash", "verify"):
        setattr(Argon2, _name, _noted(_log, getattr(Argon2, _name)))
    main()
