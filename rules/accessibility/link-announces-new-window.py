from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.links import links
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

ICON = re.compile(r"icon|extern|blank|window|arrow|chevron", re.IGNORECASE)
OWN = ("", "_self", "_top", "_parent")


def check(page: PageSubject) -> Iterator[Finding]:
    words = Lexicon.load(beside(__file__, "link-announces-new-window.yaml"))
    pictured = []
    for link in links(page):
        if link.get("target").strip().lower() in OWN or not link.visible:
            continue
        said = f"{link.name} {link.facts.description} {link.get('title')} {link.text}"
        if any(words.find(said, "")):
            yield passed(link)
        elif pictured_in(link):
            pictured.append(link)
        else:
            yield failed(link, name=link.name)
    if pictured:
        yield cant_tell(pictured[0], "icon", count=len(pictured), name=pictured[0].name)


def pictured_in(link: Node) -> bool:
    """Whether something in the link, or its style, may draw an icon."""
    if ICON.search(link.get("class")) or link.style("background-image") not in ("none", ""):
        return True
    return any(node.tag in ("img", "svg", "i", "span") for node in link.children())
