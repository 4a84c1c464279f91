"""The Tab key walks through frames and shadow roots, and keys that a page names are read out of its words."""

from __future__ import annotations

import pytest

from einclusion.probes.keyboard import walk
from einclusion.probes.keyboard.ways_out import named_keys
from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Press the M-key to exit", ["m"]),
        ("Mit der Taste „Q“ verlassen Sie die Karte.", ["q"]),
        ("Druk op Ctrl + M om verder te gaan", ["Control+m"]),
        ("Appuyez sur Échap pour fermer.", ["Escape"]),
        ("Use F6 or Esc to leave", ["F6", "Escape"]),
        ("Druk op de spatiebalk", ["Space"]),
        ("Maj+Tab revient en arrière", ["Shift+Tab"]),
        ("A key document for the tab of the year", ["Tab"]),
        ("Your permit costs 15 euros.", []),
    ],
)
def test_keys_are_read_out_of_words(words: str, keys: list[str]) -> None:
    assert list(named_keys(words)) == keys


def test_the_walk_meets_what_stands_in_frames_and_shadow_roots(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/double", rules=["focus-visible"], depth="full")
    keyboard, structure = told.page.facts.keyboard, told.page.facts.structure
    assert keyboard is not None
    assert structure is not None
    met = [
        structure.documents[place[0]].nodes[place[1]].attributes["id"] for one in keyboard.stops if (place := one.node)
    ]
    assert met == ["deep", "in", "send"]
    assert [one.shown for one in keyboard.stops] == ["ring"] * 3
    assert not keyboard.traps
    assert not keyboard.cut


def test_a_walk_that_was_cut_short_passes_nothing_by_silence(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "MOST", 2)
    told = audit(hostile.address + "/double", rules=["focus-visible", "no-keyboard-trap"], depth="full")
    assert told.outcomes("no-keyboard-trap") == ["cantTell"]
    assert told.outcomes("focus-visible") == ["cantTell", "passed"]
