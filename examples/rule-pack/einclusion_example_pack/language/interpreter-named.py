"""A page of the service names an interpreter."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Some page that was visited names an interpreter."""
    words = Lexicon.load(beside(__file__, "interpreter-named.yaml"))
    survey = Survey(service)
    for page in survey:
        for block in page.text.blocks:
            if shown := spoken(words, block.text):
                yield passed(shown=shown, page=page.address)
                return
    yield from survey.absent()


def spoken(words: Lexicon, text: str) -> str:
    """The words that name an interpreter for a spoken language; empty where there are none."""
    found = list(words.find(text, ""))
    signed = [match for match in found if match.group == "sign-language"]
    named = (match for match in found if match.group == "interpreter")
    return next((match.text for match in named if not any(one.start <= match.start < one.end for one in signed)), "")
