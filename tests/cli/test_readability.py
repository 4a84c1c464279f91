"""`einclusion readability`: texts, pages and lines of JSON, judged without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from einclusion.cli import group
from einclusion.errors import UsageError
from einclusion.model import LANGUAGES
from einclusion.readability.unrendered import is_html, of_html, of_text
from einclusion.text.blocks import text_of
from tests.calling import process
from tests.readability.test_level import HARD, PLAIN


def readability(*arguments: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(group, ["readability", *map(str, arguments)], input=given, standalone_mode=False)


def told(*arguments: str | Path, given: str = "") -> dict[str, object]:
    result = readability(*arguments, "--format", "json", given=given)
    assert result.exception is None
    answer = json.loads(result.stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_text_is_within_the_limit_and_a_hard_one_is_not(language: str) -> None:
    plain = told(given="\n\n".join([PLAIN[language]] * 8))
    hard = told(given="\n\n".join([HARD[language]] * 4))
    assert plain["language"] == hard["language"] == language
    assert (plain["above"], hard["above"]) == (False, True)
    assert plain["sentences"] == []
    assert hard["findings"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_told_in_their_language_which_sentence_is_hard_and_why(language: str) -> None:
    result = readability("--lang", language, given=HARD["nl"] + "\n\n" + "\n\n".join([PLAIN["nl"]] * 6))
    assert result.return_value == 0
    assert HARD["nl"][:60] in result.stdout
    assert "bewerkstelligen" in result.stdout
    assert "{" not in result.stdout


def test_the_code_tells_whether_the_text_is_surely_too_hard() -> None:
    assert readability(given="\n\n".join([HARD["en"]] * 4)).return_value == 1
    assert readability(given=HARD["en"] + "\n\n" + "\n\n".join([PLAIN["en"]] * 12)).return_value == 0


def test_few_words_have_no_level_and_still_a_hard_sentence() -> None:
    answer = told(given=HARD["en"])
    assert answer["level"] is None
    assert answer["sentences"]
    assert "too little for a level" in readability("--lang", "en", given=HARD["en"]).stdout


def test_of_a_page_its_own_text_is_judged(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    items = "".join(f"<li>{PLAIN['nl']}</li>" for _ in range(5))
    page.write_text(
        f'<!doctype html><html lang="nl"><head><title>Pas</title><style>p {{}}</style></head><body>'
        f"<nav><ul><li>{HARD['nl']}</li></ul></nav><main><h1>Uw paspoort</h1><!-- {HARD['nl']} --><ul>{items}</ul>"
        f"<p hidden>{HARD['nl']}</p><p>{PLAIN['nl']} Dit staat <b>na</b> een woord.</p></main></body></html>",
        encoding="utf-8",
    )
    answer = told(page)
    assert answer["language"] == "nl"
    assert answer["words"] == 6 * 11 + 5
    assert answer["sentences"] == []


def test_lines_made_to_fit_a_page_are_one_paragraph_and_other_lines_are_not() -> None:
    wrapped = (
        "You can come to our office on the first floor of the\ntown hall from nine in the morning to four.\n\nCome in."
    )
    assert [block.text for block in text_of(of_text(wrapped)).blocks] == [
        "You can come to our office on the first floor of the town hall from nine in the morning to four.",
        "Come in.",
    ]
    own = (
        "The counter is open on Monday and on Tuesday, at nine.\nPlease bring your identity card and a photo with you."
    )
    assert [block.text for block in text_of(of_text(own)).blocks] == own.split("\n")
    listed = text_of(of_text("Opening hours\n- on Monday\n- on Tuesday")).blocks
    assert [(block.kind, block.text) for block in listed] == [
        ("paragraph", "Opening hours"),
        ("item", "on Monday"),
        ("item", "on Tuesday"),
    ]


@pytest.mark.parametrize("text", ["<p>", "<!doctype html>", "<html><!-- a --></html>", "<p>\0\ud800</p>", "<br><br>"])
def test_a_document_without_text_has_none(text: str) -> None:
    assert is_html(text)
    assert text_of(of_html(text)).words == 0


def test_jsonl_gives_a_score_for_each_line() -> None:
    rows = [
        {"id": name, "lang": language, "text": text}
        for name, texts in (("plain", PLAIN), ("hard", HARD))
        for language, text in texts.items()
    ]
    result = readability("--jsonl", given="".join(json.dumps(row) + "\n\n" for row in rows))
    assert result.exception is None
    scores = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in scores] == ["plain"] * 4 + ["hard"] * 4
    assert all(1 <= one["score"] < 3.5 for one in scores[:4])
    assert all(3.5 < one["score"] <= 6 for one in scores[4:])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "-, line 2: this should be a JSON object with id, lang and text"),
        ("[1]", "-, line 2: this should be"),
        ('{"id": 1, "lang": "en", "text": 5}', "-, line 2: this should be"),
        ('{"id": 1, "lang": "en"}', "-, line 2: this should be"),
        ('{"id": 1, "lang": "es", "text": "Hola"}', "-, line 2: there is no level for the language `es`"),
        ('{"id": 1, "lang": ["en"], "text": "Hola"}', "-, line 2: there is no level"),
        ('{"id": 1, "lang": "en", "text": "\udcff"}', "-, line 2: this should be"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_what_came_before_is_written(line: str, said: str) -> None:
    first = json.dumps({"id": "a", "lang": "en", "text": "Bring your passport."})
    given = f"{first}\n{line}\n".encode("utf-8", "surrogateescape")
    result = CliRunner().invoke(group, ["readability", "--jsonl"], input=given, standalone_mode=False)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(said)
    assert json.loads(result.stdout.splitlines()[0])["id"] == "a"


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n", encoding="utf-8")
    latin = tmp_path / "latin.txt"
    latin.write_bytes("déjà vu".encode("latin-1"))
    done = process("readability", empty)
    assert (done.code, done.err) == (2, f"{empty} holds no text.\n")
    assert process("readability", latin).code == 2
    assert process("readability", tmp_path / "none.txt").code == 2


def test_a_text_in_another_language_needs_its_name() -> None:
    text = "Puede recoger su pasaporte nuevo en nuestra oficina. Traiga su pasaporte antiguo y una fotografía reciente."
    result = readability(given=text)
    assert isinstance(result.exception, UsageError)
    assert "--text-lang" in str(result.exception)
