"""Which browser to use: the one named, Playwright's own headless shell, then what the system has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "EINCLUSION_BROWSER"
_SYSTEM = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
_CHANNELS = ("chrome", "msedge")


@dataclass(frozen=True)
class Candidate:
    """A browser to try."""

    name: str
    """How it is called in messages."""
    path: str | None = None
    """Its program; none where Playwright knows."""
    channel: str | None = None
    """Playwright's name of an installed brand."""


def candidates(chosen: str | None = None) -> Iterator[Candidate]:
    """Browsers to try, best first; one that was named is the only one."""
    named = chosen or os.environ.get(VARIABLE)
    if named:
        yield Candidate(name=named, path=shutil.which(named) or named)
        return
    if own_shell():
        yield Candidate(name="Playwright's headless shell")
    for program in _SYSTEM:
        if path := shutil.which(program):
            yield Candidate(name=program, path=path)
    for channel in _CHANNELS:
        yield Candidate(name=channel, channel=channel)


@contextmanager
def named(browser: str | None) -> Iterator[None]:
    """Within it, that browser is the one to use, as if the environment named it; none changes nothing."""
    former = os.environ.get(VARIABLE)
    if browser:
        os.environ[VARIABLE] = browser
    try:
        yield
    finally:
        if browser and former is None:
            del os.environ[VARIABLE]
        elif browser and former is not None:
            os.environ[VARIABLE] = former


def own_shell() -> bool:
    """Whether Playwright's own headless shell lies in its folder of browsers."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    home = Path.home()
    folders = (
        [Path(named)]
        if named and named != "0"
        else [
            home / ".cache/ms-playwright",
            home / "Library/Caches/ms-playwright",
            home / "AppData/Local/ms-playwright",
        ]
    )
    return any(next(folder.glob("chromium_headless_shell-*/INSTALLATION_COMPLETE"), None) for folder in folders)
