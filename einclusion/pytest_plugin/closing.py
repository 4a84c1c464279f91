"""The end of a session: what all processes noted becomes one run, judged as a whole, weighed and told."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import msgspec
from rich.console import Console

from einclusion import __version__, telling
from einclusion.conclude import conclude
from einclusion.gate.accepting import failures
from einclusion.model import Accepted, Baseline, Finding, Problem, Reason
from einclusion.pytest_plugin import PARTS, notebook
from einclusion.pytest_plugin.notebook import Line
from einclusion.pytest_plugin.settings import Settings
from einclusion.run import Options, Page, Run, Walk, WalkedStep, without_facts
from einclusion.scope import Service
from einclusion.store import RunFolder
from einclusion.wording import say

Noted = tuple[Line, Page | None]
"""A line of a notebook and the page state that it is about."""


def close(settings: Settings, *, interrupted: bool) -> str:
    """Write the run and its reports; what the terminal shows of it. Empty where no page was checked.

    Raises UsageError, StoreError and OSError where something can't be read or written.
    """
    noted = list(_together(settings.out))
    if not any(page for _, page in noted):
        return ""
    folder = RunFolder(settings.out)
    made = run_of(settings, noted, "interrupted" if interrupted else "complete")
    folder.write_findings(conclude(folder, made, settings.rules))
    folder.write_run(made)
    run = folder.read_run()
    known = [*settings.baseline.accepted, *_explained(settings, folder, run, noted)]
    shown = io.StringIO()
    telling.tell(
        folder,
        run,
        settings.rules,
        settings.formats,
        settings.gate,
        settings.language,
        None if interrupted else Console(file=shown, width=100, highlight=False),
        Baseline(accepted=known),
    )
    for part in (settings.out, *_parts(settings.out)):
        notebook.forget(part)
    shutil.rmtree(settings.out / PARTS, ignore_errors=True)
    if interrupted:
        return say("pytest.interrupted", settings.language, path=settings.path)
    return shown.getvalue().strip("\n")


def run_of(settings: Settings, noted: Sequence[Noted], state: str) -> Run:
    """The run as it stands."""
    pages = sorted((page for _, page in noted if page), key=lambda page: page.number)
    applied = {rule for line, _ in noted for rule in line.rules}
    return Run(
        id=uuid4().hex,
        version=__version__,
        versions={"browser": next((line.browser for line, _ in noted if line.browser), "")},
        started=settings.started,
        ended=datetime.now(UTC).isoformat(timespec="seconds") if state == "complete" else "",
        state=state,  # type: ignore[arg-type]
        options=Options(
            targets=list(dict.fromkeys(page.address for page in pages)),
            select=settings.select,
            profile=settings.profile,
        ),
        service=service_of(settings, pages[0].address if pages else ""),
        rules=[name for name in settings.rules.rules if name in applied],
        pages=pages,
        walks=list(_walks(noted)),
    )


def service_of(settings: Settings, address: str) -> Service:
    """The service that tests are about, as far as they tell: the project's name, and where the address belongs."""
    parts = urlsplit(address)
    home = f"{parts.scheme}://{parts.netloc}/" if parts.netloc else settings.root.as_uri() + "/"
    return Service(name=settings.root.name, start=[settings.home or home], profile=settings.profile)


def _walks(noted: Sequence[Noted]) -> Iterator[Walk]:
    """Each test that asked for checks is a journey; a state is a step. Where it broke off, there was more to see."""
    tests: dict[str, list[Noted]] = {}
    for line, page in noted:
        if not line.auto:
            tests.setdefault(line.test, []).append((line, page))
    for test, rows in tests.items():
        if any(page for _, page in rows):
            yield Walk(journey=test, say=rows[0][0].say, steps=[_step(line, page) for line, page in rows])


def _step(line: Line, page: Page | None) -> WalkedStep:
    if page is None:
        return WalkedStep(say=line.name, problem=Problem(key="test-broken-off"))
    return WalkedStep(say=line.name or page.title or page.address, action="check", state="done", page=page.number)


def _explained(settings: Settings, folder: RunFolder, run: Run, noted: Sequence[Noted]) -> Iterator[Accepted]:
    """What tests let pass, as entries of a baseline for this one session; not what another test failed for."""
    failed = {name for line, _ in noted for name in line.failed}
    failed |= {entry.fingerprint for entry in settings.baseline.accepted}
    reasons = {name: (line.test, why) for line, _ in noted for name, why in line.accepted.items() if name not in failed}
    today = datetime.now(UTC).date().isoformat()
    for failure in failures(run, folder.all_findings()) if reasons else []:
        if failure.fingerprint in reasons:
            test, why = reasons[failure.fingerprint]
            yield Accepted(
                fingerprint=failure.fingerprint,
                reason=Reason.OTHER,
                text=why,
                owner=test,
                date=today,
                expires=today,
                **msgspec.structs.asdict(failure.spot),
            )


def _parts(out: Path) -> list[Path]:
    return sorted((out / PARTS).glob("*"))


def _together(out: Path) -> Iterator[Noted]:
    """All that was noted, in the order of the tests; what other processes stored is moved in and numbered."""
    whole = RunFolder(out)
    for line in notebook.read(out):
        yield line, whole.read_page(line.folder, needs=()) if line.folder else None
    noted = [(line, RunFolder(part)) for part in _parts(out) for line in notebook.read(part)]
    number = 0
    for line, part in sorted(noted, key=lambda row: row[0].place):
        number += bool(line.folder)
        yield line, _moved(part, whole, line.folder, number) if line.folder else None


def _moved(part: RunFolder, whole: RunFolder, folder: str, number: int) -> Page:
    """A page state under another number in the one run folder, with its findings and pictures."""
    page = part.read_page(folder)
    there = whole.page_folder(number, page.address)
    for picture in (part.path / folder).glob("*.webp"):
        whole.write_bytes(f"{there}/{picture.name}", picture.read_bytes())
    page = msgspec.structs.replace(page, number=number, folder=there)
    whole.write_page(page, [_renumbered(finding, folder, page) for finding in part.read_findings(folder)])
    return without_facts(page)


def _renumbered(finding: Finding, folder: str, page: Page) -> Finding:
    picture = finding.picture.replace(folder, page.folder, 1)
    return msgspec.structs.replace(finding, subject=f"page:{page.number}", picture=picture)
