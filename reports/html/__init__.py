"""The HTML report: one file that people read from disk, in print, with or without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.store import RunFolder
from einclusion.summary import Summary, summarise
from einclusion.summary.grouping import Cause
from einclusion.summary.levels import course, levels
from einclusion.summary.offers import offers, without_internet
from einclusion.summary.trend import since

from .changes import changed, missed, where
from .chart import charts
from .choices import choices, spans
from .filters import bands, option
from .limits import Limits, limits
from .notes import lang, note, ways
from .pictures import Gallery
from .shown import Shown
from .texts import texts

FILE = "report.html"
"""Name of the file in the run folder."""
STYLES = ("report.css", "trend.css", "text.css", "print.css", "panel.css")
SCRIPTS = ("report.js", "panel.js")
HERE = Path(__file__).parent


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The report of a run in a language; pictures are taken from the run's folder."""
    summary = summarise(report, rulebook)
    shown = Shown(report.run, rulebook.rules, language, folder)
    limit = limits(summary.blocks, summary.asked, summary.first)
    gallery = Gallery(folder, _pictured(summary, limit))
    others = offers(report.run.service, RunFolder(folder).pages(["channels"]))
    styles, scripts = [_source(name) for name in STYLES], [_source(name) for name in SCRIPTS]
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
            offers=others,
            offline=without_internet(others),
            limits=limit,
            levels=levels(report.run, report.findings),
            texts=texts(report.run, report.findings, folder),
            history=report.history,
            changes=report.changes,
            since=since(report),
            course=course(report.history, language),
            charts=charts(report.history),
            choices=choices(summary, limit.questions),
            spans=spans,
            styles=styles,
            scripts=scripts,
            policy=f"default-src 'none'; img-src data:; style-src {_hashes(styles)}; script-src {_hashes(scripts)}; "
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


def _source(name: str) -> Markup:
    return Markup((HERE / name).read_text(encoding="utf-8"))


def _hashes(sources: Iterable[str]) -> str:
    digests = (hashlib.sha256(source.encode()).digest() for source in sources)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {one.__name__: one for one in (option, bands, changed, where, missed, note, lang, ways)}
    return environment
