from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.leftover import WORDS, left
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import MissingFacts, PageSubject

NAMED = 3


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.failing
    if seen.usual.words < WORDS or not seen.hosts:
        return
    if seen.others is None:
        raise MissingFacts("once-more")
    hosts = ", ".join(seen.hosts[:NAMED])
    became = "doubt" if seen.others.elsewhere else left(seen.usual, seen.others.content)
    if became == "all":
        yield passed()
    elif became == "doubt":
        yield cant_tell(message="doubt", hosts=hosts)
    elif became == "form":
        yield failed(message="form", hosts=hosts, fields=seen.usual.fields)
    else:
        yield failed(message="empty", hosts=hosts, usual=seen.usual.words, without=seen.others.content.words)
