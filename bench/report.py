"""What a report of a large run costs: to write, to open, to select from.

`python bench/report.py [--pages 200] [--findings 5000] [--rounds 3]` makes a run of that size in a folder of its own,
writes its HTML report with the command (`einclusion report`), and opens the file in the browser. Shown are medians.
docs/performance.md tells what the figures mean.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.async_api import Browser

from einclusion import rulebook
from einclusion.browser.session import Session
from einclusion.model import Element, Finding, Outcome
from einclusion.run import Page, Run, Walk, WalkedStep
from einclusion.scope import Service
from einclusion.store import RunFolder

SITE = "https://www.voorbeeldstad.example"
STEPS = 12
SITEWIDE = 0.4
"""Part of the findings that repeat the same fault of a template on page after page."""
PICTURED = 8
"""Pictures of elements that each page has."""
_OPENED = """async () => {
  const paint = await new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()[0]))
    .observe({ type: "paint", buffered: true }));
  const [opened] = performance.getEntriesByType("navigation");
  return [opened.loadEventEnd, paint.startTime];
}"""
_SELECTED = """async ([name, value]) => {
  const select = document.querySelector(`select[name=${name}]`);
  const before = performance.now();
  select.value = value || select.options[1].value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - before;
}"""


def stored(folder: Path, pages: int, findings: int) -> None:
    """A run of that size: one journey, faults of templates and faults of single pages, pictures of some."""
    chance = random.Random(1)
    rules = [rule for rule in rulebook.load().rules.values() if rule.subject == "page" and rule.engine != "person"]
    store = RunFolder.create(folder)
    made: list[list[Finding]] = [[] for _ in range(pages)]
    for number in range(findings):
        page = number % pages
        rule = rules[chance.randrange(len(rules))]
        shared = chance.random() < SITEWIDE
        cause = f"{rule.id} {chance.randrange(3) if shared else number}"
        made[page].append(
            Finding(
                rule=rule.id,
                outcome=Outcome.CANT_TELL if chance.random() < 0.1 and rule.question else Outcome.FAILED,
                subject=f"page:{page + 1}",
                message=next(iter(rule.messages), ""),
                element=Element(
                    selector=f"#main > div:nth-child({number % 9}) > section.block > ul > li:nth-child(3) > a",
                    html=f'<a class="button button--wide" href="/{number}">' + "Lees meer " * 20,
                    name="Lees meer",
                    box=(20, 40, 300, 60),
                ),
                impact=rule.impact,
                weight=rule.weight,
                cause=cause,
                fingerprint=f"{cause}|{page}",
                picture=f"pages/{page + 1}-page/{len(made[page]) + 1}.webp" if len(made[page]) < PICTURED else "",
            )
        )
    states = [_page(number, pages) for number in range(1, pages + 1)]
    for state, found in zip(states, made, strict=True):
        store.write_page(state, found)
        for number in range(1, min(PICTURED, len(found)) + 1):
            store.write_bytes(f"{state.folder}/{number}.webp", _picture(chance))
    steps = [WalkedStep(say=f"Ik doe deel {n}.", action="press", state="done", page=n) for n in range(1, STEPS + 1)]
    store.write_findings([])
    store.write_run(
        Run(
            version="0.1.0",
            started="2026-11-22T12:00:00+00:00",
            ended="2026-11-22T12:40:00+00:00",
            state="complete",
            service=Service(name="Bewonerskaart", start=[SITE + "/"], languages=["nl"]),
            rules=[rule.id for rule in rules],
            pages=states,
            walks=[Walk(journey="apply", say="Een kaart aanvragen", steps=steps)],
        )
    )


def _page(number: int, pages: int) -> Page:
    step = number if number <= STEPS else 0
    return Page(
        number=number,
        address=f"{SITE}/dienst/pagina-{number}-van-{pages}",
        title=f"Bewonerskaart aanvragen, deel {number}",
        language="nl",
        status=200,
        origin="journey" if step else "crawl",
        journey="apply" if step else "",
        step=step,
        viewport="1280x800",
        folder=f"pages/{number}-page",
    )


def _picture(chance: random.Random) -> bytes:
    """A piece of a page with text on it: about as large as real ones."""
    image = Image.new("RGB", (480, 220), "#f4f6f8")
    draw = ImageDraw.Draw(image)
    for line in range(12):
        text = "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(70))
        draw.text((12, 8 + line * 17), text, fill="#222")
    draw.rectangle((40, 60, 340, 110), outline="#d6006c", width=3)
    written = io.BytesIO()
    image.save(written, "WEBP", quality=70, method=2)
    return written.getvalue()


def written(folder: Path) -> dict[str, float]:
    """Seconds and CPU seconds of `einclusion report`, and the size of what it wrote."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "einclusion", "report", str(folder), "--lang", "nl", "--fail-on", "never"]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = (folder / "report.html").stat().st_size
    return {"written_seconds": time.monotonic() - began, "written_cpu_seconds": cpu, "megabytes": size / 1e6}


async def opened(browser: Browser, path: Path) -> dict[str, float]:
    """Milliseconds until the report is loaded and painted, and until a selection shows."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = await context.new_page()
        await page.goto(path.as_uri())
        loaded, painted = await page.evaluate(_OPENED)
        row = {"loaded_ms": loaded, "painted_ms": painted}
        for name in ("topic", "page", "impact"):
            row[f"selected_{name}_ms"] = await page.evaluate(_SELECTED, [name, "7" if name == "page" else ""])
        row["elements"] = await page.evaluate("document.querySelectorAll('*').length")
        return row
    finally:
        await context.close()


async def _rounds(folder: Path, rounds: int) -> list[dict[str, float]]:
    async with Session() as session:
        return [await opened(await session.browser(), folder / "report.html") for _ in range(rounds)]


def main() -> None:
    """Make, write, open, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--findings", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "run"
        stored(folder, asked.pages, asked.findings)
        rows: list[dict[str, Any]] = [written(folder) for _ in range(asked.rounds)]
        seen = asyncio.run(_rounds(folder, asked.rounds))
    merged = [{**row, **other} for row, other in zip(rows, seen, strict=True)]
    for name in merged[0]:
        print(f"{name:24}{statistics.median(row[name] for row in merged):>12,.1f}")


if __name__ == "__main__":
    main()
