"""What a run is going to do: decided before a browser starts, the same for a first run and a resumed one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from einclusion.model import Rule
from einclusion.run import Options
from einclusion.scope import Service
from einclusion.store import RunFolder

MAIN_VIEWPORT = "1280x800"
SMALL_VIEWPORT = "360x800"


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

    @property
    def needs(self) -> frozenset[str]:
        """Facts that the chosen rules need; a crawl needs links, and so the structure, whatever the rules."""
        links = {"structure"} if self.options.crawl else set()
        return frozenset(name for rule in self.rules for name in rule.needs if rule.engine != "person") | links

    @property
    def axe_rules(self) -> list[str]:
        """axe's rules to run."""
        return [rule.id for rule in self.rules if rule.engine == "axe"]

    @property
    def viewports(self) -> list[tuple[int, int]]:
        """Window sizes, the main one first."""
        sizes = (size.split("x") for size in self.options.viewports or [MAIN_VIEWPORT])
        return [(int(width), int(height)) for width, height in sizes]
