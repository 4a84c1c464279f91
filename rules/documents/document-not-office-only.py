from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from einclusion.checking.destinations import destination
from einclusion.checking.documents import file_name
from einclusion.crawl.addresses import split
from einclusion.data import beside
from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

_OFFICE = re.compile(r"\.(docx?|docm|rtf|pptx?|ppsx?|pages|(?P<table>xlsx?|xlsm|numbers))$", re.IGNORECASE)
_BLOCKS = ("li", "p", "td", "tr", "dd")
_TOGETHER = ", ".join(_BLOCKS)
ANY = "*"


def check(page: PageSubject) -> Iterator[Finding]:
    """Each office file is there in another form too."""
    lists = beside(__file__, "document-not-office-only.yaml")
    meant, forms = Lexicon.load(lists["meant"]), Lexicon.load(lists["forms"])
    links = [(link, _path(destination(link))) for link in page.select("a[href]") if link.visible]
    others = [(link, path) for link, path in links if path.strip("/") and not _OFFICE.search(path)]
    stems = {_stem(path) for _, path in others}
    near = _near((link for link, _ in others), forms)
    for link, path in links:
        office = _OFFICE.search(path)
        if not office or any(meant.find(f"{link.name} {link.text}", "")):
            continue
        block = link.closest(_TOGETHER)
        together = near[block.tree, block.index] if block else set()
        if _stem(path) in stems or {link.name, ANY} & together:
            yield passed(link)
        elif office["table"]:
            yield cant_tell(link, "table", file=file_name(destination(link)))
        else:
            yield failed(link, file=file_name(destination(link)))


def _near(links: Iterable[Node], forms: Lexicon) -> defaultdict[tuple[Tree, int], set[str]]:
    """Names of links to what needs no office program, by the blocks around them; `ANY` for those that name its form."""
    found: defaultdict[tuple[Tree, int], set[str]] = defaultdict(set)
    for link in links:
        named = {link.name, ANY} if any(forms.find(link.name, "")) else {link.name}
        for block in link.ancestors():
            if block.tag in _BLOCKS:
                found[block.tree, block.index] |= named
    return found


def _path(address: str) -> str:
    return unquote(split(address).path)


def _stem(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].partition(".")[0].casefold()
