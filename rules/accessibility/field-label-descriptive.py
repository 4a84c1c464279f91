from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.labels import TYPING, Labelled, label_text, labelled, seen_around, seen_between
from einclusion.checking.semantics import role_of
from einclusion.crawl.addresses import fold
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import telling


def check(page: PageSubject) -> Iterator[Finding]:
    before: dict[tuple[object, ...], Labelled] = {}
    for one in labelled(page):
        role = role_of(one.control)
        key = (one.control.tree.prefix, role, one.control.get("type"), fold(one.text))
        twin, before[key] = before.get(key), one
        empty = next((label for label in one.labels if says_nothing(label_text(label), role)), None)
        if empty is not None and telling(seen_around(one)):
            yield cant_tell(empty, "vague", label=label_text(empty))
        elif empty is not None:
            yield failed(empty, label=label_text(empty))
        elif twin is not None and alike(twin, one):
            yield failed(one.labels[0], "twice", label=one.text)
        else:
            yield passed(one.labels[0])


def says_nothing(label: str, role: str) -> bool:
    lists = beside(__file__, "field-label-descriptive.yaml")
    groups = [lists["any"], lists["typing"]] if role in TYPING else [lists["any"]]
    texts = {text.strip() for group in groups for one in group.values() for text in one.split(",")}
    return not fold(label) or fold(label) in texts


def alike(first: Labelled, second: Labelled) -> bool:
    """Whether nothing that can be seen between two fields with one label says that they are two things."""
    one, other = first.control, second.control
    if one.get("name") == other.get("name") != "" or set(first.labels) & set(second.labels):
        return False
    return not seen_between(one.tree, one.tree.within(one.index).stop, other.index).strip()
