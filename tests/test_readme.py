"""The README is followed from the first command to the last, in a folder of its own, with the real programs.

Every command is read out of the README, so a new one is run as well. Four things differ from what a reader does:
`ADDRESS` is the checkout at hand, and the clone gets its files as they are now; `make` runs in the checkout, where its
virtual environment is used again, and `make demo` once for all tests that look at what it leaves; `make test` is only
looked at, since the test stands in that very run; and the service file of `einclusion init` is filled in with the
address of a small server.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from einclusion.authoring.exampleserver import Answer, Server
from tests.documents import ROOT, fences, prompted
from tests.terminal import INSIDE, Terminal, demonstrated

README = ROOT / "README.md"
AUDITED = (0, 1)
"""Exit codes of an audit that tested all it was asked for."""
PAGE = b"""<!doctype html>
<html lang="en"><head><title>Parking permit</title></head>
<body><main><h1>Parking permit</h1><p>Come to the counter or call us. Bring your identity card.</p></main></body></html>
"""


def shown() -> list[str]:
    """The commands of the README, in its order."""
    return [command for fence in fences(README) if fence.kind == "console" for command, _ in prompted(fence)]


@pytest.fixture
def terminal(shared: Path) -> Iterator[Terminal]:
    """A terminal in an empty folder, which is taken away with all that was installed there."""
    folder = Path(tempfile.mkdtemp(prefix="readme-"))
    yield Terminal(folder, shared)
    shutil.rmtree(folder)


def take_over(clone: Path) -> None:
    """Bring a clone to the state of the checkout: changes that are not committed, new files, files taken away."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        source, target = ROOT / name, clone / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_file():
            shutil.copy2(source, target)
        else:
            target.unlink(missing_ok=True)


def cloned(terminal: Terminal, command: str) -> None:
    terminal.run(command.replace("ADDRESS", f"'{ROOT}'"))
    take_over(terminal.folder / command.split()[-1])


def demo(terminal: Terminal, command: str) -> None:
    said, run = demonstrated(terminal.shared, command)
    assert said[-1] == "demo-run/report.html"
    assert "<html" in (run / "report.html").read_text(encoding="utf-8")[:200]


def looked_at(terminal: Terminal, command: str) -> None:
    steps = terminal.run(f"(cd '{ROOT}' && {command.replace('make', 'make --dry-run', 1)})")
    assert all(tool in steps for tool in ("ruff", "mypy", "pytest"))


def described(terminal: Terminal, command: str) -> None:
    terminal.run(command)
    path = terminal.folder / "service.yaml"
    text = path.read_text(encoding="utf-8")
    for template, filled in (
        ("https://www.example.org/", terminal.variables["SERVED"]),
        ("goto: /\n", "goto: /permit/\n"),
    ):
        assert text.count(template) == 1
        text = text.replace(template, filled)
    path.write_text(text, encoding="utf-8")


def audited(terminal: Terminal, command: str) -> None:
    terminal.run(command, AUDITED)
    (report,) = terminal.folder.glob("runs/*/report.html")
    assert "Parking permit" in report.read_text(encoding="utf-8")
    run = json.loads(report.with_name("report.json").read_text(encoding="utf-8"))["run"]
    assert [page["title"] for page in run["pages"] if not page.get("repeats")] == ["Parking permit"] * 2


DIFFERENT = {
    "git clone ADDRESS einclusion": cloned,
    "make demo": demo,
    "make test": looked_at,
    "einclusion init": described,
    "einclusion audit service.yaml": audited,
}
"""Commands around which there is more to do than to run them and expect exit code 0."""


@pytest.mark.skipif(INSIDE in os.environ, reason="the README is being followed already")
@pytest.mark.skipif(sys.platform == "win32", reason="the README speaks to people with a POSIX shell")
def test_following_the_readme_ends_in_a_report(terminal: Terminal) -> None:
    with Server() as server:
        terminal.variables["SERVED"] = server.offer("permit", {"": Answer(content=PAGE)})
        server.offer("", {})
        for command in shown():
            step = DIFFERENT.get(command)
            if step:
                step(terminal, command)
            else:
                terminal.run(command)


def test_the_readme_shows_what_it_must() -> None:
    assert DIFFERENT.keys() <= set(shown())
    assert {"pip install .", "einclusion browser install"} <= set(shown())
    assert "](docs/images/report-en.png)" in README.read_text(encoding="utf-8")
