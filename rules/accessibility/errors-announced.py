from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.forms import Trial
from einclusion.checking.refusals import at_field, general
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    judged: set[object] = set()
    late: set[object] = set()
    for trial in page.forms.trials:
        told = [text for text in (*map(at_field, trial.refused), general(trial)) if text]
        if trial.form is None or trial.form in judged or not trial.refused or not told:
            late |= set() if trial.sent or trial.refused else {trial.form}
            continue
        judged.add(trial.form)
        yield verdict(page, trial, told[0], unsure=trial.sent or trial.form in late)


def verdict(page: PageSubject, trial: Trial, text: str, unsure: bool) -> Finding:
    assert trial.form is not None
    node = page.node(trial.form)
    if trial.live or trial.dialog or trial.focus in ("field", "message") or any(one.browser for one in trial.refused):
        return passed(node)
    return cant_tell(node) if trial.focus == "elsewhere" or unsure else failed(node, text=text[:120])
