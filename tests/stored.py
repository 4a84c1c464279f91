"""Small stored runs: pages given as HTML, judged by a rule of a pack beside them, written as a visit would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from einclusion.conclude import judge_again
from einclusion.facts import Facts
from einclusion.rulebook import Rulebook
from einclusion.run import Options, Page, Run, Walk, WalkedStep, without_facts
from einclusion.scope import Service
from einclusion.store import RunFolder
from tests import packs
from tests.text import page as maker

HOST = "https://www.voorbeeldstad.be"
RULE = "picture-described"
ADVICE = "heading-filled"
CHECKS = {
    RULE: "img:not([alt])",
    ADVICE: "h2:empty",
}
CHECK = """
from einclusion.outcomes import cant_tell, failed, passed


def check(page):
    for node in page.select("SELECTOR"):
        yield failed(node)
    for node in page.select("[data-ask]"):
        yield cant_tell(node)
    yield passed()
"""
BARE = '<main><h1>Kaart</h1><img src="/a.png" alt="A"></main>'
FAULTY = '<main><h1>Kaart</h1><img src="/a.png"><img src="/b.png"><h2></h2></main>'


def pack(folder: Path) -> Path:
    """Two rules, one of law and one advice beyond it, and an offline one of Brussels law that always fails."""
    for name, selector in CHECKS.items():
        weight, requirement = ("binding", "wcag-1.1.1") if name == RULE else ("advice", "practice")
        text = CHECK.replace("SELECTOR", selector)
        changes: dict[str, Any] = {"needs": ["structure"], "weight": weight, "requirements": [requirement]}
        packs.write(folder, f"accessibility/{name}", text, **changes)
    text = "from einclusion.outcomes import failed\n\ndef check(service):\n    yield failed()\n"
    requirements = ["be-bruxelles-digital-13"]
    packs.write(folder, "offline/counter-there", text, subject="service", requirements=requirements)
    return folder


def run(
    folder: Path,
    pages: Mapping[str, str],
    rules: tuple[str, ...] = (RULE, ADVICE),
    law: str = "eu",
    host: str = HOST,
    walks: list[Walk] | None = None,
    **changes: dict[str, Any],
) -> Path:
    """A stored, judged run of pages by their path; `changes` are fields of page `p<number>`."""
    packed = folder.parent / "pack"
    if not packed.exists():
        pack(packed)
    store = RunFolder.create(folder)
    made = []
    for number, (path, html) in enumerate(pages.items(), 1):
        page = Page(
            number=number,
            address=host + path,
            folder=store.page_folder(number, host + path),
            facts=Facts(structure=maker.structure(html)),
            **changes.get(f"p{number}", {}),
        )
        store.write_page(page, [])
        made.append(without_facts(page))
    whole = Run(
        service=Service(name="Kaart", start=[host + "/"]),
        started="2026-11-22T12:00:00+00:00",
        state="complete",
        rules=list(rules),
        options=Options(packs=[str(packed)], profile=law),
        pages=made,
        walks=walks or [],
    )
    store.write_run(whole)
    judge_again(store, whole, book(folder))
    return folder


def book(folder: Path) -> Rulebook:
    """The rules that a stored run was judged by."""
    return packs.book(folder.parent / "pack")


def walk(name: str, *states: Any) -> Walk:
    """A journey by the states of its steps."""
    return Walk(journey=name, steps=[WalkedStep(state=state) for state in states])
