"""Lines of a PDF put together into paragraphs and sentences."""

from __future__ import annotations

from einclusion.checking.printed import one_language, paragraphs, sentences_of
from einclusion.document import Pdf

PLAIN = """2. Who can apply
You can apply for a permit if you live in the zone and the car is yours or your em-
ployer’s. We read your application and send you a letter within two weeks, or we call
you.
• Bring your card to the town hall on a weekday between nine and twelve in the morning
  and we help you with the ﬁrst part of the form.
Name of the person who asks for the permit and date of birth as on the card
"""


def test_lines_make_paragraphs_and_what_ends_early_ends_one() -> None:
    told = list(paragraphs(PLAIN))
    assert told[0] == "Who can apply"
    assert told[1].startswith("You can apply for a permit if you live in the zone")
    assert "yours or your employer’s. We read" in told[1]
    assert told[1].endswith("or we call you.")
    assert told[2].startswith("Bring your card")
    assert told[2].endswith("with the first part of the form.")


def test_only_what_ends_like_a_sentence_is_running_text() -> None:
    read = [one.original for one in sentences_of(Pdf(text=PLAIN), 20)]
    assert len(read) == 3
    assert not any("Name of the person" in one for one in read)


def test_a_document_in_two_languages_is_in_none() -> None:
    dutch = "Woont u in een straat met betaald parkeren? Dan kunt u een vergunning aanvragen bij de stad. " * 5
    french = "Vous habitez une rue où il faut payer pour garer sa voiture ? Vous pouvez demander une carte. " * 5
    assert one_language(dutch, 20) == "nl"
    assert one_language(dutch + french, 20) == ""
    assert sentences_of(Pdf(text=dutch + french), 20) == []
