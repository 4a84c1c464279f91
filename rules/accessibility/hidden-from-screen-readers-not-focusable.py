from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.stops import Stops
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

PASSES_ON = re.compile(r"(?:focus|blur)\s*\(")
"""A handler that hands the focus on at once."""


def check(page: PageSubject) -> Iterator[Finding]:
    stops = Stops(page.dom)
    for node in page.select("[aria-hidden]"):
        if node.get("aria-hidden").strip().lower() != "true":
            continue
        inside = [stop for stop in stops.within(node) if not PASSES_ON.search(stop.get("onfocus"))]
        sure = next((stop for stop in inside if not guard(stop)), None)
        if sure is not None:
            yield failed(sure)
        else:
            yield cant_tell(inside[0], "guard") if inside else passed(node)


def guard(stop: Node) -> bool:
    """Whether it is empty: scripts put such stops at both ends of a dialog, to keep the focus in it."""
    return (
        stop.has("tabindex") and stop.tag in ("div", "span") and not stop.text and next(stop.children(), None) is None
    )
