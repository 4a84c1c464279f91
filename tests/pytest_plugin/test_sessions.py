"""A session as a whole: options, markers, accepted findings, automatic checks, several processes, nothing asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from einclusion.gate import baseline
from einclusion.model import Accepted, Outcome, Reason
from tests.pytest_plugin import suites
from tests.pytest_plugin.suites import Ran

MARKED = """
import pytest


@pytest.mark.einclusion(accept={"image-alt": "The supplier mends it in May."})
def test_accepted_rule(page, site, einclusion):
    page.goto(site + "/picture?state=first")
    einclusion(page).check("Map")


@pytest.mark.einclusion(accept={"image-alt": "Once more."}, select=["image-alt", "field-has-label"])
@pytest.mark.parametrize("path", ["/picture?state=second"])
class TestMarkers:
    @pytest.mark.einclusion(fail_on="binding")
    def test_nearest(self, page, site, einclusion, path):
        page.goto(site + path)
        rules = {one.rule for one in einclusion(page).check()}
        assert rules == {"image-alt", "field-has-label"}

    def test_call_goes_first(self, page, site, einclusion, path):
        page.goto(site + path)
        assert {one.rule for one in einclusion(page).check(select="document-title")} == {"document-title"}


@pytest.mark.einclusion(accept={"image-alt": "Long since mended."})
def test_idle(page, site, einclusion):
    page.goto(site + "/good")
    einclusion(page).check()


@pytest.mark.einclusion(fail_on="never")
def test_never(page, site, einclusion):
    page.goto(site + "/picture?state=third")
    einclusion(page).check()


@pytest.mark.einclusion(accept={"image-alt": "Not so bad."})
def test_one_accepts(page, site, einclusion):
    page.goto(site + "/picture?state=fourth")
    einclusion(page).check()


def test_other_does_not(page, site, einclusion):
    page.goto(site + "/picture?state=fourth")
    einclusion(page).check()


@pytest.mark.einclusion(accept=["image-alt"])
def test_no_reason(page, site, einclusion):
    einclusion(page).check()


@pytest.mark.einclusion(accept={"image-atl": "A slip."})
def test_no_rule(page, site, einclusion):
    einclusion(page).check()


@pytest.mark.einclusion(fial_on="never")
def test_no_word(page, site, einclusion):
    einclusion(page).check()
"""
AUTO = """
import pytest


def test_good(page, site):
    page.goto(site + "/good")


def test_barrier(page, site):
    page.goto(site + "/picture")


def test_checked_by_itself(page, site, einclusion):
    page.goto(site + "/picture")
    einclusion(page).check("Map", fail_on="never")


def test_goes_on_after_its_check(page, site, einclusion):
    page.goto(site + "/good")
    einclusion(page).check("Begin")
    page.goto(site + "/picture")


@pytest.mark.einclusion(auto=False)
def test_left_out(page, site):
    page.goto(site + "/picture")


def test_nowhere(page):
    pass


def test_broken(page, site):
    page.goto(site + "/picture")
    assert False, "of its own"


def test_without_a_page():
    assert True


@pytest.fixture
def other_browser(page, monkeypatch):
    # stands for Firefox and WebKit, which refuse in these words
    from playwright.sync_api import Error

    def refused(*_):
        raise Error("CDP session is only available in Chromium")

    monkeypatch.setattr(type(page.context), "new_cdp_session", refused)


def test_in_another_browser(page, site, other_browser):
    page.goto(site + "/picture")


def test_asked_in_another_browser(page, site, other_browser, einclusion):
    page.goto(site + "/picture")
    einclusion(page).check("Map")
"""
SPREAD = """
import pytest


@pytest.mark.parametrize("number", range(6))
def test_map(page, site, einclusion, number):
    page.goto(site + f"/picture?number={number}")
    einclusion(page).check(f"Map {number}", fail_on="never")
"""
ONE = """
def test_map(page, site, einclusion):
    page.goto(site + "/picture")
    einclusion(page).check("Map")
"""


class TestMarkers:
    @pytest.fixture(scope="class")
    @classmethod
    def ran(cls, tmp_path_factory: pytest.TempPathFactory) -> Ran:
        return suites.run(tmp_path_factory.mktemp("marked"), MARKED)

    def test_what_passes_and_what_fails(self, ran: Ran) -> None:
        wrong = {"test_no_reason", "test_no_rule", "test_no_word", "test_other_does_not"}
        assert {name for name, outcome in ran.outcomes.items() if outcome != "passed"} == wrong
        assert len(ran.outcomes) == 10

    def test_reasons_stand_in_the_report(self, ran: Ran) -> None:
        report = json.loads((ran.folder / "out/report.json").read_text(encoding="utf-8"))
        finding = next(one for one in ran.findings(ran.page("test_accepted_rule")) if one.rule == "image-alt")
        entry = report["accepted"][finding.fingerprint]
        assert entry["text"] == "The supplier mends it in May."
        assert entry["owner"] == ran.page("test_accepted_rule").journey
        assert finding.outcome is Outcome.FAILED, "an accepted finding never becomes green"

    def test_what_a_gate_lets_pass_or_another_test_fails_for_is_not_accepted(self, ran: Ran) -> None:
        report = json.loads((ran.folder / "out/report.json").read_text(encoding="utf-8"))
        for test in ("test_never", "test_one_accepts"):
            finding = next(one for one in ran.findings(ran.page(test)) if one.rule == "image-alt")
            assert finding.fingerprint not in report["accepted"]
        assert report["verdict"]["failing"] == 3

    def test_what_is_no_longer_needed_is_said(self, ran: Ran) -> None:
        warned = ran.text.partition("warnings summary")[2]
        assert "No longer needed in `accept`: image-alt" in warned
        assert warned.count("No longer needed") == 1

    def test_mistakes_are_told_in_a_sentence(self, ran: Ran) -> None:
        assert 'Give a reason in `accept` for each rule or key, for instance: accept={"' in ran.said["test_no_reason"]
        assert "Did you mean `image-alt`?" in ran.said["test_no_rule"]
        assert "does not know `fial_on`" in ran.said["test_no_word"]


class TestAutomatically:
    @pytest.fixture(scope="class")
    @classmethod
    def ran(cls, tmp_path_factory: pytest.TempPathFactory) -> Ran:
        return suites.run(tmp_path_factory.mktemp("auto"), AUTO, "--einclusion-auto")

    def test_what_passes_and_what_fails(self, ran: Ran) -> None:
        fails = {"test_barrier", "test_goes_on_after_its_check", "test_broken", "test_asked_in_another_browser"}
        assert {name for name, outcome in ran.outcomes.items() if outcome != "passed"} == fails
        assert "error" not in ran.outcomes.values()
        assert "image-alt" in ran.said["test_barrier"]
        assert "of its own" in ran.said["test_broken"]

    def test_a_state_that_the_test_checked_itself_is_not_checked_again(self, ran: Ran) -> None:
        paths = [(page.address.rpartition("/")[2], page.origin) for page in ran.run.pages]
        assert paths == [
            *(("good", "given"), ("picture", "given"), ("picture", "journey"), ("good", "journey")),
            ("picture", "given"),
        ]

    def test_another_browser_than_chromium_is_told_and_never_green(self, ran: Ran) -> None:
        assert "Run the test with Chromium" in ran.said["test_asked_in_another_browser"]
        assert "Run the test with Chromium" in ran.text.partition("warnings summary")[2].partition("= einclusion =")[0]

    def test_the_ini_file_asks_for_it_too(self, tmp_path: Path) -> None:
        ini = "einclusion_auto = true\neinclusion_out = runs/e2e-{time}\neinclusion_lang = fr\n"
        tests = 'def test_barrier(page, site):\n    page.goto(site + "/picture")\n'
        ran = suites.run(tmp_path, tests, ini=f"{ini}einclusion_select = image-alt\neinclusion_format = earl\n")
        assert "arrête le test" in ran.said["test_barrier"]
        folder = next((tmp_path / "runs").iterdir())
        assert folder.name.startswith("e2e-2")
        assert sorted(path.name for path in folder.glob("*.*")) == ["findings.json", "report.earl.jsonld", "run.json"]

    def test_without_pytest_playwright_it_is_refused_in_a_sentence(self, tmp_path: Path) -> None:
        plain = suites.run(
            tmp_path, "def test_it(): pass", "--einclusion-auto", "-p", "no:playwright", conftest="import pytest\n"
        )
        assert plain.code == 4
        assert "pip install 'einclusion[pytest]'" in plain.text
        assert "Traceback" not in plain.text


class TestBaseline:
    def test_accepted_findings_let_a_test_pass_until_their_last_day(self, tmp_path: Path) -> None:
        first = suites.run(tmp_path, ONE)
        assert first.code == 1
        finding = next(one for one in first.findings(first.page("test_map")) if one.rule == "image-alt")
        for expires, code in (("2999-12-31", 0), (date.today().isoformat(), 0), ("2020-01-01", 1)):
            entry = Accepted(
                fingerprint=finding.fingerprint,
                rule="image-alt",
                page="/picture",
                reason=Reason.SUPPLIER,
                text="The supplier mends it.",
                alternative="A list of streets.",
                owner="Web team",
                date="2020-01-01",
                expires=expires,
            )
            baseline.write(tmp_path / "baseline.yaml", [entry], "en")
            again = ["--einclusion-baseline=baseline.yaml", f"--einclusion-out=out-{expires}"]
            again += ["--einclusion-select=image-alt"]
            assert suites.run(tmp_path, ONE, *again).code == code


class TestSeveralProcesses:
    @pytest.fixture(scope="class")
    @classmethod
    def ran(cls, tmp_path_factory: pytest.TempPathFactory) -> Ran:
        return suites.run(tmp_path_factory.mktemp("spread"), SPREAD, "-n", "2", "--dist", "load")

    def test_there_is_one_run_in_the_order_of_the_tests(self, ran: Ran) -> None:
        assert ran.code == 0
        assert [page.number for page in ran.run.pages] == [1, 2, 3, 4, 5, 6]
        assert [page.address.rpartition("=")[2] for page in ran.run.pages] == list("012345")
        assert [walk.steps[0].say for walk in ran.run.walks] == [f"Map {number}" for number in range(6)]
        assert not (ran.folder / "out/parts").exists()
        assert sorted(path.name for path in (ran.folder / "out").glob("*.*")) == [
            *("findings.json", "report.html", "report.json", "run.json")
        ]

    def test_findings_and_pictures_went_along(self, ran: Ran) -> None:
        pictured = 0
        for page in ran.run.pages:
            findings = ran.findings(page)
            assert {one.subject for one in findings} == {f"page:{page.number}"}
            pictured += sum((ran.stored.path / one.picture).is_file() for one in findings if one.picture)
        assert pictured >= 1
        assert ran.text.count("= einclusion =") == 1


class TestOptions:
    @pytest.mark.parametrize(
        ("option", "said"),
        [
            ("--einclusion-select=image-atl", "Did you mean `image-alt`?"),
            ("--einclusion-fail-on=sometimes", "Possible are new, binding, serious, any, never"),
            ("--einclusion-profile=bee", "does not know `bee` as profile"),
            ("--einclusion-format=htm", "Did you mean `html`?"),
            ("--einclusion-lang=xx", "Possible are nl, fr, de, en"),
            ("--einclusion-baseline=none.yaml", "none.yaml"),
            ("--einclusion-out=.", "is not empty"),
        ],
    )
    def test_a_mistake_ends_the_session_before_a_test_runs(self, tmp_path: Path, option: str, said: str) -> None:
        ran = suites.run(tmp_path, "def test_it(): pass", option)
        assert ran.code == 4
        assert said in ran.text
        assert "Traceback" not in ran.text
        assert ran.outcomes == {}


class TestNothingAsked:
    def test_there_is_no_run_folder_and_no_word(self, tmp_path: Path) -> None:
        tests = "def test_it(): pass\n\ndef test_page(page, site):\n    page.goto(site + '/picture')\n"
        ran = suites.run(tmp_path, tests, ini="einclusion_out = runs/{time}\n")
        assert ran.code == 0
        assert not (tmp_path / "runs").exists()
        assert "= einclusion =" not in ran.text

    def test_the_engine_stays_unloaded(self, tmp_path: Path) -> None:
        tests = "import sys\n\ndef test_it():\n    assert [one for one in sys.modules if one.startswith('einclusion.')]"
        ran = suites.run(tmp_path, f"{tests} == ['einclusion.pytest_plugin']\n", ini="einclusion_out = runs/{{time}}\n")
        assert ran.outcomes == {"test_it": "passed"}

    def test_a_page_of_ones_own_needs_no_pytest_playwright(self, tmp_path: Path) -> None:
        conftest = (
            suites.CONFTEST.partition('@pytest.fixture(scope="session")\ndef browser_type')[0]
            + """
@pytest.fixture
def page(einclusion_browser):
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(**einclusion_browser).new_page()
"""
        )
        ran = suites.run(tmp_path, ONE, "-p", "no:playwright", conftest=conftest)
        assert ran.outcomes == {"test_map": "failed"}
        assert "image-alt" in ran.said["test_map"]

    def test_an_interrupted_session_keeps_what_it_has(self, tmp_path: Path) -> None:
        tests = SPREAD.replace(
            'fail_on="never")', 'fail_on="never")\n    if number == 2:\n        raise KeyboardInterrupt'
        )
        ran = suites.run(tmp_path, tests)
        assert ran.code == 2
        assert ran.run.state == "interrupted"
        assert len(ran.run.pages) == 3
        assert "Interrupted. What was looked at until then is in out" in ran.text
        assert (tmp_path / "out/report.html").is_file()
