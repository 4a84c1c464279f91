"""The texts of pages with hard sentences marked: read from the run folder, until the file is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from einclusion.errors import UsageError
from einclusion.model import Finding, Record
from einclusion.run import Page, Run
from einclusion.store import RunFolder
from einclusion.summary.grouping import page_number
from einclusion.summary.passages import Reading, marking, reading

FULL = 400_000
"""Characters that all texts together may take in the file, markup included."""
PAGES = 300
"""Pages whose text is read, so that the report is there soon."""
LONGEST = 40_000
"""Characters of one page's text that are shown."""
_BLOCK = 40
"""Characters of markup around a block."""
_MARK = 150
"""Characters of markup around a marked sentence, with its degree and plainer words."""
_NOTE = 500
"""Characters of a note and of the links to it."""


class Volume(Record, frozen=True, kw_only=True):
    """A text, and the pages on which it stands."""

    page: Page
    """The first of them."""
    others: list[int]
    """Numbers of further pages with the same text, for instance states of a journey."""
    reading: Reading
    """The text."""


class Shelf(Record, frozen=True, kw_only=True):
    """The texts that the report shows."""

    volumes: list[Volume] = []
    """Those with most marked sentences first."""
    more: int = 0
    """Pages with marked sentences that did not fit."""
    gone: int = 0
    """Pages whose text is not stored, or can't be read."""


def texts(run: Run, findings: Iterable[Finding], folder: Path) -> Shelf:
    """The texts of the pages on which findings mark sentences."""
    marked = sorted(_by_page(run, marking(findings)), key=lambda one: (-len(one[1]), one[0].number))
    known: dict[str, Volume] = {}
    room, done, gone = FULL, 0, 0
    for page, found in marked[:PAGES]:
        if room <= 0:
            break
        done += 1
        made = _reading(folder, page, found)
        if made is None:
            gone += 1
        elif (name := repr(made.pieces)) in known:
            known[name].others.append(page.number)
        else:
            known[name] = Volume(page=page, others=[], reading=made)
            room -= _size(made)
    return Shelf(volumes=list(known.values()), more=len(marked) - done, gone=gone)


def _by_page(run: Run, findings: Iterable[Finding]) -> Iterator[tuple[Page, list[Finding]]]:
    """Findings by page; those of another window size belong to the page that it repeats."""
    pages = {page.number: page for page in run.pages}
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        page = pages.get(page_number(finding.subject))
        if page is not None:
            found.setdefault(page.repeats or page.number, []).append(finding)
    yield from ((pages[number], same) for number, same in found.items() if number in pages)


def _reading(folder: Path, page: Page, found: list[Finding]) -> Reading | None:
    """The page's text; none where it is not stored, lies elsewhere or holds none of the sentences."""
    if not page.folder or not (folder / page.folder).resolve().is_relative_to(folder.resolve()):
        return None
    try:
        text = RunFolder(folder).read_page(page.folder, ("text",)).facts.text
    except UsageError:
        return None
    made = reading(text, found, LONGEST) if text else None
    return made if made and made.notes else None


def _size(made: Reading) -> int:
    """About how many characters a text takes in the file."""
    said = sum(len(passage.text) for piece in made.pieces for passage in piece.passages)
    marked = sum(bool(passage.notes or passage.degree) for piece in made.pieces for passage in piece.passages)
    return said + _MARK * marked + _BLOCK * len(made.pieces) + _NOTE * len(made.notes)
