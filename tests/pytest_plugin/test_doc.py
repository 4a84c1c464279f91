"""`docs/pytest.md` is followed: its files, put beside the example service, make a suite that runs."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.documents import ROOT, fences
from tests.pytest_plugin import suites

ACCEPTED = "image-has-name"
SERVED = """

import functools, http.server, threading


@pytest.fixture(scope="session")
def base_url():
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
"""
FORM = """<!doctype html><html lang="en"><head><title>Parking permit</title></head><body><main><h1>Ask for a permit</h1>
<p>Tell us who you are.</p><form onsubmit="wrong.hidden = false; return false"><label>Name <input></label>
<p id="wrong" hidden><img src="error.png" width="9"> Fill in your name.</p>
<button style="padding: 9px">Send</button></form>
</main><footer><a style="padding: 9px" href="/statement">Accessibility statement</a></footer></body></html>"""


def test_the_suite_in_the_docs_finds_what_only_the_second_state_shows(tmp_path: Path) -> None:
    shown = {fence.name: fence.content for fence in fences(ROOT / "docs/pytest.md") if fence.name}
    (tmp_path / "site").mkdir()
    (tmp_path / "site/form.html").write_text(FORM, encoding="utf-8")
    ran = suites.run(tmp_path, shown["test_permit.py"], conftest=shown["conftest.py"] + SERVED, rules=())
    assert ran.outcomes == {"test_application": "failed"}
    walk = ran.run.walks[0]
    assert walk.say == "A resident asks for a parking permit."
    assert [step.say for step in walk.steps][:2] == ["Empty form", "Form with errors"]
    assert "Form with errors" in ran.said["test_application"]
    assert ACCEPTED in ran.said["test_application"]
    assert f'accept={{"{ACCEPTED}": ' in (ROOT / "docs/pytest.md").read_text(encoding="utf-8")


def test_the_ini_file_in_the_docs_is_taken(tmp_path: Path) -> None:
    shown = next(one.content for one in fences(ROOT / "docs/pytest.md") if one.name == "pyproject.toml")
    told = tomllib.loads(shown)["tool"]["pytest"]["ini_options"]
    lines = "".join(f"{name} = {str(value).lower() if value is True else value}\n" for name, value in told.items())
    ran = suites.run(tmp_path, "def test_it(): pass", ini=lines)
    assert ran.outcomes == {"test_it": "passed"}
    assert "unknown" not in ran.text.lower()
