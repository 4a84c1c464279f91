"""Words that close every way but the web, and words that open another."""

from __future__ import annotations

from pathlib import Path

import pytest

from einclusion.data import parse
from einclusion.text.alternatives import Alternatives

PAGE = Path(__file__).parents[2] / "rules" / "offline" / "only-online.yaml"
WORDS = Alternatives(parse(PAGE.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("nl", "Een kaart vraagt u uitsluitend online aan.", "uitsluitend online"),
        ("nl", "Dat kan alleen nog maar digitaal.", "alleen nog maar digitaal"),
        ("fr", "La demande se fait uniquement en ligne.", "uniquement en ligne"),
        ("fr", "La demande ne peut se faire qu’en ligne.", "qu’en ligne"),
        ("de", "Den Antrag können Sie nur noch online stellen.", "nur noch online"),
        ("de", "Papieranträge werden nicht angenommen.", "Papieranträge werden nicht"),
        ("en", "You can only apply online.", "only apply online"),
        ("en", "Applications must be made online.", "must be made online"),
    ],
)
def test_finds_words_that_leave_no_choice(language: str, text: str, shown: str) -> None:
    assert list(WORDS.only(text, language)) == [shown]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Dat kan niet alleen online, maar ook aan het loket."),
        ("nl", "Kan ik de kaart alleen online aanvragen?"),
        ("nl", "U kunt de kaart online aanvragen."),
        ("fr", "La demande ne se fait pas uniquement en ligne."),
        ("fr", "Faites votre demande en ligne."),
        ("de", "Das geht nicht nur online."),
        ("de", "Geht das ausschließlich online?"),
        ("en", "Applying online only takes 5 minutes."),
        ("en", "You can apply not only online."),
    ],
)
def test_leaves_other_words_alone(language: str, text: str) -> None:
    assert list(WORDS.only(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("nl", "Wie geen internet heeft kan terecht aan het loket.", "loket"),
        ("nl", "Lukt het niet online? Kom langs.", "Kom langs"),
        ("nl", "Aanvragen kan niet meer aan het loket of per post.", ""),
        ("fr", "Si vous n'avez pas internet, venez au guichet.", "guichet"),
        ("fr", "Le guichet n'accepte plus les demandes.", ""),
        ("de", "Haben Sie kein Internet? Wir helfen am Schalter.", "Schalter"),
        ("de", "Anträge per Post nehmen wir nicht an.", ""),
        ("en", "If you cannot use the internet you can apply on paper.", "on paper"),
        ("en", "You can no longer apply by post.", ""),
    ],
)
def test_tells_open_ways_from_closed_ones(language: str, text: str, shown: str) -> None:
    assert WORDS.other_way(text, language) == shown
