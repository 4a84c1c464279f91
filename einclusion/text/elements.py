"""What elements, roles and computed styles mean for the text inside them."""

from __future__ import annotations

import re
from typing import Literal

from einclusion.facts import Box, NodeFacts

Kind = Literal["heading", "paragraph", "item", "cell", "label", "button", "link", "hint", "error", "legend", "option"]
Area = Literal["header", "nav", "main", "aside", "footer", "dialog", ""]


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


SKIPPED = _set(
    "script style template head title svg canvas video audio object embed iframe frame textarea datalist meter progress"
)
INLINE_TAGS = _set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark math nobr output q ruby rt rp s "
    "samp slot small span strike strong sub sup time tt u var wbr"
)
_QUOTING_TAGS = _set("code kbd q samp var")
_BLOCK_TAGS = _set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section select summary table tbody td tfoot th thead tr ul"
)
_INLINE_DISPLAYS = frozenset({"inline", "contents", "ruby", "ruby-text", "math", "none", ""})
_KIND_BY_TAG: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "label": "label",
    "legend": "legend",
    "button": "button",
    "summary": "button",
    "option": "option",
}
_KIND_BY_ROLE: dict[str, Kind] = {
    "alert": "error",
    "heading": "heading",
    "listitem": "item",
    "button": "button",
    "option": "option",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "cell"),
}
_KEPT_INSIDE: dict[Kind, frozenset[Kind]] = {
    "error": frozenset({"item", "cell", "label", "button", "legend", "option"}),
    "heading": frozenset({"button", "item", "cell"}),
    "hint": frozenset({"item", "cell"}),
    **dict.fromkeys(("label", "legend", "button", "option"), frozenset({"item", "cell"})),
}
"""What an element's kind wins over in the elements inside it."""
_AREA_BY_ROLE: dict[str, Area] = {
    "banner": "header",
    "navigation": "nav",
    "main": "main",
    "complementary": "aside",
    "contentinfo": "footer",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_AREA_BY_TAG: dict[str, Area] = {"nav": "nav", "main": "main", "aside": "aside", "dialog": "dialog"}
_SECTIONING = frozenset({"article", "aside", "main", "nav", "section"})
_SECTION_ROLES = frozenset({"article", "complementary", "main", "navigation", "region"})
_FIELD_TAGS = frozenset({"input", "select", "textarea", "fieldset"})
_FIELD_ROLES = _set("checkbox combobox group listbox radio radiogroup searchbox slider spinbutton switch textbox")
_HINT_NAME = re.compile(r"hint|help|hulp|uitleg|tip|aide|hilfe|hinweis", re.IGNORECASE)


class Look:
    """What a set of computed styles means for text."""

    __slots__ = ("block", "clips", "fixed", "inline_box", "invisible", "plain", "pre", "transparent")

    def __init__(self, values: dict[str, str]) -> None:
        display = values.get("display", "inline")
        space = values.get("white-space") or values.get("white-space-collapse", "")
        self.inline_box = display.startswith("inline-")
        self.block = not self.inline_box and display not in _INLINE_DISPLAYS
        self.invisible = values.get("visibility", "visible") != "visible"
        self.transparent = values.get("opacity") == "0" or values.get("font-size") == "0px"
        self.fixed = values.get("position") in ("fixed", "sticky")
        self.clips = {"hidden", "clip"} & {values.get("overflow-x"), values.get("overflow-y")} != set()
        self.pre = space.startswith("pre")
        self.plain = not (self.inline_box or self.block or self.transparent or self.clips or self.fixed)


def quotes(node: NodeFacts) -> bool:
    """Whether what the element holds is marked up as said by others, or as code."""
    return node.tag in _QUOTING_TAGS or (node.tag == "blockquote" and "cite" in node.attributes)


def reached(box: Box | None) -> bool:
    """Whether a reader can get to a box: it has a size, and scrolling leads there."""
    return box is not None and box[2] > 0 and box[3] > 0 and box[0] + box[2] > 0 and box[1] + box[3] > 0


class References:
    """What elements of a document say of others by their ids."""

    def __init__(self, nodes: list[NodeFacts]) -> None:
        self.described: dict[str, Kind] = {}
        """Hints and errors of fields."""
        self.opened: set[str] = set()
        """What a button opens that says it is closed."""
        for node in nodes:
            if node.attributes:
                self._note(node)

    def _note(self, node: NodeFacts) -> None:
        attributes = node.attributes
        if "aria-describedby" in attributes and (node.tag in _FIELD_TAGS or role_of(node) in _FIELD_ROLES):
            wrong = attributes.get("aria-invalid", "false") not in ("", "false")
            for name in attributes["aria-describedby"].split():
                self.described.setdefault(name, "error" if wrong and not _HINT_NAME.search(name) else "hint")
        if "aria-errormessage" in attributes:
            self.described.update(dict.fromkeys(attributes["aria-errormessage"].split(), "error"))
        if attributes.get("aria-expanded") == "false" and "aria-controls" in attributes and node.box is not None:
            self.opened.update(attributes["aria-controls"].split())


def role_of(node: NodeFacts) -> str:
    """The role it is given, empty where it is given none."""
    role = node.attributes.get("role", "")
    return role.split(None, 1)[0].lower() if role.strip() else ""


def kind_of(node: NodeFacts, inherited: Kind) -> Kind | None:
    """Kind that the element gives its text; none where it gives none of its own."""
    role = role_of(node)
    kind = _KIND_BY_ROLE.get(role) or _KIND_BY_TAG.get(node.tag)
    if kind is None:
        return "paragraph" if node.tag in ("article", "section") and inherited != "error" else None
    if kind in ("cell", "item") and (role in ("presentation", "none") or node.role.lower().startswith("layout")):
        kind = "paragraph"
    return inherited if kind in _KEPT_INSIDE.get(inherited, ()) else kind


def area_of(node: NodeFacts, inherited: Area, sectioned: bool) -> Area:
    """Landmark that the element is; `sectioned` where header and footer inside it are none."""
    role, tag = role_of(node), node.tag
    if role:
        return _AREA_BY_ROLE.get(role, inherited)
    if tag in ("header", "footer") and not sectioned:
        return "header" if tag == "header" else "footer"
    return _AREA_BY_TAG.get(tag, inherited)


def is_section(node: NodeFacts) -> bool:
    """Whether it is sectioning content."""
    role = role_of(node)
    return role in _SECTION_ROLES or (not role and node.tag in _SECTIONING)


def starts_block(node: NodeFacts, look: Look, hidden: bool, inline: bool) -> bool:
    """Whether its text stands apart; `hidden` where nothing is rendered, `inline` within inline-flex and the like."""
    if node.style < 0:
        return hidden and node.tag in _BLOCK_TAGS
    if look.block:
        return not (inline and node.tag in INLINE_TAGS)
    return look.inline_box and node.tag in _BLOCK_TAGS
