"""The HTML report: one file that people read from disk, in print, with or without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.store import RunFolder
from einclusion.summary import Summary, summarise
from einclusion.summary.grouping import Cause
from einclusion.summary.offers import offers

from .limits import Limits, limits
from .pictures import Gallery
from .shown import Shown

FILE = "report.html"
"""Name of the file in the run folder."""
HERE = Path(__file__).parent


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The report of a run in a language; pictures are taken from the run's folder."""
    summary = summarise(report, rulebook)
    shown = Shown(report.run, rulebook.rules, language)
    limit = limits(summary.blocks, summary.asked)
    gallery = Gallery(folder, _pictured(summary, limit))
    style, script = _source("report.css", "panel.css"), _source("report.js", "panel.js")
    return (
        _templates()
        .get_template("report.html.j2")
        .render(
            run=report.run,
            summary=summary,
            rules=rulebook.rules,
            language=language,
            shown=shown,
            t=shown.words,
            gallery=gallery,
            offers=offers(report.run.service, RunFolder(folder).pages(["channels"])),
            limits=limit,
            style=style,
            script=script,
            policy=f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def _pictured(summary: Summary, limit: Limits) -> Iterator[Cause]:
    """What is shown one by one, the most pressing first: barriers, and questions in their place among them."""
    asked = {row.rule: [ask.cause for ask in row.asks[: limit.questions]] for row in summary.asked}
    for block in summary.blocks:
        yield from asked.pop(block.rule, []) if block.outcome == "cantTell" else block.causes[: limit.causes]
    for causes in asked.values():
        yield from causes


def _source(*names: str) -> Markup:
    return Markup("".join((HERE / name).read_text(encoding="utf-8") for name in names))


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
