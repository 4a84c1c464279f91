from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import banners, told
from einclusion.checking.fields import disabled, fields_of, type_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon


def check(page: PageSubject) -> Iterator[Finding]:
    """Boxes by which people agree to cookies, messages or sharing their data are empty at first."""
    asked = [] if page.page.consent else [box for banner in banners(page.dom) for box in banner.boxes]
    yield from in_banners(asked)
    sharing = Lexicon.load(beside(__file__, "no-agreement-ticked-beforehand.yaml"))
    for tree in page.dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            label = fields.visible_label(node) or node.name
            if type_of(node) == "checkbox" and node not in asked and agrees(label, sharing):
                if ticked_by_page(node) and not chosen_by_journey(page, node, label):
                    yield failed(node, "sharing", name=label)
                elif not node.facts.checked:
                    yield passed(node)


def in_banners(boxes: list[Node]) -> Iterator[Finding]:
    for box in boxes:
        label = fields_of(box.tree).visible_label(box) or box.name
        if disabled(box) or told(label or beside_box(box), "necessary"):
            continue
        if box.facts.checked or box.get("aria-checked") == "true":
            yield failed(box, "cookies", name=label)
        else:
            yield passed(box)


def beside_box(box: Node) -> str:
    """The words closest around a box without a label."""
    return next((holder.text for holder in box.ancestors() if holder.text), "")


def agrees(label: str, sharing: Lexicon) -> bool:
    groups = {match.group for match in sharing.find(label, "")}
    return "agreement" in groups and "refusal" not in groups


def ticked_by_page(node: Node) -> bool:
    """Whether the page's own code ticks it: what people tick leaves the attribute alone."""
    return node.facts.checked and node.has("checked")


def chosen_by_journey(page: PageSubject, node: Node, label: str) -> bool:
    """Whether a step of a journey ticks it, so that a page that comes back shows the citizen's own choice."""
    targets = [step.check or step.click for journey in page.service.journeys for step in journey.steps]
    named = {text.casefold() for one in targets if one for text in (one.label, one.name, one.text) if text}
    styled = [one.css for one in targets if one and one.css]
    return label.casefold() in named or any(node in node.tree.select(css) for css in styled)
