"""Budgets in the service file: limits that a service sets itself, and the gate that holds it to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.data import own
from einclusion.facts import Facts
from einclusion.gate.verdict import Gate, verdict
from einclusion.judge import Judge
from einclusion.loading import Network, Request
from einclusion.model import Finding, Outcome, Weight
from einclusion.run import Page, Run
from einclusion.scope import Service, Settings
from einclusion.standards import profile
from tests import packs, sources

HEAVY = "from einclusion.outcomes import failed, passed\n\n\ndef check(page):\n"
MEASURED = """
    size = sum(request.bytes for request in page.network.requests)
    if size > page.threshold("page-bytes"):
        yield failed(measure="page-bytes", size=size)
    else:
        yield passed()
"""
ELSE = "    yield failed()\n"


def judged(folder: Path, settings: Settings, check: str = MEASURED, size: int = 900, **rule: Any) -> list[Finding]:
    """What a rule of weight advice finds on a page of so many bytes."""
    packs.write(folder, "access/page-light", HEAVY + check.lstrip("\n"), needs=["network"], **rule)
    book = packs.book(folder)
    facts = Facts(network=Network(requests=[Request(address="/", host="a", type="document", bytes=size)]))
    service = Service(name="Permit", start=["https://example.be/"], settings=settings)
    page = Page(number=1, address="https://example.be/", facts=facts)
    return Judge(book, book.rules.values(), service, profile("eu")).page(page)


def code(findings: list[Finding], gate: Gate = Gate.NEW) -> int:
    return verdict(Run(service=Service(name="Permit", start=["/"]), state="complete"), findings, gate).code


@pytest.mark.parametrize(
    ("settings", "size", "weight", "codes"),
    [
        # the default limit is advice: it is told, and closes no gate but `any`
        (Settings(), 2_000_000, Weight.ADVICE, [0, 0, 1, 0]),
        # a budget of the service's own closes the gate
        (Settings(budgets={"page-bytes": 800}), 900, Weight.STANDARD, [1, 0, 1, 0]),
        (Settings(budgets={"page-bytes": 3_000_000}), 3_000_001, Weight.STANDARD, [1, 0, 1, 0]),
        # another one changes nothing
        (Settings(budgets={"script-bytes": 800}), 2_000_000, Weight.ADVICE, [0, 0, 1, 0]),
        # another value for what a rule judges by is no promise
        (Settings(thresholds={"page-bytes": 800}), 900, Weight.ADVICE, [0, 0, 1, 0]),
    ],
)
def test_what_goes_beyond_closes_the_gate(
    tmp_path: Path, settings: Settings, size: int, weight: Weight, codes: list[int]
) -> None:
    (found,) = judged(tmp_path, settings, size=size)
    assert (found.outcome, found.weight) == (Outcome.FAILED, weight)
    assert [code([found], gate) for gate in (Gate.NEW, Gate.BINDING, Gate.ANY, Gate.NEVER)] == codes


def test_what_keeps_to_it_does_not(tmp_path: Path) -> None:
    (found,) = judged(tmp_path, Settings(budgets={"page-bytes": 900}))
    assert (found.outcome, code([found])) == (Outcome.PASSED, 0)


def test_a_law_stays_above_it(tmp_path: Path) -> None:
    (found,) = judged(tmp_path, Settings(budgets={"page-bytes": 800}), requirements=["wcag-1.1.1"], weight="binding")
    assert found.weight is Weight.BINDING


def test_a_finding_that_names_no_measure_keeps_its_weight(tmp_path: Path) -> None:
    (found,) = judged(tmp_path, Settings(budgets={"page-bytes": 800}), check=ELSE)
    assert found.weight is Weight.ADVICE


def test_a_budget_without_facts_is_untested_and_no_pass(tmp_path: Path) -> None:
    packs.write(tmp_path, "access/page-light", HEAVY + MEASURED.lstrip("\n"), needs=["network"])
    book = packs.book(tmp_path)
    service = Service(name="Permit", start=["/"], settings=Settings(budgets={"page-bytes": 800}))
    page = Page(number=1, address="https://example.be/")
    (found,) = Judge(book, book.rules.values(), service, profile("eu")).page(page)
    assert (found.outcome, code([found])) == (Outcome.UNTESTED, 3)


def test_it_is_the_same_finding_with_and_without_a_budget(tmp_path: Path) -> None:
    (one,) = judged(tmp_path / "one", Settings(), size=2_000_000)
    (other,) = judged(tmp_path / "other", Settings(budgets={"page-bytes": 800}), size=2_000_000)
    assert (one.fingerprint, one.cause) == (other.fingerprint, other.cause)
    assert msgspec.structs.replace(other, weight=one.weight) == one


@pytest.mark.parametrize("path", list(sources.modules("rules")), ids=sources.name)
def test_rules_of_ours_name_the_measure_that_they_judge_by(path: Path) -> None:
    """Else a budget of that name would close no gate."""
    text = path.read_text(encoding="utf-8")
    limits = {name for name, measure in own("thresholds.yaml").items() if not measure.get("tunes")}
    if "threshold(" in text and any(re.search(rf"{name}|-bytes", text) for name in limits):
        named = any(one.arg == "measure" for call in sources.reached(path) for one in call.keywords)
        assert named or '"measure": ' in text
