"""`--format json`: the whole run, in an order that stays."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from einclusion.run import Report
from einclusion.schemas import schema
from reports.json import render
from tests import build
from tests.reports import hostile


def test_it_decodes_to_the_report_it_was_made_of() -> None:
    decoded = msgspec.json.decode(render(build.report(), build.rulebook(), Path(), "en"), type=Report)
    assert decoded.run == build.run()
    assert sorted(map(repr, decoded.findings)) == sorted(map(repr, build.findings()))


def test_it_is_indented_and_the_same_whatever_the_order_of_findings() -> None:
    report = build.report()
    turned = msgspec.structs.replace(report, findings=report.findings[::-1])
    text = render(report, build.rulebook(), Path(), "en")
    assert text == render(turned, build.rulebook(), Path(), "nl")
    assert text.startswith('{\n  "run": {\n')


@pytest.mark.parametrize("report", [build.report(), hostile.report()], ids=["plain", "hostile"])
def test_it_is_valid_by_the_published_schema(report: Report) -> None:
    published = json.loads(schema("report"))
    jsonschema.Draft202012Validator.check_schema(published)
    told = json.loads(render(report, build.rulebook(), Path(), "en"))
    jsonschema.validate(told, published)
    told["findings"][0]["outcome"] = "green"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, published)
