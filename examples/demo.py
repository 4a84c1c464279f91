"""Audit the example service as it was built carelessly, and say where the report is. Exits 0: a demo is no gate."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVICE = HERE / "parking-permit"
RUN = Path("demo-run")


def main() -> int:
    """Serve, audit, end the server."""
    if (RUN / "run.json").exists():
        shutil.rmtree(RUN)
    serve = [sys.executable, str(SERVICE / "server.py"), "--variant", "before"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1].rstrip("/")
            print(f"The example service, built carelessly, runs at {address}/", file=sys.stderr)
            audit = [sys.executable, "-m", "einclusion", "audit", str(SERVICE / "before.yaml"), "--out", str(RUN)]
            environment = {**os.environ, "PARKING_PERMIT_ADDRESS": address}
            code = subprocess.run([*audit, "--fail-on", "never"], env=environment, check=False).returncode
        finally:
            server.terminate()
    report = RUN / "report.html"
    if not report.exists():
        return code or 1
    print(report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
