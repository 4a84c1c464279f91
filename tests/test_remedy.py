"""Corrected code: what is kept, what comes and goes, and that nothing is made up where it is not certain."""

from __future__ import annotations

import re

import pytest

from einclusion.checking.labelling import labelled
from einclusion.data import own
from einclusion.dom import Dom, Node
from einclusion.model import LANGUAGES, Correction, Piece
from einclusion.remedy import after, before, changed, corrected, filled, unknown
from einclusion.rulebook import RulePageError, load, read
from tests import packs, sources
from tests.structures import Piece as Part
from tests.structures import el, structure
from tests.text import page as maker


def code(html: str, values: dict[str, str] | None = None, **correction: object) -> str:
    """The corrected code, in English."""
    made = corrected(html, Correction(**correction), values)  # type: ignore[arg-type]
    assert not made or before(made) == html
    return after(made, "en")


class TestCorrections:
    @pytest.mark.parametrize(
        ("html", "done"),
        [
            ("<html>", '<html lang="nl">'),
            ("<html lang>", '<html lang="nl">'),
            ('<html lang="">', '<html lang="nl">'),
            ('<html class="a b" LANG="xx" dir=ltr>', '<html class="a b" LANG="nl" dir=ltr>'),
            ("<html lang='xx'>", '<html lang="nl">'),
            ("<html lang=xx>", '<html lang="nl">'),
            ("<p\n  id=x\n>", '<p\n  id=x lang="nl"\n>'),
            ("<br/>", '<br lang="nl"/>'),
            ('<p title="a > b">text</p>', '<p title="a > b" lang="nl">text</p>'),
        ],
    )
    def test_an_attribute_is_set(self, html: str, done: str) -> None:
        assert code(html, set={"lang": "nl"}) == done

    def test_what_is_right_already_needs_no_correction_of_another_kind(self) -> None:
        assert corrected("<p>", Correction(remove=["lang"])) == []
        assert corrected('<meta content="width=1">', Correction(without={"content": ["user-scalable"]})) == []

    def test_a_value_of_the_page(self) -> None:
        assert code("<html>", {"language": "fr"}, set={"lang": "{language}"}) == '<html lang="fr">'
        assert code("<html>", {"language": 'f"r'}, set={"lang": "{language}"}) == '<html lang="f&quot;r">'

    def test_without_the_value_nothing_is_certain(self) -> None:
        assert corrected("<html>", Correction(set={"lang": "{language}"})) == []

    def test_words_are_for_people_in_their_language(self) -> None:
        made = corrected("<iframe>", Correction(set={"title": "{frame}"}))
        assert made[1:] == [
            Piece(text=' title="', change="added"),
            Piece(words="frame", change="added"),
            Piece(text='"', change="added"),
            Piece(text=">"),
        ]
        assert len({after(made, language) for language in LANGUAGES}) == 4
        assert after(made, "de") == '<iframe title="[was in diesem Rahmen steht]">'

    @pytest.mark.parametrize(
        ("content", "left"),
        [
            ("width=device-width, user-scalable=no", "width=device-width"),
            ("user-scalable=no, width=device-width", "width=device-width"),
            (
                "maximum-scale=1; width=device-width;User-Scalable = 0 ;initial-scale=1",
                "width=device-width;initial-scale=1",
            ),
            ("user-scalable=no,maximum-scale=1.0", ""),
            ("maximum-scale=1", ""),
        ],
    )
    def test_a_setting_goes(self, content: str, left: str) -> None:
        without = {"content": ["user-scalable", "maximum-scale"]}
        assert code(f'<meta content="{content}">', without=without) == f'<meta content="{left}">'

    def test_an_attribute_goes_and_an_element_gets_another_name(self) -> None:
        assert code('<body class="a" ARIA-HIDDEN="true">', remove=["aria-hidden"]) == '<body class="a">'
        assert code("<blink>Now</blink>", tag="strong") == "<strong>Now</strong>"
        assert code("<blink id=a>", tag="strong") == "<strong id=a>"

    @pytest.mark.parametrize(
        "html",
        [
            "",
            "text",
            "<",
            "<p",
            '<p class="a',
            "<p a=b",
            '<p class="long…value">',
            '<p "x>',
            "<p x\x00=<>",
            "</p>",
            "<1>",
        ],
    )
    def test_code_that_was_cut_or_cannot_be_read_is_left_alone(self, html: str) -> None:
        assert corrected(html, Correction(set={"lang": "nl"})) == []

    def test_a_hostile_tag_takes_no_time(self) -> None:
        html = "<p " + "a " * 100_000 + "=" + '"' * 50_000
        assert corrected(html, Correction(set={"lang": "nl"})) == []

    def test_a_key_that_no_words_stand_for(self) -> None:
        assert after([Piece(words="no-such-words", change="added")], "nl") == "[…]"
        assert unknown(Correction(set={"a": "{language}", "b": "{picture}", "c": "{nothing-such}", "d": "plain"})) == {
            "nothing-such"
        }


def node(*inside: Part | str) -> Node:
    """The first element of a page with that content."""
    return Dom(structure(el("html", el("body", *inside)))).trees[0].select("body > *")[0]


class TestOfNodes:
    def test_attributes(self) -> None:
        assert after(changed(node(el("input", at={"id": "a"})), aria_label="{field}"), "en") == (
            '<input id="a" aria-label="[what to fill in here]">'
        )

    def test_an_empty_element_gets_words_and_another_does_not(self) -> None:
        assert after(filled(node(el("div", at={"role": "option"})), "{option}"), "en") == (
            '<div role="option">[what is chosen here]</div>'
        )
        assert filled(node(el("div", el("img"))), "{option}") == []
        assert filled(node(el("div", "text")), "{option}") == []


def field(html: str) -> str:
    """The code of the first field without a name, with its label."""
    dom = Dom(maker.structure(f"<main>{html}</main>"))
    return after(labelled(next(one for one in dom.select("[data-it]"))), "en").replace(" data-it", "")


class TestLabels:
    @pytest.mark.parametrize(
        ("html", "done"),
        [
            ("<p>Naam <input data-it name=naam></p>", '<label for="naam">Naam</label> <input name="naam" id="naam">'),
            ("<p>Naam: <input data-it id=n></p>", '<label for="n">Naam:</label> <input id="n">'),
            ("<p><input type=radio id=a data-it> Ja <input type=radio id=b> Nee</p>",
             '<input type="radio" id="a"> <label for="a">Ja</label>'),
            ("<p><input type=radio id=a> Ja <input type=radio id=b data-it> Nee</p>",
             '<input type="radio" id="b"> <label for="b">Nee</label>'),
            ("<p>A <input id=a> B <input id=b data-it></p>", '<label for="b">B</label> <input id="b">'),
        ],
    )  # fmt: skip
    def test_the_text_right_beside_it(self, html: str, done: str) -> None:
        assert field(html) == done

    @pytest.mark.parametrize(
        "html",
        [
            "<p><input id=a> Naam <input id=x data-it> Voornaam</p>",
            "<p>Ja <input type=radio id=x data-it></p>",
            "<p>Ja <input type=radio id=x data-it> Nee <input type=radio id=y></p>",
            f"<p>{'lang ' * 40}<input id=x data-it></p>",
            "<p>12 / <input id=x data-it></p>",
            "<p>Naam <b>*</b> <input id=x data-it></p>",
            "<p><input id=x data-it></p>",
        ],
    )
    def test_a_text_that_may_belong_to_another_field_is_not_taken(self, html: str) -> None:
        assert field(html).startswith('<label for="x">[what to fill in here]</label> <input')

    def test_an_id_of_its_own(self) -> None:
        assert 'id="field-2"' in field("<input><p id=naam>A</p><div><input data-it name=naam></div>")
        assert 'id="field-2"' in field("<input id=a><div><input data-it id=a></div>")
        assert 'id="form-field-1"' in field("<p id=field-1></p><div><input data-it></div>")

    def test_no_second_label(self) -> None:
        assert field("<label for=x></label><input id=x data-it>") == ""
        assert field("<label><input data-it></label>") == ""


class TestPages:
    def test_every_key_is_named_and_every_name_is_a_key(self) -> None:
        keys = set(own("words/remedy.yaml"))
        rules = load().rules.values()
        named = {key for rule in rules if rule.correct for value in rule.correct.set.values() for key in _names(value)}
        asked = set()
        for path in [*(sources.ROOT / "rules").rglob("*.py"), *(sources.ROOT / "einclusion/checking").glob("*.py")]:
            text = path.read_text(encoding="utf-8")
            asked |= {*re.findall(r'filled\(\w+, "\{([a-z-]+)\}"', text), *re.findall(r'words="([a-z-]+)"', text)}
            asked |= {*re.findall(r'changed\(\w+, \w+="\{([a-z-]+)\}"', text)}
        assert asked
        assert (named - {"language"}) | asked == keys, "words/remedy.yaml"

    @pytest.mark.parametrize(
        ("correct", "said"),
        [
            ({"set": {"lang": "{tongue}"}}, "`tongue` in braces is neither `language` nor a key"),
            ({"set": {"lang": "{language}"}}, "`language` in braces needs the facts `text`"),
            ({"sets": {}}, "Did you mean `set`?"),
            ({"remove": "lang"}, "Expected: a list"),
        ],
    )
    def test_a_correction_that_cannot_be(self, tmp_path: object, correct: object, said: str) -> None:
        path = packs.write(tmp_path, "offline/fax-named", correct=correct)  # type: ignore[arg-type]
        with pytest.raises(RulePageError, match=re.escape(said)):
            read(path)


def _names(value: str) -> list[str]:
    return re.findall(r"\{([a-z-]+)\}", value)
