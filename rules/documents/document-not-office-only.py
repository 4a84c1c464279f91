from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from einclusion.checking.destinations import destination
from einclusion.checking.documents import file_name
from einclusion.crawl.addresses import split
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

_TEXT = re.compile(r"\.(docx?|docm|rtf|pptx?|ppsx?|pages)$", re.IGNORECASE)
_TABLE = re.compile(r"\.(xlsx?|xlsm|numbers)$", re.IGNORECASE)
_TOGETHER = "li, p, td, tr, dd"


def check(page: PageSubject) -> Iterator[Finding]:
    """Each office file is there in another form too."""
    lists = beside(__file__, "document-not-office-only.yaml")
    words, forms = Lexicon.load(lists["meant"]), Lexicon.load(lists["forms"])
    links = [(link, destination(link)) for link in page.select("a[href]") if link.visible]
    for link, address in links:
        text, table = _TEXT.search(_path(address)), _TABLE.search(_path(address))
        if not (text or table) or any(words.find(f"{link.name} {link.text}", "")):
            continue
        if any(_same(link, address, other, to, forms) for other, to in links):
            yield passed(link)
        elif table:
            yield cant_tell(link, "table", file=file_name(address))
        else:
            yield failed(link, file=file_name(address))


def _path(address: str) -> str:
    return unquote(split(address).path)


def _same(link: Node, address: str, other: Node, to: str, words: Lexicon) -> bool:
    """Whether another link leads to the same in a form that needs no office program."""
    path = _path(to)
    if _TEXT.search(path) or _TABLE.search(path) or not path.strip("/"):
        return False
    if _stem(path) == _stem(_path(address)):
        return True
    block = link.closest(_TOGETHER)
    together = block is not None and any(one.selector == other.selector for one in block.select("a[href]"))
    return together and (other.name == link.name or any(words.find(other.name, "")))


def _stem(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].partition(".")[0].casefold()
