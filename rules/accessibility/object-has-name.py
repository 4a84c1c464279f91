from __future__ import annotations

from collections.abc import Iterator
from mimetypes import guess_type

from einclusion.checking.naming import named
from einclusion.checking.semantics import explicit_role, semantics
from einclusion.checking.stops import Stops
from einclusion.crawl.addresses import split
from einclusion.dom import Node
from einclusion.markup import SHADOW_ROOT
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEDIA = ("image", "audio", "video")
MEDIA_PAGES = (["img"], ["audio"], ["video"], ["video", "source"], ["audio", "source"])
"""What the body holds in the document that browsers make of a file."""


def check(page: PageSubject) -> Iterator[Finding]:
    frames = Stops(page.dom)
    for node in page.select("object[data]"):
        if explicit_role(node) or not semantics(node.tree).exposed(node) or falls_back(node):
            continue
        if shows_media(node, frames):
            yield passed(node) if named(node) else failed(node)


def falls_back(node: Node) -> bool:
    """Whether the browser shows what stands in the element instead, or nothing at all."""
    nodes = node.tree.nodes
    inside = node.tree.children[node.index]
    return node.box is None or any(nodes[one].style >= 0 and nodes[one].tag != SHADOW_ROOT for one in inside)


def shows_media(node: Node, frames: Stops) -> bool:
    content = frames.content(node)
    if content is not None:
        held = [facts.tag for facts in content.nodes if not facts.tag.startswith("#")]
        return held[:1] == ["svg"] or ("body" in held and held[held.index("body") + 1 :] in MEDIA_PAGES)
    kind = node.get("type").strip() or guess_type(split(node.get("data").strip()).path)[0] or ""
    if node.get("data").strip().lower().startswith("data:"):
        kind = node.get("data").strip()[5:]
    return kind.lower().startswith(MEDIA)
