"""What tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from einclusion.cli import run
from tests.calling import LOCALES, Call, Done
from tests.live import Live


@pytest.fixture(scope="session")
def live() -> Iterator[Live]:
    """One real browser for all tests of a process."""
    browser = Live()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a test run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """A command line in this process, in English and in a folder of its own, and what came of it."""
    monkeypatch.chdir(tmp_path)
    for name in LOCALES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")

    def made(*arguments: str | Path) -> Done:
        code = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Done(int(code), told.out, told.err)

    return made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the real browser."""
    for item in items:
        if "live" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what passing tests have to tell, such as the seeded barriers that no rule finds yet."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
