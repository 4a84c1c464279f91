"""The work beside the browser: facts made of what probes gathered, stored and judged, in processes of their own.

The browser's process only drives; it hands over one page state at a time and gets back what it needs to go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import msgspec
from PIL.Image import Image

from einclusion import garbage
from einclusion.axe import axe_of
from einclusion.channels import channels_of
from einclusion.crawl.addresses import acts, joined, split
from einclusion.documents.linking import documents_of
from einclusion.dom import Dom
from einclusion.facts import ACTED, Facts, Structure
from einclusion.identity import further
from einclusion.judge import Judge
from einclusion.loading import Network
from einclusion.model import Finding, Outcome, Problem, Record, Rule
from einclusion.pictures import element_pictures, opened
from einclusion.pointers import located
from einclusion.rulebook import Rulebook
from einclusion.run import Page, without_facts
from einclusion.scope import Service
from einclusion.snapshot import structure_of
from einclusion.standards import profile
from einclusion.store import RunFolder
from einclusion.text import safe
from einclusion.text.blocks import text_of

SHOWN = frozenset({Outcome.FAILED, Outcome.CANT_TELL})


class Link(Record, frozen=True, kw_only=True):
    """A link that a crawl may follow."""

    address: str
    """Absolute address, as the browser would open it."""
    text: str = ""
    """What the link says."""


class Setup(Record, frozen=True, kw_only=True):
    """What a worker needs to know once."""

    folder: str
    """The run folder."""
    service: Service
    """What is tested."""
    rules: list[Rule]
    """Rules to apply."""
    paths: dict[str, str]
    """The page of each, by id; its check lies beside it."""
    profile: str = "eu"
    """The law that weighs them."""
    without: list[str] = []
    """Probes that were switched off."""


class Task(Record, frozen=True, kw_only=True):
    """One page state as the browser left it."""

    page: Page
    """The page, without facts."""
    raw: dict[str, Any] = {}
    """What each probe gathered, by its name."""
    first: str = ""
    """Folder of the state that this one repeats in another window size: only what is new is kept."""
    replaced: Facts | None = None
    """Facts that stand in for gathered ones; only examples have them."""


class Spot(Record, frozen=True, kw_only=True):
    """Where a picture of a finding's element would be cut."""

    finding: int
    """Place of the finding in the page's list."""
    cause: str
    """The finding's cause."""
    box: tuple[int, int, int, int]
    """Where the element is rendered."""


class Settled(Record, frozen=True, kw_only=True):
    """A page state that is stored and judged."""

    page: Page
    """The page, without facts."""
    links: list[Link] = []
    """Where it links to."""
    outcomes: dict[str, int] = {}
    """Number of findings by outcome."""
    spots: list[Spot] = []
    """Elements that a picture would show."""


class _State:
    """What a worker process keeps between tasks."""

    folder: RunFolder
    judge: Judge


def start(setup: bytes) -> None:
    """Make a worker ready; it gets its rules from who read their pages already."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the browser's process decides when to end
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    told = msgspec.json.decode(setup, type=Setup)
    book = Rulebook({rule.id: rule for rule in told.rules}, {name: Path(path) for name, path in told.paths.items()})
    use(RunFolder(Path(told.folder)), Judge(book, told.rules, told.service, profile(told.profile), told.without))
    garbage.seldom()


def _end_with(parent: BaseProcess | None) -> None:
    """End when the browser's process is gone: killed, it can't say so."""
    if parent is not None:
        parent.join()
        os._exit(1)


def use(folder: RunFolder, judge: Judge) -> None:
    """Store into that folder and judge with that judge from now on, in this process."""
    _State.folder, _State.judge = folder, judge


def ready() -> None:
    """Nothing: what a process does to be started before it is needed."""


def settle(task: bytes) -> bytes:
    """Make facts, judge, store; a `Settled`. Raises StoreError."""
    told = msgspec.json.decode(task, type=Task)
    facts, dom = facts_of(
        told.raw,
        consent=told.page.consent,
        replaced=told.replaced,
        service=_State.judge.service,
    )
    links = links_of(dom, told.page.final_address or told.page.address) if dom else []
    links = [link for link in links if not acts(link.address, link.text)]
    page = msgspec.structs.replace(
        told.page,
        title=_title(dom),
        language=(facts.text.detected or safe.language(facts.text.declared)) if facts.text else "",
        links=list(dict.fromkeys(link.address for link in links)),
        problems=[*told.page.problems, *_unreachable(facts.structure)],
        facts=facts,
    )
    findings = _State.judge.page(page, dom)
    if told.first:
        shown = (finding for finding in findings if finding.outcome in SHOWN)
        findings = list(further(shown, _State.folder.read_findings(told.first)))
    _State.folder.write_page(page, findings)
    outcomes: dict[str, int] = {}
    for finding in findings:
        outcomes[finding.outcome] = outcomes.get(finding.outcome, 0) + 1
    settled = Settled(page=without_facts(page), links=links, outcomes=outcomes, spots=spots_of(findings))
    return msgspec.json.encode(settled)


def picture(folder: str, parts: list[tuple[bytes, bytes]]) -> bytes:
    """Cut pictures of elements of a page that is stored already: PNGs, each with its spots. Raises StoreError."""
    findings = _State.folder.read_findings(folder)
    for png, spots in parts:
        findings = _pictured(folder, findings, opened(png), msgspec.json.decode(spots, type=list[Spot]))
    _State.folder.write_findings(findings, folder)
    return b""


def _pictured(folder: str, findings: list[Finding], whole: Image, spots: list[Spot]) -> list[Finding]:
    shown = list(findings)
    for spot, cut in zip(spots, element_pictures(whole, [spot.box for spot in spots]), strict=True):
        if cut is not None:
            name = f"{folder}/{spot.finding + 1}.webp"
            _State.folder.write_bytes(name, cut)
            shown[spot.finding] = msgspec.structs.replace(shown[spot.finding], picture=name)
    return shown


def facts_of(
    raw: dict[str, Any], *, consent: bool = False, replaced: Facts | None = None, service: Service | None = None
) -> tuple[Facts, Dom | None]:
    """Facts from what the probes gathered, and the page's documents as trees; channels where the service is told."""
    stands_in = replaced or Facts()
    gathered = structure_of(raw["structure"]) if "structure" in raw else None
    structure = stands_in.structure or gathered
    dom = Dom(structure) if structure else None
    network = msgspec.convert({**raw["network"], "consent": consent}, Network) if "network" in raw else None
    acted = msgspec.convert({name: located(raw[name], dom) for name in ACTED & raw.keys()}, Facts)
    text = stands_in.text or (text_of(structure) if structure else None)
    channels = channels_of(structure, text, dom, service) if structure and text and dom and service else None
    facts = Facts(
        structure=structure,
        text=text,
        channels=stands_in.channels or channels,
        network=stands_in.network or network,
        documents=stands_in.documents or (documents_of(raw["documents"], dom) if "documents" in raw else None),
        axe=stands_in.axe or (axe_of(raw["axe"], dom) if "axe" in raw else None),
        **{name: getattr(stands_in, name) or getattr(acted, name) for name in ACTED},
    )
    return facts, dom


def links_of(dom: Dom, address: str) -> list[Link]:
    """Links of the page's own document, absolute, in order."""
    tree = dom.trees[0]
    base = next((joined(address, node.get("href")) for node in tree.select("base[href]")), "") or address
    found = []
    for node in tree.select("a[href], area[href]"):
        led = joined(base, node.get("href"))
        if split(led).scheme in ("http", "https", "file"):
            found.append(Link(address=led, text=node.text[:200] or node.name[:200]))
    return found


def _title(dom: Dom | None) -> str:
    """The document's title, shortened."""
    if dom is None or not dom.trees:
        return ""
    tree = dom.trees[0]
    for node in tree.select("head > title, svg > title"):
        inside = "".join(tree.nodes[index].text for index in tree.within(node.index))
        return " ".join(inside.split())[:300]
    return ""


def _unreachable(structure: Structure | None) -> list[Problem]:
    addresses = structure.unreachable if structure else []
    return [Problem(key="frame-unreachable", values={"address": address}) for address in addresses]


def spots_of(findings: list[Finding]) -> list[Spot]:
    """Elements that a picture would show, one of each cause."""
    found: dict[str, Spot] = {}
    for number, finding in enumerate(findings):
        if finding.outcome in SHOWN and finding.element is not None and finding.element.box is not None:
            found.setdefault(finding.cause, Spot(finding=number, cause=finding.cause, box=finding.element.box))
    return list(found.values())
