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
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from einclusion import losses
from einclusion.answers import ANSWERS_SCHEMA, Panel
from einclusion.blotting import Blotter
from einclusion.crawl.addresses import split
from einclusion.errors import Mishap, UsageError
from einclusion.facts import Facts
from einclusion.files import decoded, held, read
from einclusion.model import Finding
from einclusion.panel.applying import applied
from einclusion.run import SCHEMA, Page, Run
from einclusion.text.safe import clean

_SLUG_LIMIT = 40
_RUN = "run.json"
_PAGE = "page.json"
_FINDINGS = "findings.json"
_PANEL = "panel.json"
_PAGES = "pages"


class StoreError(Mishap):
    """The run folder can no longer be written: disk full, taken away, made read-only."""


class _Head(msgspec.Struct):
    """What is read of `run.json` before anything else."""

    schema: Any = 1
    version: str = ""


class RunFolder:
    """A run folder, by its path. What a file in it names is taken only from inside it."""

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
                raise UsageError("usage.folder-full", path=path)
            (path / _PAGES).mkdir(exist_ok=True)
            _write(path / ".writable", b"\n")
            (path / ".writable").unlink()
        except StoreError as error:
            raise UsageError("usage.folder-unwritable", path=path, reason=error.values["reason"]) from error
        except OSError as error:
            raise UsageError("usage.folder-unwritable", path=path, reason=error) from error
        return folder

    def page_folder(self, number: int, address: str) -> str:
        """Name of a page's folder, relative to the run's."""
        return f"{_PAGES}/{number}-{slug(address)}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within it, no other einclusion writes into the folder. Raises UsageError where one does already."""
        with held(self.path):
            yield

    @property
    def begun(self) -> bool:
        """Whether a run lies in the folder."""
        return os.path.exists(self.path / _RUN)

    def remove_page(self, folder: str) -> None:
        """Take a page state out of the run, for instance one of a journey that begins anew. Raises StoreError."""
        path = self._within(folder)
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise StoreError("usage.not-removed", path=path, reason=error) from error

    def keep_finished(self, run: Run) -> list[Page]:
        """The pages of a broken run, without facts; those of journeys that it did not finish are taken out.

        Raises StoreError.
        """
        finished = {"", *(walk.journey for walk in run.walks)}
        pages = list(self.pages(needs=()))
        for page in pages:
            if page.journey not in finished:
                self.remove_page(page.folder)
        return [page for page in pages if page.journey in finished]

    def write_run(self, run: Run) -> None:
        """Write the run itself. Raises StoreError."""
        encoded = msgspec.json.encode(self._blotter.run(losses.untold(run)))
        _write(self.path / _RUN, msgspec.json.format(encoded, indent=1))

    def read_run(self) -> Run:
        """The run itself; one that was broken off without a word lists the pages that lie there.

        Files that are gone are told as problems. Raises UsageError where there is no run, it is of another schema, or
        it names rules inside its own folder: a run is data and brings no program with it.
        """
        run = self.read_head()
        if run.state == "visiting":
            return msgspec.structs.replace(run, pages=list(self.pages(())))
        there = set(self.page_folders())
        return losses.told(run, there, {one for one in (*there, "") if os.path.exists(self.path / one / _FINDINGS)})

    def read_head(self) -> Run:
        """The run as `run.json` has it: one that was broken off without a word lists no pages. Raises UsageError."""
        path = self.path / _RUN
        if not self.begun:
            raise UsageError("usage.no-run", path=self.path, file=_RUN)
        content = read(path)
        _examine(path, decoded(path, content, _Head))
        run = decoded(path, content, Run)
        own = [pack for pack in run.options.packs if self._holds(Path(pack))]
        if own:
            raise UsageError("usage.own-rules", path=path, pack=own[0])
        return run if run.id else msgspec.structs.replace(run, id=_id(run))

    def write_page(self, page: Page, findings: Sequence[Finding]) -> None:
        """Write one page state with its facts and findings. Raises StoreError."""
        folder = self._within(page.folder)
        _write(folder / _FINDINGS, msgspec.json.encode(findings))
        _write(folder / _PAGE, msgspec.json.encode(page))

    def write_findings(self, findings: Sequence[Finding], folder: str = "") -> None:
        """Write the findings of a page's folder, or those on journeys and the service. Raises StoreError."""
        _write(self._within(folder) / _FINDINGS, msgspec.json.encode(findings))

    def page_folders(self) -> list[str]:
        """Folders of the page states that are whole, in the order of the run."""
        names = [path.parent.name for path in self.path.glob(f"{_PAGES}/*/{_PAGE}")]
        numbered = [(name.partition("-")[0], name) for name in names]
        return [f"{_PAGES}/{name}" for number, name in sorted((int(n), name) for n, name in numbered if n.isdecimal())]

    def read_page(self, folder: str, needs: Iterable[str] | None = None) -> Page:
        """A page state with the named facts; none named means all, an empty list means none. Raises UsageError."""
        path = self._within(folder) / _PAGE
        kind = Page if needs is None else _partial(tuple(sorted(needs)))
        found = decoded(path, read(path), kind)
        if isinstance(found, Page):
            return msgspec.structs.replace(found, folder=folder)
        facts = Facts(**{name: getattr(found.facts, name) for name in found.facts.__struct_fields__})
        page: Page = msgspec.structs.replace(found.page(), facts=facts, folder=folder)
        return page

    def pages(self, needs: Iterable[str] | None = None) -> Iterator[Page]:
        """Page states one at a time."""
        for folder in self.page_folders():
            yield self.read_page(folder, needs)

    def read_findings(self, folder: str = "") -> list[Finding]:
        """Findings of a page's folder, or those on journeys and the service; none without a file. Raises UsageError."""
        path = self._within(folder) / _FINDINGS
        if not os.path.exists(path):
            return []
        return decoded(path, read(path), list[Finding], "usage.damaged-findings")

    def judged(self) -> list[Finding]:
        """All findings as the rules judged: page by page, then journeys and the service."""
        return [finding for folder in (*self.page_folders(), "") for finding in self.read_findings(folder)]

    def all_findings(self) -> list[Finding]:
        """The same in the light of what people answered."""
        return applied(self.judged(), self.read_panel().given)

    def read_panel(self) -> Panel:
        """What people answered; nothing without a file. Raises UsageError."""
        path = self.path / _PANEL
        if not os.path.exists(path):
            return Panel(run="")
        panel = decoded(path, read(path), Panel)
        if panel.schema != ANSWERS_SCHEMA:
            raise UsageError("usage.schema", path=path, schema=panel.schema, known=ANSWERS_SCHEMA)
        return panel

    def write_panel(self, panel: Panel) -> None:
        """Write what people answered. Raises StoreError."""
        _write(self.path / _PANEL, msgspec.json.format(msgspec.json.encode(panel), indent=1))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write another file of the run, for instance a picture. Raises StoreError."""
        _write(self._within(name), content)

    def _within(self, name: str) -> Path:
        """A file or folder of the run. Raises UsageError where the name leads out of the run folder."""
        path = self.path / name
        if not self._holds(path):
            raise UsageError("usage.outside", path=path, folder=self.path)
        return path

    def _holds(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self.path.resolve())
        except (OSError, ValueError, RuntimeError):  # no path at all, or one that leads in a circle
            return False


def _id(run: Run) -> str:
    """What names a run that was given no id: a digest of when and how it was asked for."""
    named = msgspec.json.encode([run.started, run.options.targets, run.service])
    return hashlib.sha256(named).hexdigest()[:32]


def slug(address: str) -> str:
    """A name for a page's folder in our own ASCII: a page chooses no file name."""
    parts = split(address)
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


def _examine(path: Path, head: _Head) -> None:
    if head.schema == SCHEMA and not isinstance(head.schema, bool):
        return
    written = clean(f"{head.schema}" + (f", einclusion {head.version}" if head.version else ""), 60)
    later = isinstance(head.schema, int) and head.schema > SCHEMA
    key = "usage.schema-later" if later else "usage.schema-earlier"
    raise UsageError(key, path=path, schema=written, known=SCHEMA)


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if draft.is_symlink():
            draft.unlink()  # so that nothing outside is written
        draft.write_bytes(content)
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise StoreError("usage.unwritable", path=path, reason=error) from error
