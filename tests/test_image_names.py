"""Names of images by their words alone."""

from __future__ import annotations

import pytest

from einclusion.checking import image_names
from einclusion.dom import Dom, Node
from tests.structures import el, structure


def image(name: str, source: str = "") -> Node:
    tree = Dom(structure(el("html", el("body", el("img", at={"src": source}, name=name, role="image"))))).trees[0]
    return tree.select("img")[0]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("stadhuis.jpg", ""),
        ("Mairie de nuit.PNG", ""),
        ("IMG_20240312", ""),
        ("DSC00412", ""),
        ("Screenshot 2024-03-12 10.22.31", ""),
        ("94251e110d24a4c2b6e6ce76e7203374", ""),
        ("banner_home", "/img/banner_home.webp?v=2"),
        ("rathaus-front-2-gross", "rathaus-front-2-gross.jpg"),
    ],
)
def test_file_names(name: str, source: str) -> None:
    assert image_names.is_file_name(image(name, source))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Paris", "paris.jpg"),
        ("e-loket", "e-loket.png"),
        ("Form 12.3", ""),
        ("How to open a .jpg", ""),
        ("IMG", ""),
        ("banner_home", "other.webp"),
        ("1234567890123456", ""),
        ("Versie 2024", "versie.png"),
    ],
)
def test_other_names(name: str, source: str) -> None:
    assert not image_names.is_file_name(image(name, source))


def test_placeholders() -> None:
    assert all(
        map(image_names.is_placeholder, ["image", "Afbeelding", " Bild ", "spacer", "*", "texte alternatif", "Photo."])
    )
    assert not any(map(image_names.is_placeholder, ["Logo", "Image of the town", "Stadhuis", "foto 3"]))
    assert all(map(image_names.may_be_placeholder, ["Logo", "icône", "foto 3", "Image_12"]))
    assert not any(map(image_names.may_be_placeholder, ["Logo Stad Gent", "Platz 3", "12"]))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Afbeelding van een loket", "Afbeelding van"),
        ("Image d’un guichet", "Image d’"),
        ("An image of a counter", "An image of"),
        ("Image of", ""),
        ("Image offerte par la ville", ""),
        ("Foto van het loket", ""),
    ],
)
def test_words_that_only_say_that_there_is_an_image(name: str, words: str) -> None:
    assert image_names.kind_said(name) == words
