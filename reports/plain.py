"""What formats say of a run in a language: sentences on one line, harmless and shortened, and names for things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from einclusion.model import Finding, Outcome, Piece, Problem, Requirement, Rule, Value
from einclusion.remedy import after
from einclusion.run import Report, Run
from einclusion.scope import Words
from einclusion.standards import groups, requirement
from einclusion.summary import Statement
from einclusion.summary.gaps import Gap
from einclusion.summary.grouping import Cause, Place, page_number
from einclusion.summary.sentences import fault_words, fill, most_concerned, shown, trouble
from einclusion.text.safe import clean
from einclusion.wording import in_language, say

SENTENCE = 600
"""Characters of a sentence at most, before values are filled in."""
TITLE = 100
ADDRESS = 300
SELECTOR = 200
CODE = 300


def _same(text: str) -> str:
    return text


class Plain:
    """One run in one language; `quote` is given what pages say, `prose` the words of rule pages and service files."""

    def __init__(
        self,
        report: Report,
        rules: Mapping[str, Rule],
        language: str,
        quote: Callable[[str], str] = _same,
        prose: Callable[[str], str] = _same,
    ) -> None:
        self.report = report
        self.run = report.run
        self.rules = rules
        self.language = language
        self.quote = quote
        self.prose = prose
        self.pages = {page.number: page for page in report.run.pages}

    def say(self, key: str, **values: Value) -> str:
        """The program's own words, with values that are safe already."""
        return say(key, self.language, **values)

    def said(self, words: Words, limit: int = SENTENCE) -> str:
        """Words of a rule page or service file."""
        return self.prose(clean(in_language(words, self.language), limit))

    def service(self) -> str:
        """Name of the service."""
        return self.said(self.run.service.name, TITLE)

    def title(self, rule: str) -> str:
        """What a rule expects; its id where no rule page is at hand."""
        known = self.rules.get(rule)
        return (self.said(known.title) if known else "") or self.quote(clean(rule, TITLE))

    def told(self, cause: Cause, place: Place) -> str:
        """The fault at a place, or the question that a person must answer about it, with what the check saw."""
        return self._told(cause.rule, cause.outcome, place.message, place.values, place.answers)

    def found(self, finding: Finding) -> str:
        """The same for a finding."""
        return self._told(finding.rule, finding.outcome, finding.message, finding.values, finding.answers)

    def question(self, rule: str) -> str:
        """What a person must answer where a machine can't tell."""
        known = self.rules.get(rule)
        return (self.said(known.question) if known else "") or self.title(rule)

    def explained(self, fingerprint: str) -> str:
        """What the baseline says of a finding, also where its explanation is over; empty where it says nothing."""
        for key, known in (("accepted", self.report.accepted), ("expired", self.report.expired)):
            entry = known.get(fingerprint)
            if entry:
                said = self.say(
                    f"formats.{key}",
                    day=clean(entry.expires, 20),
                    reason=self.say(f"baseline.reason-{entry.reason}"),
                    owner=self.said(entry.owner, TITLE),
                    text=self.said(entry.text),
                )
                instead = self.said(entry.alternative)
                return f"{said} {self.say('baseline.instead', text=instead)}" if instead else said
        return ""

    def baseline(self) -> list[str]:
        """How many findings the baseline explains, no longer explains, and still names though they are gone."""
        report = self.report
        counts = (("accepted", report.accepted), ("expired", report.expired), ("fixed", report.fixed))
        return [self.say(f"baseline.count-{name}", count=len(entries)) for name, entries in counts if entries]

    def answers(self, counts: Mapping[str, int]) -> str:
        """How many people answered what; empty where nobody was asked."""
        named = {answer: counts.get(answer, 0) for answer in ("yes", "no", "unknown")}
        return self.say("formats.answers", **named) if any(named.values()) else ""

    def _told(
        self, rule: str, outcome: Outcome, message: str, values: Mapping[str, Value], counts: Mapping[str, int]
    ) -> str:
        if outcome is not Outcome.CANT_TELL and not counts:
            return self._fault(rule, message, values)
        known = self.rules.get(rule)
        seen = self._fault(rule, message, values) if known and message in known.messages else ""
        said = self.say("report.panel-fault", question=self.question(rule)) if outcome is Outcome.FAILED else ""
        return " ".join(filter(None, (said or self.question(rule), seen, self.answers(counts))))

    def _fault(self, rule: str, message: str, values: Mapping[str, Value]) -> str:
        words = clean(fault_words(self.rules.get(rule), message, self.language), SENTENCE)
        if not words:
            return self.say("report.fault-unknown", rule=self.quote(clean(rule, TITLE)))
        return fill(self.prose(words), values, self.language, self.quote)

    def unanswered(self, cause: Cause, place: Place) -> bool:
        """Whether it is a question that no check raised and nobody has answered: nothing that a change brought in."""
        rule = self.rules.get(cause.rule)
        return cause.outcome is Outcome.CANT_TELL and rule is not None and rule.engine == "person" and not place.answers

    def trouble(self, problem: Problem | None) -> str:
        """Why something was not tested."""
        if problem is None:
            return self.say("report.untested-unknown")
        values = {name: self.quote(shown(value, self.language)) for name, value in problem.values.items()}
        try:
            return self.say(f"problems.{problem.key}", **values)
        except (KeyError, IndexError, TypeError, ValueError):
            return self.quote(trouble(problem, self.language))

    def gap(self, gap: Gap) -> str:
        """What was not tested and why, in a sentence."""
        why = self.trouble(gap.problem)
        if not gap.journey:
            return why
        lost = self.say("report.untested-journey", journey=self.sentence(gap.say), step=gap.step)
        return self.labelled(lost, why)

    def where(self, subject: str) -> str:
        """The page with its title, the journey or the service."""
        page = self.pages.get(page_number(subject))
        if page:
            name = self.quote(clean(page.title, TITLE)) or self.say("report.pages-untitled")
            return self.labelled(self.say("report.page-n", page=page.number), name)
        kind, _, name = subject.partition(":")
        return self.journey(name) if kind == "journey" else self.say("report.place-service")

    def journey(self, name: str) -> str:
        """The task of a journey, in a phrase that names it."""
        said = next((walk.say for walk in self.run.walks if walk.journey == name), "")
        shown = self.sentence(said) if said else self.quote(clean(name, TITLE))
        return self.say("report.place-journey", journey=shown)

    def sentence(self, words: Words) -> str:
        """Words of a service file without their full stop, to stand inside a sentence."""
        return self.prose(clean(in_language(words, self.language), TITLE).rstrip(" ."))

    def selector(self, place: Place) -> str:
        """The element's selector; empty where it is not about one."""
        return self.quote(clean(place.element.selector, SELECTOR)) if place.element else ""

    def remedy(self, pieces: Iterable[Piece]) -> str:
        """The corrected code in a phrase, with words for what people must write; empty where there is none."""
        code = clean(after(pieces, self.language), CODE)
        return self.say("formats.corrected", code=self.quote(code)) if code else ""

    def address(self, subject: str) -> str:
        """Where the page is; empty for a journey or the service."""
        page = self.pages.get(page_number(subject))
        return self.quote(clean(page.final_address or page.address, ADDRESS)) if page else ""

    def groups(self, names: Iterable[str]) -> str:
        """Names of groups."""
        return self.listed(self.group_names(names))

    def listed(self, texts: Iterable[str]) -> str:
        """Texts side by side."""
        return (" ; " if self.language == "fr" else "; ").join(texts)

    def labelled(self, label: str, text: str) -> str:
        """A text after what it is, as the language sets a colon."""
        return f"{label} : {text}" if self.language == "fr" else f"{label}: {text}"

    def group_names(self, names: Iterable[str]) -> list[str]:
        """Names of groups, one by one."""
        known = groups()
        return [in_language(known[name].name, self.language) if name in known else name for name in names]

    def statement(self, statement: Statement) -> str:
        """A sentence of the answer."""
        values: dict[str, Value] = {**statement.values}
        values |= {name: self.sentence(words) for name, words in statement.words.items()}
        if statement.groups:
            values["groups"] = most_concerned(self.group_names(statement.groups), self.language)
        return self.say(f"report.{statement.key}", **values)

    def requirements(self, rule: str) -> list[Requirement]:
        """What a rule serves; a requirement that the data files don't hold has only its id."""
        known = self.rules.get(rule)
        return [_requirement(name) for name in known.requirements] if known else []

    def requirement(self, one: Requirement) -> str:
        """Number and name of a requirement, with its clause in EN 301 549."""
        number = one.id.replace("wcag-", "WCAG ") + " " if one.id.startswith("wcag-") else ""
        clause = f" (EN 301 549, {one.clause})" if one.clause and number else ""
        return self.prose(f"{number}{in_language(one.title, self.language)}{clause}")


def _requirement(name: str) -> Requirement:
    try:
        return requirement(name)
    except (KeyError, OSError):
        return Requirement(id=name, title={"en": name})


def moment(stamp: str) -> datetime | None:
    """A time stamp of the run in UTC; none for one that can't be read."""
    try:
        return datetime.fromisoformat(stamp).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(run: Run) -> str:
    """The day of the run as YYYY-MM-DD; empty where it is not known."""
    known = moment(run.ended or run.started)
    return f"{known:%Y-%m-%d}" if known else ""
