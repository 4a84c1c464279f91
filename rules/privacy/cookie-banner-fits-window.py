from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import Banner, Control, banners
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """Buttons of a consent banner lie within the window, or can be scrolled into it."""
    if page.page.consent:
        return
    for banner in banners(page.dom):
        asked = [one for one in banner.of("accept", "refuse", "settings", "save", "close") if one.words]
        beyond = [one for one in asked if out_of_reach(page, banner, one)]
        for control in beyond:
            yield failed(control.node, name=control.words)
        if not beyond:
            yield passed(banner.node)


def out_of_reach(page: PageSubject, banner: Banner, control: Control) -> bool:
    """Whether it is pinned outside the window, where nothing can be scrolled to show it."""
    box = control.node.page_box
    pinned = [one for one in (control.node, *control.node.ancestors()) if one.style("position") == "fixed"]
    if box is None or not pinned or banner.node.tree.document.frame is not None:
        return False
    around = [one for one in control.node.ancestors() if one in pinned or pinned[-1] in set(one.ancestors())]
    if any(one.style(name) in ("auto", "scroll") for one in around for name in ("overflow-x", "overflow-y")):
        return False
    return beside(page, box) and not any(beside(page, one.page_box) for one in pinned if one.page_box)


def beside(page: PageSubject, box: tuple[float, float, float, float]) -> bool:
    """Whether no part lies within the window; a pinned part that does so was put away, such as a panel of settings."""
    width, height = page.structure.viewport
    return box[1] >= height or box[0] >= width or box[1] + box[3] <= 0 or box[0] + box[2] <= 0
