"""What forms said of fields that they did not take, from the facts of the forms probe."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.forms import Refusal, Trial
from einclusion.checking.errors import groups_in, names
from einclusion.dom import Node
from einclusion.subjects import PageSubject


def refusals(page: PageSubject) -> Iterator[tuple[Node, Trial, Refusal]]:
    """Fields that were refused, with how; each once, as it was refused first."""
    met: set[Node] = set()
    for trial in page.forms.trials:
        for refusal in trial.refused:
            node = page.node(refusal.node) if refusal.node is not None else None
            if node is not None and node not in met:
                met.add(node)
                yield node, trial, refusal


def at_field(refusal: Refusal) -> str:
    """The message at the field, where new text there speaks like one; empty where there is none."""
    return refusal.text if groups_in(refusal.text) & {"how", "nothing"} or refusal.invalid else ""


def elsewhere(trial: Trial, refusal: Refusal) -> str:
    """New text elsewhere that names the field; empty where there is none."""
    said = [*trial.loose, trial.dialog]
    return next((text for text in said if refusal.label and names(text, refusal.label.strip(" *:"))), "")


def general(trial: Trial) -> str:
    """New text that speaks like an error message and names no field."""
    return next((text for text in (*trial.loose, trial.dialog) if groups_in(text) & {"how", "nothing"}), "")
