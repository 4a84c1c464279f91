"""What a stored run says: causes, their order, who is excluded where, what was not tested."""

from __future__ import annotations

import msgspec
import pytest

from einclusion.model import Finding, Impact, Outcome, Problem, Weight
from einclusion.run import Report
from einclusion.summary import Summary, summarise
from einclusion.summary.grouping import Family, causes_of
from einclusion.summary.reach import Matrix
from einclusion.summary.sentences import most_concerned
from tests import build
from tests.build_rules import RULES


def _summary(**changes: object) -> Summary:
    return summarise(msgspec.structs.replace(build.report(), **changes), build.rulebook())


def _row(matrix: Matrix, group: str) -> list[tuple[str, int, int, int]]:
    cells = next(row.cells for row in matrix.hit if row.group == group)
    return [(cell.state, cell.law, cell.beyond, cell.questions) for cell in cells]


def test_findings_with_one_cause_are_one() -> None:
    causes = [cause for cause in _summary().causes if cause.rule == "image-alt" and cause.outcome is Outcome.FAILED]
    logo, portrait = causes
    assert (logo.pages, logo.count) == ([1, 2, 4, 5, 6], 5)
    assert [(step.journey, step.step) for step in logo.steps] == [("apply", 1), ("complain", 1), ("apply", 3)]
    assert (portrait.pages, portrait.impact) == ([2], Impact.SERIOUS)
    assert logo.places[0].picture == "pages/1/logo.webp"


def test_causes_are_ordered_by_weight_stops_people_step_impact_and_pages() -> None:
    rules = {rule.id: rule for rule in RULES}
    page = {"impact": Impact.SERIOUS, "weight": Weight.BINDING, "outcome": Outcome.FAILED}

    def one(rule: str, number: int, cause: str, **more: object) -> Finding:
        return Finding(rule=rule, subject=f"page:{number}", cause=cause, fingerprint=cause, **{**page, **more})  # type: ignore[arg-type]

    findings = [
        one("long-sentences", 1, "advice", weight=Weight.ADVICE),
        one("trackers-before-consent", 1, "standard", weight=Weight.STANDARD),
        one("color-contrast", 5, "no-step"),
        one("color-contrast", 2, "step-3"),
        one("color-contrast", 1, "step-1"),
        one("color-contrast", 1, "step-1-minor", impact=Impact.MINOR),
        one("color-contrast", 5, "critical", impact=Impact.CRITICAL),
        one("color-contrast", 5, "no-step-more-pages"),
        one("color-contrast", 6, "no-step-more-pages"),
        one("image-alt", 5, "three-groups"),
    ]
    assert [cause.fingerprint for cause in causes_of(findings, build.run(), rules)] == [
        "critical",
        "three-groups",
        "step-1",
        "step-1-minor",
        "step-3",
        "no-step-more-pages",
        "no-step",
        "standard",
        "advice",
    ]


def test_the_two_families_are_counted_apart() -> None:
    law, beyond = _summary().tallies
    assert (law.family, law.causes, beyond.family, beyond.causes) == (Family.LAW, 4, Family.BEYOND, 5)
    assert law.findings[Outcome.PASSED] == 50
    assert law.rules[Outcome.FAILED] == 3
    assert sum(law.rules.values()) + sum(beyond.rules.values()) == len(RULES)
    assert "no-email" not in law.groups
    assert beyond.groups["no-email"] == 1


def test_best_practice_without_a_criterion_is_beyond_the_law() -> None:
    report = build.report()
    book = build.rulebook()
    book.rules["image-alt"] = msgspec.structs.replace(book.rules["image-alt"], requirements=[])
    assert {cause.family for cause in summarise(report, book).causes if cause.rule == "image-alt"} == {Family.BEYOND}


def test_steps_that_share_a_page_state_share_a_column() -> None:
    apply = _summary().matrices[0]
    assert [(stage.kind, stage.first, stage.last, stage.state) for stage in apply.stages] == [
        ("steps", 1, 2, "reached"),
        ("steps", 3, 4, "reached"),
        ("steps", 5, 5, "stuck"),
        ("steps", 6, 6, "untested"),
        ("journey", 0, 0, "reached"),
    ]
    assert (apply.state, apply.step, apply.steps) == ("stuck", 5, 6)


def test_the_matrix_counts_causes_by_group_and_step() -> None:
    apply, complain, outside = _summary().matrices
    assert _row(apply, "blind") == [
        ("failed", 1, 0, 0),
        ("failed", 2, 0, 0),
        ("failed", 1, 0, 0),
        ("untested", 0, 0, 0),
        ("untested", 0, 0, 0),
    ]
    assert _row(apply, "no-email")[-1] == ("failed", 0, 1, 0)
    assert _row(complain, "blind")[0] == ("failed", 1, 0, 1)
    assert _row(outside, "no-internet")[-1] == ("failed", 0, 1, 0)
    assert (complain.state, outside.journey) == ("end", "")


def test_what_was_not_tested_is_never_clear() -> None:
    apply = _summary().matrices[0]
    colour = _row(apply, "colour-blind")
    assert colour[0][0] == "clear"
    assert colour[2][0] == "untested", "axe had no facts on page 3, so contrast was not tested there"
    assert "hard-of-hearing" in apply.unseen, "no rule of the run looks at it"
    silent = _summary(findings=[finding for finding in build.findings() if finding.subject != "page:4"])
    assert [cell.state for row in silent.matrices[1].hit for cell in row.cells if row.group == "blind"] == []
    assert "blind" in silent.matrices[1].unseen


def test_a_page_with_some_untested_rules_is_partly_clear() -> None:
    rows = {row.page.number: row.state for row in _summary().pages}
    assert rows[3] == "partly"
    assert rows[1] == "clear"


def test_untested_things_are_listed_once_with_their_pages_and_rules() -> None:
    stuck, facts = _summary().gaps
    assert (stuck.journey, stuck.step) == ("apply", 5)
    assert facts.problem == Problem(key="no-facts", values={"probe": "axe"}, probe="axe")
    assert (facts.pages, facts.rules) == ([3], ["color-contrast", "image-alt"])


def test_addresses_left_out_are_counted_by_reason() -> None:
    assert {row.reason: len(row.addresses) for row in _summary().skipped} == {"limit": 25, "robots": 1}


def test_the_correlation_table_shows_what_no_rule_covers() -> None:
    summary = _summary()
    rules = {link.requirement: link.rules for link in summary.links}
    assert rules["wcag-1.1.1"] == ["image-alt"]
    assert rules["wcag-2.1.1"] == []
    assert [need.id for need in summary.needs if not need.rules] == [
        "limited-hearing",
        "no-voice",
        "limited-manipulation",
        "photosensitive",
        "limited-cognition",
    ]
    assert len(summary.needs) == 9


def test_the_answer_says_who_is_stopped_where() -> None:
    summary = _summary()
    keys = ["answer-open-stop", "answer-law", "answer-whom", "answer-beyond", "answer-whom", "answer-questions"]
    assert [one.key for one in summary.answer] == keys
    apply, complain = summary.journeys
    assert [(one.key, one.values.get("step")) for one in apply[:2]] == [("answer-stuck", 5), ("answer-stop", 1)]
    assert apply[2].groups == ["blind", "low-vision", "deaf"]
    assert complain[0].key == "answer-end"


@pytest.mark.parametrize(
    ("language", "names", "said"),
    [
        ("nl", ["mensen die niet zien", "dove mensen", "ouderen"], "mensen die niet zien en dove mensen"),
        ("fr", ["personnes aveugles", "personnes sourdes"], "personnes aveugles et les personnes sourdes"),
        (
            "de",
            ["Menschen, die schlecht sehen", "ältere Menschen"],
            "Menschen, die schlecht sehen, und ältere Menschen",
        ),
        ("de", ["ältere Menschen", "gehörlose Menschen"], "ältere Menschen und gehörlose Menschen"),
        ("en", ["people who are blind"], "people who are blind"),
        ("en", ["people who " + "so " * 20, "people who are blind"], "people who " + "so " * 20),
    ],
)
def test_one_or_two_groups_are_named_in_a_sentence_that_stays_short(language: str, names: list[str], said: str) -> None:
    assert most_concerned(names, language) == said


def test_a_run_without_findings_says_that_nothing_was_tested() -> None:
    summary = _summary(findings=[])
    assert [one.key for one in summary.answer] == ["answer-nothing"]
    assert all(not row.cells for matrix in summary.matrices for row in matrix.hit)
    assert all(not matrix.clear for matrix in summary.matrices)


def test_a_run_that_passes_everything_never_says_more_than_nothing_found() -> None:
    passed = [Finding(rule=rule.id, outcome=Outcome.PASSED, subject="page:1") for rule in RULES]
    run = msgspec.structs.replace(build.run(), walks=[], pages=build.run().pages[:1])
    summary = summarise(Report(run=run, findings=passed), build.rulebook())
    assert [one.key for one in summary.answer] == ["answer-open-unknown", "answer-law-none", "answer-beyond-none"]


def test_an_unfinished_run_says_so_first() -> None:
    run = msgspec.structs.replace(build.run(), state="interrupted")
    assert _summary(run=run).answer[0].key == "answer-unfinished"


def test_a_rule_that_is_no_longer_at_hand_is_still_counted() -> None:
    book = build.rulebook()
    del book.rules["image-alt"]
    block = next(block for block in summarise(build.report(), book).blocks if block.rule == "image-alt")
    assert (block.topic, block.places) == ("", 6)


def test_folded_findings_count_as_many() -> None:
    contrast = next(finding for finding in build.failures() if finding.rule == "color-contrast")
    many = [msgspec.structs.replace(contrast, count=7)]
    assert _summary(findings=many).blocks[0].places == 7
