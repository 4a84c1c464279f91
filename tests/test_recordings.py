"""What of a page can be read instead of a recording, and which players people can start."""

from __future__ import annotations

import pytest

from einclusion.acted.media import Media, Player
from einclusion.checking.playing import loud, seconds
from einclusion.checking.recordings import link_near, readable_words, recordings, says
from einclusion.dom import Node
from einclusion.facts import Facts, Text
from einclusion.run import Page
from einclusion.scope import Service
from einclusion.subjects import PageSubject
from tests.structures import Piece, el, structure

AWAY = (-9999, 0, 90, 20)


def page(*inside: Piece) -> PageSubject:
    facts = Facts(structure=structure(el("html", el("body", *inside))), text=Text())
    return PageSubject(
        Page(number=1, address="https://stad.example/", facts=facts),
        Service(name="Stad", start=["https://stad.example/"]),
    )


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (el("p", "Wij helpen u graag"), 4),
        (el("p", "Wij helpen u", box=None), 0),
        (el("p", "Wij helpen u", box=AWAY), 0),
        (el("p", "Wij helpen u", style={"visibility": "hidden"}), 0),
        (el("div", el("p", "Wij helpen u"), at={"aria-hidden": "true"}), 0),
        (el("details", el("summary", "Tekst"), el("p", "Wij helpen u")), 4),
    ],
)
def test_words_that_everybody_can_read(inside: Piece, words: int) -> None:
    assert readable_words(page(inside)) == words


def test_a_link_is_near_where_few_stand_around_the_player() -> None:
    few = page(el("div", el("audio"), el("a", "Tekst", at={"href": "/tekst"})))
    many = page(el("div", el("audio"), *(el("a", "Link", at={"href": f"/{n}"}) for n in range(4))))
    assert [link_near(one.select("audio")[0]) for one in (few, many, page(el("audio")))] == [True, False, False]


@pytest.mark.parametrize("name", ["Lees de transcriptie", "Version texte", "Mit Untertiteln", "BSL version"])
def test_words_for_the_text_of_a_recording_are_known(name: str) -> None:
    assert says(page(el("a", name, at={"href": "/x"}, name=name)), "text")
    assert not says(page(el("a", "Contact", at={"href": "/x"}, name="Contact")), "text", "repeats")


@pytest.mark.parametrize(
    ("player", "expected"),
    [
        (Player(kind="audio", controls=True), True),
        (Player(kind="audio"), False),
        (Player(kind="audio", autoplay=True), True),
        (Player(kind="audio", autoplay=True, muted=True), False),
        (Player(kind="audio", controls=True, sound="silent"), False),
        (Player(kind="audio", controls=True, live=True), False),
        (Player(kind="video"), False),
    ],
)
def test_players_that_can_be_heard(player: Player, expected: bool) -> None:
    subject = page(el("audio"))
    placed = Player(**{**{name: getattr(player, name) for name in player.__struct_fields__}, "node": (0, 2)})
    found: list[tuple[Node, Player]] = list(recordings(subject, Media(players=[placed]), "audio"))
    assert bool(found) is expected


@pytest.mark.parametrize(
    ("player", "length", "expected"),
    [
        (Player(kind="audio", sound="yes", duration=9), 9, True),
        (Player(kind="audio", sound="yes", duration=9, heard=2), 2, False),
        (Player(kind="audio", sound="yes", duration=27, begins=25), 2, False),
        (Player(kind="audio", sound="yes", duration=27, begins=5, ends=7), 2, False),
        (Player(kind="audio", sound="yes", duration=2, loop=True), 2, None),
        (Player(kind="audio", sound="unknown", duration=9), 9, None),
        (Player(kind="audio", sound="unknown", live=True), 0, True),
        (Player(kind="audio"), 0, None),
    ],
)
def test_how_long_a_player_is_heard(player: Player, length: float, expected: bool | None) -> None:
    assert seconds(player) == length
    assert loud(player) is expected
