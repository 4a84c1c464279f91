"""Whether a page still looks as it did: a fingerprint of all it shows, frames and shadow roots included."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from einclusion.browser.sight import Sight

_ELEMENT, _TEXT = 1, 3


async def fingerprint(window: Sight) -> str:
    """Same for the same address, elements and text; what is typed into fields is left out. Raises Trouble."""
    digest = blake2b(window.address.encode())
    for session in await window.sessions():
        snapshot = await session.send("DOMSnapshot.captureSnapshot", computedStyles=[])
        for document in snapshot["documents"]:
            digest.update(repr(_rows(document, snapshot["strings"])).encode("utf-8", "replace"))
    return digest.hexdigest()


def _rows(document: dict[str, Any], strings: list[str]) -> list[tuple[Any, ...]]:
    """What there is of each element and text, in order; parts that the browser adds by itself are left out."""
    table = document["nodes"]
    roots = table["shadowRootType"]
    own = {index for index, kind in zip(roots["index"], roots["value"], strict=True) if strings[kind] == "user-agent"}
    added = own | set(table["pseudoType"]["index"])
    shown = set(document["layout"]["nodeIndex"])
    rows: list[tuple[Any, ...]] = []
    for index, (kind, parent) in enumerate(zip(table["nodeType"], table["parentIndex"], strict=True)):
        if index in added or parent in added:
            added.add(index)
        elif kind == _TEXT:
            rows.append((parent, index in shown, strings[table["nodeValue"][index]]))
        elif kind == _ELEMENT:
            rows.append((parent, index in shown, *_words(table, index, strings)))
    return rows


def _words(table: dict[str, Any], index: int, strings: list[str]) -> list[str]:
    words = [strings[word] if word >= 0 else "" for word in table["attributes"][index]]
    pairs = zip(words[::2], words[1::2], strict=True)
    return [strings[table["nodeName"][index]], *(f"{name}={value}" for name, value in pairs if name != "value")]
