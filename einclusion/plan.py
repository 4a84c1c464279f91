"""What a run is going to do: decided before a browser starts, the same for a first run and a resumed one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec

from einclusion.environment import secrets
from einclusion.errors import UsageError, UsageErrors
from einclusion.facts import ACTED
from einclusion.model import Rule
from einclusion.rulebook import Rulebook
from einclusion.run import Options
from einclusion.scope import Service
from einclusion.selection import select
from einclusion.servicefile.places import nearest
from einclusion.standards import profile_names
from einclusion.store import RunFolder, slug

MAIN_VIEWPORT = "1280x800"
SMALL_VIEWPORT = "360x800"


@dataclass(frozen=True)
class Emulation:
    """How a person has set up the browser: what pages are told, and whether their scripts run."""

    color_scheme: Literal["light", "dark"] = "light"
    """Answer to `prefers-color-scheme`."""
    forced_colors: bool = False
    """Whether the person's own few colours replace those of pages (`forced-colors`)."""
    reduced_motion: bool = False
    """Answer to `prefers-reduced-motion`."""
    scripts: bool = True
    """Whether scripts of pages run; those in frames of other sites always do."""


@dataclass(frozen=True)
class Plan:
    """A run, before it begins."""

    service: Service
    """What is tested."""
    given: list[str]
    """Addresses to audit as given, none merged; empty where the service's own start addresses are meant."""
    options: Options
    """How it was asked for."""
    rules: list[Rule]
    """Rules to apply."""
    folder: RunFolder
    """Where it is stored."""
    base: Path
    """Folder that files in the service file are relative to."""
    environment: Mapping[str, str]
    """Where `{env:NAME}` comes from."""
    concurrency: int = 1
    """Windows at a time."""
    browser: str | None = None
    """The browser that was named."""
    resume: bool = False
    """Whether what lies in the folder is gone on with."""
    id: str = field(default_factory=lambda: uuid4().hex)
    """What names the run; one that is gone on with keeps its own."""
    emulation: Emulation = Emulation()
    """How the browser is set up."""

    @property
    def needs(self) -> frozenset[str]:
        """Facts that the chosen rules need and the depth allows; reports tell the channels, whatever the rules."""
        needed = frozenset(name for rule in self.rules for name in rule.needs if rule.engine != "person") | {"channels"}
        needed -= set(self.options.without)
        return needed if self.options.depth == "full" else needed - ACTED

    @property
    def axe_rules(self) -> list[str]:
        """axe's rules to run."""
        return [rule.id for rule in self.rules if rule.engine == "axe"]

    @property
    def viewports(self) -> list[tuple[int, int]]:
        """Window sizes, the main one first."""
        sizes = (size.split("x") for size in self.options.viewports or [MAIN_VIEWPORT])
        return [(int(width), int(height)) for width, height in sizes]


@dataclass(frozen=True)
class Asked:
    """What the command line says about how to run."""

    out: Path | None = None
    """Run folder; none for one below `runs/`."""
    depth: str | None = None
    """`quick` or `full`; none for full where there are journeys."""
    select: Sequence[str] = ()
    """Rules; empty for the default."""
    packs: Sequence[Path] = ()
    """Folders of further rules."""
    profile: str | None = None
    """Law; none for the service file's."""
    concurrency: int | None = None
    """Pages at a time; none for one per core."""
    resume: bool = False
    """Whether a broken run is gone on with."""
    browser: str | None = None
    """The browser that was named."""
    without: Sequence[str] = ()
    """Probes to switch off."""


def make(service: Service, given: list[str], base: Path, book: Rulebook, asked: Asked) -> Plan:
    """The plan of a run, its folder ready to be written. Raises UsageError for what does not fit together."""
    rules = select(book, asked.select, dict(service.settings.rules))
    if not rules:
        raise UsageError("usage.no-rules")
    options = _options(service, given, asked)
    folder = _folder(service, options, asked)
    return Plan(
        service=msgspec.structs.replace(service, profile=options.profile),
        given=given,
        options=options,
        rules=rules,
        folder=folder,
        id=folder.read_run().id if folder.begun else uuid4().hex,
        base=base,
        environment=os.environ,
        concurrency=asked.concurrency or os.cpu_count() or 1,
        browser=asked.browser,
        resume=asked.resume,
    )


def _options(service: Service, given: list[str], asked: Asked) -> Options:
    law = asked.profile or service.profile
    if law not in profile_names():
        raise UsageError("usage.profile", near=nearest(law, profile_names()), choices=profile_names(), name=law)
    for name in asked.without:
        if name not in ACTED:
            raise UsageError("usage.without", near=nearest(name, ACTED), choices=sorted(ACTED), name=name)
    full = asked.depth == "full" or (asked.depth is None and bool(service.journeys))
    return Options(
        targets=given or service.start,
        depth="full" if full else "quick",
        select=list(asked.select),
        packs=[str(pack.resolve()) for pack in asked.packs],
        crawl=service.crawl is not None,
        viewports=service.settings.viewports or ([MAIN_VIEWPORT, SMALL_VIEWPORT] if full else []),
        profile=law,
        without=sorted(set(asked.without)),
    )


def _folder(service: Service, options: Options, asked: Asked) -> RunFolder:
    if asked.resume and asked.out is None:
        raise UsageError("usage.resume-where")
    path = asked.out or Path("runs") / f"{slug(service.start[0])}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    folder = RunFolder.create(path, resume=asked.resume, secrets=secrets(service, os.environ))
    if asked.resume and folder.begun:
        if folder.read_run().options != options:
            raise UsageError("usage.resume-other", path=path)
        _check_pages(folder)
    return folder


def _check_pages(folder: RunFolder) -> None:
    """Raises UsageError for a page that can't be gone on with, before anything is visited or written."""
    try:
        for _ in folder.pages(()):
            pass
    except UsageError as error:
        raise UsageErrors([error, UsageError("usage.remove-page")]) from error
