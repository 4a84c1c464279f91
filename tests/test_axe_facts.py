"""axe's answers as facts: its pointers matched with the structure, and left as they are where they can't be."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from einclusion.axe import axe_of, find
from einclusion.dom import Dom
from tests.structures import document, el, shadow, structure

INNER = document(
    el("html", el("body", el("p", "inner", at={"class": "hint"}), el("my-card", shadow(el("b"))))),
    ancestors="#pay >>> ",
    offset=(10, 20),
)
PAGE = structure(
    el(
        "html",
        el(
            "body",
            el("p", "outer", at={"class": "hint"}),
            el("iframe", at={"id": "pay"}),
            el("iframe", at={"id": "map"}),
            el("my-app", shadow(el("button", name="Send"), el("my-menu", shadow(el("button"))))),
        ),
    ),
    INNER,
)
FRAME = next(index for index, node in enumerate(PAGE.documents[0].nodes) if node.attributes.get("id") == "pay")


@pytest.fixture(scope="module")
def dom() -> Dom:
    framed = msgspec.structs.replace(INNER, frame=(0, FRAME))
    return Dom(msgspec.structs.replace(PAGE, documents=[PAGE.documents[0], framed]))


@pytest.mark.parametrize(
    ("target", "selector"),
    [
        (".hint", "html > body > p"),
        ("#pay", "#pay"),
        ("#pay >>> .hint", "#pay >>> html > body > p"),
        ("#pay >>> my-card >>> b", "#pay >>> html > body > my-card >>> b"),
        ("my-app >>> my-menu >>> button", "html > body > my-app >>> my-menu >>> button"),
        ("my-app >>> button[name='none']", None),
        ("iframe", None),
        (".nothing", None),
        ("p[", None),
        ("p:nonsense(2)", None),
        ("", None),
        ("#map >>> .hint", None),
        (".hint >>> #pay", None),
    ],
)
def test_a_pointer_finds_one_element_or_none(dom: Dom, target: str, selector: str | None) -> None:
    found = find(target, dom)
    assert (found.selector if found else None) == selector


def test_in_a_page_without_documents_nothing_is_found() -> None:
    assert find("p", Dom(structure())) is None


def _row(target: str, **more: Any) -> dict[str, Any]:
    return {
        "rule": "image-alt",
        "outcome": "failed",
        "nodes": [{"target": target, "html": "<p>", "impact": "serious", "check": "has-alt", "data": {}, **more}],
    }


def test_matched_elements_are_those_of_the_structure(dom: Dom) -> None:
    facts = axe_of({"version": "4.12", "results": [_row("#pay >>> .hint")]}, dom)
    node = facts.results[0].nodes[0]
    assert node.element.selector == "#pay >>> html > body > p"
    assert node.element.text == "inner"
    assert node.element.box == (10, 20, 100, 20)
    assert (facts.version, node.impact, node.check) == ("4.12", "serious", "has-alt")


@pytest.mark.parametrize("known", [True, False])
def test_without_a_match_axes_own_words_are_kept(dom: Dom, known: bool) -> None:
    facts = axe_of({"version": "4.12", "results": [_row("iframe")]}, dom if known else None)
    element = facts.results[0].nodes[0].element
    assert (element.selector, element.html, element.box) == ("iframe", "<p>", None)


def test_measured_values_and_bare_results_are_kept() -> None:
    rows = [_row("p", data={"contrastRatio": 2.3, "large": False}), {"rule": "image-alt", "outcome": "passed"}]
    failed, passed = axe_of({"version": "4.12", "results": rows}, None).results
    assert failed.nodes[0].data == {"contrastRatio": 2.3, "large": False}
    assert (passed.outcome, passed.nodes) == ("passed", [])
