from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.passive import passive
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject

MEASURE = "passive-percent"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    read = prose(page)
    if len(read) < page.threshold("passive-sentences"):
        return
    found = [(sentence, words) for sentence in read if (words := passive(sentence.text, sentence.language))]
    percent = round(100 * len(found) / len(read))
    if len(found) < page.threshold("passive-sentences") or percent <= limit:
        yield passed(page.node(read[0].block.node))
        return
    told = {"count": len(found), "total": len(read), "percent": percent, "limit": int(limit)}
    for sentence, words in found:
        target = page.node(sentence.block.node)
        yield failed(target, words=words, sentence=sentence.shown, measure=MEASURE, **told)
