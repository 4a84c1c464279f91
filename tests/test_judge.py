"""The judge: a rule sees what it declared, a raised error is no verdict, and nothing untested is ever green."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.facts import Axe, AxeNode, AxeResult, Facts, Text
from einclusion.judge import Judge, declared, folded
from einclusion.loading import Network
from einclusion.model import Element, Finding, Impact, Outcome, Problem, Weight
from einclusion.run import Page, Walk
from einclusion.scope import Service
from einclusion.standards import profile
from einclusion.subjects import JourneySubject, ServiceSubject
from tests import packs
from tests.structures import el, structure

SERVICE = Service(name="Permit", start=["https://example.be/"])
FACTS = Facts(structure=structure(el("html", el("body", el("p"), el("p")))), text=Text(words=3), network=Network())
HEAD = "from einclusion.outcomes import cant_tell, failed, passed\n\ndef check(page):\n    "


def judged(folder: Path, check: str, facts: Facts = FACTS, law: str = "eu", **changes: Any) -> list[Finding]:
    """What one rule finds on a page; `body` of its check is given."""
    page = Page(number=7, address="https://example.be/form?step=2", facts=facts, **changes.pop("page", {}))
    packs.write(folder, "offline/one-rule", HEAD + check, **changes)
    book = packs.book(folder)
    return Judge(book, book.rules.values(), SERVICE, profile(law)).page(page)


def outcomes(findings: list[Finding]) -> list[str]:
    return [str(finding.outcome) for finding in findings]


class TestDeclaredFacts:
    @pytest.mark.parametrize(
        ("needs", "asks"),
        [
            ([], "page.structure"),
            ([], "page.select('p')"),
            ([], "page.document"),
            (["structure"], "page.text"),
            (["structure", "text"], "page.network"),
        ],
    )
    def test_others_are_not_handed_on(self, tmp_path: Path, needs: list[str], asks: str) -> None:
        (finding,) = judged(tmp_path, f"yield passed(); {asks}", needs=needs)
        assert finding.outcome is Outcome.UNTESTED
        assert finding.problem is not None
        assert finding.problem.key == "no-facts"

    def test_those_declared_are(self, tmp_path: Path) -> None:
        check = "yield passed(words=page.text.words, number=len(page.select('p')))"
        (finding,) = judged(tmp_path, check, needs=["structure", "text"])
        assert (finding.outcome, finding.values) == (Outcome.PASSED, {"words": 3, "number": 2})

    def test_only_they_are_kept(self, tmp_path: Path) -> None:
        path = packs.write(tmp_path, "offline/one-rule", needs=["text", "network"])
        rule = packs.book(tmp_path).rules[path.stem]
        assert declared(rule, FACTS) == Facts(text=FACTS.text, network=FACTS.network)

    def test_why_they_are_missing_is_what_the_probe_said(self, tmp_path: Path) -> None:
        stuck = Problem(key="stuck", probe="structure", asked=True)
        for needs, asks in (("structure", "page.select('p')"), ("structure", "page.structure"), ("text", "page.text")):
            (finding,) = judged(tmp_path, f"yield passed(); {asks}", Facts(), needs=[needs], page={"problems": [stuck]})
            assert (finding.outcome, finding.problem) == (Outcome.UNTESTED, stuck), needs

    def test_the_trees_are_built_once_for_all_rules(self, tmp_path: Path) -> None:
        for name in ("one-rule", "other-rule"):
            packs.write(tmp_path, f"offline/{name}", HEAD + "yield passed(dom=id(page.dom))", needs=["structure"])
        book = packs.book(tmp_path)
        page = Page(number=1, address="https://example.be/", facts=FACTS)
        one, other = Judge(book, book.rules.values(), SERVICE, profile("eu")).page(page)
        assert one.values == other.values


class TestCheckThatRaises:
    def test_is_untested_and_says_where(self, tmp_path: Path) -> None:
        (finding,) = judged(tmp_path, "yield passed()\n    yield failed()\n    1 / 0")
        assert finding.outcome is Outcome.UNTESTED
        assert finding.problem == Problem(
            key="check-failed",
            values={"error": "ZeroDivisionError: division by zero", "place": "check:6", "rule": "one-rule"},
        )

    def test_leaves_the_other_rules_alone(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "offline/a-good-rule")
        assert outcomes(judged(tmp_path, "raise ValueError")) == ["passed", "untested"]

    @pytest.mark.parametrize(
        ("check", "error"),
        [
            ("yield 'passed'", "TypeError: 'passed' is no finding"),
            ("yield None", "TypeError: 'None' is no finding"),
            ("return 3", "TypeError: 'int' object is not iterable"),
            ("yield failed(3)", "AttributeError: 'int' object has no attribute 'element'"),
            ("yield failed(found=['a'])", "TypeError: the value 'found' is neither text nor a number"),
        ],
    )
    def test_so_is_one_that_yields_what_is_no_finding(self, tmp_path: Path, check: str, error: str) -> None:
        (finding,) = judged(tmp_path, check)
        assert finding.outcome is Outcome.UNTESTED
        assert finding.problem is not None
        assert finding.problem.values["error"] == error


class TestOutcomes:
    def test_nothing_yielded_is_inapplicable(self, tmp_path: Path) -> None:
        (finding,) = judged(tmp_path, "return\n    yield")
        assert finding.outcome is Outcome.INAPPLICABLE

    def test_each_finding_says_whose_it_is(self, tmp_path: Path) -> None:
        findings = judged(
            tmp_path,
            "yield from (failed(node, size=3) for node in page.select('p'))\n    yield cant_tell()",
            needs=["structure"],
            impact="minor",
        )
        assert outcomes(findings) == ["failed", "failed", "cantTell"]
        assert {(one.rule, one.subject, one.impact) for one in findings} == {("one-rule", "page:7", Impact.MINOR)}
        assert [one.message for one in findings] == ["failed", "failed", ""]
        assert len({one.fingerprint for one in findings}) == 3
        assert len({one.cause for one in findings}) == 2

    def test_a_check_may_say_how_hard_it_hits(self, tmp_path: Path) -> None:
        (finding,) = judged(
            tmp_path, "from einclusion.model import Impact\n    yield failed(impact=Impact.CRITICAL)", impact="minor"
        )
        assert finding.impact is Impact.CRITICAL

    @pytest.mark.parametrize(("law", "weight"), [("eu", Weight.STANDARD), ("uk", Weight.BINDING)])
    def test_the_profile_weighs(self, tmp_path: Path, law: str, weight: Weight) -> None:
        (finding,) = judged(tmp_path, "yield failed()", law=law, requirements=["wcag-2.4.11"])
        assert finding.weight is weight

    def test_findings_of_rules_on_other_subjects_are_not_the_pages(self, tmp_path: Path) -> None:
        assert judged(tmp_path, "yield failed()", subject="service") == []
        assert judged(tmp_path, "yield failed()", subject="journey") == []

    def test_a_page_in_another_size_is_judged_by_what_depends_on_it(self, tmp_path: Path) -> None:
        assert judged(tmp_path, "yield failed()", needs=["text"], page={"repeats": 1}) == []
        assert outcomes(judged(tmp_path, "yield failed()", needs=["structure"], page={"repeats": 1})) == ["failed"]

    def test_a_linked_page_that_cannot_be_opened_says_so_itself(self, tmp_path: Path) -> None:
        gone = Problem(key="refused")
        assert judged(tmp_path, "yield failed()", Facts(), page={"problems": [gone]}) == []
        asked = msgspec.structs.replace(gone, asked=True)
        check = "yield passed(words=page.text.words)"
        assert outcomes(judged(tmp_path, check, Facts(), page={"problems": [asked]}, needs=["text"])) == ["untested"]

    def test_what_only_people_can_answer_is_asked_once_a_page(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "questions/sign-language", check=None)
        book = packs.book(tmp_path)
        judge = Judge(book, book.rules.values(), SERVICE, profile("eu"))
        page = Page(number=1, address="https://example.be/")
        (asked,) = judge.page(page)
        assert (asked.outcome, asked.mode, asked.subject, asked.element) == ("cantTell", "automatic", "page:1", None)
        assert asked.fingerprint
        assert judge.page(msgspec.structs.replace(page, repeats=1, viewport="360x800")) == []
        (again,) = judge.page(msgspec.structs.replace(page, number=7, journey="apply", step=1))
        assert again.fingerprint == asked.fingerprint

    def test_nothing_is_asked_about_a_page_that_did_not_open(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "questions/sign-language", check=None)
        book = packs.book(tmp_path)
        judge = Judge(book, book.rules.values(), SERVICE, profile("eu"))
        gone = Problem(key="refused", asked=True)
        (found,) = judge.page(Page(number=1, address="https://example.be/", problems=[gone]))
        assert (found.outcome, found.problem) == ("untested", gone)
        axe = Problem(key="no-facts", probe="axe")
        opened = Page(number=1, address="https://example.be/", problems=[axe], facts=Facts(text=Text()))
        assert outcomes(judge.page(opened)) == ["cantTell"]

    def test_journeys_and_the_service(self, tmp_path: Path) -> None:
        packs.write(
            tmp_path, "offline/for-service", HEAD + "yield failed(pages=len(list(page.pages)))", subject="service"
        )
        packs.write(tmp_path, "effort/for-journey", HEAD + "yield passed(name=page.walk.journey)", subject="journey")
        book = packs.book(tmp_path)
        judge = Judge(book, book.rules.values(), SERVICE, profile("eu"))
        (on_service,), (on_journey,) = judge.of("service"), judge.of("journey")
        (finding,) = judge.apply(on_service, "service", ServiceSubject(SERVICE, lambda: iter([]), [], []))
        assert (finding.subject, finding.values, finding.rule) == ("service", {"pages": 0}, "for-service")
        (finding,) = judge.apply(on_journey, "journey:apply", JourneySubject(Walk(journey="apply"), [], SERVICE))
        assert (finding.subject, finding.values) == ("journey:apply", {"name": "apply"})


class TestFolding:
    @staticmethod
    def made(outcome: Outcome, place: int = 0) -> Finding:
        return Finding(outcome=outcome, element=Element(selector=f"#n{place}"))

    def test_passed_ones_are_one(self) -> None:
        (one,) = folded([self.made(Outcome.PASSED, place) for place in range(3)])
        assert (one.count, one.element) == (3, None)

    def test_a_single_passed_one_keeps_its_element(self) -> None:
        (one,) = folded([self.made(Outcome.PASSED)])
        assert (one.count, one.element) == (1, Element(selector="#n0"))

    def test_failed_and_doubtful_ones_stay_apart_and_go_first(self) -> None:
        given = [self.made(one) for one in (Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.FAILED)]
        assert outcomes(folded(given)) == ["failed", "cantTell", "failed", "passed"]

    def test_endless_failures_are_counted_in_the_last_one(self) -> None:
        many = folded([self.made(Outcome.FAILED, place) for place in range(1_203)])
        assert len(many) == 500
        assert sum(finding.count for finding in many) == 1_203


class TestAxe:
    def judged(self, folder: Path, *results: AxeResult, **changes: Any) -> list[Finding]:
        packs.write(folder, "axe/image-alt", check=None, needs=["axe"], **changes)
        book = packs.book(folder)
        page = Page(number=1, address="https://example.be/", facts=Facts(axe=Axe(results=list(results))))
        return Judge(book, book.rules.values(), SERVICE, profile("eu")).page(page)

    @pytest.mark.parametrize(
        ("told", "outcome"),
        [
            ("failed", Outcome.FAILED),
            ("cantTell", Outcome.CANT_TELL),
            ("passed", Outcome.PASSED),
            ("inapplicable", Outcome.INAPPLICABLE),
        ],
    )
    def test_its_outcomes_are_ours(self, tmp_path: Path, told: Any, outcome: Outcome) -> None:
        (finding,) = self.judged(tmp_path, AxeResult(rule="image-alt", outcome=told))
        assert (finding.rule, finding.outcome) == ("image-alt", outcome)

    def test_a_rule_that_it_did_not_run_is_untested(self, tmp_path: Path) -> None:
        (finding,) = self.judged(tmp_path, AxeResult(rule="label", outcome="passed"))
        assert (finding.outcome, finding.problem) == (
            Outcome.UNTESTED,
            Problem(key="no-facts", values={"probe": "axe"}),
        )

    def test_without_its_facts_all_is_untested(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "axe/image-alt", check=None, needs=["axe"])
        book = packs.book(tmp_path)
        slow = Problem(key="slow", probe="axe", asked=True)
        page = Page(number=1, address="https://example.be/", problems=[Problem(key="x", probe="network"), slow])
        (finding,) = Judge(book, book.rules.values(), SERVICE, profile("eu")).page(page)
        assert (finding.outcome, finding.problem) == (Outcome.UNTESTED, slow)

    def test_each_element_is_a_finding_with_its_message_values_and_impact(self, tmp_path: Path) -> None:
        nodes = [
            AxeNode(element=Element(selector="#a"), impact="critical", check="has-alt", data={"size": 3, "big": True}),
            AxeNode(element=Element(selector="#b"), check="other"),
        ]
        one, other = self.judged(
            tmp_path,
            AxeResult(rule="image-alt", outcome="failed", nodes=nodes),
            messages={"failed": packs.words("Wrong."), "has-alt": packs.words("No alt.")},
        )
        assert (one.message, one.impact, one.values["size"]) == ("has-alt", Impact.CRITICAL, 3)
        assert (other.message, other.impact) == ("failed", Impact.SERIOUS)
        assert [finding.element for finding in (one, other)] == [node.element for node in nodes]

    def test_several_results_of_a_rule_are_all_told(self, tmp_path: Path) -> None:
        node = AxeNode(element=Element(selector="#a"))
        findings = self.judged(
            tmp_path,
            AxeResult(rule="image-alt", outcome="passed"),
            AxeResult(rule="image-alt", outcome="cantTell", nodes=[node]),
        )
        assert outcomes(findings) == ["cantTell", "passed"]
        assert findings[0].message == ""

    def test_what_is_hidden_is_asked_about_once(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "axe/hidden-content", check=None, needs=["axe"])
        book = packs.book(tmp_path)
        nodes = [AxeNode(element=Element(selector=name)) for name in ("#a", "#b", "#c")]
        axe = Axe(results=[AxeResult(rule="hidden-content", outcome="cantTell", nodes=nodes)])
        page = Page(number=1, address="https://example.be/", facts=Facts(axe=axe))
        (finding,) = Judge(book, book.rules.values(), SERVICE, profile("eu")).page(page)
        assert (finding.outcome, finding.element) == (Outcome.CANT_TELL, nodes[0].element)


def test_judging_twice_gives_the_same(tmp_path: Path) -> None:
    first = judged(tmp_path, "yield from (failed(node) for node in page.select('p'))", needs=["structure"])
    again = judged(tmp_path, "yield from (failed(node) for node in page.select('p'))", needs=["structure"])
    assert msgspec.json.encode(first) == msgspec.json.encode(again)
