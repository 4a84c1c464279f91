"""`--format json`: the whole run, in an order that stays."""

from __future__ import annotations

from pathlib import Path

import msgspec

from einclusion.run import Report
from reports.json import render
from tests import build


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
