"""Who is addressed, and what only looks like it."""

from __future__ import annotations

import pytest

from einclusion.readability.address import addresses, commands, tasks, third_person, voiced


def ways(sentence: str, language: str) -> set[str]:
    return {one.way for one in addresses(sentence, language) if one.sure}


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("nl", "U kiest een dag voor uw bezoek.", {"formal"}),
        ("nl", "Kom om 9 u. of om 10 u langs.", set()),
        ("nl", "Vul je nummer in.", {"informal"}),
        ("nl", "Jullie zijn welkom.", {"either"}),
        ("fr", "Je consens à cela, et le ton du message est bon.", set()),
        ("fr", "Ton dossier est prêt, dit-elle, va-t-il arriver ?", {"informal"}),
        ("fr", "La mairie du village vous répond.", {"formal"}),
        ("de", "Sie können schon laufen: Ihre Eltern auch.", set()),
        ("de", "Sie können schon laufen.", set()),
        ("de", "Dann rufen Sie uns an.", {"formal"}),
        ("de", "Dann kannst du uns anrufen.", {"informal"}),
        ("de", "Im Sommer kommt der Cirque du Soleil.", set()),
        ("de", "Bring deinen Ausweis mit.", {"informal"}),
        ("en", "You can call us on YouTube.", {"formal"}),
    ],
)
def test_forms_of_address(language: str, sentence: str, found: set[str]) -> None:
    assert ways(sentence, language) == found


def test_a_command_addresses_its_reader() -> None:
    assert commands("Vul het formulier in.", "nl")
    assert commands("Remplissez le formulaire.", "fr")
    assert commands("• Fill in the form.", "en")
    assert not commands("De dienst vult het formulier in.", "nl")


def test_what_tells_of_a_task() -> None:
    text = "De aanvrager moet het formulier indienen."
    assert tasks(text, "nl") == 4
    assert third_person(text, "nl") == "aanvrager"
    assert third_person("Bel ons.", "nl") == ""
    assert voiced("Hoe vraag ik een kaart aan?", "nl")
