"""Large runs: the report stays a file that people can mail, open and select from, and says what it leaves out."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import msgspec
import pytest

from einclusion.model import Finding, Outcome
from einclusion.run import Page, Report
from reports.html import render
from reports.html.pictures import FULL
from tests import build
from tests.build_rules import RULES
from tests.live import Live

PAGES = 200
OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
SELECTED = """async () => {
  const select = document.querySelector("select[name=page]");
  const before = performance.now();
  select.value = "7";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - before;
}"""


def large(findings: int, causes: int) -> Report:
    """A run of so many failures with so many causes to a rule."""
    pages = [Page(number=n, address=f"https://x.example/section/page-{n}", title=f"Page {n}") for n in range(1, 201)]
    found: list[Finding] = []
    for number in range(findings):
        rule = RULES[number % len(RULES)].id
        selector = f"#main > div:nth-child({number}) > section.block > ul > li:nth-child(3) > a"
        found.append(
            build.finding(
                rule,
                Outcome.FAILED,
                f"page:{1 + number % PAGES}",
                selector,
                html=f'<a class="button" href="/{number}">' + "x" * 200,
                cause=f"{rule} {number % causes}",
                picture="pages/1/logo.webp",
            )
        )
    return Report(run=msgspec.structs.replace(build.run(), pages=pages, walks=[]), findings=found)


@pytest.mark.parametrize("causes", [5000, 40])
def test_five_thousand_findings_stay_under_five_megabytes(causes: int, tmp_path: Path) -> None:
    text = render(large(5000, causes), build.rulebook(), tmp_path, "en")
    assert FULL < 5_000_000
    assert len(text.encode()) < 5_000_000 - FULL
    assert re.search(r"and \d+ more", text)


@pytest.mark.parametrize(("findings", "milliseconds"), [(5_000, 3000), (50_000, 3000)])
def test_it_opens_and_selects_soon(live: Live, tmp_path: Path, findings: int, milliseconds: int) -> None:
    build.pictures(tmp_path)
    path = tmp_path / "report.html"
    path.write_text(render(large(findings, findings), build.rulebook(), tmp_path, "en"), encoding="utf-8")
    assert path.stat().st_size < 5_000_000

    async def look() -> tuple[float, float, int]:
        context = await (await live.session.browser()).new_context()
        try:
            page = await context.new_page()
            await page.goto(path.as_uri())
            opened, selected = await page.evaluate(OPENED), await page.evaluate(SELECTED)
            return opened, selected, await page.locator(".rule:visible").count()
        finally:
            await context.close()

    rounds = [live.run(look()) for _ in range(3)]
    assert statistics.median(opened for opened, *_ in rounds) < milliseconds
    assert statistics.median(selected for _, selected, _ in rounds) < 1000
    assert {shown for *_, shown in rounds} != {0}
