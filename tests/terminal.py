"""A terminal as people have it, and what a command of the README left that several tests look at."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from filelock import FileLock

from tests.documents import ROOT

INSIDE = "EINCLUSION_IN_README_TEST"
"""Set for everything that is run here, so that a test run below does not begin anew."""
_SECONDS = 900


class Terminal:
    """A shell that keeps its folder and its variables from one command to the next."""

    def __init__(self, folder: Path, shared: Path) -> None:
        self.folder = folder
        self.shared = shared
        self._notes = folder / "terminal"
        hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "FORCE_COLOR"}
        self.variables = {name: value for name, value in os.environ.items() if name not in hidden} | {
            INSIDE: "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "safe.directory",
            "GIT_CONFIG_VALUE_0": "*",
        }

    def run(self, command: str, expected: tuple[int, ...] = (0,)) -> str:
        """What a command says. Fails where it ends otherwise than expected."""
        script = f'{command}\nstatus=$?\n{{ pwd; env -0; }} > "{self._notes}"\nexit $status\n'
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
        assert done.returncode in expected, f"$ {command}\n{done.stdout}\nexit code {done.returncode}"
        folder, _, variables = self._notes.read_text(encoding="utf-8").partition("\n")
        self.folder = Path(folder)
        self.variables = dict(pair.partition("=")[::2] for pair in variables.split("\0") if pair)
        return done.stdout


def demonstrated(shared: Path, command: str) -> tuple[list[str], Path]:
    """What `make demo` says in the checkout, and the run that it leaves: whoever asks first has it run."""
    said, run = shared / "demo.txt", shared / "demo-run"
    with FileLock(shared / "demo.lock"):
        if not said.exists():
            with tempfile.TemporaryDirectory() as folder:
                told = Terminal(Path(folder), shared).run(f"(cd '{ROOT}' && {command})")
            shutil.copytree(ROOT / "demo-run", run, dirs_exist_ok=True)
            said.write_text(told, encoding="utf-8")
    return said.read_text(encoding="utf-8").splitlines(), run
