"""Audit the W3C ACT test cases beside the project (`../shared/act`) and print the score, counted as W3C does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ACT = Path("../shared/act")
RUN = Path("act-run")
URLS = Path("act-run.urls")


def main() -> int:
    """Serve the cases, audit them in full with every rule, score."""
    if not ACT.is_dir():
        print(f"{ACT} is not there: the ACT test cases are no part of the project.", file=sys.stderr)
        return 2
    if (RUN / "run.json").exists():
        shutil.rmtree(RUN)
    with subprocess.Popen(
        [sys.executable, str(ACT / "serve.py"), "--port", "0", "--urls", str(URLS)], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            audit = [sys.executable, "-m", "einclusion", "audit", "--urls", str(URLS), "--out", str(RUN)]
            options = [
                "--depth",
                "full",
                "--select",
                "all",
                "--fail-on",
                "never",
                "--format",
                f"earl={RUN.name}.earl.json",
            ]
            code = subprocess.run([*audit, *options, *sys.argv[1:]], check=False).returncode
        finally:
            server.terminate()
    if code not in (0, 3):
        return code
    return subprocess.run([sys.executable, str(ACT / "score.py"), f"{RUN.name}.earl.json"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
