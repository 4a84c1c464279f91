"""`einclusion(page).check()` in somebody's end-to-end suite: what it sees, what it fails for, what it leaves alone."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from einclusion import rulebook
from einclusion.browser.standing import at_once
from einclusion.facts import ACTED
from einclusion.model import Outcome
from tests.pytest_plugin import suites
from tests.pytest_plugin.suites import Ran

SUITE = '''
import pytest

WATCH = """() => {
    window.noticed = [];
    for (const kind of ["resize", "scroll", "focus", "blur", "visibilitychange", "keydown", "pointerdown", "click"])
        addEventListener(kind, () => window.noticed.push(kind), true);
    new MutationObserver(() => window.noticed.push("changed")).observe(
        document, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
FAULT = """() => document.querySelector("#name").insertAdjacentHTML(
    "afterend", '<img src=x width=9 style="position: absolute; top: 900px">')"""
REST = "() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 200))"
STANDS = """() => [document.documentElement.outerHTML, document.activeElement.id, scrollY,
    document.querySelector("#name").value, window.noticed]"""


def test_good(page, site, einclusion):
    page.goto(site + "/good")
    found = einclusion(page).check("Begin")
    assert {one.outcome for one in found} >= {"passed"}


def test_barrier(page, site, einclusion):
    """Somebody looks where they live."""
    page.goto(site + "/picture")
    einclusion(page).check("The map")


def test_second_state(page, site, einclusion):
    page.goto(site + "/form")
    einclusion(page).check("Empty form")
    page.get_by_role("button").click()
    with pytest.raises(AssertionError, match="image-alt"):
        einclusion(page).check("After sending")


def test_softly(page, site, einclusion):
    page.goto(site + "/picture")
    einclusion(page).check("First", soft=True)
    page.goto(site + "/good")
    einclusion(page).check("Then")


def test_softly_and_broken(page, site, einclusion):
    page.goto(site + "/picture")
    einclusion(page).check("First", soft=True)
    assert False, "something else"


def test_left_alone(page, site, einclusion):
    page.goto(site + "/form")
    page.fill("#name", "Ann")
    page.evaluate("document.body.style.height = '4000px'; scrollTo(0, 700)")
    page.evaluate(FAULT)
    page.evaluate(WATCH)
    page.evaluate(REST)
    before = page.evaluate(STANDS)
    page.evaluate("window.noticed.length = 0")
    einclusion(page).check(fail_on="never")
    page.evaluate(REST)
    assert page.evaluate(STANDS) == [*before[:4], []]
    assert page.evaluate("Object.keys(window).filter(name => /axe|inclusion/i.test(name))") == []


def test_frames(page, site, einclusion):
    page.goto(site + "/frame")
    page.frame_locator("iframe").locator("img").wait_for(state="attached")
    einclusion(page).check(fail_on="never")


def test_silent_frame(page, site, einclusion):
    page.goto(site + "/frame-stuck")
    page.wait_for_timeout(300)
    einclusion(page).check(fail_on="never")


def test_password(page, site, einclusion):
    page.goto(site + "/login")
    page.fill("#word", "Zwaluw-1987")
    page.evaluate("document.querySelector('#said').textContent = 'Not Zwaluw-1987?'")
    einclusion(page).check(fail_on="never")


def test_first_visit(page, site, einclusion):
    page.goto(site + "/tracked", wait_until="commit")
    einclusion(page).check(fail_on="never")


def test_after_a_choice(page, site, einclusion):
    page.goto(site + "/tracked", wait_until="commit")
    page.get_by_role("button").click()
    einclusion(page).check(fail_on="never")


def test_not_found(page, site, einclusion):
    page.goto(site + "/nowhere")
    einclusion(page).check(fail_on="never")


def test_set_content(page, einclusion):
    page.set_content("<title>Here</title><html lang=en><main><h1>Here</h1><p>Text.</p><img src=x></main>")
    with pytest.raises(AssertionError, match="image-alt"):
        einclusion(page).check(select="image-alt")


def test_another_page(context, site, einclusion):
    other = context.new_page()
    other.goto(site + "/good")
    einclusion(other).check()


def test_closed(page, site, einclusion):
    page.goto(site + "/good")
    page.close()
    einclusion(page).check()


def test_no_page(einclusion):
    einclusion("https://www.example.org/").check()


def test_no_such_rule(page, einclusion):
    einclusion(page).check(select="image-atl")


def test_no_such_gate(page, einclusion):
    einclusion(page).check(fail_on="sometimes")
'''


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The suite, run once for all tests of this module."""
    return suites.run(tmp_path_factory.mktemp("checks"), SUITE)


def test_what_passes_and_what_fails(ran: Ran) -> None:
    fails = {"barrier", "softly", "softly_and_broken", "closed", "no_page", "no_such_rule", "no_such_gate"}
    assert {name for name, outcome in ran.outcomes.items() if outcome != "passed"} == {f"test_{one}" for one in fails}
    assert len(ran.outcomes) == 18
    assert ran.code == 1


def test_a_failure_says_what_where_how_and_where_more_is(ran: Ran) -> None:
    said = ran.said["test_barrier"]
    finding = next(one for one in ran.findings(ran.page("test_barrier")) if one.rule == "image-alt")
    assert "The map – http://127.0.0.1" in said
    for piece in ("image-alt", "html > body > main > img", '<img src="map.png"', "Give the `<img>` an `alt`"):
        assert piece in said
    assert finding.fingerprint in said
    assert "einclusion baseline accept out --fingerprint" in said
    assert "fixture.py" not in said, "the traceback ends in the test"


def test_what_was_found_softly_fails_the_test_itself(ran: Ran) -> None:
    assert "image-alt" in ran.said["test_softly"]
    assert [len(walk.steps) for walk in ran.run.walks if "test_softly[" in walk.journey] == [2]
    assert "something else" in ran.said["test_softly_and_broken"]
    assert "einclusion" in ran.text.partition("test_softly_and_broken[chromium] _")[2].partition("image-alt")[0]


def test_states_are_steps_of_the_test(ran: Ran) -> None:
    walk = next(walk for walk in ran.run.walks if "::test_second_state[" in walk.journey)
    assert [(step.say, step.state) for step in walk.steps] == [("Empty form", "done"), ("After sending", "done")]
    broken = next(walk for walk in ran.run.walks if "::test_barrier[" in walk.journey)
    assert broken.say == "Somebody looks where they live."
    assert [step.state for step in broken.steps] == ["done", "untested"]


def test_frames_of_other_origins_are_seen(ran: Ran) -> None:
    found = [one.element.selector for one in ran.findings(ran.page("test_frames")) if one.element]
    assert any(" >>> " in selector and selector.endswith("img") for selector in found)


def test_a_silent_frame_is_told_and_does_not_hang(ran: Ran) -> None:
    assert "frame-unreachable" in [one.key for one in ran.page("test_silent_frame").problems]


def test_passwords_are_not_stored(ran: Ran) -> None:
    page = ran.page("test_password")
    assert page.facts.text is not None
    assert any("Not [secret]?" in block.text for block in page.facts.text.blocks)
    holding = [path.name for path in ran.stored.path.rglob("*.json") if "Zwaluw" in path.read_text(encoding="utf-8")]
    assert holding == []
    assert list((ran.stored.path / page.folder).glob("*.webp")) == []


@pytest.mark.parametrize("test", ["test_barrier", "test_left_alone"])
def test_elements_in_the_window_are_pictured(ran: Ran, test: str) -> None:
    finding = next(one for one in ran.findings(ran.page(test)) if one.rule == "image-alt")
    assert (ran.stored.path / finding.picture).is_file()


def test_a_first_visit_tells_what_was_loaded(ran: Ran) -> None:
    outcomes = {one.rule: one.outcome for one in ran.findings(ran.page("test_first_visit"))}
    assert outcomes["no-trackers-before-consent"] is Outcome.FAILED
    assert outcomes["page-weight-within-budget"] is not Outcome.UNTESTED


def test_after_a_choice_it_is_untested_and_never_green(ran: Ran) -> None:
    page = ran.page("test_after_a_choice")
    found = {one.rule: one for one in ran.findings(page)}
    told = {one.probe: (one.key, one.asked) for one in page.problems}
    needs = {name for rule in suites.RULES for name in rulebook.load().rules[rule].needs}
    assert needs & ACTED
    assert told == dict.fromkeys({"network", *(needs & ACTED)}, ("mid-test", False))
    present = {name for name in page.facts.__struct_fields__ if getattr(page.facts, name) is not None}
    assert needs - told.keys() <= present, "all the rest was gathered"
    for rule in ("no-trackers-before-consent", "page-weight-within-budget"):
        problem = found[rule].problem
        assert found[rule].outcome is Outcome.UNTESTED
        assert problem is not None
        assert problem.key == "mid-test"


def test_how_the_server_answered_is_kept(ran: Ran) -> None:
    page = ran.page("test_not_found")
    assert (page.status, page.content_type) == (404, "text/html")


def test_what_could_not_be_looked_at_fails_and_stays_in_the_run(ran: Ran) -> None:
    assert "Not everything could be tested" in ran.said["test_closed"]
    assert [(one.key, one.asked) for one in ran.page("test_closed").problems] == [("closed", True)]


def test_wrong_use_is_told_in_a_sentence(ran: Ran) -> None:
    assert "a page of Playwright's sync API" in ran.said["test_no_page"]
    assert "Did you mean `image-alt`?" in ran.said["test_no_such_rule"]
    assert "Possible are new, binding, serious, any, never" in ran.said["test_no_such_gate"]


def test_the_terminal_ends_with_the_report(ran: Ran) -> None:
    section = ran.text.rpartition("= einclusion =")[2]
    assert "out/report.html" in section
    assert "out/report.json" in section
    assert "Gate closed (new)" in section


def test_the_run_is_a_run_like_any_other(ran: Ran) -> None:
    assert ran.run.state == "complete"
    assert ran.run.versions["browser"].startswith("Chromium ")
    assert sorted(path.name for path in ran.stored.path.iterdir()) == [
        *("findings.json", "pages", "report.html", "report.json", "run.json")
    ]
    for arguments in (["report", "out", "--format", "earl=out.json"], ["compare", "out", "out"]):
        command = [sys.executable, "-m", "einclusion", *arguments]
        done = subprocess.run(command, cwd=ran.folder, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
    assert json.loads((ran.folder / "out.json").read_text(encoding="utf-8"))["@graph"]


def test_a_stuck_page_ends_the_check_and_is_never_green(tmp_path: Path) -> None:
    tests = """
import pytest
from einclusion.browser import window


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(window, "CALL_SECONDS", 1.0)


def test_stuck(page, site, einclusion):
    page.goto(site + "/stuck")
    page.wait_for_timeout(300)
    einclusion(page).check()


@pytest.mark.einclusion(auto=True)
def test_stuck_at_its_end(page, site):
    page.goto(site + "/stuck")
    page.wait_for_timeout(300)
"""
    ran = suites.run(tmp_path, tests)
    assert ran.outcomes == {"test_stuck": "failed", "test_stuck_at_its_end": "failed"}
    assert [one.key for page in ran.run.pages for one in page.problems] == ["stuck", "stuck"]


def test_what_would_wait_for_an_event_loop_is_refused() -> None:
    async def seven() -> int:
        return 7

    async def later() -> int:
        await asyncio.sleep(0)
        return await seven()

    assert at_once(seven()) == 7
    with pytest.raises(RuntimeError, match="event loop"):
        at_once(later())
