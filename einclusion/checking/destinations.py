"""Where links lead, as far as the page itself tells. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from einclusion.checking.links import links_in
from einclusion.checking.sensory import pointing
from einclusion.crawl.addresses import acts, joined, kind, origin, split
from einclusion.dom import Dom, Node
from einclusion.text.sentences import sentences

_SENTENCES = frozenset({"p", "li", "dd", "td"})
_GOES = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\()\s*(['"])(?P<to>[^'"+]+)\1\s*(?:[;),]|$)"""
)


def destination(link: Node) -> str:
    """Address that a link leads to: its `href`, or one that its own `onclick` names; empty where that isn't told."""
    written = link.get("href") or link.get("xlink:href")
    if not (link.has("href") or link.has("xlink:href")):
        found = _GOES.search(link.get("onclick"))
        if found is None:
            return ""
        written = found["to"]
    if written.strip().lower().startswith("javascript:"):
        return ""
    return joined(_base(link), written)


def loaded(node: Node) -> str:
    """Address of what an element loads by its `src`."""
    return joined(_base(node), node.get("src"))


def _base(link: Node) -> str:
    tree = link.tree
    own = tree.document.address
    if own.startswith("about:") and tree.document.frame is not None:
        own = next((one.address for one in tree.structure.documents if one.address.startswith("http")), own)
    base = next((node for node in tree.select("base[href]")), None) if "base" in _tags(link) else None
    return joined(own, base.get("href")) if base else own


def _tags(link: Node) -> set[str]:
    """Names of the elements in the head of the link's document."""
    tree = link.tree
    head = next((index for index in range(min(3, len(tree.nodes))) if tree.nodes[index].tag == "head"), None)
    return {tree.nodes[index].tag for index in tree.within(head)} if head is not None else set()


def without_fragment(address: str) -> str:
    """The address of the document alone."""
    return address.partition("#")[0]


def by_name(found: Iterable[Node]) -> list[list[Node]]:
    """Links that share a name, capitals and white space aside: sets of two and more, in the order of the first."""
    groups: dict[str, list[Node]] = {}
    for link in found:
        groups.setdefault(link.name.casefold(), []).append(link)
    return [group for group in groups.values() if len(group) > 1]


def to_open(dom: Dom, page: str) -> list[str]:
    """Addresses on the page's own site that links with one name lead to and that differ, the first two of a name first.

    Before them come those of links in sentences that point at something by its look or place.
    Left out are the page itself, files, and what might log out, delete or pay.
    """
    rows = [list(_different(group, page)) for group in by_name(links_in(dom))]
    rows = [row for row in rows if len(row) > 1]
    first = [address for row in rows for address in row[:2]]
    pointed = [address for link in _pointing(dom) for address in _different([link], page)]
    return list(dict.fromkeys([*pointed, *first, *(address for row in rows for address in row[2:])]))


def _pointing(dom: Dom) -> Iterator[Node]:
    """Links in a sentence that points at something."""
    for link in links_in(dom):
        block = next((node for node in link.ancestors() if node.style("display") in ("block", "list-item")), None)
        if block is None or block.tag not in _SENTENCES or block.text == link.text:
            continue
        if any(True for sentence in sentences(block.text, link.language) for _ in pointing(sentence, link.language)):
            yield link


def _different(group: list[Node], page: str) -> Iterator[str]:
    seen = set()
    for link in group:
        address = without_fragment(destination(link))
        if address in seen or not split(address).scheme.startswith("http"):
            continue
        seen.add(address)
        if origin(address) == origin(page) and not kind(address) and not acts(address, link.name):
            yield address
