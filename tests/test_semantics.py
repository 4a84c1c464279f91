from __future__ import annotations

import pytest

from einclusion.checking.semantics import role_of, semantics, with_aria
from einclusion.checking.stops import Stops
from einclusion.dom import Node
from tests.marked import page, tree


def target(markup: str) -> Node:
    return tree(markup).select("#t")[0]


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ('<div id="t" role="fancy BUTTON">x</div>', "button"),
        ('<div id="t" role="image">x</div>', "img"),
        ('<img id="t" data-role="image" alt="x">', "img"),
        ('<img id="t" alt="">', "none"),
        ('<img id="t" alt="" data-role="image" title="x">', "none"),
        ('<img id="t" alt="" data-role="image" tabindex="0">', "img"),
        ('<h1 id="t" role="none" data-role="heading">x</h1>', "none"),
        ('<h1 id="t" role="none" aria-describedby="a" data-role="heading">x</h1>', "heading"),
        ('<h1 id="t" role="none" aria-label="a" data-role="heading">x</h1>', "none"),
        ('<button id="t" role="none" data-role="button">x</button>', "button"),
        ('<ul><li id="t" data-role="listitem">x</li></ul>', "listitem"),
        ('<div><li id="t" data-role="listitem">x</li></div>', "generic"),
        ('<table><tr><td id="t" data-role="LayoutTableCell">x</td></tr></table>', "cell"),
        ('<table><tr><th id="t" data-role="LayoutTableCell">x</th></tr></table>', "columnheader"),
        ('<div id="t" data-role="LayoutTable">x</div>', "generic"),
        ('<svg id="t" data-role="image"></svg>', "graphics-document"),
        ('<label id="t" data-role="LabelText">x</label>', ""),
        ('<span id="t">x</span>', "generic"),
    ],
)
def test_roles(markup: str, role: str) -> None:
    assert role_of(target(markup)) == role


@pytest.mark.parametrize(
    ("markup", "hidden"),
    [
        ('<p id="t">x</p>', False),
        ('<p id="t" hidden>x</p>', True),
        ('<div aria-hidden="TRUE"><p id="t">x</p></div>', True),
        ('<div style="visibility:hidden"><p id="t">x</p></div>', True),
        ('<div style="visibility:hidden"><p id="t" style="visibility:visible">x</p></div>', False),
        ('<p id="t" aria-hidden="no">x</p>', False),
    ],
)
def test_hidden(markup: str, hidden: bool) -> None:
    node = target(markup)
    assert semantics(node.tree).hidden(node) is hidden


@pytest.mark.parametrize(
    ("markup", "stop"),
    [
        ('<a id="t" href="#">x</a>', True),
        ('<a id="t">x</a>', False),
        ('<a id="t" href="#" tabindex="-1">x</a>', False),
        ('<div id="t" tabindex=" 2px">x</div>', True),
        ('<div id="t" tabindex="x">x</div>', False),
        ('<input id="t" type="HIDDEN">', False),
        ('<button id="t" disabled>x</button>', False),
        ('<fieldset disabled><legend><input id="t"></legend></fieldset>', True),
        ('<fieldset disabled><legend></legend><input id="t"></fieldset>', False),
        ('<fieldset disabled><a id="t" href="#">x</a></fieldset>', True),
        ('<div inert><button id="t">x</button></div>', False),
        ('<div style="visibility:hidden"><button id="t">x</button></div>', False),
        ('<div hidden><button id="t">x</button></div>', False),
        ('<p id="t" contenteditable>x</p>', True),
        ('<p id="t" contenteditable="false">x</p>', False),
        ('<details><summary id="t">x</summary></details>', True),
        ('<details><summary></summary><summary id="t">x</summary></details>', False),
        ('<video id="t"></video>', False),
        ('<video id="t" controls></video>', True),
        ('<dialog data-states="modal"></dialog><button id="t">x</button>', False),
        ('<dialog data-states="modal"><button id="t">x</button></dialog>', True),
        ('<dialog data-states="modal" aria-modal="true"></dialog><button id="t">x</button>', True),
    ],
)
def test_tab_stops(markup: str, stop: bool) -> None:
    node = target(markup)
    assert semantics(node.tree).tab_stop(node) is stop


def test_a_frame_is_a_stop_where_the_tab_key_finds_one_in_it() -> None:
    dom = page(
        '<div><iframe id="a"></iframe><iframe id="b"></iframe></div>', {"a": "<button>x</button>", "b": "<p>x</p>"}
    )
    stops = Stops(dom)
    assert [stop.get("id") for stop in stops.within(dom.select("div")[0])] == ["a"]
    assert [stop.tag for stop in stops.of_frame(dom.select("#a")[0])] == ["button"]
    assert list(stops.of_frame(dom.select("#b")[0])) == []


def test_a_frame_out_of_the_tab_order_is_no_stop_but_still_holds_some() -> None:
    dom = page('<iframe id="a" tabindex="-1"></iframe>', {"a": '<a href="#">x</a>'})
    stops = Stops(dom)
    assert list(stops.within(dom.trees[0].select("body")[0])) == []
    assert [stop.tag for stop in stops.of_frame(dom.select("#a")[0])] == ["a"]


def test_stops_below_leave_out_the_element_itself() -> None:
    dom = page('<button id="t">x<span tabindex="0">y</span></button><a href="#">z</a>')
    assert [stop.tag for stop in Stops(dom).below(dom.select("#t")[0])] == ["span"]


def test_attributes_are_found_in_shadow_roots_too() -> None:
    dom = page(
        '<p aria-label="a"></p><div><template shadowrootmode="open"><i aria-live="off" class="x"></i></template></div>'
    )
    assert [(node.tag, names) for node, names in with_aria(dom)] == [("p", ["aria-label"]), ("i", ["aria-live"])]
