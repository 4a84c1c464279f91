from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.pictured import heard, languages_of, lettering, targets
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

KINDS = ("img", "input", "object", "background", "svg")


def check(page: PageSubject) -> Iterator[Finding]:
    seen, languages = page.recognised, languages_of(page)
    for node, picture in targets(page, *KINDS):
        if not picture.read or (picture.kind == "svg" and not picture.source):
            continue
        kind = lettering(picture, node, languages)
        text = " ".join(line.text for line in heard(picture))[:200]
        if kind == "set":
            yield failed(node, text=text)
        elif kind == "unsure":
            yield cant_tell(node, text=text)
        else:
            yield passed(node)
    if seen.unread or seen.unseen:
        yield cant_tell(message="unread", count=seen.unread + seen.unseen)
