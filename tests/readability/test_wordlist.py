"""Words of a list are found in their forms, and nothing that only looks like them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from einclusion.data import parse
from einclusion.model import LANGUAGES
from einclusion.readability.wordlist import WordList, forms
from tests import sources

LIST = {
    "endings": {"e": "|e"},
    "ordinary": ["in den beginne"],
    "groups": [
        {
            "source": "made for this test",
            "words": {
                "onverwijld~e": "meteen",
                "in het kader van": "voor",
                "in het": "daar",
                "(stel|stelt) … in kennis": "laten weten",
                "den": "de",
                "Lichtbild": "Foto",
                "d'ores": "déjà",
            },
        }
    ],
}
HEAVY = sorted((sources.ROOT / "rules" / "readability").glob("plain-words-*.yaml"))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in WordList(LIST).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meld dit onverwijlde feit.", ["onverwijlde"]),
        ("Dat is onverwijlder dan het was.", []),
        ("Het staat in het kader van de wet.", ["in het kader van"]),
        ("U stelt de dienst vooraf in kennis.", ["stelt de dienst vooraf in kennis"]),
        ("U stelt vragen, hij is in kennis van zaken.", []),
        ("Wie stelt een twee drie vier vijf zes zeven in kennis?", []),
        ("Dat was in den beginne zo.", []),
        ("Dat was toen in den winter.", ["den"]),
        ("Kijk in de straat Onverwijld na.", []),
        ("Onverwijld melden.", ["Onverwijld"]),
        ("– “Onverwijld melden.”", ["Onverwijld"]),
        ("In Onverwijld wonen mensen.", []),
        ("Ein Lichtbild, kein lichtbild.", ["Lichtbild"]),
        ("C’est d’ores fini.", ["d’ores"]),
        ("Een niet-onverwijld feit.", []),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_choices_can_stand_in_choices() -> None:
    assert list(forms("a (b|c(d|)) e", {})) == ["a b e", "a cd e", "a c e"]


def test_a_name_of_endings_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        list(forms("a~x", {}))


class TestHeavyWords:
    def test_there_is_a_list_for_each_language(self) -> None:
        assert {path.stem.rpartition("-")[2] for path in HEAVY} == set(LANGUAGES)

    @pytest.mark.parametrize("path", HEAVY, ids=sources.name)
    def test_it_is_long_and_tells_its_sources(self, path: Path) -> None:
        data = parse(path.read_text(encoding="utf-8"))
        assert WordList(data).size >= 250
        assert all(group["source"].strip() for group in data["groups"])

    @pytest.mark.parametrize("path", HEAVY, ids=sources.name)
    def test_no_form_stands_twice_and_none_is_its_own_plainer_word(self, path: Path) -> None:
        data = parse(path.read_text(encoding="utf-8"))
        endings = data["endings"]
        words = [(phrase, plain) for group in data["groups"] for phrase, plain in group["words"].items()]
        counts = Counter(form for phrase, _ in words for form in forms(phrase, endings))
        assert [form for form, count in counts.items() if count > 1] == []
        alike = [phrase for phrase, plain in words if set(plain.split(", ")) & set(forms(phrase, endings))]
        assert alike == []
