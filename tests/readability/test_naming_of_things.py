"""Names of things, and which of them may mean one."""

from __future__ import annotations

import pytest

from einclusion.readability.naming_of_things import goes_on, may_be_one, things


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("nl", "Parkeervergunning voor bewoners", "Uw bewonerskaart", True),
        ("nl", "Parkeervergunning", "Parkeervergunningen aanvragen", False),
        ("nl", "Parkeerkaart", "Identiteitskaart", False),
        ("nl", "Rijbewijs", "Parkeerkaart", False),
        ("fr", "Carte de stationnement", "Permis de stationnement", True),
        ("fr", "Carte d’identité", "Permis de conduire", False),
        ("de", "Ausweis für Bewohner", "Bewohnerkarte", True),
        ("de", "Parkausweis", "Reisekarte", False),
        ("en", "Resident permit", "Card for residents", True),
        ("en", "Your new permit", "Parking card", False),
    ],
)
def test_two_names_may_mean_one_thing(language: str, one: str, other: str, same: bool) -> None:
    pairs = [(here, there) for here in things(one, language) for there in things(other, language)]
    assert any(may_be_one(*pair) for pair in pairs) is same


def test_buttons_that_only_go_on() -> None:
    assert goes_on("Volgende stap »", "nl")
    assert goes_on("Étape suivante", "fr")
    assert goes_on("Nächster Schritt", "de")
    assert not goes_on("Send your application", "en")
