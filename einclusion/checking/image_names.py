"""What is wrong with the name of an image by its words alone. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from einclusion.checking.naming import is_image_button
from einclusion.checking.pictured import named_as_a_whole
from einclusion.checking.semantics import role_of, semantics
from einclusion.data import own
from einclusion.dom import Node
from einclusion.subjects import PageSubject

_ENDING = re.compile(r".*[^\s/.]\.(?:png|jpe?g|jfif|gif|svg|webp|avif|bmp|tiff?|ico|heic|psd|eps)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:IMG|DSCN?|DSCF|_?MG|DCIM|PICT|PXL|WP|CIMG|SAM|MVIMG|VID)[-_ ]?\d{3,}[-_ \d()]*"
    r"|(?:screenshot|schermafbeelding|capture|bildschirmfoto|unnamed|download|image|photo|foto)[-_ ]?\d[-_ \d().]{5,}",
    re.IGNORECASE,
)
_HASH = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f]{12,}(?:-[0-9a-f]{4,})*", re.IGNORECASE)
_JOINED = re.compile(r"\S*[^\W_]_[^\W_]\S*|\S*[^\W\d_]{2}\S*\d{2}\S*|[^\s-]+(?:-[^\s-]+){2,}")
_HOLDERS = frozenset({"a", "button", "figure", "p", "li", "td", "th", "dt", "dd"})
_EDGES = " .\t\n\"'“”«»[](){}:;,!?"
_NUMBER = re.compile(r"(.+?)[\s_-]*\d+")


def images(page: PageSubject) -> Iterator[Node]:
    """Images with a name that can be seen and that assistive technology meets, unless in a control named as a whole."""
    for node in page.select("img, input, area, svg, [role]"):
        image = node.tag in ("img", "svg") or is_image_button(node) or role_of(node) == "img"
        met = image and node.name and node.role and semantics(node.tree).exposed(node)
        if met and node.visible and not named_as_a_whole(node):
            yield node


def is_file_name(node: Node) -> bool:
    """Whether its name is that of a file: with an ending, from a camera or a program, or just as its own file's."""
    name = node.name.strip(_EDGES)
    if _ENDING.fullmatch(name) or _CAMERA.fullmatch(name) or _HASH.fullmatch(name):
        return True
    return name.casefold() == _stem(node.get("src")).casefold() and bool(_JOINED.fullmatch(name))


def _stem(source: str) -> str:
    if source.startswith("data:"):
        return ""
    return unquote(source.partition("?")[0].partition("#")[0].rsplit("/", 1)[-1]).rpartition(".")[0]


def is_placeholder(name: str) -> bool:
    """Whether a name says nothing about what the image shows."""
    return name.strip().casefold() in _listed("placeholder") or _bare(name) in _listed("placeholder")


def may_be_placeholder(name: str) -> bool:
    """Whether a name says next to nothing: the kind of image alone, or a number with it."""
    numbered = _NUMBER.fullmatch(_bare(name))
    return _bare(name) in _listed("doubtful") or bool(numbered and numbered[1] in _listed("placeholder"))


def _bare(name: str) -> str:
    return name.strip(_EDGES).casefold()


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = own("checking/image_names.yaml")[kind]
    return frozenset(one.strip().strip('"').casefold() for row in rows for one in row.split(","))


def kind_said(name: str) -> str:
    """The words at the beginning of a name that only say that there is an image; empty where there are none."""
    folded = name.casefold().replace("’", "'")
    phrases = (one for rows in own("checking/image_names.yaml")["kind"].values() for one in rows)
    found = max((one for one in phrases if _begins(folded, one)), key=len, default="")
    return name[: len(found)]


def _begins(name: str, phrase: str) -> bool:
    after = name[len(phrase) :]
    return name.startswith(phrase) and bool(after.strip()) and (phrase.endswith("'") or not after[0].isalnum())


def holder_of(node: Node) -> Node | None:
    """The nearest control, figure, paragraph, item or cell that holds the image; none where there is none nearby."""
    for one, _ in zip(node.ancestors(), range(6), strict=False):
        if one.tag in _HOLDERS or one.role in ("link", "button"):
            return one
    return None


def repeats(node: Node, holder: Node) -> bool:
    """Whether the name of the image is just what the control or the caption that goes with it says in text."""
    captions = [Node(node.tree, index) for index in node.tree.within(holder.index)]
    said = [one.text for one in captions if one.tag == "figcaption"] if holder.tag == "figure" else [holder.text]
    return bool(_folded(node.name)) and _folded(node.name) in map(_folded, said)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
