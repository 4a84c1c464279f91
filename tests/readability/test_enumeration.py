"""Enumerations inside a sentence."""

from __future__ import annotations

import pytest

from einclusion.readability.enumeration import items, marked


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("nl", "Breng uw pas, uw contract, een foto en het attest.", "pas/uw contract/een foto/het"),
        ("fr", "Apportez la carte, le contrat, une photo et une copie.", "carte/le contrat/une photo/une"),
        ("de", "Bringen Sie Ausweis, Vertrag, Foto und Kopie mit.", "Ausweis/Vertrag/Foto/Kopie"),
        ("en", "Bring your pass, contract, photo, and copy.", "pass/contract/photo/copy"),
        ("en", "If you move, even nearby, you must tell us, as we said, or pay again.", ""),
        ("de", "Er kam, sah die Stadt, war froh, ging nach Hause und schlief.", ""),
        ("nl", "Het kost 2,50 euro of 3,50 euro.", ""),
        ("nl", "U kunt terecht in deze steden, waaronder Gent, Brugge en Aalst.", "Gent/Brugge/Aalst"),
        ("en", "Bring it to Bath, where staff, cleaners and visitors can see it.", "staff/cleaners/visitors"),
    ],
)
def test_things_between_commas_and_the_words_beside_them(language: str, sentence: str, found: str) -> None:
    assert "/".join(items(sentence, language)) == found


def test_numbers_and_semicolons_mark_them() -> None:
    assert marked("Dat mag als u 1) hier woont, 2) een auto hebt en 3) betaalt.") == [
        "hier woont",
        "een auto hebt en",
        "betaalt",
    ]
    assert len(marked("Trois conditions : habiter ici ; payer la taxe ; être majeur.")) == 3
    assert marked("He came; he saw; he won the war.") == []
    assert marked("See 3) and 5).") == []
