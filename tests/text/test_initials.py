from __future__ import annotations

import pytest

from einclusion.text.initials import initials, spelt, tied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik ga akkoord met de AV en het GR", ["AV", "GR"]),
        ("Send the form to the DVLA.", ["DVLA"]),
        ("LET OP: DE VERGUNNING VERVALT", []),
        ("Lodewijk XIV en deel II", []),
        ("Rekening BE68 5390, formulier ABC-123, www.AV.be", []),
        ("Une CARTE", ["CARTE"]),
        ("Stadsplateau 1, 3521 AZ in Utrecht, ook voor de AV", ["AV"]),
        ("Bel ons op [NUMMER] of [NAAM]", []),
        ("", []),
    ],
)
def test_abbreviations_are_capitals_among_ordinary_words(text: str, expected: list[str]) -> None:
    assert list(initials(text)) == expected


@pytest.mark.parametrize(
    ("short", "text", "expected"),
    [
        ("AV", "de algemene voorwaarden (AV) gelten", True),
        ("AV", "de AV (algemene voorwaarden) gelten", True),
        ("AV", "AV: algemene voorwaarden", True),
        ("AV", "de algemene voorwaarden gelten", False),
        ("AV", "de AV (3) gelten", False),
        ("AV", "de AV („algemene voorwaarden“) gelten", True),
        ("AV", "de algemene voorwaarden (AV 1.1) gelten", True),
        ("CG", "les conditions générales (CG ; en anglais : general conditions)", True),
        ("AV", "de algemene voorwaarden (AVP) gelten", False),
        ("AV", "de AV, wat staat voor algemene voorwaarden", True),
        ("CG", "CG signifie « conditions générales »", True),
        ("AGB", "AGB steht für Allgemeine Geschäftsbedingungen", True),
        ("GTU", "GTU stands for general terms of use", True),
        ("GTU", "the GTU are new. This stands for progress", False),
        ("AV", "de voorwaarden. Meer (AV)", True),
        ("AV", "de voorwaarden. (AV)", False),
    ],
)
def test_words_beside_an_abbreviation_are_tied_to_it(short: str, text: str, expected: bool) -> None:
    assert tied(short, text) is expected


@pytest.mark.parametrize(
    ("short", "text", "expected"),
    [
        ("AV", "de algemene voorwaarden gelten", True),
        ("AV", "de aanvrager kan voorwaarden vragen", True),
        ("AV", "de aanvrager verneemt niets", True),
        ("AV", "alle andere regels vervallen", False),
        ("BSN", "uw burgerservicenummer", True),
        ("KBO", "Kruispuntbank van Ondernemingen", True),
        ("OCMW", "openbaar centrum voor maatschappelijk welzijn", True),
        ("RGPD", "règlement général sur la protection des données", True),
        ("DSGVO", "Datenschutz-Grundverordnung", True),
        ("DVLA", "Driver and Vehicle Licensing Agency", True),
        ("DVLA", "DVLA", False),
        ("GTU", "nothing of the kind", False),
    ],
)
def test_words_that_begin_with_the_letters_spell_an_abbreviation(short: str, text: str, expected: bool) -> None:
    assert spelt(short, text) is expected
