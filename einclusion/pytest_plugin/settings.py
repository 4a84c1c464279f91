"""How a session checks, from command line and ini file, all of it looked at before the first page is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from einclusion import output, rulebook
from einclusion.errors import UsageError
from einclusion.gate import baseline as baselines
from einclusion.gate.verdict import Gate
from einclusion.model import LANGUAGES, Baseline, Language
from einclusion.rulebook import Rulebook
from einclusion.selection import select
from einclusion.servicefile.places import nearest
from einclusion.standards import profile_names
from einclusion.wording import user_language

if TYPE_CHECKING:
    import pytest


@dataclass(frozen=True)
class Settings:
    """What all checks of a session have in common, where marker and call say nothing else."""

    out: Path
    """Run folder."""
    started: str
    """Start of the session in UTC (ISO 8601)."""
    root: Path
    """The project's folder; addresses of files are told relative to it."""
    home: str
    """Where the service starts, if pytest-base-url was told; else the origin of what is checked."""
    rules: Rulebook
    """All rules at hand."""
    select: list[str]
    """Rules to apply; empty for the default."""
    gate: Gate
    """Findings that fail a test."""
    profile: str
    """Law that decides what is binding."""
    baseline: Baseline
    """Accepted findings."""
    formats: list[output.Format]
    """Reports to write."""
    language: str
    """Language of messages and reports."""

    @property
    def path(self) -> str:
        """The run folder as people type it."""
        here = Path.cwd()
        return str(self.out.relative_to(here) if self.out.is_relative_to(here) else self.out)


def read(config: pytest.Config, out: Path, started: str, taken: bool) -> Settings:
    """The settings. Raises UsageError for what can't be, in the words of the command line."""
    _one_of("lang", _given(config, "lang"), LANGUAGES)
    law = _one_of("profile", _given(config, "profile"), profile_names()) or "eu"
    gate = gate_of(_given(config, "fail_on") or Gate.NEW.value)
    book = rulebook.load([])
    words = _listed(config, "select")
    select(book, words)
    known = _given(config, "baseline")
    path = _path(config, "baseline") if known else None
    auto = config.getoption("einclusion_auto") or config.getini("einclusion_auto")
    if auto and not config.pluginmanager.has_plugin("playwright"):
        raise UsageError("pytest.no-pytest-playwright")
    if taken:
        raise UsageError("pytest.not-empty", path=out)
    return Settings(
        out=out,
        started=started,
        root=config.rootpath,
        home=str(getattr(config.option, "base_url", "") or ""),
        rules=book,
        select=words,
        gate=gate,
        profile=law,
        baseline=baselines.given(path, book.rules, law) or Baseline(),
        formats=output.formats(_listed(config, "format") or ("html", "json")),
        language=language_of(config),
    )


def language_of(config: pytest.Config) -> Language:
    """The language that the session was asked to speak, else the locale's."""
    return user_language(_given(config, "lang"))


def gate_of(word: str) -> Gate:
    """The gate of that name. Raises UsageError."""
    return Gate(_one_of("fail-on", word, [gate.value for gate in Gate]))


def _one_of(option: str, word: str, known: Sequence[str]) -> str:
    if word and word not in known:
        raise UsageError("pytest.unknown", near=nearest(word, known), option=option, word=word, known=", ".join(known))
    return word


def _given(config: pytest.Config, name: str) -> str:
    return str(config.getoption(f"einclusion_{name}") or config.getini(f"einclusion_{name}") or "")


def _listed(config: pytest.Config, name: str) -> list[str]:
    return list(config.getoption(f"einclusion_{name}") or config.getini(f"einclusion_{name}"))


def _path(config: pytest.Config, name: str) -> Path:
    """A file that the command line names from where one stands, the ini file from the project's folder."""
    asked = config.getoption(f"einclusion_{name}")
    return config.invocation_params.dir / asked if asked else config.rootpath / _given(config, name)
