from __future__ import annotations

import pytest

from einclusion.text.blocks import text_of
from einclusion.text.spoken import spoken
from tests.text.page import structure

NL = (
    "<p>U vraagt de kaart aan bij de balie van het stadhuis. Breng uw identiteitskaart mee en betaal met een "
    "bankkaart.</p><h2>Betalen</h2><ul><li>Breng een foto mee</li><li>Betaal 20 euro</li></ul>"
    "<p>Hebt u vragen over uw aanvraag? Bel dan naar de dienst Burgerzaken van uw gemeente of stuur een bericht.</p>"
)
FR = (
    "<p>Vous demandez la carte au guichet de la maison communale. Prenez votre carte d’identité et payez avec votre "
    "carte de banque.</p><h2>Payer</h2><ul><li>Apportez une photo</li><li>Payez 20 euros</li></ul>"
    "<p>Vous avez des questions sur votre demande ? Appelez le service Population de votre commune.</p>"
)
SHORT_DE = "<div lang=de><h2>Antrag</h2><p>Kommen Sie zum Amt.</p></div>"


def languages(body: str, lang: str = "nl") -> list[tuple[str, str]]:
    text = text_of(structure(f"<main>{body}</main>", lang=lang))
    return [(block.text.split()[0], code) for block, code in zip(text.blocks, spoken(text), strict=True)]


def test_a_page_of_one_language_is_in_it_to_the_shortest_block() -> None:
    assert {code for _, code in languages(NL)} == {"nl"}


def test_what_a_page_is_marked_up_as_does_not_make_its_short_blocks_so() -> None:
    assert {code for _, code in languages(FR)} == {"fr"}


def test_short_blocks_between_two_of_one_language_are_in_that() -> None:
    assert [code for _, code in languages(NL + FR)] == ["nl"] * 5 + ["fr"] * 5


def test_a_short_block_where_languages_meet_is_in_none() -> None:
    found = dict(languages(f"{NL}<p>Contact</p>{FR}"))
    assert found["Contact"] == ""


def test_short_blocks_where_languages_meet_speak_together() -> None:
    steps = "<h2>Contacter la commune</h2><p>Vous pouvez nous écrire ou nous appeler pendant la journée.</p>"
    found = dict(languages(NL + steps + FR))
    assert found["Contacter"] == "fr"


@pytest.mark.parametrize("around", [NL, NL + FR])
def test_a_short_part_is_in_the_language_that_it_is_marked_up_in(around: str) -> None:
    found = dict(languages(around + SHORT_DE))
    assert found["Antrag"] == found["Kommen"] == "de"


def test_a_quotation_in_another_language_does_not_make_a_page_one_of_several() -> None:
    quotation = "<p>The minister said that you can come to the desk at any time of the day.</p>"
    found = dict(languages(NL * 6 + quotation + "<p>Lees meer</p>"))
    assert (found["The"], found["Lees"]) == ("en", "nl")


def test_nothing_is_known_of_a_page_without_text_or_mark() -> None:
    assert languages("<p>1234</p>", lang="") == [("1234", "")]
