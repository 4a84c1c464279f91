"""PDF, tagged and with bookmarks: the HTML report printed on A4 by the browser, everything unfolded."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from einclusion.browser.printing import printed
from einclusion.browser.session import NoBrowser
from einclusion.browser.trouble import Trouble
from einclusion.errors import Mishap, Unavailable
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary.sentences import trouble as told

from .html import render as page

FILE = "report.pdf"
"""Name of the file in the run folder."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> bytes:
    """The report of a run in a language. Raises Unavailable where no browser can print it."""
    try:
        return printed(page(report, rulebook, folder, language))
    except NoBrowser as error:
        raise Unavailable(error) from error
    except Trouble as trouble:
        raise Unavailable(Mishap("terminal.not-printed", why=partial(told, trouble.problem))) from trouble
