"""The run folder: `run.json`, a folder per page state, and `findings.json` for journeys and the service.

Every file is written whole or not at all, so a broken run is readable as it stands and can be resumed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from einclusion.answers import ANSWERS_SCHEMA, Panel
from einclusion.blotting import Blotter
from einclusion.errors import UsageError
from einclusion.facts import Facts
from einclusion.model import Finding
from einclusion.panel.applying import applied
from einclusion.run import SCHEMA, Page, Run

_SLUG_LIMIT = 40
_RUN = "run.json"
_PAGE = "page.json"
_FINDINGS = "findings.json"
_PANEL = "panel.json"
_PAGES = "pages"


class StoreError(Exception):
    """The run folder can no longer be written: disk full, taken away, made read-only. Its text is for the user."""


class RunFolder:
    """A run folder, by its path."""

    def __init__(self, path: Path, secrets: Iterable[str] = ()) -> None:
        self.path = path
        self._blotter = Blotter(secrets)

    @classmethod
    def create(cls, path: Path, *, resume: bool = False, secrets: Iterable[str] = ()) -> RunFolder:
        """Make the folder ready. Raises UsageError where it isn't empty (without `resume`) or can't be written."""
        folder = cls(path, secrets)
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not resume and any(path.iterdir()):
                raise UsageError(
                    f"{path} is not empty. Name another folder with --out, or finish the run in it with --resume."
                )
            (path / _PAGES).mkdir(exist_ok=True)
            _write(path / ".writable", b"\n")
            (path / ".writable").unlink()
        except (OSError, StoreError) as error:
            raise UsageError(f"{path} can't be written: {_reason(error)}. Name another folder with --out.") from error
        return folder

    def page_folder(self, number: int, address: str) -> str:
        """Name of a page's folder, relative to the run's."""
        return f"{_PAGES}/{number}-{slug(address)}"

    @property
    def begun(self) -> bool:
        """Whether a run lies in the folder."""
        return (self.path / _RUN).exists()

    def remove_page(self, folder: str) -> None:
        """Take a page state out of the run, for instance one of a journey that begins anew. Raises StoreError."""
        try:
            shutil.rmtree(self.path / folder)
        except OSError as error:
            raise StoreError(f"{self.path / folder} can't be removed: {_reason(error)}.") from error

    def write_run(self, run: Run) -> None:
        """Write the run itself. Raises StoreError."""
        encoded = msgspec.json.encode(self._blotter.run(run))
        _write(self.path / _RUN, msgspec.json.format(encoded, indent=1))

    def read_run(self) -> Run:
        """The run itself; one that was broken off without a word lists the pages that lie there.

        Raises UsageError where there is none or it is of another schema.
        """
        run = self.read_head()
        run = run if run.id else msgspec.structs.replace(run, id=_id(run))
        return msgspec.structs.replace(run, pages=list(self.pages(()))) if run.state == "visiting" else run

    def read_head(self) -> Run:
        """The run as `run.json` has it: one that was broken off without a word lists no pages. Raises UsageError."""
        content = _read(self.path / _RUN)
        try:
            schema = msgspec.json.decode(content, type=dict[str, Any]).get("schema", 1)
            if schema != SCHEMA:
                raise UsageError(f"{self.path}: written in schema {schema}; this version reads schema {SCHEMA}.")
            return msgspec.json.decode(content, type=Run)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{self.path / _RUN} is damaged: {error}") from error

    def write_page(self, page: Page, findings: Sequence[Finding]) -> None:
        """Write one page state with its facts and findings. Raises StoreError."""
        folder = self.path / page.folder
        _write(folder / _FINDINGS, msgspec.json.encode(findings))
        _write(folder / _PAGE, msgspec.json.encode(page))

    def write_findings(self, findings: Sequence[Finding], folder: str = "") -> None:
        """Write the findings of a page's folder, or those on journeys and the service. Raises StoreError."""
        _write(self.path / folder / _FINDINGS, msgspec.json.encode(findings))

    def page_folders(self) -> list[str]:
        """Folders of the page states that are whole, in the order of the run."""
        names = [path.parent.name for path in self.path.glob(f"{_PAGES}/*/{_PAGE}")]
        numbered = [(name.partition("-")[0], name) for name in names]
        return [f"{_PAGES}/{name}" for number, name in sorted((int(n), name) for n, name in numbered if n.isdecimal())]

    def read_page(self, folder: str, needs: Iterable[str] | None = None) -> Page:
        """A page state with the named facts; none named means all, an empty list means none. Raises UsageError."""
        path = self.path / folder / _PAGE
        kind = Page if needs is None else _partial(tuple(sorted(needs)))
        try:
            read = msgspec.json.decode(_read(path), type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} is damaged: {error}") from error
        if isinstance(read, Page):
            return read
        facts = Facts(**{name: getattr(read.facts, name) for name in read.facts.__struct_fields__})
        page: Page = msgspec.structs.replace(read.page(), facts=facts)
        return page

    def pages(self, needs: Iterable[str] | None = None) -> Iterator[Page]:
        """Page states one at a time."""
        for folder in self.page_folders():
            yield self.read_page(folder, needs)

    def read_findings(self, folder: str = "") -> list[Finding]:
        """Findings of a page's folder, or those on journeys and the service; none without a file. Raises UsageError."""
        path = self.path / folder / _FINDINGS
        if not path.exists():
            return []
        try:
            return msgspec.json.decode(_read(path), type=list[Finding])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} is damaged: {error}") from error

    def judged(self) -> list[Finding]:
        """All findings as the rules judged: page by page, then journeys and the service."""
        return [finding for folder in (*self.page_folders(), "") for finding in self.read_findings(folder)]

    def all_findings(self) -> list[Finding]:
        """The same in the light of what people answered."""
        return applied(self.judged(), self.read_panel().given)

    def read_panel(self) -> Panel:
        """What people answered; nothing without a file. Raises UsageError."""
        path = self.path / _PANEL
        if not path.exists():
            return Panel(run="")
        try:
            panel = msgspec.json.decode(_read(path), type=Panel)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} is damaged: {error}") from error
        if panel.schema != ANSWERS_SCHEMA:
            raise UsageError(f"{path}: written in schema {panel.schema}; this version reads schema {ANSWERS_SCHEMA}.")
        return panel

    def write_panel(self, panel: Panel) -> None:
        """Write what people answered. Raises StoreError."""
        _write(self.path / _PANEL, msgspec.json.format(msgspec.json.encode(panel), indent=1))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write another file of the run, for instance a picture. Raises StoreError."""
        _write(self.path / name, content)


def _id(run: Run) -> str:
    """What names a run that was given no id: a digest of when and how it was asked for."""
    named = msgspec.json.encode([run.started, run.options.targets, run.service])
    return hashlib.sha256(named).hexdigest()[:32]


def slug(address: str) -> str:
    """A name for a page's folder in our own ASCII: a page chooses no file name."""
    parts = urlsplit(address)
    text = unicodedata.normalize("NFKD", unquote(parts.path.strip("/") or parts.hostname or "page"))
    plain = "".join(letter for letter in text.lower() if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[-_SLUG_LIMIT:].strip("-") or "page"


@cache
def _partial(needs: tuple[str, ...]) -> Any:
    """A type of page that decodes only the named facts and passes over the others."""
    fields = {field.name: field for field in msgspec.structs.fields(Facts)}
    facts = msgspec.defstruct("SomeFacts", [(name, fields[name].type, None) for name in needs], frozen=True)
    others = [
        (field.name, field.type, msgspec.field(default=field.default))
        if field.default is not msgspec.NODEFAULT
        else (field.name, field.type, msgspec.field(default_factory=field.default_factory))
        if field.default_factory is not msgspec.NODEFAULT
        else (field.name, field.type)
        for field in msgspec.structs.fields(Page)
        if field.name != "facts"
    ]

    def page(self: Any) -> Page:
        return Page(**{name: getattr(self, name) for name in self.__struct_fields__ if name != "facts"})

    return msgspec.defstruct(
        "SomePage",
        [*others, ("facts", facts, msgspec.field(default_factory=facts))],
        kw_only=True,
        frozen=True,
        namespace={"page": page},
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be read: {_reason(error)}.") from error


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise StoreError(f"{path} can't be written: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
