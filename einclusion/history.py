"""Earlier runs of a service, found in a folder of runs; what can't be used is left out, and told where it matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from einclusion.errors import UsageError
from einclusion.gate.compare import Side, same_service
from einclusion.model import Finding, Rule
from einclusion.run import Change, Moment, Run
from einclusion.store import RunFolder
from einclusion.summary.trend import trend
from einclusion.text.safe import clean
from einclusion.wording import say

MOST = 12
"""Runs that a trend shows, this one included."""
_NAMED = 5
_NAME = 60
Unfit = Literal["damaged", "unfinished", "foreign"]


class History(msgspec.Struct, frozen=True, kw_only=True):
    """A run in the course of time."""

    moments: list[Moment] = []
    """Earlier runs and this one; empty where there is no earlier one."""
    changes: list[Change] = []
    """What changed since the run before."""
    unfit: dict[Path, Unfit] = {}
    """Folders of runs that were left out."""


def history(
    folder: RunFolder, run: Run, findings: list[Finding], rules: Mapping[str, Rule], store: Path | None = None
) -> History:
    """The runs of the service before this one, in the folder given or else in the one that this run lies in.

    Only complete runs are compared; an unfinished one has no history.
    """
    if run.state != "complete":
        return History()
    unfit: dict[Path, Unfit] = {}
    earlier = _earlier(folder.path, run, store or folder.path.resolve().parent, unfit)
    moments, changes = trend(_sides(earlier, (folder.path, Side(run, findings)), unfit), rules)
    return History(moments=moments if len(moments) > 1 else [], changes=changes, unfit=unfit)


def told(made: History, store: Path | None, language: str) -> str:
    """In a line what was left out, and that nothing was found where a folder was named; empty where all is well.

    Unasked, only damaged runs are told: other services and unfinished runs are at home in a folder of runs.
    """
    unfit = {path: why for path, why in made.unfit.items() if store or why == "damaged"}
    names = [f"{clean(path.name, _NAME)} ({say(f'terminal.unfit-{why}', language)})" for path, why in unfit.items()]
    more = [say("terminal.unfit-more", language, count=len(names) - _NAMED)] if len(names) > _NAMED else []
    said = [say("terminal.history-left", language, names=", ".join([*names[:_NAMED], *more]))] if names else []
    if store and not made.moments:
        said.insert(0, say("terminal.history-none", language, path=str(store)))
    return " ".join(said)


def _earlier(own: Path, run: Run, store: Path, unfit: dict[Path, Unfit]) -> list[tuple[str, Path]]:
    """Start and folder of the last complete runs of the service before this one, the oldest first."""
    found: dict[str, Path] = {}
    for path in _folders(store):
        if path.resolve() == own.resolve():
            continue
        head = _head(path)
        if head is None:
            unfit[path] = "damaged"
        elif not same_service(head, run):
            unfit[path] = "foreign"
        elif head.state != "complete":
            unfit[path] = "unfinished"
        elif head.started < run.started:
            found.setdefault(head.started, path)
    return sorted(found.items())[1 - MOST :]


def _folders(store: Path) -> Iterator[Path]:
    try:
        yield from (path.parent for path in (*store.glob("run.json"), *sorted(store.glob("*/run.json"))))
    except OSError:
        return


def _head(path: Path) -> Run | None:
    """What `run.json` says of a run as a whole; none where this version can't read it."""
    try:
        return RunFolder(path).read_head()
    except UsageError:
        return None


def _sides(
    earlier: Iterable[tuple[str, Path]], this: tuple[Path, Side], unfit: dict[Path, Unfit]
) -> Iterator[tuple[Path, Side]]:
    """The runs one at a time, this one last."""
    for _, path in earlier:
        stored = RunFolder(path)
        try:
            yield path, Side(stored.read_run(), stored.all_findings())
        except UsageError:
            unfit[path] = "damaged"
    yield this
