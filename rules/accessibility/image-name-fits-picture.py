from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.pictured import (
    agrees,
    covered,
    differs,
    heard,
    languages_of,
    named_as_a_whole,
    targets,
    tokens,
)
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen, languages = page.recognised, languages_of(page)
    asked: set[tuple[str, str]] = set()
    for node, picture in targets(page, "img", "canvas", "svg"):
        if not node.name or not picture.read or named_as_a_whole(node):
            continue
        text = " ".join(line.text for line in heard(picture))[:200]
        if covered(picture, set(tokens(node.name))):
            yield passed(node)
        elif differs(picture, node, languages):
            yield failed(node, name=node.name[:200], text=text)
        elif agrees(picture, node.name):
            yield passed(node)
        elif (picture.source, node.name) not in asked:
            asked.add((picture.source, node.name))
            yield cant_tell(node, name=node.name[:200])
    if seen.unread or seen.unseen:
        yield cant_tell(message="unread", count=seen.unread + seen.unseen)
