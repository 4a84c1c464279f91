"""The hostile server and the driver, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from einclusion.browser import consent, journey, picture, sight, window
from einclusion.probes import axe, structure
from tests.browser.driving import Driver, Told
from tests.browser.hostile import Hostile
from tests.live import Live

Audit = Callable[..., Told]


@pytest.fixture(scope="session")
def server() -> Iterator[Hostile]:
    """The server, for all tests of a process."""
    with Hostile() as server:
        yield server


@pytest.fixture
def hostile(server: Hostile) -> Hostile:
    """The server, with no memory of former tests."""
    server.forget()
    server.gate.clear()
    return server


@pytest.fixture(scope="session")
def driver(live: Live) -> Driver:
    """Audits with the one browser."""
    return Driver(live)


@pytest.fixture
def audit(driver: Driver, tmp_path: Path) -> Audit:
    """Audits into a folder of its own."""
    return partial(driver.audit, tmp_path)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time limits for tests that wait for one."""
    monkeypatch.setattr(window, "LOAD_SECONDS", 1.0)
    monkeypatch.setattr(window, "QUIET_SECONDS", 1.2)
    monkeypatch.setattr(window, "CALL_SECONDS", 2.0)
    monkeypatch.setattr(sight, "FRAME_SECONDS", 1.0)
    monkeypatch.setattr(picture, "_SECONDS", 2.0)
    monkeypatch.setattr(consent, "_CLICK_MS", 800)
    monkeypatch.setattr(consent, "_FIND_SECONDS", 1.5)
    monkeypatch.setattr(journey, "_ACT_MS", 800)
    monkeypatch.setattr(axe, "_SECONDS", 2.0)
    monkeypatch.setattr(structure, "_SECONDS", 4.0)
