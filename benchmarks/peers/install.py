"""``python -m benchmarks.peers.install``: what the contestants need, in build/peers/.

None of it is the product's: no lock of ours knows it. Who has no npm gets the Python ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from benchmarks.peers.contestants import HOME, PEERS, contestants

NO_BROWSER = {"PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
"""All drive the browser that the suite drives."""


def main() -> int:
    """Install; 1 when somebody cannot take part."""
    environment = HOME / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "-q", "-r"]
    subprocess.run([*pip, str(PEERS / "requirements.txt")], check=False)
    if npm := shutil.which("npm"):
        node = HOME / "node"
        node.mkdir(parents=True, exist_ok=True)
        shutil.copy(PEERS / "package.json", node)
        command = [npm, "install", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=node, env=os.environ | NO_BROWSER, check=False)
    missing = [each.name for each in contestants() if not each.here]
    print(f"Ne peuvent pas concourir : {', '.join(missing)}." if missing else "Tous sont là.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
