"""Drafts of statements as files: one page and one JSON file for each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from einclusion.errors import UsageError
from einclusion.rulebook import Rulebook
from einclusion.run import Report, Run
from einclusion.statement.draft import Drafter
from einclusion.statement.parts import KINDS, Draft
from einclusion.store import RunFolder
from einclusion.summary.offers import offers
from einclusion.text.safe import whole
from einclusion.wording import say


def write(folder: RunFolder, run: Run, book: Rulebook, to: Path, language: str) -> list[Path]:
    """Write both drafts into a folder; the files. Raises UsageError for one that exists, or can't be written."""
    report = Report(run=run, findings=folder.all_findings())
    ways = offers(run.service, folder.pages(["channels"]))
    drafter = Drafter(report, book.rules, ways, language)
    files: dict[Path, str] = {}
    for kind in KINDS:
        draft = drafter.draft(kind)
        name = f"{kind}-statement.{language}"
        files[to / f"{name}.html"] = html(draft, f"{name}.json")
        files[to / f"{name}.json"] = msgspec.json.format(msgspec.json.encode(whole(draft.data)), indent=2).decode()
    for path in files:
        if path.exists():
            raise UsageError("statement.exists", path=path)
    for path, text in files.items():
        _put(path, text)
    return list(files)


def html(draft: Draft, json: str) -> str:
    """The page; `json` is the name of the file beside it."""
    name = str(draft.data["service"]["name"])
    notice = say("statement.draft", draft.language, count=len(draft.gaps))
    machine = say("statement.machine", draft.language)
    told = {"draft": draft, "name": name, "json": json, "notice": notice, "machine": machine}
    return str(whole(_template().render(**told)))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("einclusion.statement", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("draft.html.j2")


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text if text.endswith("\n") else text + "\n")
    except OSError as error:
        raise UsageError("usage.unwritable", path=path, reason=error) from error
