from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

INSTEAD = "video, audio, iframe, img, svg, canvas"


def check(page: PageSubject) -> Iterator[Finding]:
    plugins = beside(__file__, "no-plugin-needed.yaml")["plugins"]
    for node in page.select("object, embed, applet"):
        name = plugin(node, plugins)
        if name and instead(node):
            yield passed(node)
        elif name:
            yield failed(node, name=name)
        elif node.get("data") or node.get("src"):
            yield passed(node)


def instead(node: Node) -> bool:
    """Whether it holds what browsers show in its place by themselves."""
    return any(one.visible and not one.get("src").lower().endswith(".swf") for one in node.select(INSTEAD))


def plugin(node: Node, plugins: dict[str, dict[str, list[str]]]) -> str:
    """The plugin that an embedded thing needs; empty where browsers show it by themselves."""
    kind = node.get("type").partition(";")[0].strip().lower()
    address = re.split(r"[?#]", node.get("data") or node.get("src") or node.get("code") or node.get("archive"))[
        0
    ].lower()
    marks = {kind, node.get("classid").lower()} - {""}
    for name, told in plugins.items():
        ends = address.endswith(tuple(told["files"]))
        if ends or not marks.isdisjoint(told["kinds"]) or (node.tag == "applet" and name == "Java"):
            return name
    return ""
