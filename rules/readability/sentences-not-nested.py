from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.clauses import asides, openings
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject

MEASURE = "nested-clauses"
ASIDE = "(…)"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    said = nested = False
    for sentence in prose(page):
        said = True
        found = openings(sentence.text, sentence.language) + [ASIDE] * len(asides(sentence.text))
        if len(found) > limit:
            nested = True
            told = {"found": ", ".join(found), "count": len(found), "limit": int(limit)}
            yield failed(page.node(sentence.block.node), sentence=sentence.shown, measure=MEASURE, **told)
    if said and not nested:
        yield passed()
