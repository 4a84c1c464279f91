"""The tree that rules query: selectors, text, language, visibility, and pointers that find their element again."""

from __future__ import annotations

import time

import msgspec
import pytest
from cssselect import SelectorError

from einclusion.axe import find
from einclusion.dom import Dom, Node, Tree
from einclusion.facts import Structure
from tests.structures import Piece, document, el, shadow, structure


def tree(*inside: Piece | str) -> Tree:
    return Dom(structure(el("html", el("body", *inside)))).trees[0]


def one(found: list[Node]) -> Node:
    assert len(found) == 1, found
    return found[0]


class TestSelecting:
    page = tree(
        el("h1", "Permit"),
        el("form", el("input", at={"type": "text", "required": ""}), el("input", at={"type": "tel"}), at={"id": "f"}),
        el("p", el("a", "Contact", at={"href": "/contact", "class": "button big"})),
        el("my-card", shadow(el("p", "In the shadow", el("a", at={"href": "#"}))), el("p", "In the light")),
    )

    @pytest.mark.parametrize(
        ("css", "tags"),
        [
            ("h1", ["h1"]),
            ("input[required]", ["input"]),
            ("#f > input", ["input", "input"]),
            ("input, h1", ["h1", "input", "input"]),
            ("a.big", ["a"]),
            ("a[href^='/']", ["a"]),
            ("p:not(:has(a))", ["p"]),
            ("my-card p", ["p", "p"]),
            ("marquee", []),
        ],
    )
    def test_in_document_order(self, css: str, tags: list[str]) -> None:
        assert [node.tag for node in self.page.select(css)] == tags

    def test_a_shadow_root_is_no_element(self) -> None:
        assert all(not node.tag.startswith("#") for node in self.page.select("*"))
        assert [node.tag for node in one(self.page.select("my-card")).children()] == ["p", "p"]

    def test_children_are_of_the_light_and_of_the_shadow(self) -> None:
        inside, outside = self.page.select("my-card p")
        assert inside.parent == outside.parent == one(self.page.select("my-card"))
        assert self.page.select("my-card > p") == [outside]

    def test_within_an_element(self) -> None:
        form = one(self.page.select("form"))
        assert form.select("input") == self.page.select("input")
        assert form.select("form") == []
        assert form.select("h1") == []

    def test_closest_is_itself_or_above(self) -> None:
        first = self.page.select("input")[0]
        assert first.closest("input") == first
        assert first.closest("form") == one(self.page.select("form"))
        assert first.closest("h1") is None

    def test_the_root(self) -> None:
        root = self.page.root
        assert root is not None
        assert (root.tag, root.parent, root.selector) == ("html", None, "html")

    def test_a_selector_that_is_none(self) -> None:
        with pytest.raises(SelectorError):
            self.page.select("p >")

    def test_a_document_without_nodes(self) -> None:
        empty = Dom(msgspec.convert({"documents": [{"address": "about:blank"}]}, Structure)).trees[0]
        assert empty.root is None
        assert empty.select("*") == []

    def test_nodes_compare_by_place(self) -> None:
        first, second = self.page.select("input")
        assert first == self.page.select("input")[0]
        assert first != second
        assert first != "input"
        assert len({first, second, self.page.select("input")[0]}) == 2
        assert repr(first) == "<Node #f > input:nth-of-type(1)>"


class TestText:
    def test_white_space_is_folded_and_blocks_part_words(self) -> None:
        page = tree(el("p", "One\n  two", el("b", "three"), el("br"), "four"), el("div", "five"), el("div", "six"))
        assert one(page.select("body")).text == "One twothree four five six"

    def test_what_is_not_rendered_is_no_text(self) -> None:
        page = tree(el("p", "shown"), el("p", "not shown", box=None))
        assert one(page.select("body")).text == "shown"

    def test_the_shadow_is_read(self) -> None:
        assert one(tree(el("my-card", shadow(el("p", "inside")), "outside")).select("my-card")).text == "inside outside"

    def test_a_name_is_folded(self) -> None:
        assert one(tree(el("button", name=" Send \n form ")).select("button")).name == "Send form"


class TestLanguage:
    page = tree(
        el("p", el("b")),
        el("p", el("i", at={"xml:lang": "de"}), at={"lang": " FR-be "}),
        el("p", el("u"), at={"lang": ""}),
        el("my-card", shadow(el("s")), at={"lang": "en"}),
    )

    @pytest.mark.parametrize(("css", "language"), [("b", ""), ("i", "de"), ("u", ""), ("s", "en"), ("p + p", "fr-be")])
    def test_nearest_mark(self, css: str, language: str) -> None:
        assert self.page.select(css)[0].language == language


class TestSight:
    def test_attributes_states_and_styles(self) -> None:
        node = one(
            tree(el("input", at={"required": ""}, states={"required": True}, style={"color": "red"})).select("input")
        )
        assert (node.has("required"), node.get("required"), node.get("title", "none")) == (True, "", "none")
        assert (node.state("required"), node.state("invalid")) == (True, None)
        assert node.style("color") == "red"

    def test_a_style_that_is_not_taken(self) -> None:
        with pytest.raises(ValueError, match="grid-area was not taken"):
            one(tree(el("p")).select("p")).style("grid-area")

    @pytest.mark.parametrize(
        ("piece", "visible"),
        [
            (el("p"), True),
            (el("p", box=None), False),
            (el("p", box=(0, 0, 1, 1)), False),
            (el("p", box=(0, 0, 100, 0)), False),
            (el("p", box=(-9999, 0, 100, 20)), False),
            (el("p", box=(0, -20, 100, 20)), False),
            (el("p", box=(-50, 0, 100, 20)), True),
            (el("p", style={"visibility": "hidden"}), False),
            (el("p", style={"visibility": "collapse"}), False),
            (el("p", style={"opacity": "0"}), False),
            (el("p", style={"opacity": "0.1"}), True),
            (el("div", el("p"), style={"opacity": "0"}), False),
        ],
    )
    def test_visible(self, piece: Piece, visible: bool) -> None:
        assert one(tree(piece).select("p")).visible is visible

    def test_without_a_box_there_is_no_style(self) -> None:
        node = one(tree(el("p", box=None)).select("p"))
        assert (node.style("display"), node.page_box) == ("", None)


class TestElement:
    def test_as_findings_store_it(self) -> None:
        page = tree(
            el("a", "More", at={"href": "/x", "download": ""}, box=(1.4, 2.6, 30.5, 9.5), role="link", name="More")
        )
        element = one(page.select("a")).element()
        assert element.selector == "html > body > a"
        assert element.html == '<a href="/x" download>More</a>'
        assert (element.text, element.role, element.name) == ("More", "link", "More")
        assert element.box == (1, 3, 30, 10)

    def test_code_with_children_is_the_opening_tag(self) -> None:
        assert one(tree(el("p", "Hello ", el("b", "you"))).select("p")).html == "<p>"

    def test_long_things_are_cut(self) -> None:
        long = "word " * 200
        element = one(tree(el("p", long, at={"title": long}, name=long)).select("p")).element()
        assert (len(element.text), len(element.html), len(element.name)) == (200, 400, 200)
        assert element.text.endswith("…")
        assert element.html.endswith("…")

    def test_boxes_in_frames_are_boxes_on_the_page(self) -> None:
        inner = document(el("html", el("body", el("p", box=(5, 6, 70, 8)))), frame=(0, 2), offset=(100, 200))
        dom = Dom(structure(el("html", el("body", el("iframe"))), inner))
        node = one(dom.trees[1].select("p"))
        assert node.box == (5, 6, 70, 8)
        assert node.element().box == (105, 206, 70, 8)


ODD = [
    el("p", at={"id": "same"}),
    el("p", at={"id": "same"}),
    el("p", el("b"), el("b"), at={"id": "ok"}),
    el("p", at={"id": "1st"}),
    el("p", at={"id": "a b"}),
    el("p", at={"id": "größe"}),
    el("p", at={"id": "x:y.z"}),
    el("p", at={"id": ""}),
    el("o:p", el("b")),
    el("o:p", el("b")),
    el("a²"),
    el("a²"),
    el("dïv", el("dïv")),
    el("svg", el("lineargradient"), el("path"), el("path")),
    el("my-card", el("p"), el("p")),
    el("p\x01"),
]


class TestPointers:
    def test_in_the_light_each_finds_one_element(self) -> None:
        page = tree(*ODD, el("div", *ODD[8:]))
        for node in page.select("*"):
            assert page.select(node.selector) == [node], node.selector

    def test_ids_are_used_where_they_are_safe_and_single(self) -> None:
        page = tree(*ODD)
        assert one(page.select("#ok > b:nth-of-type(2)")).selector == "#ok > b:nth-of-type(2)"
        assert one(page.select("#größe")).selector == "#größe"
        assert all("same" not in node.selector for node in page.select("[id='same']"))

    def test_into_shadow_roots(self) -> None:
        page = tree(
            el("my-app", shadow(el("header", el("my-nav", shadow(el("a"), el("a")))), el("main", at={"id": "m"})))
        )
        assert [node.selector for node in page.select("a, main")] == [
            "html > body > my-app >>> header > my-nav >>> a:nth-of-type(1)",
            "html > body > my-app >>> header > my-nav >>> a:nth-of-type(2)",
            "html > body > my-app >>> #m",
        ]

    def test_what_they_say_is_found_across_frames_and_shadow_roots(self) -> None:
        inner = document(
            el("html", el("body", el("p"), el("my-card", shadow(el("p"), el("p"))))),
            frame=(0, 3),
            ancestors="html > body > iframe:nth-of-type(2) >>> ",
        )
        page = structure(el("html", el("body", el("iframe"), el("iframe"), el("my-card", shadow(el("b"))))), inner)
        dom = Dom(page)
        nodes = dom.select("*")
        assert len(nodes) == 12
        for node in nodes:
            assert find(node.selector, dom) == node, node.selector


HOSTILE = ["²", "@click", "v-on:click.once", "<", "a\x00b", "é", "-x", "9", "xml:lang", "xmlns:x", "\ud800"]


def test_odd_names_and_control_characters_do_no_harm() -> None:
    page = tree(
        *(el("p", "te\x00xt\x1b[31m\ud800", at={name: "va\x08lue\uffff\udfff", "class": "odd"}) for name in HOSTILE),
        el("p", "last"),
    )
    assert len(page.select("p")) == len(HOSTILE) + 1
    assert len(page.select(".odd")) == len(HOSTILE)
    assert page.select("p")[1].get("@click") == "va\x08lue\uffff\udfff"


def test_large_pages_take_no_long_time() -> None:
    flat = tree(*(el("p") for _ in range(20_000)))
    began = time.process_time()
    assert len({node.selector for node in flat.select("p")}) == 20_000
    assert time.process_time() - began < 4, "selectors of siblings are to be made in one go"


def test_deep_pages_are_read() -> None:
    facts = [{"parent": index - 1, "tag": "div" if index else "html"} for index in range(5_000)]
    deep = Dom(msgspec.convert({"documents": [{"address": "x", "nodes": facts}]}, Structure))
    innermost = deep.select("div")[-1]
    assert len(list(innermost.ancestors())) == 4_999
    assert innermost.selector.count(" > ") == 4_999
