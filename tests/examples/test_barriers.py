"""The example service, audited: which of its seeded barriers are found, and that the mended variant has no failure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from einclusion.data import parse
from einclusion.dom import Dom
from einclusion.model import Finding, Outcome
from einclusion.store import RunFolder
from tests.examples.test_parking_permit import FOLDER, load_serve
from tests.terminal import demonstrated

TOLD = frozenset({Outcome.FAILED, Outcome.CANT_TELL})


def audit_after(out: Path) -> RunFolder:
    """Audit the mended variant as a developer would, at full depth with its journeys."""
    with load_serve()("after") as address:
        command = [sys.executable, "-m", "einclusion", "audit", str(FOLDER / "after.yaml"), "--out", str(out)]
        environment = {**os.environ, "PARKING_PERMIT_ADDRESS": address}
        done = subprocess.run(
            [*command, "--fail-on", "never", "--format", "json"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return RunFolder(out)


Barrier = dict[str, str | bool | None]


def found(folder: RunFolder, barriers: list[Barrier]) -> Iterator[str]:
    """Ids of the barriers that a finding of their rule points at, on their page and at their element.

    It failed, or it is a question where the barrier says that only people can tell.
    """
    whole = [finding for finding in folder.read_findings() if finding.outcome in TOLD]
    yield from (str(one["id"]) for one in barriers if any(is_told(finding, one) for finding in whole))
    for name in folder.page_folders():
        page = folder.read_page(name, ["structure"])
        path = urlsplit(page.final_address or page.address).path
        told = [finding for finding in folder.read_findings(name) if finding.outcome in TOLD]
        dom = Dom(page.facts.structure) if page.facts.structure else None
        for barrier in barriers:
            if barrier["page"] == path and any(points_at(finding, barrier, dom) for finding in told):
                yield str(barrier["id"])


def is_told(finding: Finding, barrier: Barrier) -> bool:
    """Whether a finding is of the barrier's rule, with the outcome that the barrier expects of it."""
    expected = Outcome.CANT_TELL if barrier.get("asked") else Outcome.FAILED
    return finding.rule == barrier["rule"] and finding.outcome is expected


def points_at(finding: Finding, barrier: Barrier, dom: Dom | None) -> bool:
    """Whether a finding is about the barrier's element, or about the page where the barrier is."""
    if not is_told(finding, barrier):
        return False
    if barrier["where"] is None or finding.element is None or dom is None:
        return True
    selector = finding.element.selector
    return any(
        selector == node.selector or selector in {one.selector for one in (*node.ancestors(), *node.select("*"))}
        for node in dom.select(str(barrier["where"]))
    )


def stuck(folder: RunFolder) -> list[tuple[str, int]]:
    """Journey steps that were not done."""
    walks = folder.read_run().walks
    return [
        (walk.journey, number) for walk in walks for number, step in enumerate(walk.steps, 1) if step.state != "done"
    ]


def test_before_has_the_seeded_barriers(shared: Path, record_property: Callable[[str, object], None]) -> None:
    """In the run that the README's demonstration leaves: the same audit, at full depth with its journeys."""
    barriers: list[Barrier] = parse((FOLDER / "barriers.yaml").read_text(encoding="utf-8"))
    run = demonstrated(shared, "make demo")[1]
    folder = RunFolder(run)
    seen = set(found(folder, barriers))
    unclaimed = [barrier["id"] for barrier in barriers if barrier["rule"] is None]
    missed = [
        f"{barrier['id']} ({barrier['rule']})" for barrier in barriers if barrier["rule"] and barrier["id"] not in seen
    ]
    record_property("seeded barriers found", f"{len(seen)} of {len(barriers)}")
    record_property("seeded barriers that no rule claims yet", ", ".join(map(str, unclaimed)))
    assert len(barriers) >= 40
    assert not missed
    assert folder.read_run().state == "complete"
    assert json.loads((run / "report.json").read_text(encoding="utf-8"))["verdict"]["code"] == 0
    assert stuck(folder) == []


def test_after_has_no_failed_finding(tmp_path: Path) -> None:
    folder = audit_after(tmp_path / "run")
    failed = [finding for finding in folder.all_findings() if finding.outcome is Outcome.FAILED]
    assert [(one.rule, one.subject, one.element and one.element.selector, one.message) for one in failed] == []
    assert stuck(folder) == []
