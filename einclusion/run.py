"""A run and its pages: what was visited and how it went (WCAG-EM evaluation)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from einclusion.answers import Given
from einclusion.facts import Facts
from einclusion.model import Accepted, Finding, Problem, Record, Value
from einclusion.scope import Service, Slot, Words

SCHEMA = 1
"""Version of the run folder's layout; raised when a reader of the former one would misread the new one."""


FOUND = frozenset({"crawl", "sitemap", "sample", "random"})
"""Origins of pages that nobody named: links and sitemaps led there."""


class Page(Record, frozen=True, kw_only=True):
    """One state of one page (ACT and EARL test subject)."""

    number: int
    """Place in the run, from 1."""
    address: str
    """Address as given or linked."""
    final_address: str = ""
    """Address after redirects."""
    redirects: list[str] = []
    """Addresses passed on the way."""
    status: int | None = None
    """HTTP status; none where there was no HTTP."""
    content_type: str = ""
    """Media type that the server named."""
    title: str = ""
    """Title of the document."""
    language: str = ""
    """Language of its main content, detected or else as marked up; empty where neither is known."""
    origin: Literal["given", "start", "journey", "crawl", "sitemap", "sample", "random"] = "given"
    """How the address came into the run; `random` is the part of a sample that chance chose."""
    linked_from: str = ""
    """Address of the page that linked here."""
    depth: int = 0
    """Clicks from a start address."""
    slots: list[Slot] = []
    """Kinds of page it stands for in the sample."""
    journey: str = ""
    """Journey in whose course the state was met."""
    step: int = 0
    """Step of that journey, from 1."""
    viewport: str = ""
    """Window size in CSS pixels."""
    repeats: int = 0
    """Number of the state that this one repeats in another window size; 0 for none."""
    consent: bool = False
    """Whether a choice about cookies had been made before."""
    folder: str = ""
    """Folder of the page, relative to the run folder."""
    links: list[str] = []
    """Addresses that it links to, within HTTP."""
    problems: list[Problem] = []
    """What could not be tested on it."""
    notes: list[Problem] = []
    """What happened and was dealt with: dialogs, downloads, pop-ups."""
    facts: Facts = Facts()
    """What the probes gathered; left out of the run's own list of pages."""


class WalkedStep(Record, frozen=True, kw_only=True):
    """How one step of a journey went."""

    say: Words = ""
    """The step's sentence."""
    action: str = ""
    """Its verb and target, without secrets."""
    state: Literal["done", "failed", "untested"] = "untested"
    """Whether it was done."""
    problem: Problem | None = None
    """Why not."""
    page: int | None = None
    """Number of the page state that it led to."""


class Walk(Record, frozen=True, kw_only=True):
    """How one journey went."""

    journey: str
    """Name of the journey."""
    say: Words = ""
    """The task in the citizen's words."""
    steps: list[WalkedStep] = []
    """Its steps, in order."""


class Options(Record, frozen=True, kw_only=True):
    """How a run was asked for."""

    targets: list[str] = []
    """Addresses, files or service file, as given."""
    depth: Literal["quick", "full"] = "quick"
    """Whether probes that act on the page ran."""
    select: list[str] = []
    """What was chosen."""
    packs: list[str] = []
    """Folders of further rules."""
    crawl: bool = False
    """Whether pages were looked for."""
    viewports: list[str] = []
    """Window sizes."""
    profile: str = "eu"
    """The law that decides what is binding."""
    without: list[str] = []
    """Probes that were switched off."""


LeftOutFor = Literal["robots", "limit", "sample", "excluded", "document", "elsewhere"]
"""What keeps a page out of a run; `elsewhere`: its address leads outside of what is tested."""


class LeftOut(Record, frozen=True, kw_only=True):
    """An address that was found and not visited."""

    address: str
    """The address."""
    reason: LeftOutFor
    """Why it was left out."""
    linked_from: str = ""
    """Page that linked to it."""
    led_to: str = ""
    """Where opening it led, outside of what is tested; empty where it was not opened."""


class Run(Record, frozen=True, kw_only=True):
    """One visit and its judgement (WCAG-EM evaluation)."""

    schema: int = msgspec.field(default_factory=lambda: SCHEMA)  # so that it is always written
    """Version of the run folder's layout."""
    id: str = ""
    """What names this run among all others, made once at its start."""
    version: str = ""
    """Version of einclusion."""
    versions: dict[str, str] = {}
    """Versions of the browser, axe and the libraries that judge."""
    started: str = ""
    """Start in UTC (ISO 8601)."""
    ended: str = ""
    """End in UTC (ISO 8601); empty while the run is not complete."""
    state: Literal["visiting", "interrupted", "complete"] = "visiting"
    """How far it got."""
    options: Options = Options()
    """How it was asked for."""
    service: Service
    """What was tested."""
    rules: list[str] = []
    """Rules that were applied."""
    pages: list[Page] = []
    """Page states, without their facts."""
    walks: list[Walk] = []
    """Journeys."""
    left_out: list[LeftOut] = []
    """What was found and not visited."""
    unlisted: int = 0
    """How many more addresses were found and not visited than are listed."""
    problems: list[Problem] = []
    """What could not be tested at all."""
    documents: list[str] = []
    """Documents that pages link to."""
    missing: list[Slot] = []
    """Kinds of page for which the sample has none."""

    @property
    def states(self) -> list[Page]:
        """The page states, each once: without those in another window size."""
        return [page for page in self.pages if not page.repeats]


Missed = Literal["", "rule", "page", "untested", "question"]
"""Why a run can't tell of a fault: rule not applied, page not visited, not tested there, a person must answer."""
Differing = Literal["service", "law", "depth", "rules", "pages"]
"""In what two runs can differ beside their failures."""


class Standing(Record, frozen=True, kw_only=True):
    """How many barriers of one family a run has, and what became of those of the run before; families stay apart."""

    family: Literal["law", "beyond"]
    """By law or beyond it."""
    failed: int = 0
    """Causes of failures."""
    tested: bool = True
    """Whether any rule of the family was judged."""
    new: int = 0
    """Those of which the run before shows no place."""
    unseen: int = 0
    """Those of the new ones for which the run before did not look."""
    lasting: int = 0
    """Those that the run before has too."""
    spread: int = 0
    """Those of the lasting ones that show in further places."""
    fixed: int = 0
    """Causes of the run before that were looked for and not found."""
    untested: int = 0
    """Causes of the run before that were not looked for."""


class Moment(Record, frozen=True, kw_only=True):
    """One run of the service in the course of time."""

    started: str
    """Start in UTC (ISO 8601)."""
    folder: str = ""
    """Name of the run folder."""
    version: str = ""
    """Version of einclusion."""
    pages: int = 0
    """Page states that it looked at."""
    differs: list[Differing] = []
    """In what it differs from the run before beside its failures."""
    standings: list[Standing] = []
    """By law, and beyond it."""
    levels: dict[str, float] = {}
    """Reading level from 1 (A1) to 6 (C2) of all its pages together, by language."""


class Change(Record, frozen=True, kw_only=True):
    """A cause of failures that came, grew, went or was not looked for since the run before."""

    state: Literal["new", "spread", "fixed", "untested"]
    """What became of it; `spread` is a known one in further places."""
    family: Literal["law", "beyond"]
    """By law or beyond it."""
    rule: str
    """Id of the rule."""
    cause: str
    """What names it within its run."""
    message: str = ""
    """Key of the rule page's `messages`, at its first place."""
    values: dict[str, Value] = {}
    """What the message names."""
    page: str = ""
    """Path of that page, `journey:<name>` or `service`."""
    where: str = ""
    """Selector of the element."""
    places: int = 1
    """Places that came, went or were not looked at."""
    missed: Missed = ""
    """Why this run can't tell of it, or why the run before could not."""


class Report(Record, frozen=True, kw_only=True):
    """A run with its findings: what `--format json` writes."""

    run: Run
    """The run."""
    findings: list[Finding]
    """All findings."""
    verdict: dict[str, Any] = {}
    """What the gate made of it."""
    accepted: dict[str, Accepted] = {}
    """Explanations of findings, by fingerprint."""
    expired: dict[str, Accepted] = {}
    """Explanations of findings that no longer hold, by fingerprint."""
    fixed: list[Accepted] = []
    """Explanations of findings that are gone."""
    panel: list[Given] = []
    """What people answered to the run's questions."""
    history: list[Moment] = []
    """Earlier runs of the service and this one, the oldest first; empty where there is no earlier one."""
    changes: list[Change] = []
    """What changed since the run before, the most pressing first."""


def answers_with_error(page: Page) -> bool:
    """Whether it came instead of the page asked for: only rules about error pages judge what it shows."""
    return any(
        problem.key in ("status", "login-asked", "turned-away") and not problem.probe for problem in page.problems
    )


def is_a_guards(page: Page) -> bool:
    """Whether a guard against programs answered in place of the service: people who are none do not meet it."""
    return any(
        problem.key == "turned-away" and (problem.values.get("guard") or page.status == 429)
        for problem in page.problems
    )


def without_facts(page: Page) -> Page:
    """The page as the run lists it."""
    return msgspec.structs.replace(page, facts=Facts())
