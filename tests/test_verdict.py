"""What the gate makes of a run: every case of the exit code in one table."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from einclusion.gate.verdict import Code, Gate, Weighed, stops, told, verdict
from einclusion.model import Accepted, Finding, Impact, Outcome, Problem, Weight
from einclusion.run import Page, Run, Walk, WalkedStep
from einclusion.scope import Service
from tests.samples import full

SERVICE = Service(name="Permit", start=["https://example.be/"])
SEEN = Finding(outcome=Outcome.PASSED, rule="image-alt")
BROKEN = Problem(key="check-failed", values={"rule": "image-alt"})
LOST = Problem(key="refused", asked=True)
FOUND = Problem(key="refused")


def fault(weight: Weight = Weight.BINDING, impact: Impact = Impact.MINOR, rule: str = "label") -> Finding:
    return Finding(outcome=Outcome.FAILED, rule=rule, weight=weight, impact=impact)


def run(state: Any = "complete", **more: Any) -> Run:
    return Run(service=SERVICE, state=state, **more)


def page(*problems: Problem) -> Page:
    return Page(number=1, address="https://example.be/", problems=list(problems))


def walk(*steps: tuple[Any, Problem | None]) -> Walk:
    return Walk(journey="apply", steps=[WalkedStep(state=state, problem=problem) for state, problem in steps])


STUCK = walk(
    ("done", None), ("failed", Problem(key="no-such-element")), ("untested", Problem(key="step-before-failed"))
)
HELD = walk(("done", None), ("untested", Problem(key="not-allowed-to-send")))


@pytest.mark.parametrize(
    ("run", "findings", "gate", "code"),
    [
        (run(), [SEEN], Gate.NEW, 0),
        (run(), [SEEN, fault()], Gate.NEW, 1),
        (run(), [SEEN, fault()], Gate.NEVER, 0),
        (run(), [SEEN, fault(Weight.ADVICE)], Gate.NEW, 0),
        (run(), [SEEN, fault(Weight.STANDARD)], Gate.BINDING, 0),
        (run(problems=[LOST]), [SEEN], Gate.NEW, 3),
        (run(problems=[FOUND]), [SEEN], Gate.NEW, 0),
        (run(pages=[page(LOST)]), [SEEN], Gate.NEW, 3),
        (run(pages=[page(FOUND)]), [SEEN], Gate.NEW, 0),
        (run(pages=[page(LOST)]), [SEEN], Gate.NEVER, 3),
        (run(pages=[page(LOST)]), [SEEN, fault()], Gate.NEW, 1),
        (run(pages=[page(LOST)]), [SEEN, fault()], Gate.NEVER, 3),
        (run(walks=[STUCK]), [SEEN], Gate.NEW, 3),
        (run(walks=[HELD]), [SEEN], Gate.NEW, 0),
        (run(), [SEEN, Finding(outcome=Outcome.UNTESTED, rule="label", problem=BROKEN)], Gate.NEW, 3),
        (run(), [SEEN, Finding(outcome=Outcome.UNTESTED, rule="label", problem=FOUND)], Gate.NEW, 0),
        (run(), [], Gate.NEW, 3),
        (run(), [Finding(outcome=Outcome.INAPPLICABLE)], Gate.NEVER, 3),
        (run(), [Finding(outcome=Outcome.UNTESTED)], Gate.ANY, 3),
        (run(), [Finding(outcome=Outcome.CANT_TELL)], Gate.ANY, 0),
        (run("visiting"), [SEEN], Gate.NEW, 130),
        (run("interrupted"), [SEEN], Gate.NEW, 130),
        (run("interrupted"), [fault()], Gate.ANY, 130),
        (run("interrupted", problems=[LOST]), [], Gate.NEVER, 130),
    ],
)
def test_exit_code(run: Run, findings: list[Finding], gate: Gate, code: int) -> None:
    assert verdict(run, findings, gate).code == code


@pytest.mark.parametrize(
    ("gate", "closed_by"),
    [
        (Gate.NEW, {"binding minor", "binding critical", "standard minor", "standard serious"}),
        (Gate.BINDING, {"binding minor", "binding critical"}),
        (Gate.SERIOUS, {"binding critical", "standard serious", "advice critical"}),
        (
            Gate.ANY,
            {
                "binding minor",
                "binding critical",
                "standard minor",
                "standard serious",
                "advice moderate",
                "advice critical",
            },
        ),
        (Gate.NEVER, set()),
    ],
)
def test_which_failures_close_which_gate(gate: Gate, closed_by: set[str]) -> None:
    faults = [
        fault(Weight.BINDING, Impact.MINOR),
        fault(Weight.BINDING, Impact.CRITICAL),
        fault(Weight.STANDARD, Impact.MINOR),
        fault(Weight.STANDARD, Impact.SERIOUS),
        fault(Weight.ADVICE, Impact.MODERATE),
        fault(Weight.ADVICE, Impact.CRITICAL),
    ]
    assert {f"{one.weight} {one.impact}" for one in faults if stops(one, gate)} == closed_by
    assert verdict(run(), faults, gate).failing == len(closed_by)


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.FAILED])
@pytest.mark.parametrize("gate", Gate)
def test_only_failures_close_a_gate(outcome: Outcome, gate: Gate) -> None:
    assert not stops(Finding(outcome=outcome, weight=Weight.BINDING, impact=Impact.CRITICAL), gate)


def test_codes_are_those_that_the_documents_name() -> None:
    assert {code.name: int(code) for code in Code} == {
        "PASSED": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "UNTESTED": 3,
        "BUG": 4,
        "INTERRUPTED": 130,
    }


def test_what_was_asked_for_and_not_tested_is_named() -> None:
    findings = [SEEN, *(Finding(outcome=Outcome.UNTESTED, rule="label", problem=BROKEN) for _ in range(5))]
    made = verdict(run(problems=[LOST], pages=[page(LOST, FOUND)], walks=[STUCK, HELD]), findings, Gate.NEW)
    assert [problem.key for problem in made.untested] == ["refused", "refused", "no-such-element", "check-failed"]


def test_a_run_in_which_nothing_applied_says_so() -> None:
    made = verdict(run(), [Finding(outcome=Outcome.INAPPLICABLE)], Gate.NEW)
    assert [problem.key for problem in made.untested] == ["nothing-applied"]


def test_reports_carry_counts() -> None:
    made = verdict(run(problems=[LOST]), [SEEN, fault(), fault(Weight.ADVICE)], Gate.NEW)
    assert told(made).items() >= {"code": 1, "gate": "new", "failing": 1, "untested": 1}.items()
    assert msgspec.json.decode(msgspec.json.encode(told(made))) == told(made)


class TestBaseline:
    NAMED = msgspec.structs.replace(fault(), fingerprint="0123456789abcdef")
    ENTRY = msgspec.structs.replace(full(Accepted), fingerprint="0123456789abcdef")
    KNOWN = Weighed(accepted={"0123456789abcdef": ENTRY})
    OVER = Weighed(expired={"0123456789abcdef": ENTRY})
    GONE = Weighed(fixed=[ENTRY])

    @pytest.mark.parametrize(
        ("gate", "weighed", "findings", "code"),
        [
            (Gate.NEW, KNOWN, [SEEN, NAMED], 0),
            (Gate.NEW, KNOWN, [SEEN, NAMED, fault()], 1),
            (Gate.NEW, OVER, [SEEN, NAMED], 1),
            (Gate.NEW, OVER, [SEEN, msgspec.structs.replace(NAMED, weight=Weight.ADVICE)], 1),
            (Gate.NEW, GONE, [SEEN], 1),
            (Gate.BINDING, KNOWN, [SEEN, NAMED], 1),
            (Gate.ANY, KNOWN, [SEEN, NAMED], 1),
            (Gate.ANY, GONE, [SEEN], 0),
            (Gate.NEVER, KNOWN, [SEEN, NAMED], 0),
            (Gate.NEVER, OVER, [SEEN, NAMED], 0),
            (Gate.NEVER, GONE, [SEEN], 0),
        ],
    )
    def test_only_the_gate_for_what_is_new_knows_it(
        self, gate: Gate, weighed: Weighed, findings: list[Finding], code: int
    ) -> None:
        assert verdict(run(), findings, gate, weighed).code == code

    def test_it_is_counted(self) -> None:
        made = verdict(
            run(), [SEEN, self.NAMED, fault()], Gate.NEW, Weighed(accepted=self.KNOWN.accepted, fixed=[self.ENTRY])
        )
        assert (made.failing, made.accepted, made.expired, made.fixed) == (1, 1, 0, 1)
