"""One audit of a page that attacks every reader, in every format that is installed, on a terminal of 80 columns."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
import sarif_kit
import yaml
from junitparser import JUnitXml
from lxml import html
from playwright.async_api import Browser
from rdflib import Graph
from rich.cells import cell_len

from einclusion.output import formats
from einclusion.rulebook import load
from einclusion.run import Report
from einclusion.standards import requirement
from einclusion.store import RunFolder
from tests.browser import fooling
from tests.browser.hostile import Hostile
from tests.reports.browsing import browse
from tests.reports.test_github_report import COMMAND
from tests.reports.test_markdown_report import live

NAMES = sorted(point.name for point in entry_points(group="einclusion.reports"))
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that make terminals and editors show something else than what is written."""
_STYLE = r"(?:[0-24]|3[0-7]|9[0-7]|38;5;\d+)"
OURS = re.compile(rf"\x1b\[(?:\?25[lh]|2K|1A|{_STYLE}(?:;{_STYLE})*m)|\r")
"""What the progress bar and the summary send to a terminal."""

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Told:
    folder: Path
    code: int
    terminal: str

    def file(self, name: str) -> Path:
        return formats([name])[0].target(self.folder)

    def text(self, name: str) -> str:
        return self.file(name).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def told(server: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The run, with all reports."""
    folder = tmp_path_factory.mktemp("fooled") / "run"
    server.gate.set()
    wanted = [word for name in NAMES for word in ("--format", name)]
    pages = [server.address + path for path in ("/fooling?q=</script>&r==cmd|x!A0", "/plain")]
    command = ["audit", *pages, "--out", str(folder), "--lang", "en", "--select", "all", "--fail-on", "never", "-v"]
    code, terminal = in_terminal([*command, "--depth", "full", *wanted])
    return Told(folder, code, terminal)


def in_terminal(arguments: list[str]) -> tuple[int, str]:
    """Exit code of the command, and what a terminal of 80 columns got to see."""
    pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with subprocess.Popen(
        [sys.executable, "-m", "einclusion", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": ""},
    ) as process:
        os.close(theirs)
        seen = b"".join(_read(ours))
        code = process.wait(100)
    os.close(ours)
    return code, seen.decode("utf-8")


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # the other end was closed
            return
        if not part:
            return
        yield part


def test_the_page_was_tested_and_every_attack_arrived(told: Told) -> None:
    assert told.code == 0, OURS.sub("", told.terminal[-4_000:])
    run = RunFolder(told.folder).read_run()
    assert [page.problems for page in run.pages] == [[]] * len(run.pages)
    stored = (told.folder / run.pages[0].folder / "page.json").read_bytes()
    page = RunFolder(told.folder).read_page(run.pages[0].folder)
    assert page.facts.structure is not None
    values = [
        value for one in page.facts.structure.documents for node in one.nodes for value in node.attributes.values()
    ]
    assert [attack for attack in fooling.ATTACKS if not any(attack in value for value in values)] == []
    assert len(stored) > 100_000
    rules = {one.rule for one in RunFolder(told.folder).all_findings() if one.outcome in ("failed", "cantTell")}
    assert len(rules) > 15, "many rules quote it"


def test_the_terminal_shows_only_what_is_ours(told: Told) -> None:
    rest = OURS.sub("", told.terminal)
    assert RAW.findall(rest) == []
    assert "\u2028" not in rest
    lines = [OURS.sub("", line.rpartition("\x1b[2K")[2]) for line in told.terminal.split("\n")]
    assert 20 < len(lines) < 120
    copied = re.compile(rf"{re.escape(str(told.folder))}|http://127\.0\.0\.1|  einclusion ")
    assert [line for line in lines if cell_len(line) > 80 and not copied.search(line)] == []


def test_a_stored_run_is_told_without_the_page_speaking(told: Told) -> None:
    for command in (
        ["report", str(told.folder), "--fail-on", "never"],
        ["compare", str(told.folder), str(told.folder)],
    ):
        code, terminal = in_terminal([*command, "--lang", "en"])
        assert code == 0
        assert RAW.findall(OURS.sub("", terminal)) == []


def test_data_on_the_terminal_holds_no_codes(told: Told) -> None:
    code, terminal = in_terminal(
        ["report", str(told.folder), "--format", "json=-", "--format", "earl=-", "--fail-on", "never", "--lang", "en"]
    )
    assert code == 0
    assert RAW.findall(OURS.sub("", terminal)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_report_holds_a_raw_character(told: Told, name: str) -> None:
    content = told.file(name).read_bytes()
    if content.startswith(b"%PDF"):
        return  # its text is drawn, not sent
    assert RAW.findall(content.decode("utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_report_repeats_the_whole_title(told: Told, name: str) -> None:
    content = told.file(name).read_bytes()
    assert 0 < len(content) < 6_000_000
    assert fooling.FILLER.encode() * 60 not in content


def _sarif(text: str) -> None:
    log = json.loads(text)
    assert sarif_kit.validation_errors(log) == []
    texts = [one["message"]["text"] for one in log["runs"][0]["results"]]
    assert texts
    assert [one for one in texts if "](" in one or "{0}" in one] == []


def _junit(text: str) -> None:
    assert len(JUnitXml.fromstring(text.encode())) >= 2
    tags = {one.tag for one in ElementTree.fromstring(text).iter()}
    assert tags <= {
        *("testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped"),
    }


def _csv(text: str) -> None:
    for mark in (",", ";", "\t"):
        rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark)
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")] == []
    assert "cmd|" in text


def _markdown(text: str) -> None:
    assert live(text) == []
    assert len(text) <= 65_536


def _github(text: str) -> None:
    lines = text.removesuffix("\n").split("\n")
    commands = [line for line in lines if COMMAND.fullmatch(line)]
    assert commands
    others = [line for line in lines if line not in commands]
    assert len(others) < 5, "what is left out, the questions and a caution"
    assert [line for line in others if "::" in line or "##[" in line] == []
    assert [one for one in commands if one.count("::error") > 1 and one.split("::", 2)[1].count("::")] == []
    for line in text.splitlines():
        assert not line.lstrip().startswith(("::stop", "::error file=a.py", "##["))


def _gitlab(text: str) -> None:
    entries = json.loads(text)
    assert entries
    assert len({one["fingerprint"] for one in entries}) == len(entries)
    assert all(re.fullmatch(r"[\w.~%/-]{1,200}", one["location"]["path"]) for one in entries)


def _graph(text: str) -> None:
    assert len(Graph().parse(data=text, format="json-ld")) > 50


def _json(text: str) -> None:
    assert msgspec.json.decode(text, type=Report).findings


def _html(text: str) -> None:
    tree: Any = html.fromstring(text)
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    scripts = [one.text_content() for one in tree.xpath("//script")]
    assert scripts
    assert [one for one in scripts if base64.b64encode(sha256(one.encode()).digest()).decode() not in policy] == []
    assert "pwned" not in "".join(scripts)
    attributes = [(name, value) for one in tree.iter() if isinstance(one.tag, str) for name, value in one.items()]
    assert [name for name, _ in attributes if name.startswith("on")] == []
    led = [value for name, value in attributes if name in ("href", "src", "action", "formaction", "data", "srcset")]
    known = {requirement(name).address for rule in load().rules.values() for name in rule.requirements}
    others = [one for one in led if one not in known and not re.match("#|http://127[.]0[.]0[.]1:", one)]
    assert [one for one in others if not re.match("data:image/(?:webp|png|jpeg);base64,", one)] == []
    assert tree.xpath("//iframe|//object|//embed|//base|//meta[@http-equiv='refresh']") == []
    assert "pwned" in tree.text_content()


def _yaml(text: str) -> None:
    assert yaml.safe_load(text)


def _lines(text: str) -> None:
    assert all(json.loads(line) for line in text.splitlines())


READERS: dict[str, Callable[[str], None]] = {
    "sarif": _sarif,
    "junit": _junit,
    "csv": _csv,
    "markdown": _markdown,
    "github": _github,
    "gitlab": _gitlab,
    "earl": _graph,
    "wcag-em": _graph,
    "json": _json,
    "html": _html,
    "openacr": _yaml,
    "channels": _lines,
}


@pytest.mark.parametrize("name", sorted(READERS.keys() & set(NAMES)))
def test_its_reader_reads_it(told: Told, name: str) -> None:
    READERS[name](told.text(name))


def test_the_report_runs_nothing_asks_for_nothing_and_says_nothing(told: Told) -> None:
    async def look(browser: Browser) -> tuple[list[str], Any, str]:
        page = await browser.new_page()
        happened: list[str] = []

        async def dismiss(dialog: Any) -> None:
            happened.append(f"dialog {dialog.message}")
            await dialog.dismiss()

        page.on("dialog", dismiss)
        page.on("console", lambda message: happened.append(f"console {message.text}"))
        page.on("pageerror", lambda error: happened.append(f"error {error}"))
        page.on("popup", lambda popup: happened.append(f"popup {popup.url}"))
        page.on("request", lambda request: happened.append(request.url))
        await page.goto(told.file("html").as_uri())
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        for choice in ("topic", "outcome"):
            await page.locator(f"select[name={choice}]").select_option(index=1)
        await page.locator("#filter button[type=reset]").click()
        return happened, await page.evaluate("window.pwned"), await page.title()

    happened, pwned, title = browse(look)
    asked = [one for one in happened if not one.startswith("data:image/")]
    assert asked == [told.file("html").as_uri()]
    assert pwned is None
    assert "owned" not in title
