"""`--format gitlab`: what GitLab asks of a code quality report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from einclusion.model import Outcome
from einclusion.run import Page, Report
from reports.gitlab import render
from tests import build
from tests.reports import hostile

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "maxLength": 1000},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?![./])[\w.~%/-]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""Fields that GitLab's documents name."""


def _read(report: Report) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(render(report, build.rulebook(), Path(), "en"))
    jsonschema.validate(entries, SCHEMA)
    return entries


def test_it_has_the_fields_that_gitlab_reads() -> None:
    for report in (build.report(), hostile.report()):
        prints = [entry["fingerprint"] for entry in _read(report)]
        assert len(prints) == len(set(prints)) > 10


def test_severity_is_weight_and_impact() -> None:
    found = {(entry["check_name"], entry["severity"]) for entry in _read(build.report())}
    assert found >= {
        ("untested", "critical"),
        ("phone-line-named", "critical"),
        ("image-alt", "blocker"),
        ("image-alt", "info"),
        ("trackers-before-consent", "major"),
        ("long-sentences", "info"),
    }


def test_states_of_one_page_keep_fingerprints_apart() -> None:
    pages = [Page(number=number, address="https://x.example/a") for number in (1, 2)]
    found = build.finding("image-alt", Outcome.FAILED, "page:1", "img.logo")
    run = msgspec.structs.replace(build.run(), pages=pages, walks=[])
    entries = _read(Report(run=run, findings=[found, msgspec.structs.replace(found, subject="page:2")]))
    assert [entry["fingerprint"] for entry in entries] == [found.fingerprint, f"{found.fingerprint}-2"]
