"""Phone numbers told apart from everything else that is made of digits."""

from __future__ import annotations

import pytest

from einclusion.text.phones import phone_numbers, regions


def found(text: str, language: str = "nl", profile: str = "be-vlaanderen") -> list[tuple[str, str]]:
    return [(number.number, number.kind) for number in phone_numbers(text, regions(profile, [language]))]


@pytest.mark.parametrize(
    ("text", "language", "profile", "number"),
    [
        ("tel. 09 325 22 00", "nl", "be-vlaanderen", "+3293252200"),
        ("Stadhuis, 02/274.34.10", "nl", "be-vlaanderen", "+3222743410"),
        ("+32 (0)9 325 22 00", "nl", "eu", "+3293252200"),
        ("Bel ons gratis op het nummer 1700", "nl", "be-vlaanderen", "1700"),
        ("Bel ons: 14 024", "nl", "nl", "14024"),
        ("0800-1421 (gratis)", "nl", "nl", "+318001421"),
        ("Téléphone\n01 99 00 12 34", "fr", "fr", "+33199001234"),
        ("Tél. : 247-82181", "fr", "lu", "+35224782181"),
        ("Appelez le 39 39", "fr", "fr", "3939"),
        ("Telefon: 030/18305-0", "de", "de", "+4930183050"),
        ("einheitliche Behördennummer 115", "de", "de", "115"),
        ("Hotline 116 117", "de", "de", "116117"),
        ("Call 020 7946 0018 on weekdays", "en", "uk", "+442079460018"),
        ("Toll free: 1-800-959-7383", "en", "eu", "+18009597383"),
        ("T 09 325 22 00 F 09 325 22 01", "nl", "be-vlaanderen", "+3293252200"),
        ("tel./fax: 09 325 22 00", "nl", "be-vlaanderen", "+3293252200"),
    ],
)
def test_finds_numbers_for_calling(text: str, language: str, profile: str, number: str) -> None:
    assert (number, "call") in found(text, language, profile)


@pytest.mark.parametrize(
    "text",
    [
        "BTW BE 0477.472.701",
        "0477.472.701",
        "Ondernemingsnummer 0477 472 701",
        "Rekening BE71 0961 2345 6769",
        "85.07.30-033.28",
        "+++090/9337/55493+++",
        "Vergadering op 25/05/2018 om 12.30",
        "Bereikbaar tussen 08.00 – 18.00 uur",
        "Dossier 02/123.45.67",
        "50.8503396, 4.3517103",
        "https://voorbeeld.example/09/325/22/00",
        "In 2023 belden 12 500 mensen",
        "Bel 2024 keer",
    ],
)
def test_leaves_other_digits_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fax 09 325 22 01", "fax"),
        ("09 325 22 01 (fax)", "fax"),
        ("Fax\n09 325 22 01", "fax"),
        ("Tel. 09 325 22 00, fax 09 325 22 01", "fax"),
        ("WhatsApp: 0471 23 45 67", "message"),
        ("Teksttelefoon 09 325 22 02", "text"),
        ("Bel 112 bij nood", "emergency"),
    ],
)
def test_tells_kinds_apart(text: str, kind: str) -> None:
    assert found(text)[-1][1] == kind


def test_keeps_the_place_and_the_words() -> None:
    text = "Wij helpen u. Tel. (09) 325 22 00."
    number = next(phone_numbers(text, ["BE"]))
    assert (number.shown, text[number.start : number.end]) == ("(09) 325 22 00", "(09) 325 22 00")


@pytest.mark.parametrize(
    ("profile", "languages", "first"),
    [("be-bruxelles", ["fr"], "BE"), ("uk", ["en"], "GB"), ("eu", ["de"], "DE"), ("eu", [], "BE")],
)
def test_the_country_of_the_law_comes_first(profile: str, languages: list[str], first: str) -> None:
    assert regions(profile, languages)[0] == first
