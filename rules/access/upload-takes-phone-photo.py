from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import fields_of, type_of
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

PHOTOS = frozenset({"*/*", "image/*", "image/jpeg", "image/jpg", "image/pjpeg", ".jpg", ".jpeg"})
"""What phones take photos as: those that keep another kind turn it into JPEG for a page that asks for that."""
PAPERS = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".tif", ".tiff", ".png", ".gif", ".bmp", "application/pdf"}
    | {"application/msword", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "image/png"}
)
"""Kinds of file that hold a letter, a proof or a filled-in form: what people have on paper."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for node in fields_of(tree).open:
            if type_of(node) == "file":
                yield from judged(node)


def judged(node: Node) -> Iterator[Finding]:
    kinds = [part.strip().lower() for part in node.get("accept").split(",") if part.strip()]
    if not kinds or PHOTOS & set(kinds):
        yield passed(node)
    elif set(kinds) <= PAPERS:
        yield failed(node, kinds=", ".join(kinds)[:80], label=node.name[:120])
