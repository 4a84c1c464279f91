"""PDF, tagged and with bookmarks: the HTML report printed on A4 by the browser, everything unfolded."""

from __future__ import annotations

from pathlib import Path

from einclusion.browser.printing import printed
from einclusion.browser.session import NoBrowser
from einclusion.browser.trouble import Trouble
from einclusion.errors import Unavailable
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary.sentences import trouble as told
from einclusion.wording import say

from .html import render as page

FILE = "report.pdf"
"""Name of the file in the run folder."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> bytes:
    """The report of a run in a language. Raises Unavailable where no browser can print it."""
    try:
        return printed(page(report, rulebook, folder, language))
    except NoBrowser as error:
        raise Unavailable(say("terminal.no-browser", language, tried=str(error))) from error
    except Trouble as trouble:
        raise Unavailable(say("terminal.not-printed", language, why=told(trouble.problem, language))) from trouble
