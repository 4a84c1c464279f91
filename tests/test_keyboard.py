from __future__ import annotations

import pytest
from lxml import html

from einclusion.checking.keyboard import Keyboard
from einclusion.dom import Tree
from einclusion.facts import Document, NodeFacts, Structure

STYLES = [
    {"visibility": "visible", "opacity": "1", "cursor": "auto", "pointer-events": "auto"},
    {"visibility": "visible", "opacity": "1", "cursor": "pointer", "pointer-events": "auto"},
]
ROLES = {"a": "link", "button": "button", "input": "textbox"}


def facts(element: html.HtmlElement, parent: int) -> NodeFacts:
    """What the browser would tell: `listens` stands for a script's listener, `pointer` for a hand over the element."""
    attributes = {name: value for name, value in element.attrib.items() if name not in ("listens", "pointer")}
    native = element.tag in ("button", "input") or (element.tag == "a" and "href" in attributes)
    disabled = "disabled" in attributes
    stop = (native and not disabled) or "tabindex" in attributes
    return NodeFacts(
        parent=parent,
        tag=element.tag,
        attributes=attributes,
        box=(10, 10, 50, 20),
        style=int("pointer" in element.attrib),
        clickable="listens" in element.attrib or "onclick" in attributes,
        role=attributes.get("role") or (ROLES[element.tag] if native else "generic"),
        states={name: True for name, there in (("focusable", stop), ("disabled", disabled)) if there},
    )


def add(element: html.HtmlElement, parent: int, nodes: list[NodeFacts]) -> None:
    """The element, its text and what it holds, in document order."""
    here = len(nodes)
    nodes.append(facts(element, parent))
    if element.text:
        nodes.append(NodeFacts(parent=here, tag="#text", text=element.text, box=(10, 10, 50, 20), style=0))
    for child in element:
        add(child, here, nodes)


def ways(body: str) -> dict[str, str]:
    """How the keyboard gets to each target that has an id."""
    nodes: list[NodeFacts] = []
    add(html.document_fromstring(f"<html><body>{body}</body></html>"), -1, nodes)
    document = Document(address="", nodes=nodes)
    styles = [list(style.values()) for style in STYLES]
    keyboard = Keyboard(Tree(Structure(documents=[document], properties=list(STYLES[0]), styles=styles), document))
    return {node.get("id"): keyboard.way(node) for node in keyboard.targets() if node.has("id")}


@pytest.mark.parametrize(
    "body",
    [
        '<button id="t">Go</button>',
        '<div role="button" tabindex="0" id="t">Go</div>',
        '<div onclick="open()" id="t"><a href="/x">Go</a></div>',
        '<button>Go <span onclick="open()" id="t">!</span></button>',
        '<label>Name <input><span onclick="open()" id="t">?</span></label>',
        '<label role="button" for="f" id="t">Choose</label><input id="f">',
        '<div onclick="toggle()" id="t">dark</div><button onclick="toggle()">Menu</button>',
        '<td onclick="location=\'/x\'" id="t">cell</td><a href="/x">x</a>',
        '<a href="/x" tabindex="-1" id="t">picture</a><a href="/x">title</a>',
        '<div role="tablist"><b role="tab" tabindex="0">1</b><b role="tab" tabindex="-1" id="t">2</b></div>',
        '<input aria-controls="l"><div role="listbox" id="l"><b role="option" id="t">1</b></div>',
        '<div role="listbox" tabindex="0"><b role="option" id="t">1</b></div>',
    ],
)
def test_the_keyboard_gets_there(body: str) -> None:
    assert ways(body)["t"] == "open"


@pytest.mark.parametrize(
    "body",
    [
        '<div role="button" id="t">Go</div>',
        '<div role="checkbox" id="t">Yes</div>',
        '<div onclick="window.location.href = \'/x\'" id="t">Go</div>',
        '<div onclick="this.form.submit()" id="t">Send</div>',
        '<div onclick="openMenu()" id="t">Menu</div>',
        '<div onclick="verzend(1)" pointer id="t">Volgende</div>',
        '<div role="tablist"><b role="tab" id="t">1</b></div>',
        '<div tabindex="0"><b role="button" id="t">inside what only scrolls</b></div>',
    ],
)
def test_the_keyboard_does_not_get_there(body: str) -> None:
    assert ways(body)["t"] == "shut"


@pytest.mark.parametrize(
    "body",
    [
        '<div listens pointer id="t">Go</div>',
        '<div onclick="go()" id="t">Go</div>',
        '<div onclick="track()" pointer id="t">Go</div>',
        '<div onclick="closeAll()" pointer id="t">×</div>',
        '<button tabindex="-1" id="t">Clear</button>',
        '<div role="listbox"><b role="option" id="t">1</b></div>',
    ],
)
def test_a_person_must_try(body: str) -> None:
    assert ways(body)["t"] == "doubtful"


@pytest.mark.parametrize(
    "body",
    [
        "<p id='t'>text</p>",
        "<div listens id='t'>a container that listens for others</div>",
        "<div pointer><p listens pointer id='t'>the hand comes from above</p></div>",
        '<div onclick="event.stopPropagation();" id="t">x</div>',
        '<div onclick="return false" id="t">x</div>',
        '<button disabled id="t">x</button>',
        '<div role="button" aria-disabled="true" id="t">x</div>',
        '<div aria-hidden="true"><div onclick="open()" id="t">x</div></div>',
        '<div inert><div onclick="open()" id="t">x</div></div>',
        '<div role="link" aria-current="page" id="t">here</div>',
        '<label onclick="open()" id="t">x <input></label>',
    ],
)
def test_what_is_no_target(body: str) -> None:
    assert "t" not in ways(body)
