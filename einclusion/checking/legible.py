"""Outcomes of text contrast against a demand: one logic for the minimum and the enhanced criterion."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.visual import Measured
from einclusion.checking.colours import written
from einclusion.checking.contrast import Text, texts
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

SAME = 1.01
"""Ratio up to which text has the colour of what lies behind it, and so shows nothing."""


def outcomes(page: PageSubject, normal: float, large: float) -> Iterator[Finding]:
    """An outcome for each text: `normal` and `large` are the ratios asked for.

    Texts that could not be measured are one question, at the first of them; a smaller window repeats none of it.
    """
    seen = page.facts.visual.texts if page.facts.visual else []
    measured = {page.node(one.node): one for one in seen if one.node is not None}
    asked = bool(page.page.repeats)
    for tree in page.dom.trees:
        for node, text in texts(tree):
            need = large if text.large else normal
            if node in measured and (text.ratio is None or text.ratio < need or _painted(node)):
                yield from _by_pixels(node, measured[node], need)
            elif page.page.repeats and text.crossed:
                continue  # only the large window was pictured, and it may be covered
            elif text.ratio is None:
                if not asked:
                    yield cant_tell(node)
                asked = True
            else:
                yield from _by_styles(node, text, text.ratio, need)


def _by_styles(node: Node, text: Text, ratio: float, need: float) -> Iterator[Finding]:
    if ratio <= SAME:
        return
    if ratio >= need:
        yield passed(node)
    elif not node.role and _hidden_from_readers(node):
        yield cant_tell(node)  # perhaps mere decoration
    else:
        behind = written(text.behind) if text.behind else ""
        yield failed(node, ratio=_short(ratio), need=_short(need), text=written(text.colour), behind=behind)


def _by_pixels(node: Node, measured: Measured, need: float) -> Iterator[Finding]:
    if measured.contrast >= need:
        yield passed(node)
    elif measured.contrast > SAME:
        yield failed(node, "pixels", ratio=_short(measured.contrast), need=_short(need))


def _painted(node: Node) -> bool:
    """Whether styles put something before or after what it stands in that may lie behind its words."""
    return any(one.facts.drawn for one in (node, *node.ancestors()))


def _hidden_from_readers(node: Node) -> bool:
    return any(one.get("aria-hidden") == "true" for one in (node, *node.ancestors()))


def _short(ratio: float) -> float:
    """Cut, not rounded, to two places: 4.499 is no 4.5."""
    return int(ratio * 100) / 100
