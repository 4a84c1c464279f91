"""Nodes of a page as a document of lxml, so that CSS selectors can be asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cssselect import HTMLTranslator
from lxml import etree

from einclusion.facts import NodeFacts

SHADOW_ROOT = "#shadow-root"
"""Tag of the node that stands between a host and the content of its shadow root."""
_BREAK_TAGS = """
    address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr legend li main nav ol option p pre section summary table td th tr ul
"""
BREAKS = frozenset(_BREAK_TAGS.split())
"""Elements whose text stands on lines of its own."""
_UNSAFE = re.compile(r"[^\w-]", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@lru_cache(maxsize=2000)
def xpath(css: str) -> etree.XPath:
    """The selector as lxml asks it. Raises cssselect's SelectorError."""
    return etree.XPath(_CONTROL.sub("", HTMLTranslator().css_to_xpath(css)))


def document(nodes: Sequence[NodeFacts]) -> tuple[etree._Element, dict[etree._Element, int]]:
    """The root element, and the index of each element among the nodes."""
    made: list[etree._Element | None] = []
    index_of: dict[etree._Element, int] = {}
    for index, node in enumerate(nodes):
        parent = made[node.parent] if node.parent >= 0 else None
        if node.tag == "#text":
            _append_text(parent, node.text)
            made.append(None)
            continue
        element = _make(parent, node)
        made.append(element)
        if node.tag != SHADOW_ROOT:
            index_of[element] = index
    root = made[0] if made and made[0] is not None else etree.Element("html")
    return root, index_of


def _append_text(parent: etree._Element | None, text: str) -> None:
    if parent is None:
        return
    text = _CONTROL.sub("", text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _make(parent: etree._Element | None, node: NodeFacts) -> etree._Element:
    tag = _name(node.tag.lstrip("#"))
    element = etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
    for name, value in node.attributes.items():
        element.set(_name(name), _CONTROL.sub("", value))
    return element


@lru_cache(maxsize=5000)
def _name(name: str) -> str:
    safe = _UNSAFE.sub("_", name)
    return safe if safe and (safe[0].isalpha() or safe[0] == "_") else "_" + safe
