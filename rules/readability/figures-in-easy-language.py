from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import Sentence, prose
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    read = prose(page)
    found = [(kind, sentence, figures) for sentence in read for kind, figures in kinds(sentence) if figures]
    first: dict[str, tuple[Sentence, str]] = {}
    for kind, sentence, figures in found:
        first.setdefault(kind, (sentence, figures[0]))
    for kind, (sentence, figure) in first.items():
        count = sum(len(figures) for other, _, figures in found if other == kind)
        told = {"figure": figure, "count": count, "sentence": sentence.shown}
        yield failed(page.node(sentence.block.node), "percent" if kind == "percent" else "roman", **told)
    if read and not found:
        yield passed(page.node(read[0].block.node))


def kinds(sentence: Sentence) -> Iterator[tuple[str, list[str]]]:
    """Percentages and Roman numerals of a sentence."""
    data = beside(__file__, "figures-in-easy-language.yaml")
    yield "percent", re.findall(data["percent"][sentence.language], sentence.text)
    yield "roman", re.findall(data["roman"], sentence.text)
