"""Identity of findings: between runs (fingerprint) and within one (cause).

A fingerprint holds what a fault goes by: the rule, its message, the page without host and language, and what the
element is known by: the name of a field, the target of a link, the file of a picture, an id, else its kind and the part
of the page that it stands in. Texts, positions, generated names and everything around the element are left out. Faults
of one page that are equal in all this are numbered in the order of the document, so that none hides behind another.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

import msgspec

from einclusion import generated, steady
from einclusion.data import own
from einclusion.model import Element, Finding

_POSITION = re.compile(r":nth-(?:last-)?(?:of-type|child)\(\d+\)")
_FIRST = ":nth-of-type(1)"
_ID = re.compile(r"#((?:[\w-]|\\.)+)")
_TAG = re.compile(r"<\s*([^\s/>]+)")
_STEP = re.compile(r"[\w-]+")
_ATTRIBUTE = re.compile(r"""[\s/]+([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_LETTERS = re.compile(r"[a-z]+(?:[-_]{1,2}[a-z]+)*")
_UNSPEAKABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}")


def fingerprint(finding: Finding, address: str = "", home: str = "") -> str:
    """Identity of a finding between runs, but for its number among equals.

    `address` is that of its page, none for journeys and the service; `home` is where the service starts.
    """
    where = steady.place(steady.page(address, home)) if address else finding.subject
    return _hash(
        finding.rule, finding.outcome, finding.message, where, *_word(finding), *_known_by(finding, address or home)
    )


def cause(finding: Finding) -> str:
    """Same for findings that one change would mend: one rule, one message, one place in a template or one word."""
    if finding.element is None:
        return _hash(finding.rule, finding.outcome, finding.message, *_known_by(finding, ""))
    if word := _word(finding):
        return _hash(finding.rule, finding.outcome, finding.message, *word)
    return _hash(finding.rule, finding.outcome, finding.message, _path(finding.element.selector))


def _word(finding: Finding) -> tuple[str, ...]:
    """The word that a finding is about, where it is about one: that is changed wherever it stands."""
    word = finding.values.get("word", "")
    return (str(word).casefold(),) if word else ()


def identified(findings: Iterable[Finding], address: str, home: str) -> Iterator[Finding]:
    """Findings of one subject in the order of the document, with cause and fingerprint; equals are numbered."""
    seen: Counter[str] = Counter()
    for finding in findings:
        name = fingerprint(finding, address, home)
        seen[name] += 1
        yield msgspec.structs.replace(finding, fingerprint=_numbered(name, seen[name]), cause=cause(finding))


def further(findings: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
    """Those that `known`, from the same page in another window, doesn't hold; equals are numbered on from there."""
    spots: Counter[tuple[str, ...]] = Counter()
    seen: Counter[str] = Counter()
    for finding in known:
        spots[_spot(finding)] += 1
        seen[unnumbered(finding.fingerprint)] += 1
    for finding in findings:
        if spots[_spot(finding)]:
            spots[_spot(finding)] -= 1
            continue
        name = unnumbered(finding.fingerprint)
        seen[name] += 1
        yield msgspec.structs.replace(finding, fingerprint=_numbered(name, seen[name]))


def unnumbered(fingerprint: str) -> str:
    """A fingerprint without its number among equals."""
    return fingerprint.partition("-")[0]


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _spot(finding: Finding) -> tuple[str, ...]:
    """Where exactly a finding is on its page, positions included."""
    where = finding.element.selector.replace(_FIRST, "") if finding.element else unnumbered(finding.fingerprint)
    return finding.rule, finding.outcome, finding.message, where


def _known_by(finding: Finding, address: str) -> tuple[str, ...]:
    if finding.element is None:
        target = str(finding.values.get("address", ""))
        return str(finding.values.get("name", "")), steady.link(target, address) or target
    return _element(finding.element, address)


def _element(element: Element, address: str) -> tuple[str, ...]:
    """What an element is known by: a name of its own, else its kind and the part of the page it stands in."""
    within, _, inner = element.selector.rpartition(" >>> ")
    steps = inner.split(" > ")
    html = _TAG.match(element.html)
    step = _STEP.match(steps[-1])
    tag = (html[1] if html else step[0] if step else "").lower()
    attributes = _attributes(element.html, html.end()) if html else {}
    name = next(filter(None, _names(tag, attributes, steps[-1], address)), "")
    if not name:
        kind = (attributes.get("role", ""), attributes.get("type", ""), _class(attributes.get("class", "")))
        name = " ".join((*kind, "in", _part(steps[:-1])))
    return _path(within), tag, name


def _attributes(html: str, start: int) -> dict[str, str]:
    """Attributes of a tag whose name ends at `start`; one that was cut off has no value."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(html, start):
        start = match.end()
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def _names(tag: str, attributes: Mapping[str, str], step: str, address: str) -> Iterator[str]:
    """Names of its own that an element may have, the steadiest first; empty where it lacks one."""
    known = own("identity.yaml")
    yield next((f"test {attributes[name]}" for name in known["tests"] if attributes.get(name)), "")
    if tag in known["named"] and attributes.get("name"):
        choice = attributes.get("value", "") if attributes.get("type") in ("radio", "checkbox") else ""
        yield f"name {generated.word(attributes['name'])} {generated.word(choice)}"
    if tag == "meta":
        yield attributes.get("property") or attributes.get("http-equiv", "").lower()
    if tag in known["links"]:
        yield _prefixed("to", steady.link(attributes.get(known["links"][tag], ""), address))
    if tag in known["pictured"]:
        yield _prefixed("file", steady.file(_source(attributes)))
    identifier = _ID.fullmatch(step)
    own_id = attributes.get("id") or (identifier[1] if identifier else "")
    for sort, given in (("for", attributes.get("for", "")), ("id", own_id)):
        yield _prefixed(sort, given if generated.chosen(given) else "")
    yield _prefixed("does", generated.word(attributes.get("onclick", "")))


def _prefixed(sort: str, name: str) -> str:
    return name and f"{sort} {name}"


def _source(attributes: Mapping[str, str]) -> str:
    """The file that a picture, a sound or a film shows, also where a script sets it later."""
    candidates = (attributes.get(name, "") for name in ("src", "data-src", "srcset", "data-srcset", "poster", "href"))
    return next((one.split()[0] for one in candidates if one.strip() and not one.startswith("data:")), "")


def _class(written: str) -> str:
    """The first class that people gave and that says what the element is."""
    return next((one for one in written.split() if _is_word(one)), "")


def _is_word(name: str) -> bool:
    known = own("identity.yaml")
    if not _LETTERS.fullmatch(name) or _UNSPEAKABLE.search(name) or name in known["passing"]:
        return False
    return not name.startswith(tuple(known["generated"]))


def _part(steps: list[str]) -> str:
    """The nearest part of the page, or element with an id, that the element stands in."""
    for step in reversed(steps):
        if step.startswith("#"):
            return _path(step)
        name = _POSITION.sub("", step)
        if name in own("identity.yaml")["parts"] or "-" in name:
            return name
    return ""


def _path(selector: str) -> str:
    """A selector without positions and generated ids."""
    return _ID.sub(lambda found: "#" + generated.name(found[1]), _POSITION.sub("", selector))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
