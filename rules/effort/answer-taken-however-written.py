from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from einclusion.checking.attempts import Attempt, attempts, fields
from einclusion.checking.filling import label
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject

RUNS = re.compile(r"\d+|[^\W\d_]+")


def check(journey: JourneySubject) -> Iterator[Finding]:
    before: Attempt | None = None
    for attempt in attempts(journey):
        if before is not None and not attempt.refused and attempt.typed:
            yield from judged(before, attempt)
        before = attempt if attempt.refused and attempt.typed else None


def judged(refused: Attempt, taken: Attempt) -> Iterator[Finding]:
    """What of two tries at one form differs, and whether it means the same."""
    second = {**refused.given, **taken.given}
    other = [name for name in second if second[name] != refused.given.get(name)]
    alike = [name for name in other if name in refused.typed and same(refused.given[name], second[name])]
    shown = fields(taken.page)
    if not alike:
        yield passed(page=taken.page.address)
    for name in alike:
        node = shown.get(name)
        told = {"said": refused.given[name], "taken": second[name], "label": label(node)[:120] if node else name}
        yield failed(node, **told) if len(other) == 1 else cant_tell(node, **told)


def same(one: str, other: str) -> bool:
    """Whether two ways of writing mean one answer: the same letters and figures, whatever stands between them.

    Accents, capitals and zeros before a figure make no difference.
    """
    first, second = (RUNS.findall(plain(text)) for text in (one, other))
    joined = "".join(first) == "".join(second)
    return bool(first) and (joined or [run.lstrip("0") for run in first] == [run.lstrip("0") for run in second])


def plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
