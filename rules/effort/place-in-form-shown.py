from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.filling import forms
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject

LONG = 3
"""Pages with questions from which people ask themselves how many are to come."""
DRAWN = re.compile(r"progress|wizard|stepper|\bsteps?\b|stap(pen)?\b|étape|etape|schritt", re.IGNORECASE)
MARKS = "progress, [role=progressbar], [aria-current=step]"


def check(journey: JourneySubject) -> Iterator[Finding]:
    asking = [page for page, _ in forms(journey)]
    if len(asking) < LONG:
        return
    showing = [page for page in asking if shows(page)]
    if len(showing) * 2 >= len(asking):
        yield passed()
    elif showing or any(drawn(page) for page in asking):
        yield cant_tell(page=asking[0].address)
    else:
        yield failed(page=asking[0].address, pages=len(asking))


def shows(page: PageSubject) -> bool:
    """Whether the page says in words or by a meter which part of the form it is."""
    patterns = [re.compile(one, re.IGNORECASE) for one in beside(__file__, "place-in-form-shown.yaml")["patterns"]]
    texts = [page.page.title, *(block.text for block in page.text.blocks)]
    return any(one.search(text) for one in patterns for text in texts) or any(
        node.visible for node in page.select(MARKS)
    )


def drawn(page: PageSubject) -> bool:
    """Whether something on the page is called a row of steps."""
    return any(seen(node) for node in page.select("ol[class], ul[class], nav[class], div[class], img[alt]"))


def seen(node: Node) -> bool:
    return node.visible and bool(DRAWN.search(f"{node.get('class')} {node.get('alt')}"))
