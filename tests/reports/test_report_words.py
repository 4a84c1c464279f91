"""The report's words: whole in four languages, alike in their placeholders, plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from einclusion.data import own
from einclusion.model import LANGUAGES, Impact, Outcome, Weight
from einclusion.rulebook import TOPICS
from einclusion.scope import Slot
from einclusion.summary.grouping import Family
from einclusion.summary.offers import NAMES
from einclusion.summary.trend import ORDER
from reports.html.shown import TRAITS

WORDS: dict[str, dict[str, str | dict[str, str]]] = own("words/report.yaml")
TEMPLATES = Path(__file__).parents[2] / "reports" / "html"
CHOSEN = {
    *(f"{family}{end}" for family in Family for end in ("", "-lead", "-short")),
    *(f"answer-{family}{end}" for family in Family for end in ("", "-none", "-untested")),
    *(f"answer-open-{how}" for how in ("stop", "stuck", "hard", "unknown")),
    *(f"answer-{how}" for how in ("unfinished", "nothing", "end", "stuck", "untested", "stop", "hard")),
    *("answer-whom", "answer-both", "answer-questions"),
    *(f"findings-{family}" for family in Family),
    *(f"outcome-{outcome}" for outcome in (Outcome.FAILED, Outcome.CANT_TELL)),
    *(f"rules-{outcome}" for outcome in Outcome),
    *(f"level-{outcome}" for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL)),
    *(f"language-{language}" for language in LANGUAGES),
    *(f"weight-{weight}" for weight in Weight),
    *(f"impact-{impact}" for impact in Impact),
    *(f"topic-{topic}" for topic in (*TOPICS, "")),
    *(f"slot-{slot}" for slot in Slot),
    *(f"cell-{state}" for state in ("clear", "partly", "untested")),
    *(f"met-{state}{end}" for state in ("stop", "hard", "barrier") for end in ("", "-step")),
    *(f"met-{state}" for state in ("clear", "untested")),
    *(f"stage-{kind}" for kind in ("journey", "pages", "service", "stuck", "untested")),
    *(f"since-{how}" for how in ("better", "worse", "mixed", "same", "none", "open", "unseen", "part")),
    *(f"since-{family}{end}" for family in Family for end in ("", "-untested")),
    *(f"trend-{kind}" for kind in ("new", "lasting", "fixed", "untested")),
    *(f"trend-differs-{what}" for what in ("law", "depth", "rules", "pages")),
    *(f"trend-list-{state}" for state in ORDER),
    *(f"journey-{state}" for state in ("end", "stuck", "untested")),
    *(f"origin-{origin}" for origin in ("given", "start", "journey", "crawl", "sitemap", "sample", "random")),
    *(f"skipped-{reason}" for reason in ("robots", "limit", "sample", "excluded", "elsewhere", "document")),
    *(f"depth-{depth}" for depth in ("quick", "full")),
    *(f"channel-{name}" for name in NAMES),
    *(f"mention-{note}" for note in ("closed", "latent", "unsure", "linked-only", "footer", *TRAITS)),
    *(f"month-{month}" for month in range(1, 13)),
    *(
        "gate-0",
        "gate-1",
        "gate-3",
        "gate-other",
        "first",
        "trend",
        "who",
        "questions",
        "text",
        "channels",
        "untested",
        "pages",
        "correlation",
        "method",
        "answer",
    ),
    *("who-clear", "who-unseen"),
    *(f"panel-{answer}" for answer in ("yes", "no", "unknown")),
    *(f"panel-{outcome}" for outcome in ("passed", "failed")),
    *("panel-given", "panel-given-some"),
}
"""Keys that templates put together from what the run holds."""


def _named() -> set[str]:
    sources = [path.read_text(encoding="utf-8") for end in ("*.j2", "*.py") for path in TEMPLATES.glob(end)]
    calls = re.compile(r"""(?:\bt|self\.words)\(\s*["']([a-z][\w-]*[\w])["']\s*[,)]""")
    choices = re.compile(r"""t\("([a-z-]+)"\) if""")
    return {key for source in sources for pattern in (calls, choices) for key in pattern.findall(source)}


def _forms(words: str | dict[str, str]) -> list[str]:
    return list(words.values()) if isinstance(words, Mapping) else [words]


def test_templates_name_no_key_that_is_missing_and_leave_none_over() -> None:
    assert _named() | CHOSEN == set(WORDS)


@pytest.mark.parametrize("key", WORDS)
def test_a_key_is_whole_in_four_languages(key: str) -> None:
    assert set(WORDS[key]) == set(LANGUAGES)
    forms = {language: _forms(words) for language, words in WORDS[key].items()}
    assert len({len(words) for words in forms.values()}) == 1
    placeholders = {tuple(sorted(set(re.findall(r"\{(\w+)\}", form)))) for words in forms.values() for form in words}
    assert len(placeholders) == 1
    for form in (form for words in forms.values() for form in words):
        assert form.strip() == form
        assert form
        assert not set("<>&") & set(form)


def test_no_word_claims_conformity() -> None:
    claims = re.compile(
        r"\b(compliant|conform\w*|konform\w*|(is|est|ist) (accessib|toegankelijk|barriere)|score)", re.I
    )
    every = [form for words in WORDS.values() for text in words.values() for form in _forms(text)]
    assert [form for form in every if claims.search(form)] == []
