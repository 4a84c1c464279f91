"""Which of the pages found stand for the service (WCAG-EM step 3; Decision (EU) 2018/1524, annex I, 3.2)."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal
from urllib.parse import urljoin, urlsplit

from einclusion.crawl.addresses import fold, key, parts_of, spellings
from einclusion.crawl.frontier import Candidate
from einclusion.data import own
from einclusion.model import LANGUAGES, Record
from einclusion.run import LeftOut
from einclusion.scope import Sample, Slot

SIBLINGS = 4
"""Pages in one folder from which on their names no longer tell templates apart."""
LONG_TEXT = 60
"""Characters up to which a link text is searched for the words of a kind of page."""
_ANY = re.compile(r"^(?:.*\d.*|.+-.*-.*|.{25,}|[a-z]{2}(?:[-_][a-z]{2,4})?)$", re.IGNORECASE)
_ROOT = re.compile(r"^/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?$", re.IGNORECASE)
Reason = Literal["start", "slot", "template", "random"]
Score = tuple[int, int, int, int, int, str]


class Chosen(Record, frozen=True, kw_only=True):
    """A page of the sample."""

    address: str
    """Its address as given or linked."""
    reason: Reason
    """Why it was chosen."""
    slots: list[Slot] = []
    """Kinds of page that it stands for."""
    template: str = ""
    """Pattern of addresses that it stands for."""


class Choice(Record, frozen=True, kw_only=True):
    """A sample and what it leaves aside."""

    pages: list[Chosen]
    """Pages to audit: start pages, kinds of page, templates, then those chosen at random."""
    documents: list[str]
    """Documents to note."""
    missing: list[Slot]
    """Kinds of page for which none was found."""
    left_out: list[LeftOut]
    """Pages that were found and not chosen."""


def choose(candidates: Iterable[Candidate], sample: Sample, documents: Iterable[str] = ()) -> Choice:
    """Choose the sample; the same pages give the same choice, in whatever order they were found and on whatever host.

    Addresses that the sample names for kinds of page are taken as given, relative to the first start address. At random
    comes the asked-for share of the remaining pages, or of the pages chosen before where that is more.
    """
    pool: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: (one.depth, one.address)):
        pool.setdefault(key(candidate.address), candidate)
    templates = _templates(pool)
    slots = _slots(pool, sample)
    reasons = _reasons(pool, templates, slots, sample)
    given = {key(address): address for address in _given(pool, sample).values()}
    pages = [
        Chosen(
            address=pool[name].address if name in pool else given[name],
            reason=reason,
            slots=[slot for slot in Slot if slots.get(slot) == name],
            template=templates.get(name, ""),
        )
        for name, reason in reasons.items()
    ]
    left = [pool[name] for name in pool if name not in reasons]
    return Choice(
        pages=pages,
        documents=_documents(documents, sample),
        missing=[slot for slot in Slot if slot not in slots],
        left_out=[LeftOut(address=one.address, reason="sample", linked_from=one.found_on) for one in left],
    )


def _reasons(
    pool: dict[str, Candidate], templates: dict[str, str], slots: dict[Slot, str], sample: Sample
) -> dict[str, Reason]:
    reasons: dict[str, Reason] = {name: "start" for name, one in pool.items() if one.origin == "start"}
    for name in slots.values():
        reasons.setdefault(name, "slot")
    reasons |= dict.fromkeys(_by_template(pool, templates, reasons, sample), "template")
    remaining = sorted((name for name in pool if name not in reasons), key=_shuffled(sample.seed))
    share = math.ceil(max(len(remaining), len(reasons)) * sample.random / 100)
    return reasons | dict.fromkeys(remaining[:share], "random")


def _given(pool: dict[str, Candidate], sample: Sample) -> dict[Slot, str]:
    start = next((one.address for one in pool.values() if one.origin == "start"), "")
    return {slot: urljoin(start, address) for slot, address in sample.slots.items()}


def _slots(pool: dict[str, Candidate], sample: Sample) -> dict[Slot, str]:
    """Page that stands for each kind: the one named, else the one whose links or address say so most clearly."""
    filled = {slot: key(address) for slot, address in _given(pool, sample).items()}
    start = next((name for name, one in pool.items() if one.origin == "start"), "")
    for slot in Slot:
        scores = [score for name, one in pool.items() if (score := _score(slot, name, one, start))]
        if slot not in filled and scores:
            filled[slot] = min(scores)[-1]
    if start:
        filled.setdefault(Slot.HOME, start)
    return filled


def _score(slot: Slot, name: str, candidate: Candidate, start: str) -> Score | None:
    """How clearly a page is of that kind, less being clearer; then how near it is to the start page."""
    signs = list(_signs(slot, name, candidate))
    if not signs:
        return None
    shared = sum(one == other for one, other in zip(_segments(name), _segments(start), strict=False))
    how, place = min(signs)
    return (how, -shared, place, candidate.depth, len(name), name)


def _signs(slot: Slot, name: str, candidate: Candidate) -> Iterator[tuple[int, int]]:
    texts = [fold(text) for text in candidate.texts]
    parts = parts_of(name)
    if slot is Slot.HOME and _ROOT.match(urlsplit(name).path) and "?" not in name:
        yield 0, 0
    for phrase, place in _phrases(slot, "text").items():
        if phrase in texts:
            yield 0, place
        if parts and phrase == parts[-1]:
            yield 2, place
    for phrase, place in _phrases(slot, "within").items():
        if any(len(text) <= LONG_TEXT and f" {phrase} " in f" {text} " for text in texts):
            yield 1, place
        if parts and f" {phrase} " in f" {parts[-1]} ":
            yield 3, place


@cache
def _phrases(slot: Slot, how: Literal["text", "within"]) -> dict[str, int]:
    phrases: dict[str, int] = {}
    for words in own("crawl/slots.yaml")[slot.value].values():
        for place, phrase in enumerate(words[how]):
            for spelling in spellings(phrase):
                phrases[spelling] = min(place, phrases.get(spelling, place))
    return phrases


def _segments(name: str) -> list[str]:
    return [piece for piece in urlsplit(name).path.split("/") if piece]


def _templates(names: Iterable[str]) -> dict[str, str]:
    """Pattern of each address: numbers, slugs, codes and names with many siblings become `*`; a query keeps its names.

    The languages that the program speaks stay apart, so that each is in the sample.
    """
    split = {name: _segments(name) for name in names}
    siblings = Counter(folder for folder, _ in {(tuple(one[:-1]), one[-1]) for one in split.values() if one})
    return {name: _template(name, segments, siblings[tuple(segments[:-1])]) for name, segments in split.items()}


def _template(name: str, segments: list[str], siblings: int) -> str:
    folded = [segment if segment in LANGUAGES else _ANY.sub("*", segment) for segment in segments]
    if segments and siblings >= SIBLINGS and segments[-1] not in LANGUAGES:
        folded[-1] = "*"
    parts = urlsplit(name)
    query = "&".join(sorted({pair.partition("=")[0] for pair in parts.query.split("&") if pair}))
    route = re.sub(r"[^/]*\d[^/]*", "*", parts.fragment)
    return "/" + "/".join(folded) + (f"?{query}" if query else "") + (f"#{route}" if route else "")


def _by_template(
    pool: dict[str, Candidate], templates: dict[str, str], chosen: Iterable[str], sample: Sample
) -> Iterator[str]:
    count = Counter(templates[name] for name in chosen if name in templates)
    done = set(chosen)
    for name in pool:
        if name not in done and count[templates[name]] < sample.per_template:
            count[templates[name]] += 1
            yield name


def _documents(documents: Iterable[str], sample: Sample) -> list[str]:
    """One document of each pattern of addresses before a second one of any."""
    found = {key(address): address for address in sorted(documents)}
    templates = _templates(found)
    rounds: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for name in sorted(found, key=_shuffled(sample.seed)):
        turns[name] = rounds[templates[name]]
        rounds[templates[name]] += 1
    return [found[name] for name in sorted(turns, key=turns.__getitem__)[: sample.documents]]


def _shuffled(seed: int) -> Callable[[str], bytes]:
    """Sort key that is as good as random and depends on nothing but the seed and the address without its host."""

    def place(name: str) -> bytes:
        parts = urlsplit(name)
        return hashlib.sha256(f"{seed} {parts.path}?{parts.query}#{parts.fragment}".encode()).digest()

    return place
