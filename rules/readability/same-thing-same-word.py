from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.searching import alike
from einclusion.checking.switching import language_of_page
from einclusion.crawl.addresses import key
from einclusion.facts import Block
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.readability.naming_of_things import Thing, goes_on, may_be_one, things
from einclusion.subjects import JourneySubject, PageSubject

KINDS = frozenset({"heading", "button", "label", "legend", "link"})
Pair = tuple[str, PageSubject, str, PageSubject, str]
TYPED = "input:not([type=hidden]), select, textarea"


def check(journey: JourneySubject) -> Iterator[Finding]:
    pages = [page for page in journey.pages if page.facts.text and language_of_page(page) in LANGUAGES]
    if len({key(page.address) for page in pages}) < 2:
        return
    found = [*two_things(pages), *two_labels(pages), *two_buttons(pages)]
    for message, one, first, other, second in found:
        told = {"first": first, "second": second, "page": one.address, "other": other.address}
        yield cant_tell(None, message, **told)
    if not found:
        yield passed()


def two_things(pages: list[PageSubject]) -> Iterator[Pair]:
    """Names of things that may be one, which no page uses side by side."""
    known: list[tuple[PageSubject, Thing]] = []
    asked: set[frozenset[str]] = set()
    for page in pages:
        for thing in named(page):
            for earlier, other in known:
                pair = frozenset({thing.head, other.head})
                fits = language_of_page(earlier) == language_of_page(page) and may_be_one(thing, other)
                if fits and pair not in asked and not beside_each_other(pages, thing, other):
                    asked.add(pair)
                    yield "thing", earlier, other.name, page, thing.name
            known.append((page, thing))


def named(page: PageSubject) -> Iterator[Thing]:
    for block in page.text.blocks:
        if block.kind in KINDS and told(block):
            yield from things(block.text, language_of_page(page))


def told(block: Block) -> bool:
    """Whether it belongs to what the page tells: headings do where no landmark says otherwise."""
    return block.main or (block.kind == "heading" and block.area in ("", "main"))


def beside_each_other(pages: list[PageSubject], one: Thing, other: Thing) -> bool:
    """Whether the main text of a page uses both names, so that they mean two things or are explained."""
    texts = ("\n".join(block.text for block in page.text.blocks if told(block)).lower() for page in pages)
    return any(one.name.lower() in text and other.name.lower() in text for text in texts)


def two_labels(pages: list[PageSubject]) -> Iterator[Pair]:
    """Fields of one name whose labels have no word in common."""
    known: dict[tuple[str, str], tuple[PageSubject, str]] = {}
    for page in pages:
        for field in page.select(TYPED):
            name = field.get("name")
            if not (name and field.name and field.visible) or field.get("type") in (
                "radio",
                "checkbox",
                "submit",
                "button",
            ):
                continue
            earlier, label = known.setdefault((language_of_page(page), name), (page, field.name))
            if earlier.address != page.address and not alike(label, field.name):
                known[language_of_page(page), name] = (page, field.name)
                yield "field", earlier, label, page, field.name


def two_buttons(pages: list[PageSubject]) -> Iterator[Pair]:
    """Buttons that go on to the next step under two names."""
    known: dict[str, tuple[PageSubject, str]] = {}
    for page in pages:
        language = language_of_page(page)
        for button in page.select("button, input[type=submit], a[role=button]"):
            if button.visible and button.name and goes_on(button.name, language):
                earlier, name = known.setdefault(language, (page, button.name))
                if not alike(name, button.name) and earlier.address != page.address:
                    yield "button", earlier, name, page, button.name
                    return
