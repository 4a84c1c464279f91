"""Menus that pages share, and search forms and links to help that they repeat."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from einclusion.checking.helping import helps, turned
from einclusion.checking.menus import common, menus, read_pages, shared_menus, swapped
from einclusion.checking.searching import alike, searches
from einclusion.dom import Dom
from einclusion.facts import Facts
from einclusion.run import Page
from einclusion.scope import Service
from einclusion.subjects import MissingFacts, PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon
from tests import structures
from tests.structures import Piece, el
from tests.text.page import structure

SITE = "https://wilgenhove.example/"
HELP = Lexicon.load({"nl": {"help": {"source": "Test.", "phrases": ["hulp"]}}})


def page(body: str, path: str = "", lang: str = "nl", host: str = SITE, status: int = 200) -> PageSubject:
    facts = Facts(structure=structure(body, lang=lang))
    return PageSubject(Page(number=1, address=host + path, facts=facts, status=status), Service(name="W", start=[SITE]))


def nav(*names: str, tag: str = "nav") -> str:
    return f"<{tag}>" + "".join(f'<a href="/{name.lower()}">{name}</a>' for name in names) + f"</{tag}>"


def service(*pages: PageSubject) -> ServiceSubject:
    return ServiceSubject(Service(name="W", start=[SITE]), lambda: iter(pages), [], [])


def names(pages: Sequence[PageSubject]) -> list[tuple[str, str] | None]:
    pairs = [swapped(one.menu, one.other) for one in shared_menus(service(*pages))]
    return [(pair[0].name, pair[1].name) if pair else None for pair in pairs]


class TestMenus:
    def test_links_stand_in_their_nearest_landmark(self) -> None:
        header = "<header>" + nav("A", "B", "C") + nav("D", "E", "F") + "</header>"
        whole = page(header + nav("G", "H", "I", tag="footer"))
        found = [(menu.role, "".join(entry.name for entry in menu.entries)) for menu in menus(whole)]
        assert found == [("navigation", "ABC"), ("navigation", "DEF"), ("contentinfo", "GHI")]

    @pytest.mark.parametrize("holder", ["main", "article", "aside", "section", "dialog"])
    def test_those_of_a_part_of_the_page_are_left_out(self, holder: str) -> None:
        assert list(menus(page(f"<{holder}>{nav('A', 'B', 'C')}</{holder}>"))) == []

    def test_links_that_nobody_sees_and_those_that_stand_there_twice_are_left_out(self) -> None:
        hidden = '<a href="/x" style="display: none">X</a>'
        (menu,) = menus(page("<nav>" + nav("A", "B", "C", "A", "D", tag="div") + hidden + "</nav>"))
        assert [entry.name for entry in menu.entries] == ["B", "C", "D"]

    def test_one_menu_has_much_in_common_with_itself_on_another_page(self) -> None:
        (one,) = menus(page(nav("A", "B", "C", "D")))
        (more,) = menus(page(nav("A", "B", "C", "E", "F")))
        (other,) = menus(page(nav("A", "B", "E", "F")))
        assert len(common(one, more)) == 3
        assert common(one, other) == set()
        assert common(one, *menus(page(nav("A", "B", "C", "D", tag="footer")))) == set()

    def test_an_order_is_the_same_where_links_come_or_go(self) -> None:
        assert names([page(nav("A", "B", "C")), page(nav("A", "X", "B", "C"), "x")]) == [None]

    def test_a_swap_names_two_neighbours(self) -> None:
        assert names([page(nav("A", "B", "C")), page(nav("A", "C", "B"), "x")]) == [("B", "C")]

    def test_another_target_or_name_is_another_link(self) -> None:
        assert names([page(nav("A", "B", "C")), page(nav("A", "C", "B").replace("/b", "/b2"), "x")]) == []

    @pytest.mark.parametrize(("lang", "host"), [("fr", SITE), ("nl", "https://loket.example/")])
    def test_other_languages_and_hosts_are_not_compared(self, lang: str, host: str) -> None:
        assert names([page(nav("A", "B", "C")), page(nav("C", "B", "A"), "x", lang=lang, host=host)]) == []

    def test_what_is_kept_does_not_grow_with_pages_that_share_their_menu(self) -> None:
        pages = [page(nav("A", "B", "C", f"D{number}"), str(number)) for number in range(60)]
        assert len(names(pages)) == 59

    def test_pages_that_could_not_be_read_are_told_only_where_none_could(self) -> None:
        unread = PageSubject(Page(number=2, address=SITE + "x"), Service(name="W", start=[SITE]))
        assert len(list(read_pages(service(unread, page("<p>x</p>"), page("<p>x</p>", status=404))))) == 1
        with pytest.raises(MissingFacts):
            list(read_pages(service(unread)))


class TestHelp:
    @pytest.mark.parametrize(
        ("body", "found"),
        [
            ('<a href="/contact">Contact</a><main></main>', ["before"]),
            ('<main></main><a href="/contact">Contact</a>', ["after"]),
            ('<main></main><a href="tel:+3293301234">09 330 12 34</a>', ["after"]),
            ('<main></main><a href="/hulp">Hulp</a>', ["after"]),
            ('<main><a href="/contact">Contact</a></main>', []),
            ('<a href="/contact">Contact</a><main><a href="/contact">Contact</a></main>', []),
            ('<a href="/contact">Contact</a>', []),
            ('<a href="/prijzen">Prijzen</a><main></main>', []),
        ],
    )
    def test_where_it_stands(self, body: str, found: list[str]) -> None:
        assert [one.where for one in helps(page(body), HELP)] == found

    def test_the_order_of_two(self) -> None:
        both = '<a href="/hulp">Hulp</a><a href="/contact">Contact</a>'
        here = helps(page(f"<main></main>{both}"), HELP)
        there = helps(page('<main></main><a href="/contact">Contact</a><a href="/hulp">Hulp</a>'), HELP)
        assert turned(here, here[1:]) is None
        assert turned(here, here) is None
        assert [one.name for one in turned(here, there) or ()] == ["Hulp", "Contact"]


FIELD = el("input", at={"type": "search", "name": "q"})


class TestSearch:
    @pytest.mark.parametrize(
        ("inside", "found"),
        [
            ([FIELD, el("button", name="Zoek")], 1),
            ([FIELD, el("input", at={"type": "submit"}, name="Zoek")], 1),
            ([FIELD, el("button", name="🔍")], 0),
            ([FIELD, el("button", name="Zoek"), el("button", name="Uitgebreid")], 0),
            ([FIELD, el("button", name="Zoek", box=None)], 0),
            ([FIELD, el("input", at={"name": "zone"}), el("button", name="Zoek")], 0),
            ([el("input", at={"name": "naam"}), el("button", name="Verder")], 0),
        ],
    )
    def test_forms_with_one_field_and_one_button_that_is_called_something(
        self, inside: list[Piece], found: int
    ) -> None:
        form = structures.structure(el("html", el("form", *inside, at={"action": "/vind"})))
        assert [search.target for search in searches(Dom(form).trees[0], SITE)] == [SITE + "vind q"] * found

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("Zoek", "Zoeken", True),
            ("Search", "Search this site", True),
            ("Go", "Search", False),
            ("OK", "Okay", False),
        ],
    )
    def test_names_that_match(self, one: str, other: str, same: bool) -> None:
        assert alike(one, other) is same
