"""From the browser's protocol answers to structure facts; the answers come from the real browser, visited once."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from einclusion.dom import Dom, Node
from einclusion.facts import Structure
from einclusion.probes import structure as probe
from einclusion.snapshot import PROPERTIES, structure_of
from tests.live import Live

RICH = """<!DOCTYPE html>
<html lang="nl"><head><title>Kaart</title>
<style>
  .off { display: none } .gone { visibility: hidden } h1::before { content: "§" }
  .tall { line-height: 40px; width: 90px }
</style></head>
<body ONLOAD="">
<!-- a remark -->
<h1 class="big">Kaart <b>aanvragen</b></h1>
<p class="off">weg</p><p class="gone">onzichtbaar</p><p class="tall" id="tall">een twee drie vier vijf zes zeven</p>
<form>
  <label>Naam <input id="name" required aria-describedby="hint"></label> <small id="hint">Zoals op uw kaart</small>
  <input type="checkbox" id="agree" checked aria-label="Akkoord">
  <select id="zone" aria-label="Zone"><option>Noord<option selected>Zuid</select>
  <textarea id="why" aria-label="Reden" aria-invalid="true"></textarea>
  <button aria-expanded="false" type="button">Meer</button>
</form>
<div id="open"></div><div id="closed"></div><div id="tick">Klik</div> <a href="/">Start</a>
<svg width="20" height="20"><linearGradient id="g"></linearGradient><title>Pijl</title></svg>
<script>
  document.querySelector("#name").value = "Ann";
  document.querySelector("#why").value = "Verhuisd";
  document.querySelector("#open").attachShadow({mode: "open"}).innerHTML = "<p class=in>open</p><slot></slot>";
  const closed = document.querySelector("#closed").attachShadow({mode: "closed"});
  closed.innerHTML = "<my-part><p class=in>dicht</p></my-part>";
  document.querySelector("#tick").addEventListener("click", () => {});
  document.querySelectorAll = Document.prototype.querySelector = () => { throw new Error("hostile") };
  Object.defineProperty(Element.prototype, "attributes", {get() { throw new Error("hostile") }});
</script>
</body></html>"""


@pytest.fixture(scope="module")
def rich(live: Live) -> Structure:
    return structure_of(live.capture(RICH))


@pytest.fixture(scope="module")
def dom(rich: Structure) -> Dom:
    return Dom(rich)


def one(dom: Dom, css: str) -> Node:
    found = dom.select(css)
    assert len(found) == 1, (css, found)
    return found[0]


def test_there_is_one_document_with_the_properties_taken(rich: Structure) -> None:
    assert len(rich.documents) == 1
    assert rich.properties == list(PROPERTIES)
    assert rich.viewport == (1280, 800)
    assert all(len(style) == len(PROPERTIES) for style in rich.styles)
    assert len({tuple(style) for style in rich.styles}) == len(rich.styles)
    assert rich.documents[0].size[0] == 1280


def test_parents_come_before_their_children(rich: Structure) -> None:
    nodes = rich.documents[0].nodes
    assert (nodes[0].tag, nodes[0].parent) == ("html", -1)
    assert all(0 <= node.parent < index for index, node in enumerate(nodes) if index)


def test_names_are_in_lower_case(rich: Structure) -> None:
    assert {node.tag for node in rich.documents[0].nodes} >= {"h1", "lineargradient", "#text", "#shadow-root"}
    assert all(node.tag == node.tag.lower() for node in rich.documents[0].nodes)
    assert all(name == name.lower() for node in rich.documents[0].nodes for name in node.attributes)


def test_remarks_and_generated_content_are_left_out(rich: Structure) -> None:
    nodes = rich.documents[0].nodes
    assert {"§", " a remark "} & {node.text for node in nodes} == set()
    assert {node.tag for node in nodes if not node.tag[0].isalpha()} == {"#text", "#shadow-root"}


def test_what_is_not_rendered_has_no_box(dom: Dom) -> None:
    hidden = one(dom, ".off")
    assert (hidden.box, hidden.facts.style, hidden.text) == (None, -1, "")
    assert one(dom, ".gone").style("visibility") == "hidden"
    assert not one(dom, ".gone").visible
    assert one(dom, "h1").visible


def test_text_over_several_lines_has_one_box(dom: Dom) -> None:
    tall = one(dom, "#tall")
    text = next(node for node in dom.trees[0].nodes if node.text.startswith("een twee"))
    assert text.box is not None
    assert tall.box is not None
    assert text.box[3] > 60
    assert text.box[2] <= tall.box[2]


def test_fields_tell_what_they_hold(dom: Dom) -> None:
    assert one(dom, "#name").facts.value == "Ann"
    assert one(dom, "#why").facts.value == "Verhuisd"
    assert one(dom, "#agree").facts.checked
    assert [node.facts.checked for node in dom.select("option")] == [False, True]


def test_the_accessibility_tree_is_on_the_nodes(dom: Dom) -> None:
    name = one(dom, "#name")
    assert (name.role, name.name, name.facts.description) == ("textbox", "Naam", "Zoals op uw kaart")
    assert (name.state("required"), name.state("focusable")) == (True, True)
    assert (one(dom, "h1").role, one(dom, "h1").state("level"), one(dom, "h1").name) == (
        "heading",
        1,
        "§Kaart aanvragen",
    )
    assert one(dom, "button").state("expanded") is False
    assert one(dom, "#why").state("invalid") == "true"
    assert one(dom, "body").role == ""
    assert one(dom, ".off").role == ""
    assert one(dom, "svg").name == "Pijl"


def test_what_reacts_to_clicks(dom: Dom) -> None:
    assert one(dom, "#tick").facts.clickable
    assert one(dom, "a").facts.clickable
    assert not one(dom, "#open").facts.clickable


def test_shadow_roots_open_and_closed_are_read(dom: Dom) -> None:
    opened, closed = dom.select(".in")
    assert (opened.text, closed.text) == ("open", "dicht")
    assert (opened.selector, closed.selector) == ("#open >>> p", "#closed >>> my-part > p")
    assert [ancestor.tag for ancestor in closed.ancestors()] == ["my-part", "div", "body", "html"]


def test_the_browsers_own_shadow_roots_are_not(dom: Dom) -> None:
    assert [node.tag for node in one(dom, "#name").children()] == []
    assert sum(node.tag == "#shadow-root" for node in dom.trees[0].nodes) == 2


def test_what_is_stored_is_read_again(rich: Structure) -> None:
    assert msgspec.json.decode(msgspec.json.encode(rich), type=Structure) == rich


FRAMED = """<!DOCTYPE html><html><body style="margin: 0"><p>outer</p>
<iframe src="one.html" style="border: 0; position: absolute; left: 100px; top: 50px"></iframe>
<iframe src="{other}two.html" id="other"></iframe></body></html>"""
ONE = """<body style="margin: 0"><p>one</p>
<iframe src="two.html" style="border: 0; position: absolute; left: 10px; top: 20px"></iframe></body>"""
TWO = '<body style="margin: 0"><button style="position: absolute; left: 3px; top: 4px; width: 50px">two</button></body>'


@pytest.fixture(scope="module")
def framed(live: Live) -> Structure:
    return structure_of(live.capture(FRAMED, one_html=ONE, two_html=TWO))


def test_frames_within_frames_and_from_elsewhere_are_read(framed: Structure) -> None:
    buttons = Dom(framed).select("button")
    assert [button.selector for button in buttons] == [
        "html > body > iframe:nth-of-type(1) >>> html > body > iframe >>> html > body > button",
        "#other >>> html > body > button",
    ]
    assert [button.name for button in buttons] == ["two", "two"]


def test_boxes_in_frames_are_told_on_the_page(framed: Structure) -> None:
    first = Dom(framed).select("button")[0]
    assert first.box is not None
    assert first.page_box is not None
    assert first.box[:3] == (3, 4, 50)
    assert first.page_box[:3] == (113, 74, 50)


def test_a_frame_in_a_process_of_its_own_is_put_in_its_place(live: Live) -> None:
    outer = live.capture('<body style="margin: 0"><iframe id="far" style="border: 7px solid"></iframe></body>')
    inner = live.capture("<body><p>far away</p></body>")
    structure = structure_of(_joined(outer, inner))
    far = one(Dom(structure), "p")
    assert far.selector == "#far >>> html > body > p"
    assert far.tree.document.frame == (0, structure.documents[0].nodes.index(one(Dom(structure), "#far").facts))


def _joined(outer: dict[str, Any], inner: dict[str, Any]) -> dict[str, Any]:
    """As if the page of `inner` ran in a process of its own in the frame of `outer`."""
    rows = outer["parts"][0]["snapshot"]
    names = [rows["strings"][name] for name in rows["documents"][0]["nodes"]["nodeName"]]
    owner = rows["documents"][0]["nodes"]["backendNodeId"][names.index("IFRAME")]
    own = {**outer["parts"][0], "snapshot": {**rows, "documents": rows["documents"][:1]}}
    part = {**inner["parts"][0], "within": 0, "owner": owner}
    return {**outer, "parts": [own, part], "unreachable": ["https://far.example/"]}


def test_frames_that_could_not_be_read_are_named(live: Live) -> None:
    outer = live.capture("<body><iframe></iframe></body>")
    assert structure_of(_joined(outer, live.capture("<p>"))).unreachable == ["https://far.example/"]


def test_a_frame_whose_owner_is_gone_stays_a_document_without_a_place(live: Live) -> None:
    raw = _joined(live.capture("<body><iframe></iframe></body>"), live.capture("<p>far"))
    raw["parts"][1]["owner"] = 999_999
    last = structure_of(raw).documents[-1]
    assert (last.frame, last.ancestors) == (None, "")


def test_a_drawing_is_a_document_too(live: Live) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title><path d="M0 0h9v9z"/></svg>'
    facts = structure_of(live.look({"drawing.svg": drawing}, probe.gather))
    assert [node.tag for node in facts.documents[0].nodes] == ["svg", "title", "#text", "path"]


def test_odd_names_from_a_page_do_no_harm(live: Live) -> None:
    page = Dom(structure_of(live.capture('<o:p ²=1 @click="x">Word</o:p><a² :is=x><b>²</b></a²><p id="1" id="2">')))
    assert [node.selector for node in page.select("body *")] == [
        "html > body > :nth-child(1)",
        "html > body > :nth-child(2)",
        "html > body > :nth-child(2) > b",
        "html > body > p",
    ]


def test_very_long_texts_are_cut(live: Live) -> None:
    page = structure_of(live.capture(f"<p>{'lang ' * 9_000}</p>"))
    assert max(len(node.text) for node in page.documents[0].nodes) == 20_000


def test_text_that_styles_put_there_belongs_to_its_element(live: Live) -> None:
    style = "<style>p::before{content:'Let op: '} p::after{content:' (nieuw)'} li::marker{content:'Stap '}</style>"
    page = Dom(structure_of(live.capture(f"{style}<p>Gratis</p><ul><li>Bel ons</li></ul>")))
    assert [one(page, tag).facts.generated for tag in ("p", "li")] == ["Let op: (nieuw)", ""]
    assert one(page, "p").text == "Gratis"
