"""Getting a browser: Playwright's headless shell, else the system's package where there is apt.

The one part that knows Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from einclusion.errors import Mishap

PACKAGE = "chromium-headless-shell"
_PROBE_SECONDS = 8
_HOST = "https://cdn.playwright.dev"


class InstallError(Mishap):
    """No browser could be installed: says what to run."""


def install(tell: Callable[[str], None]) -> None:
    """Install a browser; `tell` gets each command line before it runs, the standard error output what it writes.

    Raises InstallError with the one line to run where it needs more rights.
    """
    if _reachable():
        arguments = ["install", "chromium", "--only-shell", *(["--with-deps"] if _root() or not _linux() else [])]
        tell(f"playwright {' '.join(arguments)}")
        command = [sys.executable, "-m", "playwright", *arguments]
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0:
            return
    if not _linux() or shutil.which("apt-get") is None:
        raise InstallError("doctor.no-apt", host=_HOST)
    if not _root():
        raise InstallError("doctor.no-right", host=_HOST, command=f"sudo apt-get install -y {PACKAGE}")
    tell(f"apt-get install {PACKAGE}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", PACKAGE, "fonts-liberation"],
    ):
        done = subprocess.run(["apt-get", *arguments], env=environment, stdout=sys.stderr, check=False)
        if done.returncode != 0:
            raise InstallError("doctor.apt-failed", command=f"apt-get {' '.join(arguments)}")


def _linux() -> bool:
    return sys.platform == "linux"


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _reachable() -> bool:
    """Whether Playwright's download host answers."""
    import urllib.error
    import urllib.request

    host = os.environ.get("PLAYWRIGHT_DOWNLOAD_HOST", _HOST)
    try:
        with urllib.request.urlopen(host, timeout=_PROBE_SECONDS):
            return True
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False
