"""Drafts of statements written from a run of the real browser: filled in, they are read back as complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from einclusion import rulebook
from einclusion.authoring.exampleserver import Answer, Server
from einclusion.facts import ACTED
from einclusion.model import LANGUAGES, Outcome
from einclusion.statement.writing import write
from einclusion.store import RunFolder
from tests.browser.conftest import Audit

BOOK = rulebook.load([])
STATEMENT = [
    name
    for name in BOOK.rules
    if name.startswith("statement-") and name not in ("statement-in-every-language", "statement-fits-findings")
]
TESTED = b"""<!doctype html><html lang="nl"><title>Parkeerkaart</title><main><h1>Parkeerkaart</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="50" height="50">
<p>Mail naar <a href="mailto:info@wilgenhove.example">info@wilgenhove.example</a>.</p></main></html>"""
FILLED = {
    "nl": {"status": "gedeeltelijk", "date": "3 september 2026", "body": "de Vlaamse Ombudsdienst"},
    "fr": {"status": "partiellement conforme", "date": "3 septembre 2026", "body": "la Vlaamse Ombudsdienst"},
    "de": {"status": "teilweise vereinbar", "date": "3. September 2026", "body": "die Vlaamse Ombudsdienst"},
    "en": {"status": "partially compliant", "date": "3 September 2026", "body": "the Vlaamse Ombudsdienst"},
}


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as it is told."""
    with Server() as server:
        yield server


def drafts(audit: Audit, server: Server, language: str, to: Path) -> None:
    """Drafts of the run of a page with a fault, in a folder."""
    address = server.offer("tested", {"index.html": Answer(content=TESTED)})
    service = {"start": [address + "index.html"], "name": "Parkeerkaart", "owner": "Gemeente Wilgenhove"}
    told = audit(service=service, rules=["image-has-name", "phone-line-named"], part="tested")
    write(RunFolder(told.folder), told.run, BOOK, to, language)


def filled(html: str, language: str) -> str:
    """The draft as a person would fill it in."""
    values = {**FILLED[language], "reviewed": FILLED[language]["date"], "check": "info@wilgenhove.example", "days": "5"}
    html = re.sub(r'<mark data-fill="([\w-]+)">[^<]*</mark>', lambda gap: values.get(gap[1], "Wilgenhove"), html)
    return re.sub(r'<p class="(?:draft|hint)">.*?</p>', "", html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_that_is_filled_in_is_read_back_as_complete(
    audit: Audit, server: Server, tmp_path: Path, language: str
) -> None:
    drafts(audit, server, language, tmp_path)
    html = filled((tmp_path / f"accessibility-statement.{language}.html").read_text(encoding="utf-8"), language)
    address = server.offer("filled", {"index.html": Answer(content=html.encode())})
    service = {"start": [address + "index.html"], "profile": "be-vlaanderen", "owner": "Gemeente Wilgenhove"}
    told = audit(service=service, rules=STATEMENT, part="filled")
    assert {one.rule: (one.outcome, one.message) for one in told.findings} == dict.fromkeys(
        STATEMENT, (Outcome.PASSED, "")
    )


def test_a_draft_claims_nothing_and_names_each_gap(audit: Audit, server: Server, tmp_path: Path) -> None:
    drafts(audit, server, "nl", tmp_path)
    told = json.loads((tmp_path / "accessibility-statement.nl.json").read_text(encoding="utf-8"))
    html = (tmp_path / "accessibility-statement.nl.html").read_text(encoding="utf-8")
    assert (told["draft"], told["status"], told["prepared"]) == (True, None, None)
    assert [one["criteria"] for one in told["notAccessible"]] == [["1.1.1"]]
    assert told["toFillIn"] == re.findall(r'<mark data-fill="([\w-]+)"', html)
    assert "info@wilgenhove.example" in html
    assert "check" in told["toFillIn"]


def test_an_inclusion_draft_tells_people_and_ways(audit: Audit, server: Server, tmp_path: Path) -> None:
    drafts(audit, server, "en", tmp_path)
    told = json.loads((tmp_path / "inclusion-statement.en.json").read_text(encoding="utf-8"))
    assert "blind" in told["people"]
    assert told["ways"]["email"] == {"promised": None, "seen": "info@wilgenhove.example"}
    assert told["ways"]["counter"] == {"promised": None, "seen": None}


@pytest.mark.parametrize("kind", ["accessibility", "inclusion"])
def test_drafts_pass_their_own_test(audit: Audit, server: Server, tmp_path: Path, kind: str) -> None:
    drafts(audit, server, "fr", tmp_path)
    page = (tmp_path / f"{kind}-statement.fr.html").read_bytes()
    address = server.offer("draft", {"index.html": Answer(content=page)})
    rules = [
        rule.id
        for rule in BOOK.rules.values()
        if rule.topic == "accessibility"
        and rule.subject == "page"
        and rule.engine != "person"
        and not ACTED & set(rule.needs)
    ]
    told = audit(address + "index.html", rules=rules, part="draft")
    failed = [
        (one.rule, one.element and one.element.selector) for one in told.findings if one.outcome is Outcome.FAILED
    ]
    assert failed == []
