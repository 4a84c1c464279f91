"""Other people's end-to-end suites: written to a folder, run by pytest in a process of its own, and read back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from einclusion.model import Finding
from einclusion.run import Page, Run
from einclusion.store import RunFolder

CONFTEST = '''
import http.server, threading, time
import pytest

HEAD = '<!doctype html><html lang="en"><head><title>Permit</title></head><body><main><h1>Ask for a permit</h1>'
FOOT = '</main><footer><a href="/statement" style="padding: 9px">Accessibility statement</a></footer></body></html>'
PAGES = {
    "good": "<p>Fill in your name.</p>",
    "picture": '<p>Where you live.</p><img src="map.png" width="30" height="30">',
    "form": """<p>Your name, please.</p><label>Name <input id="name"></label>
        <button style="padding: 9px"
        onclick="document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=error.png width=9>')">
        Send</button><a href="/picture" style="padding: 9px">Where you live</a>""",
    "frame": '<p>A map.</p><iframe title="Map" src="{other}/picture"></iframe>',
    "frame-stuck": '<p>A map.</p><iframe title="Map" src="{other}/stuck"></iframe>',
    "stuck": "<script>setTimeout(() => { for (;;); }, 100)</script>",
    "login": '<label>Password <input type="password" id="word"></label><p id="said"></p><img src="key.png" width="9">',
    "tracked": '<p>Read this.</p><script src="https://www.google-analytics.com/analytics.js"></script>'
        "<button onclick=\\"document.cookie='choice=1'\\">Accept</button>",
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/").partition("?")[0]
        other = f"http://localhost:{self.server.server_port}"
        found = name in PAGES
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((HEAD + PAGES.get(name, "").replace("{other}", other) + FOOT).encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, einclusion_browser):
    return {**browser_type_launch_args, **einclusion_browser, "args": ["--site-per-process"]}
'''


RULES = (
    *("image-alt", "document-title", "field-has-label", "focus-visible", "phone-line-named"),
    *("page-weight-within-budget", "no-trackers-before-consent"),
)
"""Rules that suites apply: one of axe's own, and rules that need text, channels, network facts and acting."""


@dataclass(frozen=True)
class Ran:
    """What a suite came to."""

    code: int
    text: str
    outcomes: dict[str, str]
    """`passed`, `failed`, `error` or `skipped` by the name of the test."""
    said: dict[str, str]
    """What a test that did not pass said."""
    folder: Path

    @property
    def stored(self) -> RunFolder:
        """The run folder."""
        return RunFolder(self.folder / "out")

    @property
    def run(self) -> Run:
        """The run."""
        return self.stored.read_run()

    def page(self, test: str) -> Page:
        """The first page state of a test, facts included."""
        return next(page for page in self.stored.pages() if f"::{test}[" in page.journey)

    def findings(self, page: Page) -> list[Finding]:
        """What came out on a page state."""
        return self.stored.read_findings(page.folder)


def run(
    folder: Path, tests: str, *arguments: str, conftest: str = CONFTEST, ini: str = "", rules: Sequence[str] = RULES
) -> Ran:
    """Run a suite of one module into `out`; arguments or the ini file that name another folder say the rest, too."""
    (folder / "conftest.py").write_text(conftest, encoding="utf-8")
    (folder / "test_permit.py").write_text(tests, encoding="utf-8")
    (folder / "pytest.ini").write_text(f"[pytest]\naddopts = --strict-markers\n{ini}", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml", "junit.xml"]
    if "out" not in ini and not any(one.startswith("--einclusion-out") for one in arguments):
        command += ["--einclusion-out", "out", "--einclusion-lang", "en"]
        command += [f"--einclusion-select={rule}" for rule in rules]
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    outcomes, said = {}, {}
    report = folder / "junit.xml"
    for case in ElementTree.parse(report).iter("testcase") if report.exists() else []:
        name = re.sub(r"\[.*", "", case.get("name", ""))
        wrong = next((part for part in case if part.tag in ("failure", "error", "skipped")), None)
        outcomes[name] = "passed" if wrong is None else wrong.tag.replace("failure", "failed")
        said[name] = "" if wrong is None else (wrong.text or "") + (wrong.get("message") or "")
    return Ran(done.returncode, done.stdout + done.stderr, outcomes, said, folder)
