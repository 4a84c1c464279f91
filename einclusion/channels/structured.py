"""What a page tells machines of ways to reach a service: schema.org as JSON-LD, microdata and RDFa.

Search engines, maps and assistants show it; people on the page do not see it, so it is no channel of the page. It is
kept apart, to be held against what people read. Property names are those of schema.org (ContactPoint, PostalAddress,
OpeningHoursSpecification).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from einclusion.channel import Stated, StatedForm, StatedKind
from einclusion.channels.phones import dialled
from einclusion.dom import Dom, Node, Tree
from einclusion.text.safe import clean
from einclusion.text.week import coded, written

_MOST = 60
"""Statements of a page that are kept."""
_DEEP = 12
"""Levels of data within data that are read."""
_LONGEST = 160
_NAME = 80
_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$")
_OTHERS = frozenset({"Event", "JobPosting", "Person", "Review", "Offer"})
"""Types whose address and times are not those of the service."""
_CALLED: dict[str, StatedKind] = {"telephone": "phone", "faxNumber": "fax", "email": "email"}
_STREET = ("streetAddress", "postOfficeBoxNumber", "postalCode", "addressLocality")
_ITSELF = "@node"

Item = dict[str, Any]


def stated(dom: Dom, countries: list[str]) -> list[Stated]:
    """What the page states for machines, each once; data that can't be read is left out."""
    found: dict[tuple[str, str, str], Stated] = {}
    for form, item, place in _items(dom):
        for one in _facts(item, form, place, countries):
            found.setdefault((one.kind, one.value, one.of), one)
    return list(found.values())[:_MOST]


def _items(dom: Dom) -> Iterator[tuple[StatedForm, Item, tuple[int, int]]]:
    for document, tree in enumerate(dom.trees):
        for index, facts in enumerate(tree.nodes):
            attributes = facts.attributes
            if facts.tag == "script" and "ld+json" in attributes.get("type", "").lower():
                for item in _decoded(tree, index):
                    yield "json-ld", item, (document, index)
            elif "itemscope" in attributes and "itemprop" not in attributes:
                yield "microdata", _marked(Node(tree, index), "itemscope", "itemtype", "itemprop"), (document, index)
            elif "typeof" in attributes and "property" not in attributes:
                yield "rdfa", _marked(Node(tree, index), "typeof", "typeof", "property"), (document, index)


def _decoded(tree: Tree, index: int) -> Iterator[Item]:
    text = "".join(tree.nodes[place].text for place in tree.within(index) if tree.nodes[place].tag == "#text")
    try:
        data = msgspec.json.decode(_WRAPPED.sub("", text).strip().rstrip(";"))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return
    yield from (one for one in (data if isinstance(data, list) else [data]) if isinstance(one, dict))


def _marked(node: Node, scope: str, kind: str, name: str, depth: int = 0) -> Item:
    """An item whose properties are marked up on elements, as JSON-LD would have it."""
    item: Item = {"@type": node.get(kind).split(), _ITSELF: node.index}
    if depth > _DEEP:
        return item
    waiting = list(node.children())
    while waiting:
        child = waiting.pop(0)
        inner = child.has(scope)
        for word in child.get(name).split():
            value = _marked(child, scope, kind, name, depth + 1) if inner else _said(child)
            item.setdefault(_plain(word), []).append(value)
        if not inner:
            waiting[:0] = child.children()
    return item


def _said(node: Node) -> str:
    """The value that an element gives its property: an attribute's, else its text."""
    for attribute in ("content", "datetime"):
        if node.has(attribute):
            return node.get(attribute)
    address = node.get("href") or node.get("resource") or node.get("src")
    scheme, _, rest = address.partition(":")
    inside = (node.tree.nodes[index] for index in node.tree.within(node.index))
    text = " ".join("".join(facts.text for facts in inside if facts.tag == "#text").split())
    return rest if scheme.lower() in ("tel", "mailto") else text or address


def _plain(word: str) -> str:
    """A name without its vocabulary: `telephone` of `https://schema.org/telephone` and of `schema:telephone`."""
    return re.split(r"[/#:]", word)[-1]


def _facts(
    data: Item, form: StatedForm, place: tuple[int, int], countries: list[str], of: str = "", depth: int = 0
) -> Iterator[Stated]:
    """What an item and those within it state."""
    item = {_plain(name): value for name, value in data.items()}
    types = {_plain(str(one)) for one in _list(item.get("@type"))}
    if depth > _DEEP or types & _OTHERS:
        return
    place = (place[0], data.get(_ITSELF, place[1]))
    of = " ".join(filter(None, map(_text, (item.get("contactType"), item.get("name"))))) or of
    for kind, value, shown in _own(item, types, countries):
        yield Stated(
            kind=kind,
            value=clean(value, _LONGEST),
            shown=clean(shown, _LONGEST),
            of=clean(of, 80),
            form=form,
            node=place,
        )
    for value in item.values():
        for inner in _list(value):
            if isinstance(inner, dict):
                yield from _facts(inner, form, place, countries, of, depth + 1)


def _own(item: Item, types: set[str], countries: list[str]) -> Iterator[tuple[StatedKind, str, str]]:
    """Kind, value and words of what one item states itself."""
    for name, kind in _CALLED.items():
        for text in filter(None, map(_text, _list(item.get(name)))):
            value = _address(text) if kind == "email" else dialled(text, countries)[0]
            if value:
                yield kind, value, text
    if "PostalAddress" in types:
        lines = [text for name in _STREET if (text := _text(item.get(name)))]
        if len(lines) > 1:
            yield "address", ", ".join(lines), ", ".join(lines)
    languages = [_text(one) or _text(one.get("name")) for one in _list(item.get("availableLanguage")) if one]
    if any(languages):
        yield "languages", " ".join(sorted(filter(None, languages))), ", ".join(filter(None, languages))
    yield from _hours(item)


def _hours(item: Item) -> Iterator[tuple[StatedKind, str, str]]:
    """The regular week; what holds for certain dates only is left out."""
    told = " ".join(filter(None, map(_text, _list(item.get("openingHours")))))
    specified = [*_list(item.get("openingHoursSpecification")), *_list(item.get("hoursAvailable"))]
    parts = [{_plain(name): value for name, value in one.items()} for one in specified if isinstance(one, dict)]
    regular = [one for one in parts if not (one.get("validFrom") or one.get("validThrough"))]
    listed = " ".join(
        f"{' '.join(_plain(str(_text(day)))[:2] for day in _list(one.get('dayOfWeek')))} "
        f"{_clock(one.get('opens'))}-{_clock(one.get('closes'))}"
        for one in regular
    )
    week = coded(f"{told} {listed}")
    if week:
        yield "hours", written(week), f"{told} {listed}".strip()


def _clock(value: Any) -> str:
    return (_text(value) or "")[:5]


def _text(value: Any) -> str:
    """A value as text: JSON-LD may wrap it, and give it a language."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("@id") or "")
    return " ".join(value.split())[: 2 * _LONGEST] if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _address(text: str) -> str:
    plain = text.removeprefix("mailto:").partition("?")[0].strip().lower()
    return plain if re.fullmatch(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", plain) else ""
