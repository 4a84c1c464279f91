"""What rules on documents have in common."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from einclusion.crawl.addresses import split
from einclusion.document import LinkedDocument, Pdf
from einclusion.dom import Node
from einclusion.subjects import MissingFacts, PageSubject

_BLANKS = 3
"""Lines to write on from which a document is one to be filled in."""


def readable(page: PageSubject) -> Iterator[tuple[Pdf, Node | None, str]]:
    """PDFs that could be read, each with the link to it and the name of its file.

    Raises MissingFacts where there are some and none could be read: nothing was tested then.
    """
    found = page.documents.found
    if found and not any(one.pdf for one in found):
        raise MissingFacts("documents")
    for one in found:
        if one.pdf is not None:
            yield one.pdf, link_to(one, page), file_name(one.address)


def link_to(document: LinkedDocument, page: PageSubject) -> Node | None:
    """The link that leads to the document."""
    return page.node(document.node) if document.node else None


def file_name(address: str) -> str:
    """The name of the file, or else the end of the path, as people read it."""
    return unquote(split(address).path.rstrip("/").rpartition("/")[2])[-80:] or address[-80:]


def has_text(pdf: Pdf) -> bool:
    """Whether there are words in it; what is said of a scan's other parts would say nothing more."""
    return pdf.words > 0


def is_form(pdf: Pdf) -> bool:
    """Whether it is there to be filled in."""
    return bool(pdf.fields) or pdf.other_form or pdf.blanks >= _BLANKS
