from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted import Place
from einclusion.checking.kinship import primary
from einclusion.checking.refusals import general
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.readability.level import cefr, text_score
from einclusion.readability.pages import parts
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject
from einclusion.text.language import BLOCK_WORDS, detect
from einclusion.text.sentences import sentences, words

MARGIN = 0.75
"""Levels above the line from which a person is asked: so few words tell no level exactly."""
LEAST = 6
"""Words from which a message is judged."""


def check(page: PageSubject) -> Iterator[Finding]:
    told_there = list(messages(page))
    own = page.text.detected or primary(page.text.declared)
    read = {part.language: part.level.score for part in parts(prose(page), page.threshold("level-words"))}
    line = min(page.threshold("text-level"), page.threshold("step-level"))
    for text, place in told_there:
        language = detect(text, BLOCK_WORDS)[0] or own
        if language not in LANGUAGES or len(words(text)) < LEAST:
            continue
        score, wanted = text_score(sentences(text, language), language), max(line, read.get(language, line))
        target = page.node(place) if place else None
        if score < wanted + MARGIN:
            yield passed(target)
        else:
            told = {"sentence": text, "level": cefr(score), "wanted": cefr(wanted)}
            yield cant_tell(target, "unsure", measure="text-level", **told)


def messages(page: PageSubject) -> Iterator[tuple[str, Place | None]]:
    """What forms said when they did not take an answer, each once, with the field that it is about."""
    told: set[str] = set()
    for trial in page.forms.trials:
        said = [(refusal.text, refusal.node) for refusal in trial.refused if refusal.seen]
        for text, place in [*said, (general(trial), trial.form)]:
            if text and text not in told:
                told.add(text)
                yield text, place
