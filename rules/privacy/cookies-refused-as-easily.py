from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import Banner, Control, banners
from einclusion.checking.colours import colour
from einclusion.checking.contrast import texts
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

FAINT, READABLE = 3.0, 4.5
"""Contrast that is too low for letters of any size, and one that is enough for all."""
SMALLER = 0.75
"""Share of the size of letters, and of the surface, from which two buttons no longer look alike."""


def check(page: PageSubject) -> Iterator[Finding]:
    """Whoever may accept cookies at once may refuse them at once, with a button that is seen as well."""
    if page.page.consent:
        return
    for banner in banners(page.dom):
        refusing = banner.of("refuse")
        if refusing:
            yield compared(max(banner.of("accept"), key=surface), max(refusing, key=surface))
        else:
            yield without(banner)


def without(banner: Banner) -> Finding:
    accept = banner.of("accept")[0].words
    other = banner.of("other", "save", "close")
    if other or not banner.optional:
        return cant_tell(banner.node, accept=accept)
    if settings := banner.of("settings"):
        return failed(banner.node, "further", accept=accept, settings=settings[0].words)
    return failed(banner.node, accept=accept)


def compared(accept: Control, refuse: Control) -> Finding:
    seen = dict(texts(accept.node.tree))
    one, other = (
        next((seen[node] for node in (c.node, *c.node.select("*")) if node in seen), None) for c in (accept, refuse)
    )
    values = {"accept": accept.words, "refuse": refuse.words}
    if one and other and one.ratio and other.ratio and other.ratio < FAINT and one.ratio >= READABLE:
        return failed(refuse.node, "faint", **values)
    if one and other and other.size < SMALLER * one.size:
        return failed(refuse.node, "smaller", **values)
    return passed(refuse.node) if alike(accept, refuse) else cant_tell(refuse.node, **values)


def alike(accept: Control, refuse: Control) -> bool:
    """Whether both look like buttons, or both like links, of about the same size."""
    return looks(accept) == looks(refuse) and surface(refuse) >= SMALLER * surface(accept)


def surface(control: Control) -> float:
    box = control.node.box
    return box[2] * box[3] if box else 0


def looks(control: Control) -> bool:
    node = control.node
    return colour(node.style("background-color"))[3] > 0 or node.style("background-image") != "none"
