from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import Banner, banners
from einclusion.checking.colours import colour
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

WHOLE = 0.9
"""Share of the window from which something lies over all of the page."""


def check(page: PageSubject) -> Iterator[Finding]:
    """Nobody has to accept cookies to get at the page."""
    for banner in [] if page.page.consent else banners(page.dom):
        yield judged(page, banner)


def judged(page: PageSubject, banner: Banner) -> Finding:
    accept, priced = banner.of("accept")[0].words, {"leaves", "pays"}
    if any(not said(control.words) & priced for control in banner.of("refuse")):
        return passed(banner.node)
    held = blocking(page, banner)
    for control in banner.controls:
        if held and (kinds := said(control.words) & priced):
            return failed(control.node, min(kinds), words=control.words, accept=accept)
    must = "must" in said(banner.node.text)
    if not held and not must and not locked(page):
        return passed(banner.node)
    if banner.of("settings", "save", "close", "other", "unnamed") or not banner.optional or not (held or must):
        return cant_tell(banner.node, accept=accept)
    return failed(banner.node, "wall" if held else "must", accept=accept)


def said(text: str) -> set[str]:
    """Groups of words of a wall in the text."""
    words = Lexicon.load(beside(__file__, "page-open-before-cookie-choice.yaml"))
    return {match.group for match in words.find(text, "")}


def blocking(page: PageSubject, banner: Banner) -> bool:
    """Whether the page can't be used before the banner is answered: it, or a veil with it, lies over the whole."""
    holding = around(page, banner.node)
    if any(node.tag == "dialog" and node.state("modal") for node in holding):
        return True
    return any(over_all(page, node) for node in holding) or any(
        over_all(page, node) and is_veil(node) for node in page.document.select("div, span, section, aside")
    )


def locked(page: PageSubject) -> bool:
    """Whether the page can't be scrolled: a veil drawn by styles, not seen here, mostly comes with it."""
    return any(node.style("overflow-y") in ("hidden", "clip") for node in page.document.select("html, body"))


def around(page: PageSubject, node: Node) -> list[Node]:
    """The element and all that holds it, the frame that it is in included."""
    found = [node, *node.ancestors()]
    frame = node.tree.document.frame
    return found + (around(page, page.node(frame)) if frame else [])


def over_all(page: PageSubject, node: Node) -> bool:
    """Whether the element is pinned over the whole window and takes the clicks."""
    box, (width, height) = node.page_box, page.structure.viewport
    if not box or not node.visible or node.style("position") != "fixed" or node.style("pointer-events") == "none":
        return False
    across, down = min(box[0] + box[2], width) - max(box[0], 0), min(box[1] + box[3], height) - max(box[1], 0)
    return across >= WHOLE * width and down >= WHOLE * height


def is_veil(node: Node) -> bool:
    """Whether it only dims what lies behind it: empty, and its colour lets something through."""
    return not node.text and not node.select("*") and 0 < colour(node.style("background-color"))[3] < 1
