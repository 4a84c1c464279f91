"""What all formats but HTML, JSON and EARL share: four languages, a snapshot, and no page that fools a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from einclusion.model import LANGUAGES
from einclusion.output import formats
from einclusion.run import Report, Run
from tests import build
from tests.reports import hostile, snapshot

FORMATS = ("csv", "github", "gitlab", "junit", "markdown", "openacr", "sarif", "wcag-em")
EACH = pytest.mark.parametrize("name", FORMATS)


def told(name: str, report: Report, language: str = "en") -> str:
    render: Callable[..., str | bytes] = import_module(f"reports.{name.replace('-', '_')}").render
    content = render(report, build.rulebook(), Path(), language)
    return content if isinstance(content, str) else content.decode("utf-8")


def test_every_format_is_installed_and_names_its_file() -> None:
    files = [one.target(Path("run")).name for one in formats(FORMATS)]
    assert len(set(files)) == len(FORMATS)
    assert all(one.render for one in formats(FORMATS))


@EACH
def test_it_is_the_snapshot(name: str) -> None:
    snapshot.compare(name, told(name, build.report()))


@EACH
def test_it_speaks_four_languages(name: str) -> None:
    texts = {told(name, build.report(), language) for language in LANGUAGES}
    assert len(texts) == len(LANGUAGES)
    assert [found for text in texts for found in re.findall(r"\{[a-z]+\}", text)] == []


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hostile_page_gets_a_control_character_in_or_makes_it_huge(name: str, language: str) -> None:
    text = told(name, hostile.report(), language)
    assert not hostile.FORBIDDEN & set(text)
    assert len(text.encode("utf-8")) < 500_000


@EACH
def test_no_sentence_claims_conformity(name: str) -> None:
    text = told(name, build.report()).replace("Accessibility Conformance Report", "").replace("conformanceTarget", "")
    assert re.findall(r"\b(?:compliant|conforms|supports: |score)\b", text) == []


@EACH
def test_it_is_the_same_twice_and_needs_no_verdict(name: str) -> None:
    bare = Report(run=build.run(), findings=build.findings())
    assert told(name, bare) == told(name, bare)


@EACH
def test_an_empty_run_is_told(name: str) -> None:
    assert told(name, Report(run=Run(service=build.SERVICE), findings=[]))
