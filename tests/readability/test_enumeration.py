"""Enumerations inside a sentence."""

from __future__ import annotations

import pytest

from einclusion.readability.enumeration import items, marked


@pytest.mark.parametrize(
    ("language", "sentence", "count"),
    [
        ("nl", "Breng mee: uw pas, uw contract, een foto, het attest en een kopie.", 5),
        ("fr", "Apportez la carte, le contrat, une photo et une copie.", 4),
        ("de", "Bringen Sie Ausweis, Vertrag, Foto und Kopie mit.", 4),
        ("en", "Bring your pass, contract, photo, and copy.", 4),
        ("en", "If you move, even nearby, you must tell us, as we said, or pay again.", 0),
        ("de", "Er kam, sah die Stadt, war froh, ging nach Hause und schlief.", 0),
        ("nl", "Het kost 2,50 euro of 3,50 euro.", 0),
    ],
)
def test_things_between_commas(language: str, sentence: str, count: int) -> None:
    assert len(items(sentence, language)) == count


def test_numbers_and_semicolons_mark_them() -> None:
    assert marked("Dat mag als u 1) hier woont, 2) een auto hebt en 3) betaalt.") == [
        "hier woont",
        "een auto hebt en",
        "betaalt",
    ]
    assert len(marked("Trois conditions : habiter ici ; payer la taxe ; être majeur.")) == 3
    assert marked("He came; he saw; he won the war.") == []
    assert marked("See 3) and 5).") == []
