"""Pages that reload or move on by themselves after a time: `<meta http-equiv="refresh">`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.subjects import PageSubject

_DELAY = re.compile(r"[ \t\n\f\r]*(?:(?P<whole>\d+)|(?=\.))[\d.]*(?:$|[;, \t\n\f\r])", re.ASCII)


def delay(content: str) -> int | None:
    """Whole seconds that a `content` asks for; none where browsers take no notice of it.

    As in the HTML standard, shared declarative refresh steps.
    """
    match = _DELAY.match(content)
    return int(match["whole"] or 0) if match else None


def refreshes(page: PageSubject) -> Iterator[tuple[Node, int]]:
    """In each document the first element that makes it reload or move on, with its delay in seconds."""
    for tree in page.dom.trees:
        for node in tree.select("meta[http-equiv][content]"):
            seconds = delay(node.get("content")) if node.get("http-equiv").strip().lower() == "refresh" else None
            if seconds is not None:
                yield node, seconds
                break
