from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for trial in page.forms.trials:
        if trial.kind != "bad" or trial.form is None or not trial.refused:
            continue
        refused = {one.node for one in trial.refused}
        lost: list[Node] = [page.node(place) for place in trial.lost if place is not None and place not in refused]
        yield from (failed(node, label=node.name[:120]) for node in lost)
        if not lost:
            yield passed(page.node(trial.form))
