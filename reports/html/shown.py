"""What templates call to show things: words, page texts, names. Everything comes out escaped."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from markupsafe import Markup, escape

from einclusion import __version__
from einclusion.model import Problem, Requirement, Rule, Value
from einclusion.remedy import told
from einclusion.run import Page, Run
from einclusion.scope import Words
from einclusion.standards import groups, needs, profile, requirement
from einclusion.summary import Statement
from einclusion.summary.grouping import Cause, Place
from einclusion.summary.offers import Mention
from einclusion.summary.said import Said
from einclusion.summary.sentences import fault_words, fill, most_concerned, trouble
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
_NUMBER = re.compile(r"[\d.,]+")
TRAITS = ("free", "priced", "post", "machine")
"""What is told of a number, an address or a chat."""
_MARKS = re.compile(r"[‘“„«][ \u00a0]?(\{\w+\})[ \u00a0]?[’”“»]")
"""Quotation marks in a message around what a page says: a quotation brings its own."""
_CODE = re.compile(r"`([^`]+)`")
_FRENCH = re.compile(r" (?=[:;!?»%])|(?<=«) ")


class Shown:
    """One run in one language."""

    def __init__(self, run: Run, rules: Mapping[str, Rule], language: str, folder: Path = Path()) -> None:
        self.run = run
        self.folder = folder
        self.rules = rules
        self.language = language
        self.version = __version__
        self.pages = {page.number: page for page in run.pages}
        self.listed = {page.number for page in run.pages[:PAGES]}

    def words(self, key: str, **values: object) -> Markup:
        """The report's own words; what is filled in is escaped unless it is marked up already."""
        safe = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
        return self.set(say(f"report.{key}", self.language, **safe))

    def set(self, text: str) -> Markup:
        """A sentence of ours, set as its language wants it."""
        return Markup(_FRENCH.sub("\u00a0", text) if self.language == "fr" else text)

    @property
    def colon(self) -> str:
        """A colon after a word."""
        return "\u00a0:" if self.language == "fr" else ":"

    @property
    def semicolon(self) -> str:
        """What stands between the members of a list."""
        return "\u00a0; " if self.language == "fr" else "; "

    @staticmethod
    def capital(text: str) -> str:
        """A word as it begins a line."""
        return text[:1].upper() + text[1:]

    def rule(self, words: Mapping[str, str]) -> Markup:
        """Words of a rule page, with what stands between backticks as code."""
        text = str(escape(in_language(words, self.language)))
        return self.set(_CODE.sub(r"<code>\1</code>", text))

    def gate(self, code: object, gate: object) -> Markup:
        """What the gate made of the run, in a sentence."""
        key = f"gate-{code}" if code in (0, 1, 3) else "gate-other"
        return self.words(key, gate=gate, code=code)

    def reason(self, code: str) -> Markup:
        """Why a finding is accepted, as people say it."""
        return self.set(str(escape(self.capital(say(f"baseline.reason-{code}", self.language)))))

    def said(self, words: Words, limit: int = TITLE) -> Markup:
        """Words of a service file, marked with their language where it is known to be another."""
        text = clean(in_language(words, self.language), limit)
        if isinstance(words, str):
            known = self.run.service.languages
            return self.quoted(text, known[0] if len(known) == 1 else "")
        return self.quoted(text, next((code for code in (self.language, "en", *words) if code in words), ""))

    def sentence(self, words: Words) -> Markup:
        """The same without its full stop, to stand inside a sentence."""
        text = (
            {code: one.rstrip(" .") for code, one in words.items()} if isinstance(words, dict) else words.rstrip(" .")
        )
        return self.said(text)

    def quote(self, text: str, page: int = 0, limit: int = TITLE) -> Markup:
        """What a page says, harmless, shortened, as a quotation in its own direction and language where it is known."""
        source = self.pages.get(page)
        return Markup("<q>{}</q>").format(self.quoted(clean(text, limit), source.language if source else ""))

    def quoted(self, text: str, language: str) -> Markup:
        """A text in its own direction, marked with its language."""
        return Markup("<bdi{}>{}</bdi>").format(self.foreign(language), text)

    def foreign(self, language: str) -> Markup:
        """The attribute that marks a language, where it is not that of the report."""
        known = safe.language(language)
        return Markup(' lang="{}"').format(known) if known and known[:2] != self.language else Markup()

    def size(self, page: Page) -> str:
        """The window that a page was looked at in."""
        return clean(page.viewport, 20).replace("x", " × ")

    def fault(self, rule: str, place: Place) -> Markup:
        """The fault at a place in one sentence; where people found it, what they answered to."""
        known = self.rules.get(rule)
        if place.answers and known and known.question:
            return self.words("panel-fault", question=self.rule(known.question))
        template = _MARKS.sub(r"\1", fault_words(known, place.message, self.language))
        if not template:
            return self.words("fault-unknown", rule=clean(rule, TITLE))
        filled = fill(
            str(escape(template)), place.values, self.language, lambda value: str(self._value(value, place.page))
        )
        return self.set(_CODE.sub(r"<code>\1</code>", filled))

    def _value(self, value: str, page: int) -> Markup:
        return self.quoted(value, "") if _NUMBER.fullmatch(value) else self.quote(value, page, 200)

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
        person = self.quoted(clean(said.person, TITLE), "")
        answer = self.words(f"panel-{said.answer}")
        return self.words(key, person=person, day=self.date(said.date), answer=answer, count=said.places)

    def remark(self, said: Said) -> Markup:
        """What a person adds to an answer, marked with its language."""
        return self.quoted(clean(said.remark, 1000), said.language)

    def selector(self, place: Place) -> str:
        """The element's selector, shortened."""
        return clean(place.element.selector, SELECTOR) if place.element else ""

    def accepting(self, key: str) -> str:
        """The command that accepts a cause for a time, once the user has said why, until when and who answers."""
        said = " ".join(f'--{name} ""' for name in ("reason", "text", "alternative", "owner", "expires"))
        run, named = (shlex.quote(clean(text, ADDRESS)) for text in (str(self.folder), key))
        return f"einclusion baseline accept {run} --fingerprint {named} {said}"

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
        return self.capital(self.group(name))

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

    def clauses(self, names: Iterable[str]) -> list[str]:
        """Clauses of EN 301 549 in which requirements stand."""
        return [clause for name in names if (clause := self.requirement(name).clause)]

    def profile(self) -> str:
        """Name of the law that weighed the findings."""
        name = self.run.options.profile
        try:
            return in_language(profile(name).name, self.language)
        except OSError:
            return name

    def mention_notes(self, mention: Mention) -> list[Markup]:
        """What there is to know of a way that pages show."""
        channel = mention.channel
        notes: list[str] = [channel.seen] if channel.seen != "open" else []
        notes += ["unsure"] if not channel.sure else []
        notes += ["linked-only"] if channel.kind == "phone" and not channel.shown else []
        notes += ["footer"] if mention.footer else []
        notes += [trait for trait in TRAITS if trait in channel.traits]
        return [self.words(f"mention-{note}") for note in notes]

    def trouble(self, problem: Problem | None) -> Markup:
        """Why something was not tested."""
        if problem is None:
            return self.words("untested-unknown")
        sentence = trouble(problem, self.language, lambda value: str(self.quote(value)))
        return self.set(_CODE.sub(r"<code>\1</code>", sentence))

    def statement(self, statement: Statement) -> Markup:
        """A sentence of the answer."""
        values: dict[str, Value | Markup] = {**statement.values}
        values |= {name: self.sentence(words) for name, words in statement.words.items()}
        if statement.groups:
            values["groups"] = most_concerned([self.group(name) for name in statement.groups], self.language)
        sentence = self.words(statement.key, **values)
        return Markup("<strong>{}</strong>").format(sentence) if "-open-" in statement.key else sentence

    def date(self, stamp: str) -> str:
        """The day of a time stamp."""
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return clean(stamp, 40)
        return str(self.words("date", day=moment.day, month=self.words(f"month-{moment.month}"), year=moment.year))

    def times(self, stamps: Sequence[str]) -> list[str]:
        """Days of time stamps, with the time where two are of one day."""
        days = [stamp[:10] for stamp in stamps]
        return [self.moment(stamp) if days.count(stamp[:10]) > 1 else self.date(stamp) for stamp in stamps]

    def moment(self, stamp: str) -> str:
        """Day and time of a time stamp."""
        try:
            return f"{self.date(stamp)}, {datetime.fromisoformat(stamp):%H:%M} UTC"
        except ValueError:
            return clean(stamp, 40)
