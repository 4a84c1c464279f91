"""What templates call to show things: words, page texts, names. Everything comes out escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from markupsafe import Markup, escape

from einclusion import __version__
from einclusion.model import Problem, Requirement, Rule, Value
from einclusion.remedy import told
from einclusion.run import Page, Run
from einclusion.scope import Words
from einclusion.standards import groups, needs, profile, requirement
from einclusion.summary import Statement
from einclusion.summary.grouping import Cause, Place
from einclusion.summary.said import Said
from einclusion.summary.sentences import fault_words, fill, trouble
from einclusion.text import safe
from einclusion.text.safe import clean
from einclusion.wording import in_language, say

PAGES = 1000
"""Pages that the report lists."""
TITLE = 120
ADDRESS = 200
SELECTOR = 160
CODE = 320
PIECES = 60
_MARKED = {"removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>")}
_CODE = re.compile(r"`([^`]+)`")
_FRENCH = re.compile(r" (?=[:;!?»%])|(?<=«) ")


class Shown:
    """One run in one language."""

    def __init__(self, run: Run, rules: Mapping[str, Rule], language: str) -> None:
        self.run = run
        self.rules = rules
        self.language = language
        self.version = __version__
        self.pages = {page.number: page for page in run.pages}
        self.listed = {page.number for page in run.pages[:PAGES]}

    def words(self, key: str, **values: object) -> Markup:
        """The report's own words; what is filled in is escaped unless it is marked up already."""
        safe = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
        return self._set(say(f"report.{key}", self.language, **safe))

    def _set(self, text: str) -> Markup:
        return Markup(_FRENCH.sub("\u00a0", text) if self.language == "fr" else text)

    def rule(self, words: Mapping[str, str]) -> Markup:
        """Words of a rule page, with what stands between backticks as code."""
        text = str(escape(in_language(words, self.language)))
        return self._set(_CODE.sub(r"<code>\1</code>", text))

    def gate(self, code: object, gate: object) -> Markup:
        """What the gate made of the run, in a sentence."""
        key = f"gate-{code}" if code in (0, 1, 3) else "gate-other"
        return self.words(key, gate=gate, code=code)

    def reason(self, code: str) -> Markup:
        """Why a finding is accepted, as people say it."""
        reason = say(f"baseline.reason-{code}", self.language)
        return self._set(str(escape(reason[:1].upper() + reason[1:])))

    def said(self, words: Words, limit: int = TITLE) -> Markup:
        """Words of a service file, marked with their language where it is known to be another."""
        text = clean(in_language(words, self.language), limit)
        if isinstance(words, str):
            known = self.run.service.languages
            return self._quoted(text, known[0] if len(known) == 1 else "")
        return self._quoted(text, next((code for code in (self.language, "en", *words) if code in words), ""))

    def sentence(self, words: Words) -> Markup:
        """The same without its full stop, to stand inside a sentence."""
        text = (
            {code: one.rstrip(" .") for code, one in words.items()} if isinstance(words, dict) else words.rstrip(" .")
        )
        return self.said(text)

    def quote(self, text: str, page: int = 0, limit: int = TITLE) -> Markup:
        """What a page says, harmless, shortened, kept apart in direction and marked with its language where known."""
        source = self.pages.get(page)
        return self._quoted(clean(text, limit), source.language if source else "")

    def _quoted(self, text: str, language: str) -> Markup:
        known = safe.language(language)
        lang = Markup(' lang="{}"').format(known) if known and known[:2] != self.language else ""
        return Markup("<bdi{}>{}</bdi>").format(lang, text)

    def fault(self, rule: str, place: Place) -> Markup:
        """The fault at a place in one sentence; where people found it, what they answered to."""
        known = self.rules.get(rule)
        if place.answers and known and known.question:
            return self.words("panel-fault", question=self.rule(known.question))
        template = fault_words(self.rules.get(rule), place.message, self.language)
        if not template:
            return self.words("fault-unknown", rule=rule)
        filled = fill(
            str(escape(template)), place.values, self.language, lambda value: str(self.quote(value, place.page, 200))
        )
        return self._set(_CODE.sub(r"<code>\1</code>", filled))

    def what(self, place: Place) -> str:
        """What the element at a place is called: its name or what it shows; empty where it has neither."""
        element = place.element
        return clean(element.name or element.text, 80) if element else ""

    def at_step(self, page: Page) -> Markup:
        """In which task and at which step a page is met."""
        walk = next((walk for walk in self.run.walks if walk.journey == page.journey), None)
        step = walk.steps[page.step - 1] if walk and 0 < page.step <= len(walk.steps) else None
        say = self.sentence(step.say or step.action) if step else ""
        return self.words("panel-step", journey=self.journey(f"journey:{page.journey}"), step=page.step, say=say)

    def reachable(self, address: str) -> bool:
        """Whether the address leads people to a page on the web."""
        return address.startswith(("https://", "http://")) and address.isprintable()

    def given(self, said: Said) -> Markup:
        """Who answered what, and when."""
        key = "panel-given-some" if said.places > 1 else "panel-given"
        person = self._quoted(clean(said.person, TITLE), "")
        answer = self.words(f"panel-{said.answer}")
        return self.words(key, person=person, day=self.date(said.date), answer=answer, count=said.places)

    def remark(self, said: Said) -> Markup:
        """What a person adds to an answer, marked with its language."""
        return self._quoted(clean(said.remark, 1000), said.language)

    def selector(self, place: Place) -> str:
        """The element's selector, shortened."""
        return clean(place.element.selector, SELECTOR) if place.element else ""

    def code(self, cause: Cause) -> str:
        """The code of the first element of a cause, shortened."""
        element = cause.places[0].element
        return clean(element.html, CODE) if element else ""

    def remedy(self, cause: Cause, state: str) -> Markup:
        """The code of a cause's first place as it is (`removed`) or should be (`added`), with what differs marked."""
        parts = []
        for one in cause.places[0].remedy[:PIECES]:
            text = escape(safe.piece(told(one, self.language), CODE))
            if one.words:
                text = Markup("<em>{}</em>").format(text)
            if one.change == state:
                parts.append(_MARKED[state].format(text))
            elif one.change == "kept":
                parts.append(text)
        return Markup("").join(parts)

    def address(self, text: str) -> str:
        """An address, shortened."""
        return clean(text, ADDRESS)

    def title(self, page: Page) -> Markup:
        """The title of a page, or words that say it has none."""
        return self.quote(page.title, page.number) if clean(page.title, 1) else self.words("pages-untitled")

    def remarks(self, page: Page) -> list[Markup]:
        """What there is to say of a visit: where it led, an unusual answer, what went wrong or was dealt with."""
        led = page.final_address and page.final_address != page.address
        lines = [self.words("pages-led", address=self.address(page.final_address))] if led else []
        return [*lines, *(self.trouble(problem) for problem in (*page.problems, *page.notes))][:8]

    def journey(self, subject: str) -> Markup:
        """The task of the journey that a finding's subject names."""
        name = subject.partition(":")[2]
        walk = next((walk for walk in self.run.walks if walk.journey == name), None)
        return self.sentence(walk.say or name if walk else name)

    def group(self, name: str) -> str:
        """Name of a group."""
        return in_language(groups()[name].name, self.language) if name in groups() else name

    def group_title(self, name: str) -> str:
        """Name of a group where it stands alone."""
        return self.group(name)[:1].upper() + self.group(name)[1:]

    def groups(self, names: Iterable[str]) -> Markup:
        """Names of groups, to stand in a sentence."""
        names = [self.group(name) for name in names]
        return self._set(str(escape(("; " if self.language != "fr" else " ; ").join(names))))

    def need(self, name: str) -> str:
        """Name of one of the nine user needs."""
        return in_language(needs()[name], self.language)

    def requirement(self, name: str) -> Requirement:
        """A requirement; one that the data files don't hold is shown by its id."""
        try:
            return requirement(name)
        except (KeyError, OSError):
            return Requirement(id=name, title={"en": name})

    def requirement_title(self, name: str) -> Markup:
        """Number and name of a requirement."""
        number = f"WCAG {name.removeprefix('wcag-')} " if name.startswith("wcag-") else ""
        return Markup("{}{}").format(number, in_language(self.requirement(name).title, self.language))

    def profile(self) -> str:
        """Name of the law that weighed the findings."""
        name = self.run.options.profile
        try:
            return in_language(profile(name).name, self.language)
        except OSError:
            return name

    def trouble(self, problem: Problem | None) -> Markup:
        """Why something was not tested."""
        sentence = str(escape(trouble(problem, self.language)))
        return self._set(_CODE.sub(r"<code>\1</code>", sentence)) if sentence else self.words("untested-unknown")

    def statement(self, statement: Statement) -> Markup:
        """A sentence of the answer."""
        values: dict[str, Value | Markup] = {**statement.values}
        values |= {name: self.sentence(words) for name, words in statement.words.items()}
        values["groups"] = self.groups(statement.groups) if statement.groups else self.words("groups-unknown")
        sentence = self.words(statement.key, **values)
        return Markup("<strong>{}</strong>").format(sentence) if "-open-" in statement.key else sentence

    def date(self, stamp: str) -> str:
        """The day of a time stamp."""
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return clean(stamp, 40)
        return str(self.words("date", day=moment.day, month=self.words(f"month-{moment.month}"), year=moment.year))

    def moment(self, stamp: str) -> str:
        """Day and time of a time stamp."""
        try:
            return f"{self.date(stamp)}, {datetime.fromisoformat(stamp):%H:%M} UTC"
        except ValueError:
            return clean(stamp, 40)
