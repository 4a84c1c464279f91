"""Drafts of an accessibility statement and of an e-inclusion statement from a run, with what people must fill in. Pure.

Nothing in them says that the service meets anything: a person chooses that after reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from einclusion.model import Outcome, Rule, Weight
from einclusion.run import Report
from einclusion.standards import groups, requirement
from einclusion.statement.parts import Draft, Kind, Part, Piece
from einclusion.statement.standing import broken_criteria
from einclusion.summary.grouping import Cause, Family, causes_of
from einclusion.summary.offers import Offer
from einclusion.wording import in_language, say

STANDARD = "EN 301 549 v3.2.1"
_WAYS = ("counter", "phone", "post", "email", "paper-form", "help", "mandate")
"""Ways that an e-inclusion statement speaks of, whether they were found or not."""
_SLOT = re.compile(r"\{(\w+)\}")
_MOST_PAGES = 10


class Drafter:
    """Writes in one language about one run."""

    def __init__(self, report: Report, rules: dict[str, Rule], offers: Iterable[Offer], language: str) -> None:
        self.run = report.run
        self.rules = rules
        self.language = language
        self.offers = {one.name: one for one in offers}
        causes = causes_of(report.findings, report.run, rules, {}, {})
        self.failed = [cause for cause in causes if cause.outcome is Outcome.FAILED]

    def draft(self, kind: Kind) -> Draft:
        """One of the two statements."""
        parts = list(self._accessibility() if kind == "accessibility" else self._inclusion())
        made = Draft(kind=kind, language=self.language, title=self._say(f"title-{kind}"), parts=parts, data={})
        about = self._data() if kind == "accessibility" else self._inclusion_data()
        service = self.run.service
        data = {
            "type": f"{kind}-statement",
            "draft": True,
            "language": self.language,
            "service": {"name": self._name, "owner": service.owner or None, "addresses": service.start},
            "law": self.run.options.profile,
            "tested": {"date": self.run.started[:10], "pages": self._tested, "tool": f"einclusion {self.run.version}"},
            **about,
            "toFillIn": made.gaps,
        }
        return Draft(kind=kind, language=self.language, title=made.title, parts=parts, data=data)

    @property
    def _name(self) -> str:
        return in_language(self.run.service.name, self.language)

    @property
    def _tested(self) -> int:
        return len({page.final_address or page.address for page in self.run.pages if not page.problems})

    def _say(self, key: str, **values: str | int) -> str:
        return say(f"statement.{key}", self.language, **values)

    def _gap(self, name: str) -> Piece:
        return Piece(text=self._say("fill", what=self._say(f"what-{name}")), gap=name)

    def _line(self, key: str, **values: str | int | Piece) -> list[Piece]:
        """A sentence with its values; one that is a piece stays one."""
        marks = {name: value if isinstance(value, Piece) else Piece(text=str(value)) for name, value in values.items()}
        pieces: list[Piece] = []
        at = 0
        sentence = self._say(key)
        for slot in _SLOT.finditer(sentence):
            pieces += [Piece(text=sentence[at : slot.start()]), marks[slot[1]]]
            at = slot.end()
        return [piece for piece in (*pieces, Piece(text=sentence[at:])) if piece.text]

    @property
    def _owner(self) -> str | Piece:
        return self.run.service.owner or self._gap("owner")

    @property
    def _barriers(self) -> list[Cause]:
        """Failures against binding criteria, which a statement must name."""
        return [cause for cause in self.failed if cause.weight is Weight.BINDING and self._criteria(cause)]

    def _criteria(self, cause: Cause) -> list[str]:
        return broken_criteria(self.rules[cause.rule].requirements)

    def _accessibility(self) -> Iterator[Part]:
        address = ", ".join(self.run.service.start)
        yield Part(
            lines=[
                self._line("commitment", owner=self._owner, law=self._gap("law")),
                self._line("applies", name=self._name, address=address),
            ]
        )
        yield Part(
            heading=self._say("head-status"),
            lines=[self._line("status", status=self._gap("status"))],
            hint=self._say("hint-failures" if self._barriers else "hint-none"),
        )
        yield Part(
            heading=self._say("head-failing"),
            lines=[[self._gap("failing")], self._line("burden", what=self._gap("burden"))],
            items=[self._failing(cause) for cause in _one_a_rule(self._barriers)],
        )
        yield Part(
            heading=self._say("head-prepared"),
            lines=[
                self._line("prepared", date=self._gap("date"), reviewed=self._gap("reviewed")),
                self._line("method", day=self.run.started[:10], pages=self._tested, version=self.run.version),
            ],
        )
        yield Part(
            heading=self._say("head-feedback"),
            lines=[self._line("feedback", contact=self._contact, days=self._gap("days"))],
        )
        yield Part(heading=self._say("head-enforcement"), lines=[self._line("enforcement", body=self._gap("body"))])

    def _failing(self, cause: Cause) -> list[Piece]:
        numbers = self._criteria(cause)
        named = ", ".join(f"WCAG {one} {requirement(f'wcag-{one}').title[self.language]}" for one in numbers)
        return self._line(
            "failing",
            criterion=named,
            effect=in_language(self.rules[cause.rule].effect, self.language),
            pages=", ".join(self._paths(cause)),
            alternative=self._gap("alternative"),
            mended=self._gap("mended"),
        )

    def _paths(self, cause: Cause) -> list[str]:
        addresses = {page.number: page.final_address or page.address for page in self.run.pages}
        found = dict.fromkeys(addresses[number] for number in cause.pages if number in addresses)
        return [*list(found)[:_MOST_PAGES], *(["…"] if len(found) > _MOST_PAGES else [])]

    @property
    def _contact(self) -> str | Piece:
        """What the service file promises of e-mail and phone; else what pages show, for a person to check."""
        ways = [self._told(name) for name in ("email", "phone")]
        promised, seen = (", ".join(filter(None, values)) for values in zip(*ways, strict=True))
        return promised or (self._check(seen) if seen else self._gap("contact"))

    def _way(self, name: str) -> str | Piece:
        promised, seen = self._told(name)
        return promised or (self._check(seen) if seen else self._gap("other-way"))

    def _check(self, seen: str) -> Piece:
        return Piece(text=self._say("check", what=seen), gap="check")

    def _told(self, name: str) -> tuple[str, str]:
        """What the service file promises of a way, and what pages show for sure."""
        offer = self.offers.get(name)
        if offer is None:
            return "", ""
        sure = next((one.channel for one in offer.mentions if one.channel.sure and one.channel.seen == "open"), None)
        return (
            offer.declared if isinstance(offer.declared, str) else "",
            (sure.shown or sure.value) if sure is not None else "",
        )

    def _ways(self, *names: str) -> dict[str, Any]:
        """The same for programs."""
        told = {name: self._told(name) for name in names}
        return {name: {"promised": promised or None, "seen": seen or None} for name, (promised, seen) in told.items()}

    def _inclusion(self) -> Iterator[Part]:
        service = self.run.service
        yield Part(lines=[self._line("about", owner=self._owner, name=self._name, address=", ".join(service.start))])
        people = self._people
        yield Part(
            heading=self._say("head-people"),
            lines=[self._line("people" if people else "no-people")],
            items=[[Piece(text=groups()[name].name[self.language])] for name in people],
        )
        yield Part(
            heading=self._say("head-ways"),
            items=[
                self._line(
                    "way",
                    name=say(f"report.channel-{name}", self.language),
                    value=self._way(name),
                )
                for name in _WAYS
            ],
        )
        yield Part(
            heading=self._say("head-gaps"),
            lines=[] if self._beyond else [self._line("no-people")],
            items=[
                self._line(
                    "gap",
                    effect=in_language(self.rules[cause.rule].effect, self.language),
                    reasons=self._gap("reasons"),
                )
                for cause in self._beyond
            ],
        )
        yield Part(
            heading=self._say("head-prepared"),
            lines=[
                self._line("prepared", date=self._gap("date"), reviewed=self._gap("reviewed")),
                self._line("method", day=self.run.started[:10], pages=self._tested, version=self.run.version),
                self._line("tried", what=self._gap("people")),
                self._line("feedback", contact=self._contact, days=self._gap("days")),
            ],
        )

    @property
    def _people(self) -> list[str]:
        excluded = {group for cause in self.failed for group in cause.groups}
        return [name for name in groups() if name in excluded]

    @property
    def _beyond(self) -> list[Cause]:
        return _one_a_rule(cause for cause in self.failed if cause.family is Family.BEYOND)

    def _data(self) -> dict[str, Any]:
        return {
            "standard": STANDARD,
            "status": None,
            "notAccessible": [
                {
                    "criteria": self._criteria(cause),
                    "rule": cause.rule,
                    "effect": in_language(self.rules[cause.rule].effect, self.language),
                    "pages": self._paths(cause),
                    "alternative": None,
                    "mendedBy": None,
                }
                for cause in _one_a_rule(self._barriers)
            ],
            "disproportionateBurden": None,
            "prepared": None,
            "reviewed": None,
            "method": "self-assessment",
            "feedback": {**self._ways("email", "phone"), "days": None},
            "enforcement": None,
        }

    def _inclusion_data(self) -> dict[str, Any]:
        return {
            "people": self._people,
            "ways": self._ways(*_WAYS),
            "gaps": [{"rule": cause.rule, "groups": cause.groups, "reason": None} for cause in self._beyond],
            "panel": None,
            "prepared": None,
        }


def _one_a_rule(causes: Iterable[Cause]) -> list[Cause]:
    """The first cause of each rule with the pages of all."""
    found: dict[str, Cause] = {}
    for cause in causes:
        former = found.get(cause.rule)
        pages = [*(former.pages if former else []), *cause.pages]
        found[cause.rule] = _with_pages(former or cause, pages)
    return list(found.values())


def _with_pages(cause: Cause, pages: list[int]) -> Cause:
    return msgspec.structs.replace(cause, pages=sorted(set(pages)))
