"""The reading level of sentences and texts."""

from __future__ import annotations

import pytest

from einclusion.model import LANGUAGES
from einclusion.readability.level import cefr, sentence_level, text_level

PLAIN = {
    "nl": "U kunt uw nieuwe paspoort ophalen. Neem uw oude paspoort mee.",
    "fr": "Vous pouvez venir chercher votre passeport. Prenez votre ancien passeport avec vous.",
    "de": "Sie können Ihren neuen Pass abholen. Bringen Sie Ihren alten Pass mit.",
    "en": "You can come and get your new passport. Bring your old passport with you.",
}
HARD = {
    "nl": (
        "Ingevolge de vigerende wetgeving dient de aanvrager teneinde de afgifte van het identiteitsdocument te "
        "bewerkstelligen, alle desbetreffende bewijsstukken met inachtneming van de gestelde termijnen over te leggen."
    ),
    "fr": (
        "Conformément aux dispositions législatives en vigueur, la délivrance du document d'identité susvisé est "
        "subordonnée à la production préalable de l'ensemble des justificatifs afférents à la situation du demandeur."
    ),
    "de": (
        "Gemäß den einschlägigen gesetzlichen Bestimmungen ist zwecks Aushändigung des Ausweisdokuments die vorherige "
        "Vorlage sämtlicher diesbezüglicher Nachweise unter Einhaltung der festgesetzten Fristen erforderlich."
    ),
    "en": (
        "Pursuant to the applicable statutory provisions, issuance of the aforementioned identity document is "
        "conditional upon prior submission of all supporting documentation pertaining to the applicant's circumstances."
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_words_to_the_reader_are_b1_and_officialese_is_not(language: str) -> None:
    assert sentence_level(PLAIN[language], language) < 3.5 < sentence_level(HARD[language], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_level_stays_on_its_scale_and_its_doubt_around_it(language: str) -> None:
    level = text_level([HARD[language]] * 40, language)
    assert level is not None
    assert 1 <= level.low < level.score < level.high <= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_repeating_a_text_does_not_make_it_harder(language: str) -> None:
    short, long = (text_level([PLAIN[language], HARD[language]] * times, language) for times in (4, 40))
    assert short is not None
    assert long is not None
    assert short.score == pytest.approx(long.score)
    assert long.high - long.low < short.high - short.low


def test_few_words_have_no_level() -> None:
    assert text_level([PLAIN["en"]], "en") is None
    assert text_level([], "en") is None


def test_a_sentence_without_words_is_easy() -> None:
    assert sentence_level("", "nl") == 1
    assert 1 <= sentence_level("12,50 / 2024", "nl") <= 6


@pytest.mark.parametrize(
    ("score", "name"), [(1.0, "A1"), (2.5, "A2"), (2.51, "B1"), (3.5, "B1"), (3.51, "B2"), (5.6, "C2"), (6.0, "C2")]
)
def test_the_line_of_b1_lies_at_three_and_a_half(score: float, name: str) -> None:
    assert cefr(score) == name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["zzzz zyzzyva", "Ωμέγα ñandú", "zegelrecht 日本語", "'’- -- …", "a" * 5000, "\x00\u202e1ab"]
)
def test_words_that_no_list_holds_have_a_level_too(language: str, text: str) -> None:
    assert 1 <= sentence_level(text, language) <= 6
