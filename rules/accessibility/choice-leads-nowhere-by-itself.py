from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import fields_of, type_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

LEVELS = 3


def check(page: PageSubject) -> Iterator[Finding]:
    leading = [page.node(place) for place in page.forms.leading if place is not None]
    for node in leading:
        yield cant_tell(node) if warned(node) or type_of(node) == "checkbox" else failed(node)
    tried = any(tree for tree in page.dom.trees if any(type_of(one) in CHANGED for one in fields_of(tree).open))
    if page.forms.untried:
        yield cant_tell(number=page.forms.untried)
    elif tried and not leading:
        yield passed()


CHANGED = {"select", "radio", "checkbox"}


def warned(node: Node) -> bool:
    """Whether words near the field say that the choice takes effect at once."""
    lexicon = Lexicon.load(beside(__file__, "choice-leads-nowhere-by-itself.yaml"))
    around = [one for level, one in enumerate(node.ancestors()) if level < LEVELS and one.tag not in ("body", "html")]
    told = [node.name, node.facts.description, *(one.text for one in around[-1:])]
    return any(next(lexicon.find(text, ""), None) for text in told)
