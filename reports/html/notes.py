"""Small notes: on marked sentences, on the language of a text, on other ways."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from einclusion.checking.kinship import primary
from einclusion.model import Finding, Outcome
from einclusion.summary.grouping import Place
from einclusion.summary.passages import VALUE
from einclusion.text.safe import clean

from .shown import Shown

SENTENCE = 60
"""Characters of a sentence that a note names."""


def note(shown: Shown, finding: Finding, page: int) -> Markup:
    """What a finding says of a marked sentence, with a link to its rule."""
    rule = shown.rules.get(finding.rule)
    short = clean(str(finding.values[VALUE]), SENTENCE)
    place = Place(subject="", page=page, message=finding.message, values={**finding.values, VALUE: short})
    asked = finding.outcome is Outcome.CANT_TELL and rule is not None and rule.question
    sentence = shown.rule(asked) if asked else shown.fault(finding.rule, place)
    return Markup('<a href="#{}-{}">{}</a>').format(finding.outcome, finding.rule, sentence)


def lang(shown: Shown, language: str, around: str = "") -> Markup:
    """The attribute that marks a language, where it is known and not that of what stands around it."""
    code = primary(language)
    known = primary(around) or shown.language
    return Markup(' lang="{}"').format(code) if code and code != known else Markup()


def ways(shown: Shown, names: Iterable[str]) -> str:
    """Names of other ways within a sentence; German nouns keep their capital."""
    words = [str(shown.words(f"channel-{name}")) for name in names]
    return ", ".join(word if shown.language == "de" else word[:1].lower() + word[1:] for word in words)
