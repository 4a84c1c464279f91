from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import banners
from einclusion.checking.personal import details, says_why, words_around
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

ASIDE = {"header", "nav", "footer"}


def check(page: PageSubject) -> Iterator[Finding]:
    """Where a form asks for something that people are afraid to give, it says why."""
    asked = [detail for detail in details(page.dom) if detail.sensitive]
    if not asked:
        return
    elsewhere = reasons(page)
    for detail in asked:
        if says_why(words_around(detail.node)):
            yield passed(detail.node)
        elif elsewhere:
            yield cant_tell(detail.node, name=detail.label)
        else:
            yield failed(detail.node, name=detail.label)


def reasons(page: PageSubject) -> bool:
    """Whether the page gives a reason for anything, menus, foot and consent banner left out."""
    put_away = {place for banner in banners(page.dom) for place in banner.node.tree.within(banner.node.index)}
    blocks = [one for one in page.text.blocks if one.area not in ASIDE and one.node[1] not in put_away]
    return any(says_why(block.text) for block in blocks)
