"""A text or an HTML document as structure facts, without a browser: no scripts run, and styles are those of the tags.

What only a style sheet hides counts as shown. Enough to tell blocks of text and main content; rules that look at
styles or boxes find none here and leave the page untested.
"""

from __future__ import annotations

import re

from lxml import etree, html

from einclusion.facts import Document, NodeFacts, Structure
from einclusion.text.elements import INLINE_TAGS

_PROPERTIES = ("display", "visibility", "opacity", "position")
_INLINE = INLINE_TAGS | {"button", "input", "label", "select", "textarea"}
_UNSEEN = frozenset({"datalist", "head", "noscript", "option", "script", "style", "template", "title"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MARKUP = re.compile(r"\s*(?:<!--.*?-->\s*)*+<(?:!doctype\b|\?xml\b|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_ENDS = (".", "!", "?", "…", ":")
"""What ends a sentence: where each line has one, a line is a paragraph."""
_WRAPPED = range(40, 101)
"""Characters in each line but the last from which a text was broken to fit a page."""


def is_html(text: str) -> bool:
    """Whether a text begins with markup."""
    return _MARKUP.match(text) is not None


def of_text(text: str) -> Structure:
    """Paragraphs and list items, parted by empty lines and, where they were not made to fit a page, by line breaks."""
    body = etree.Element("body")
    main = etree.SubElement(body, "main")
    for part in re.split(r"\n\s*\n", _speakable(text)):
        for line in _lines(part):
            bullet = _BULLET.match(line)
            etree.SubElement(main, "li" if bullet else "p").text = line[bullet.end() :] if bullet else line
    return _structure(body)


def of_html(text: str) -> Structure:
    """The document as its tags say; empty where there is none."""
    data = _speakable(text).encode()
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return _structure(etree.Element("body"))
    return _structure(root)


def _speakable(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", " ", text)


def _lines(part: str) -> list[str]:
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    wrapped = len(lines) > 1 and all(len(line) in _WRAPPED for line in lines[:-1])
    listed = any(map(_BULLET.match, lines)) or all(line.endswith(_ENDS) for line in lines)
    return [" ".join(lines)] if wrapped and not listed else lines


def _structure(root: etree._Element) -> Structure:
    displays = ["inline", "block"]
    styles = [[display, "visible", "1", "static"] for display in displays]
    return Structure(documents=[Document(address="", nodes=_nodes(root))], styles=styles, properties=list(_PROPERTIES))


def _nodes(root: etree._Element) -> list[NodeFacts]:
    nodes: list[NodeFacts] = []
    open_: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            nodes.append(_node(element, nodes, open_))
            open_.append(len(nodes) - 1)
            _add_text(element.text, nodes, open_)
            continue
        if event == "end":
            open_.pop()
        if open_:
            _add_text(element.tail, nodes, open_)
    return nodes


def _node(element: etree._Element, nodes: list[NodeFacts], open_: list[int]) -> NodeFacts:
    tag = str(element.tag).lower()
    attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    hidden = tag in _UNSEEN or "hidden" in attributes or _NOT_SHOWN.search(attributes.get("style", "")) is not None
    parent = open_[-1] if open_ else -1
    shown = not hidden and (parent < 0 or nodes[parent].box is not None)
    return NodeFacts(
        parent=parent,
        tag=tag,
        attributes=attributes,
        box=(0, len(nodes), 100, 20) if shown else None,
        style=int(tag not in _INLINE) if shown else -1,
    )


def _add_text(text: str | None, nodes: list[NodeFacts], open_: list[int]) -> None:
    if text:
        box = nodes[open_[-1]].box
        nodes.append(NodeFacts(parent=open_[-1], tag="#text", text=text, box=box if text.strip() else None))
