from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.link_rows import Tables
from einclusion.checking.links import heading_before, is_generic, links, said_around, says_something
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

SHOWN = 8


def check(page: PageSubject) -> Iterator[Finding]:
    tables = Tables()
    open_ones: list[Node] = []
    for link in links(page):
        if not is_generic(link.name) or says_something(said_around(link)):
            yield passed(link)
        elif tables.named_by_row(link):
            yield failed(link, "row", name=link.name)
        elif says_something(tables.headers(link)):
            yield passed(link)
        elif heading_before(link):
            open_ones.append(link)
        else:
            yield failed(link, name=link.name)
    if open_ones:
        named = " · ".join(dict.fromkeys(f"“{one.name[:40]}”" for one in open_ones[:SHOWN]))
        yield cant_tell(open_ones[0], "heading", names=named, count=len(open_ones))
