from __future__ import annotations

import pytest

from einclusion.checking.destinations import destination
from einclusion.checking.links import is_generic, said_around, says_something
from tests.marked import tree


@pytest.mark.parametrize(
    "name",
    ["Lees meer", "Cliquez ici", "Mehr erfahren …", "READ MORE", "» ", "PDF (1,2 MB)", "Plus d’infos", "Download [nl]"],
)
def test_texts_that_say_nothing(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ["Lees meer over parkeren", "2", "Contact", "Tarifs (PDF)", "Mehr Grün", "A–Z"])
def test_texts_that_say_something(name: str) -> None:
    assert not is_generic(name)


def test_usual_phrases_around_a_link_say_nothing() -> None:
    assert not says_something("Lees meer, of klik hier")
    assert says_something("Lees meer over Ulysses")


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>Reglement: <a href='r'>pdf</a></p>", True),
        ("<div><p>Reglement</p></div><p><a href='r'>pdf</a></p>", False),
        (
            "<ul><li data-role=listitem>Reglement<ul><li><a href='r'>pdf</a></li></ul></li></ul>",
            True,
        ),
        ("<p>Reglement van het park</p>\n<a href='r'>pdf</a>", False),
    ],
)
def test_what_is_tied_to_a_link(markup: str, said: bool) -> None:
    link = tree(markup).select("a")[0]
    assert says_something(said_around(link)) is said


@pytest.mark.parametrize(
    ("markup", "end"),
    [
        ("<a href='b.html'>x</a>", "/b.html"),
        ("<a href=' /c#d '>x</a>", "/c#d"),
        ("<span role=link onclick=\"location='e'\">x</span>", "/e"),
        ("<span role=link onclick=\"window.location.href = 'f.html';\">x</span>", "/f.html"),
        ("<span role=link onclick=\"location = base + 'f.html'\">x</span>", ""),
        ("<a href='javascript:go()'>x</a>", ""),
    ],
)
def test_where_links_lead(markup: str, end: str) -> None:
    found = destination(tree(markup).select("a, span")[0])
    assert found.endswith(end)
    assert bool(found) is bool(end)
