"""What pictures say: lettering told apart from marks and scenes, names held against it, words that would be lost."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.acted.images import Line, Picture
from einclusion.checking import pictured
from einclusion.dom import Dom, Node
from tests.structures import el, structure

EN = ("en",)


def image(name: str = "", around: dict[str, Any] | None = None, **at: str) -> Node:
    """An image with a name, in a div with these facts."""
    holder = {"tag": "div", **(around or {})}
    tree = Dom(structure(el("html", el("body", el(holder.pop("tag"), el("img", at=at, name=name), **holder))))).trees[0]
    return tree.select("img")[0]


def picture(*lines: str, sure: float = 0.99, plain: float = 0.7, **more: Any) -> Picture:
    read = [Line(text=text, sure=sure, box=(0, 20 * row, 100, 18), plain=plain) for row, text in enumerate(lines)]
    return Picture(**{"kind": "img", "size": (300, 100), "colours": 2, "read": True, "lines": read, **more})


PHOTO = {"colours": 40, "besides": 0.8}


@pytest.mark.parametrize(
    ("shown", "node", "kind"),
    [
        (picture(), image(), "none"),
        (picture("A"), image(), "none"),
        (picture("Qormalis"), image("Qormalis"), "none"),
        (picture("FACT"), image(), "none"),
        (picture("please bring your card"), image("Logo of the service"), "mark"),
        (picture("please bring your card", source="/img/partner-logo.png"), image(), "mark"),
        (picture("please bring your card", source="data:image/png;base64,logo"), image(), "set"),
        (picture("NO", "turns", **PHOTO), image(), "scene"),
        (picture("apply before the summer", **PHOTO), image(), "unsure"),
        (picture("please bring the card and the letter with you"), image(), "set"),
        (picture("please bring the card and the letter with you", besides=0.2), image(), "unsure"),
        (picture("please bring the card and the letter with you", sure=0.8), image(), "none"),
        (picture("Press me!", kind="input", besides=0.4), image("Press me"), "set"),
        (picture("Welcome"), image(), "set"),
        (picture("Welcome"), image("Welcome"), "unsure"),
        (picture("Welcome"), image(around={"tag": "a", "role": "link"}), "unsure"),
    ],
)
def test_lettering(shown: Picture, node: Node, kind: str) -> None:
    assert pictured.lettering(shown, node, EN) == kind


@pytest.mark.parametrize(
    ("shown", "name", "differs"),
    [
        (picture("W3C"), "ERCIM logo", True),
        (picture("W3C"), "W3C logo", False),
        (picture("W3C"), "Logo", False),
        (picture("W3C"), "A plain sentence", False),
        (picture("BOSA"), "BOSTA logo", False),
        (picture("FPS"), "Logo Federal Public Service", False),
        (picture("W3C", sure=0.93), "ERCIM logo", False),
        (picture("house"), "ERCIM logo", False),
        (picture("please bring the card and the letter with you"), "a nice old town", True),
        (picture("please bring the card and the letter with you"), "Bring your card", False),
        (picture("please bring the card and the letter with you"), "Oude gemoedelijke binnenstad", False),
    ],
)
def test_a_name_differs_only_where_the_words_plainly_do(shown: Picture, name: str, differs: bool) -> None:
    assert pictured.differs(shown, image(name), EN) is differs


def test_a_name_agrees_with_what_the_file_is_called() -> None:
    assert pictured.agrees(picture(source="/img/town-hall.jpg?w=3"), "The town hall in spring")
    assert not pictured.agrees(picture(source="/img/logo.png"), "logo")
    assert not pictured.agrees(picture(source="data:image/png;town.x"), "town")
    assert not pictured.agrees(picture(source="/img/12-0034.jpg"), "0034")


def test_words_are_lost_where_the_page_has_none_of_them() -> None:
    assert pictured.lost(picture("closed today"), {"open"}) == ["closed today"]
    assert pictured.lost(picture("closed today"), {"today"}) == []
    assert pictured.lost(picture("closed today", sure=0.95), set()) == []
    assert pictured.lost(picture("closed today", plain=0.2), set()) == []
    assert pictured.lost(picture("closed today", size=(100, 12)), set()) == []
    assert pictured.lost(picture("closed today", **PHOTO), set()) == []
    assert pictured.lost(picture("II", "mm"), set()) == []


def test_a_control_named_as_a_whole_speaks_for_its_picture() -> None:
    assert pictured.named_as_a_whole(image(around={"tag": "a", "role": "link", "at": {"aria-label": "Home"}}))
    assert not pictured.named_as_a_whole(image(around={"tag": "a", "role": "link"}))
    assert not pictured.named_as_a_whole(image(around={"tag": "section", "role": "region", "at": {"aria-label": "A"}}))


def test_words_are_compared_without_accents_and_capitals() -> None:
    assert pictured.tokens("Été à l’ÉCOLE, 2e") == ["ete", "a", "l", "ecole", "2e"]
