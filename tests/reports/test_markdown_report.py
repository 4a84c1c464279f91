"""`--format markdown`: a comment on a pull request, short, in which no page speaks for itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from einclusion.model import LANGUAGES, Finding, Outcome
from einclusion.run import Report
from reports.markdown import LONGEST, render
from reports.marks import code, prose
from tests import build
from tests.reports import hostile

OWN = re.compile(r"<details><summary>[^<]*</summary>|</details>")
LIVE = ("link_open", "image", "html_inline")


def _text(report: Report, language: str = "en") -> str:
    return render(report, build.rulebook(), Path(), language)


def _tokens(text: str) -> list[Token]:
    parsed = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    return [one for token in parsed for one in (token, *(token.children or []))]


def live(text: str) -> list[str]:
    """What a page would have got in as markup, link, mention or address."""
    tokens = _tokens(text)
    markup = [one.content for one in tokens if one.type in LIVE]
    blocks = [one.content for one in tokens if one.type == "html_block" and OWN.sub("", one.content).strip()]
    texts = [one.content for one in tokens if one.type == "text"]
    spoken = [text for text in texts if re.search(r"@\w|evil\.example|alert\(", text)]
    return [*markup, *blocks, *spoken]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_page_is_shown_as_code(language: str) -> None:
    text = _text(hostile.report(), language)
    assert live(text) == []
    assert [one for one in _tokens(text) if one.type == "code_inline" and "alert(1)" in one.content]


def test_every_table_is_whole() -> None:
    for report in (build.report(), hostile.report()):
        text = _text(report)
        lines = [line for line in text.splitlines() if line.startswith("|")]
        parsed = [one for one in _tokens(text) if one.type == "tr_open"]
        assert len(parsed) == len([line for line in lines if not re.fullmatch(r"[| -]+", line)])


def test_it_says_who_is_excluded_and_what_comes_first() -> None:
    text = _text(build.report())
    assert text.startswith("## Example Town parking permit: who can use this service?\n\nNot everyone: some people")
    law, beyond = text.partition("### ")[2].split("**What is needed beyond accessibility law**")
    assert "1. **Every image has a text alternative** (required by law, impact: " in law
    assert "1. **The service names a phone line** (required by law, impact: serious, 1 place) – people who" in beyond
    code = '`<label for="plate">[what to fill in here]</label> <input id="plate">`'
    assert f"| The field “`Nummerplaat`” has no label. Corrected code: {code} | required by law, blocking |" in text
    assert "| Page 3: `Uw voertuig` `#plate` |" in text
    assert "The gate “new” held this version back (code 1)." in text


def test_the_families_stand_apart() -> None:
    text = _text(build.report())
    law, beyond = text.index("Barriers: what accessibility law asks (4)"), text.index("beyond accessibility law (5)")
    assert law < text.index("`#plate`") < beyond < text.index("`stats.example`")


def test_details_are_folded() -> None:
    text = _text(build.report())
    assert text.count("<details>") == text.count("</details>") == 4


def test_it_fits_into_a_comment() -> None:
    findings = [
        Finding(
            rule=rule,
            outcome=Outcome.FAILED,
            subject="page:5",
            message="failed",
            values={"sentence": hostile.EVIL, "count": 30, "field": hostile.EVIL},
            cause=f"{rule}{number}",
        )
        for rule in ("long-sentences", "field-has-label")
        for number in range(500)
    ]
    text = _text(Report(run=build.run(), findings=findings))
    assert 10_000 < len(text) <= LONGEST
    assert "more of this kind" in text
    assert live(text) == []


@pytest.mark.parametrize("text", ["a`b", "`", "``", "` `", "a ``` b", "x\\", "<b>", "|", "*_[x](y)"])
def test_code_is_code(text: str) -> None:
    tokens = _tokens(f"say {code(text)} now")
    assert [one.content for one in tokens if one.type == "code_inline"] == [text]
    assert [one.content for one in tokens if one.type == "text"] == ["say ", " now"]


def test_words_keep_their_code_and_nothing_else() -> None:
    tokens = _tokens(prose("Give `<img>` an *alt* or <b>, ask @all, see [x](y) & ``a`b``"))
    assert [one.content for one in tokens if one.type == "code_inline"] == ["<img>", "a`b"]
    assert [one.type for one in tokens if one.type in (*LIVE, "em_open")] == []
    assert "@all" not in "".join(one.content for one in tokens if one.type == "text")
