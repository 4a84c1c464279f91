from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.resize
    for one in seen.clipped:
        node = page.node(one.node) if one.node is not None else None
        if node is None or one.moves or one.clamped or opens(page, one.by):
            yield cant_tell(node)
        else:
            yield failed(node, "sideways" if one.axis == "x" else "below", percent=max(1, round(one.share * 100)))
    if seen.unseen:
        yield cant_tell()
    elif seen.boxed > len(seen.clipped):
        yield passed()


def opens(page: PageSubject, place: tuple[int, int] | None) -> bool:
    """Whether a control says that it shows more of the box."""
    if place is None:
        return False
    box = page.node(place)
    names = {one.get("id") for one in (box, *box.select("[id]"))} - {""}
    controls = page.select("[aria-expanded]")
    return any(names & set(one.get("aria-controls").split()) or one.parent in (box, box.parent) for one in controls)
