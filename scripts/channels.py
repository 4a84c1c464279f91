"""Audit the labelled pages beside the project (`../shared/corpus`) at quick depth and score the channels found."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CORPUS = Path("../shared/corpus")
RUN = Path("channels-run")
URLS = Path("channels-run.urls")
TOLD = Path("channels-run.jsonl")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def main() -> int:
    """Serve the pages, audit them, score; what follows the command goes to the scorer, for instance `--misses`."""
    score = CORPUS / "score.py"
    if not score.is_file():
        print(f"{CORPUS} is not there: the labelled pages are no part of the project.", file=sys.stderr)
        return 2
    if (RUN / "run.json").exists():
        shutil.rmtree(RUN)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(CORPUS))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        listed = [sys.executable, str(score), "urls", str(server.server_port)]
        URLS.write_bytes(subprocess.run(listed, check=True, capture_output=True).stdout)
        audit = [
            sys.executable,
            "-m",
            "einclusion",
            "audit",
            "--urls",
            str(URLS),
            "--out",
            str(RUN),
            "--depth",
            "quick",
        ]
        code = subprocess.run([*audit, "--fail-on", "never", "--format", f"channels={TOLD}"], check=False).returncode
        server.shutdown()
    if code not in (0, 3):
        return code
    return subprocess.run([sys.executable, str(score), "score", str(TOLD), *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
