"""The words of judgement: outcomes, findings, rules and what they serve.

All are frozen and keyword-only. JSON Schemas are generated from them (`einclusion schema`), so each field
carries one sentence. Words follow ACT and EARL; `docs/architecture.md` lists them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Language = Literal["nl", "fr", "de", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "fr", "de", "en")
Value = str | int | float


class Outcome(StrEnum):
    """Outcome of one rule on one target or subject (EARL outcome values)."""

    FAILED = "failed"
    CANT_TELL = "cantTell"
    PASSED = "passed"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Impact(StrEnum):
    """How hard a barrier hits the people it hits, from least to most."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"


class Weight(StrEnum):
    """How strong the requirement behind a rule is, from most to least."""

    BINDING = "binding"
    STANDARD = "standard"
    ADVICE = "advice"


class Record(Struct, frozen=True, omit_defaults=True):
    """What the program writes."""


class Problem(Record, frozen=True, kw_only=True):
    """Something that could not be tested or went wrong, as a key of the program's words and what fills them in."""

    key: str
    """Key in `words/problems.yaml`."""
    values: dict[str, Value] = {}
    """What the sentence names."""
    probe: str = ""
    """The probe that it kept from its facts."""
    asked: bool = False
    """Whether the user asked for what is missing, so that the gate must not be green."""


class Element(Record, frozen=True, kw_only=True):
    """The part of a page that a finding is about (ACT test target, EARL pointer)."""

    selector: str
    """CSS selector; `frame >>> element` into frames and shadow roots."""
    html: str = ""
    """Its opening code, shortened."""
    text: str = ""
    """What it shows, shortened."""
    role: str = ""
    """Accessible role as the browser computes it."""
    name: str = ""
    """Accessible name as the browser computes it."""
    box: tuple[int, int, int, int] | None = None
    """Left, top, width and height on the page in CSS pixels; none where it is not rendered."""


class Piece(Record, frozen=True, kw_only=True):
    """A piece of an element's code as it is and as it should be."""

    text: str = ""
    """The code."""
    change: Literal["kept", "added", "removed"] = "kept"
    """Whether it stays, comes or goes."""
    words: str = ""
    """Key in `words/remedy.yaml` of what a person must write here, in place of a text."""


class Finding(Record, frozen=True, kw_only=True):
    """One outcome of one rule for one target or subject (EARL assertion); keys and values, never sentences."""

    outcome: Outcome
    """What came out."""
    rule: str = ""
    """Id of the rule."""
    subject: str = ""
    """`page:<number>`, `journey:<name>` or `service`."""
    element: Element | None = None
    """The element, where the outcome is about one."""
    message: str = ""
    """Key of the rule page's `messages`."""
    values: dict[str, Value] = {}
    """What the message names."""
    impact: Impact | None = None
    """How hard it hits; the rule's own where the check did not say."""
    weight: Weight | None = None
    """How strong the requirement is under the run's profile."""
    mode: Literal["automatic", "semiAuto", "manual"] = "automatic"
    """Who judged (EARL mode)."""
    count: int = 1
    """Targets that this finding stands for; passed ones are folded into one."""
    remedy: list[Piece] = []
    """The element's code with its correction, where the rule is certain of it."""
    fingerprint: str = ""
    """Identity between runs."""
    cause: str = ""
    """Same for findings with one cause, over all pages of the run."""
    picture: str = ""
    """Picture of the element, relative to the run folder."""
    problem: Problem | None = None
    """Why it is untested."""
    answers: dict[str, int] = {}
    """How many people answered `yes`, `no` and `unknown`, where people were asked."""


BASELINE_SCHEMA = 1
"""Version of the baseline file; raised when findings get other fingerprints, so that no entry would fit any more."""
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Reason(StrEnum):
    """Why a finding is accepted for a time: comply or explain."""

    LEGAL_DUTY = "legal-duty"
    SECURITY = "security"
    DISPROPORTIONATE = "disproportionate"
    SUPPLIER = "supplier"
    PLANNED = "planned"
    FALSE_FINDING = "false-finding"
    OTHER = "other"


class Accepted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A known finding with its explanation: one line of a baseline file."""

    fingerprint: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}(-[1-9]\d*)?$")]
    """Identity of the finding between runs."""
    rule: str
    """Id of the rule."""
    page: str
    """Where it was found: path of the page, `journey:<name>` or `service`."""
    where: str = ""
    """Selector of the element, for people who look it up."""
    reason: Reason
    """Why it is not mended now."""
    text: str
    """The explanation, as it may be published."""
    alternative: str = ""
    """What people can do now instead; only a false finding needs none."""
    owner: str
    """Who answers for it."""
    date: Day
    """Day on which it was accepted."""
    expires: Day
    """Last day on which it holds."""
    approver: str = ""
    """Who agreed."""
    journey: str = ""
    """Journey on whose way it showed, where it shows nowhere else."""
    step: int = 0
    """Step that this journey had reached."""
    viewport: str = ""
    """Window size in which it showed, where it shows in no other."""
    pages: int = 0
    """Pages that the run looked at, where it is about the service as a whole."""


class Baseline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Known findings that the gate lets pass, each for a time (SARIF `suppressions`)."""

    schema: int = field(default_factory=lambda: BASELINE_SCHEMA)
    """Version of the file."""
    accepted: list[Accepted] = []
    """The findings, one on a line."""


class Requirement(Record, frozen=True, kw_only=True):
    """What a rule serves: a success criterion, a clause, an article."""

    id: str
    """Id such as `wcag-1.1.1` or `eu-2018-1724-10`."""
    title: dict[str, str]
    """Name in four languages."""
    address: str = ""
    """Where it can be read."""
    level: Literal["A", "AA", "AAA", ""] = ""
    """Level of a success criterion."""
    since: str = ""
    """WCAG version that brought the criterion."""
    until: str = ""
    """Last WCAG version that has it; empty where the newest has."""
    anchor: str = ""
    """Anchor of a criterion in WCAG 2.2."""
    clause: str = ""
    """Clause of EN 301 549."""
    groups: list[str] = []
    """People whom it chiefly serves."""
    verified: bool = True
    """Whether its content was read in the source."""


class Correction(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What mends the code of every element that fails a rule; only for what is always right."""

    set: dict[str, str] = {}
    """Attributes with the value that they must have; `{language}` is the language of the page's text."""
    remove: list[str] = []
    """Attributes that must go."""
    without: dict[str, list[str]] = {}
    """Settings that must go out of a list in an attribute, such as `user-scalable` out of `content`."""
    tag: str = ""
    """Another name for the element."""


class Rule(Record, frozen=True, kw_only=True):
    """A rule page: what is expected, of what, and the words for it (ACT rule, EARL test criterion)."""

    id: str
    """File name without ending."""
    topic: str
    """Strand of the test."""
    engine: Literal["einclusion", "axe", "person"] = "einclusion"
    """Who judges: a check, axe, or only people."""
    subject: Literal["page", "journey", "service"] = "page"
    """What it is applied to."""
    needs: list[str] = []
    """Facts that it reads."""
    impact: Impact
    """How hard a failure hits, where the check does not say."""
    weight: Weight
    """How strong it is, where the profile does not say."""
    requirements: list[str] = []
    """Ids of what it serves."""
    groups: list[str] = []
    """People whom a failure excludes, from the requirements and the page."""
    act: list[str] = []
    """ACT rules that it implements."""
    supersedes: list[str] = []
    """axe rules that are not run where this one is, and questions to people that are not asked where it failed."""
    level: Literal["A", "AA", "AAA", ""] = ""
    """Lowest level of its success criteria."""
    experimental: bool = False
    """Only chosen by `--select all` or by name."""
    sources: list[str] = []
    """Texts that it rests on."""
    title: dict[str, str] = {}
    """What is expected."""
    why: dict[str, str] = {}
    """Why it matters."""
    effect: dict[str, str] = {}
    """What a person meets."""
    fix: dict[str, str] = {}
    """How to mend it."""
    correct: Correction | None = None
    """What mends the code of an element that fails, where that is always right."""
    question: dict[str, str] = {}
    """What a person must answer where a machine can't tell."""
    look: dict[str, str] = {}
    """How to find the answer, in a few steps."""
    when: list[str] = []
    """What a page must hold for the question to be asked, one of these at least; empty where it is always asked."""
    messages: dict[str, dict[str, str]] = {}
    """The fault in one sentence, by key."""
    pack: str = ""
    """Name of the pack it came with."""
