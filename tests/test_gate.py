"""Exit codes of runs held against a baseline, and their order when several hold."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from einclusion.gate.verdict import Gate, Weighed, verdict
from einclusion.model import Accepted, Finding, Impact, Outcome, Problem, Reason, Weight
from einclusion.run import Run
from einclusion.scope import Service

SERVICE = Service(name="Permit", start=["https://example.be/"])
SEEN = Finding(outcome=Outcome.PASSED, rule="image-alt")
LOST = Problem(key="refused", asked=True)
ENTRY = Accepted(
    fingerprint="0" * 16,
    rule="label",
    page="/",
    reason=Reason.PLANNED,
    text="In May.",
    alternative="Call us.",
    owner="Web team",
    date="2026-01-01",
    expires="2027-01-01",
)


def known(kinds: str) -> Weighed:
    """A baseline with an accepted (a), an expired (e), a fixed (f) or an unseen (u) entry of that name."""
    entries = {kind: msgspec.structs.replace(ENTRY, fingerprint=kind) for kind in kinds}
    return Weighed(
        accepted={kind: entry for kind, entry in entries.items() if kind == "a"},
        expired={kind: entry for kind, entry in entries.items() if kind == "e"},
        fixed=[entry for kind, entry in entries.items() if kind == "f"],
        unseen=[entry for kind, entry in entries.items() if kind == "u"],
    )


def found(*faults: str) -> list[Finding]:
    """Failures by fingerprint and weight, for instance `a binding`; `n` is one that the baseline doesn't know."""
    named = [fault.split() for fault in faults]
    return [
        SEEN,
        *(
            Finding(
                outcome=Outcome.FAILED, rule="label", fingerprint=name, weight=Weight(weight), impact=Impact.CRITICAL
            )
            for name, weight in named
        ),
    ]


@pytest.mark.parametrize(
    ("gate", "faults", "kinds", "code"),
    [
        # nothing new
        ("new", ["a binding"], "a", 0),
        ("new", ["a standard"], "a", 0),
        ("new", ["a advice"], "a", 0),
        ("new", ["a binding", "a binding"], "a", 0),
        # something new
        ("new", ["n binding"], "a", 1),
        ("new", ["a binding", "n binding"], "a", 1),
        ("new", ["a binding", "n standard"], "a", 1),
        ("new", ["a binding", "n advice"], "a", 0),
        # an explanation that is over, whatever the weight
        ("new", ["e binding"], "e", 1),
        ("new", ["e advice"], "e", 1),
        ("new", ["a binding", "e standard"], "ae", 1),
        # an entry whose finding is gone, or was not looked for
        ("new", [], "f", 1),
        ("new", ["a binding"], "af", 1),
        ("new", [], "u", 0),
        ("new", ["a binding"], "au", 0),
        # the other gates leave the list aside
        ("binding", ["a binding"], "a", 1),
        ("binding", ["e advice"], "e", 0),
        ("binding", [], "f", 0),
        ("serious", ["a advice"], "a", 1),
        ("serious", [], "f", 0),
        ("any", ["a advice"], "a", 1),
        ("any", [], "f", 0),
        ("never", ["a binding", "e binding", "n binding"], "aef", 0),
    ],
)
def test_exit_code(gate: str, faults: list[str], kinds: str, code: int) -> None:
    assert verdict(Run(service=SERVICE, state="complete"), found(*faults), Gate(gate), known(kinds)).code == code


@pytest.mark.parametrize(
    ("state", "lost", "faults", "kinds", "gate", "code"),
    [
        ("complete", True, ["a binding"], "a", "new", 3),
        ("complete", True, ["a binding", "n binding"], "a", "new", 1),
        ("complete", True, ["e binding"], "e", "new", 1),
        ("complete", True, [], "f", "new", 1),
        ("complete", True, [], "f", "never", 3),
        ("complete", True, [], "u", "new", 3),
        ("interrupted", True, ["e binding"], "ef", "new", 130),
        ("interrupted", False, ["a binding"], "a", "new", 130),
    ],
)
def test_their_order(state: Any, lost: bool, faults: list[str], kinds: str, gate: str, code: int) -> None:
    run = Run(service=SERVICE, state=state, problems=[LOST] if lost else [])
    assert verdict(run, found(*faults), Gate(gate), known(kinds)).code == code


def test_a_question_is_not_accepted_with_a_failure() -> None:
    doubt = Finding(outcome=Outcome.CANT_TELL, rule="label", fingerprint="a")
    made = verdict(Run(service=SERVICE, state="complete"), [SEEN, doubt], Gate.NEW, known("a"))
    assert (made.code, made.accepted) == (0, 0)


def test_a_run_in_which_nothing_applied_is_not_saved_by_a_list() -> None:
    assert verdict(Run(service=SERVICE, state="complete"), [], Gate.NEW, known("a")).code == 3
