"""Our words for axe's rules agree with what the installed axe-core says of itself, so that a new version is noticed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from einclusion.browser.window import Window
from einclusion.model import Rule
from einclusion.probes import axe
from einclusion.rulebook import load
from tests.live import Live

VERSION = "4.12"
"""Minor version of axe-core that the pages were written for."""
ASK = """JSON.stringify({version: axe.version, rules: axe.getRules().map(rule => {
  const known = axe._audit.rules.find(one => one.id === rule.ruleId);
  return {id: rule.ruleId, tags: rule.tags, act: rule.actIds || [], impact: known.impact, enabled: known.enabled};
})})"""
OTHER_THAN_ACT = {"aria-conditional-attr": {"5c01ea"}, "aria-deprecated-role": {"674b10"}}
"""ACT rules that axe names and whose texts allow what it finds: roles that are deprecated are roles all the same."""
OF_AXE = {name: rule for name, rule in load().rules.items() if rule.engine == "axe"}


@pytest.fixture(scope="module")
def told(live: Live) -> dict[str, Any]:
    async def ask(window: Window) -> str:
        frame = await window.top()
        await frame.evaluate(axe.engine())
        return str(await frame.evaluate(ASK))

    answer: dict[str, Any] = json.loads(live.look({"index.html": "<!doctype html><title>axe</title>"}, ask))
    return answer


@pytest.fixture(scope="module")
def rules(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in told["rules"]}


def criteria(row: dict[str, Any]) -> set[str]:
    """Success criteria that axe's tags name (`wcag1410` is 1.4.10)."""
    found = (re.fullmatch(r"wcag(\d)(\d)(\d+)", tag) for tag in row["tags"])
    return {f"wcag-{one[1]}.{one[2]}.{one[3]}" for one in found if one}


def experimental(row: dict[str, Any]) -> bool:
    """Whether a rule runs only when it is asked for: axe's experiments, and what is left of criterion 4.1.1."""
    return bool({"experimental", "deprecated"} & set(row["tags"]))


def test_the_version_is_the_one_that_the_pages_were_written_for(told: dict[str, Any]) -> None:
    assert told["version"].startswith(f"{VERSION}."), "compare the rule pages with the new version, then raise VERSION"


def test_there_is_a_page_for_every_rule_and_no_other(rules: dict[str, Any]) -> None:
    assert set(rules) == set(OF_AXE)


@pytest.mark.parametrize("rule", OF_AXE.values(), ids=lambda rule: rule.id)
class TestPage:
    def test_requirements(self, rule: Rule, rules: dict[str, Any]) -> None:
        assert set(rule.requirements) == criteria(rules[rule.id])

    def test_act_rules(self, rule: Rule, rules: dict[str, Any]) -> None:
        assert set(rule.act) == set(rules[rule.id]["act"]) - OTHER_THAN_ACT.get(rule.id, set())

    def test_impact(self, rule: Rule, rules: dict[str, Any]) -> None:
        assert rule.impact == rules[rule.id]["impact"]

    def test_experiments(self, rule: Rule, rules: dict[str, Any]) -> None:
        assert rule.experimental is experimental(rules[rule.id])

    def test_best_practices_serve_no_criterion(self, rule: Rule, rules: dict[str, Any]) -> None:
        assert ("best-practice" in rules[rule.id]["tags"]) is (not rule.requirements)
