"""The command line: hints, exit codes, and the commands that need no visit. `commandline/` holds the help."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from einclusion import __version__
from einclusion.facts import Facts, Text
from einclusion.model import Outcome
from einclusion.rulebook import TOPICS, load
from einclusion.run import Options, Page, Run, without_facts
from einclusion.schemas import NAMES
from einclusion.scope import Service
from einclusion.store import RunFolder
from tests import packs
from tests.calling import Call
from tests.structures import el, structure

FAULT = """
from einclusion.outcomes import failed


def check(page):
    yield from (failed(node) for node in page.select("p"))
"""


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["adit"], "There is no command `adit`. Did you mean `audit`?"),
            (["rule"], "Did you mean `rules`?"),
            (["zzzz"], "There is no command `zzzz`. Possible: init, audit, report, "),
            (["rules", "lst"], "There is no command `lst`. Did you mean `list`?"),
            (["audit", "--profil", "eu"], "There is no option `--profil`. Did you mean `--profile`?"),
            (["audit", "--fail-on", "sometimes"], "`sometimes` is not possible. Possible: new, binding, serious, any"),
            (["audit", "--lang", "es"], "--lang: `es` is not possible. Possible: nl, fr, de, en."),
            (["audit", "--lang"], "A value is missing after `--lang`."),
            (["audit", "--crawl=yes"], "`--crawl` takes no value."),
            (["audit", "--concurrency", "0"], "--concurrency: `0` is no whole number from 1 to 16."),
            (["audit", "--concurrency", "two"], "--concurrency: `two` is no whole number from 1 to 16."),
            (["audit"], "Nothing to test. Name a service file, an address or an HTML file"),
            (
                ["audit", "--urls", "nowhere.txt"],
                "--urls: nowhere.txt can't be read (the file or folder does not exist)",
            ),
            (
                ["audit", "--format", "htm", "https://example.be/"],
                "--format: `htm` is not known here. Did you mean `ht",
            ),
            (["audit", "--format", "json=nowhere/x.json", "https://example.be/"], "there is no folder"),
            (["audit", "--select", "ofline", "https://example.be/"], "Did you mean `offline`?"),
            (["audit", "--select", "all", "--select", "ofline", "https://example.be/"], "Did you mean `offline`?"),
            (
                ["audit", "--without", "keybord", "https://example.be/"],
                "--without: `keybord` is nothing that can be switched off. Did you mean `keyboard`?",
            ),
            (
                ["audit", "--profile", "eu-law", "https://example.be/"],
                "--profile: `eu-law` is not known here. Possible",
            ),
            (["audit", "--resume", "https://example.be/"], "--resume goes on in a folder: name it with --out."),
            (["audit", "htp://example.be/"], "http"),
            (["audit", "service.yaml", "https://example.be/"], "service.yaml is a service file: name it alone"),
            (["audit", "service.yaml"], "service.yaml"),
            (["rules", "show", "phone-line-name"], "There is no rule `phone-line-name`. `einclusion rules list` shows"),
            (["rules", "show", "phone-line-name"], "Did you mean `phone-line-named`?"),
            (["rules", "list", "--select", "redres"], "Did you mean `redress`?"),
            (["rules", "list", "--rules", "nowhere"], "--rules: there is no folder nowhere."),
            (["rules", "new", "ofline", "fax-named"], "TOPIC: `ofline` is not possible. Did you mean `offline`?"),
            (["rules", "test"], "PATH is missing."),
            (["rules", "test", "nowhere"], "PATH: there is no file or folder nowhere."),
            (["schema", "services"], "SCHEMA: `services` is not possible. Did you mean `service`?"),
            (["schema"], "SCHEMA is missing. Possible: service, "),
            (["schema", "service", "run"], "This is too much: `run`."),
            (["completion", "tcsh"], "SHELL: `tcsh` is not possible."),
            (["baseline", "accept", "."], "The option `--reason` is missing, but required."),
            (["report", "nowhere"], "RUN: there is no folder nowhere."),
            (["report", "."], "There is no run in .: run.json is missing."),
            (["judge", "."], "There is no run in .: run.json is missing."),
        ],
    )
    def test_is_told_with_what_was_probably_meant(
        self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = call(*arguments)
        assert (done.code, done.out) == (2, ""), done
        assert says in done.err
        assert "Traceback" not in done.err
        assert list(tmp_path.iterdir()) == [], "nothing is made before all is right"

    def test_a_folder_in_use_is_not_taken(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("mine")
        done = call("audit", "https://example.be/", "--out", tmp_path)
        assert done.code == 2
        assert "is not empty. Name another folder with --out" in done.err

    @pytest.mark.parametrize(
        ("content", "says"), [("# only a remark\n\n", "holds no address"), ("\xff\xfe", "not UTF-8")]
    )
    def test_a_list_of_addresses_that_is_none(self, call: Call, tmp_path: Path, content: str, says: str) -> None:
        path = tmp_path / "list.txt"
        path.write_bytes(content.encode("latin-1"))
        done = call("audit", "--urls", path)
        assert done.code == 2
        assert says in done.err

    def test_a_broken_pack_is_named(self, call: Call, tmp_path: Path) -> None:
        path = packs.write(tmp_path, "offline/town-hall-open", title=None)
        done = call("rules", "list", "--rules", tmp_path)
        assert done.code == 2
        assert done.err == f"{path}: $.title: It lacks nl, fr, de, en. Write it in all four languages.\n"


class TestSchema:
    @pytest.mark.parametrize("name", NAMES)
    def test_is_printed(self, call: Call, name: str) -> None:
        done = call("schema", name)
        assert (done.code, done.err) == (0, "")
        assert json.loads(done.out)["$id"] == f"urn:einclusion:schema:{name}:1"


class TestRules:
    def test_list_shows_all(self, call: Call) -> None:
        done = call("rules", "list")
        assert (done.code, done.err) == (0, "")
        shown = {line.split()[0] for line in done.out.splitlines()[1:] if line.strip()}
        book = load()
        superseded = {name for rule in book.rules.values() for name in rule.supersedes}
        assert set(book.rules) - superseded <= shown

    def test_list_of_a_topic_in_a_language(self, call: Call) -> None:
        done = call("rules", "list", "--select", "offline", "--lang", "nl")
        rows = [line.split() for line in done.out.splitlines()[1:] if line.strip()]
        assert {row[1] for row in rows} == {"offline"}
        assert load().rules["phone-line-named"].title["nl"] in done.out

    def test_list_with_another_pack(self, call: Call, tmp_path: Path) -> None:
        packs.write(tmp_path, "offline/town-hall-open")
        done = call("rules", "list", "--rules", tmp_path, "--select", "town-hall-open")
        assert "town-hall-open" in done.out

    @pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
    def test_show(self, call: Call, language: str) -> None:
        done = call("rules", "show", "phone-line-named", "--lang", language)
        rule = load().rules["phone-line-named"]
        assert done.code == 0
        assert rule.title[language] in done.out
        assert rule.why[language] in done.out
        assert "Applicability" in done.out

    def test_show_words_for_axe(self, call: Call) -> None:
        done = call("rules", "show", "image-alt")
        assert done.code == 0
        assert "1.1.1 Non-text Content (EN 301 549 9.1.1.1)" in done.out

    @pytest.mark.parametrize("topic", TOPICS)
    def test_new_writes_a_page_and_a_check_that_load(self, call: Call, tmp_path: Path, topic: str) -> None:
        done = call("rules", "new", topic, "fax-not-only-way", "--pack", tmp_path / "pack")
        assert done.code == 0
        page, check = (Path(line) for line in done.out.splitlines())
        assert page == tmp_path / "pack" / topic / "fax-not-only-way.md"
        assert check == page.with_suffix(".py")
        assert f"einclusion rules test {page}" in done.err
        book = packs.book(tmp_path / "pack")
        assert callable(book.check(book.rules["fax-not-only-way"]))

    @pytest.mark.parametrize(
        "name", ["fax", "Fax-Named", "fax_named", "fax-named.md", "../fax-named", "-fax-named", "fax--named", ""]
    )
    def test_new_refuses_a_name_that_cannot_be(self, call: Call, tmp_path: Path, name: str) -> None:
        done = call("rules", "new", "offline", "--pack", tmp_path, "--", name)
        assert done.code == 2
        assert "two or more English words in lower case with hyphens" in done.err
        assert list(tmp_path.iterdir()) == []

    def test_new_replaces_nothing(self, call: Call, tmp_path: Path) -> None:
        path = packs.write(tmp_path, "offline/fax-named", check=None)
        before = path.read_text()
        done = call("rules", "new", "offline", "fax-named", "--pack", tmp_path)
        assert (done.code, path.read_text()) == (2, before)
        assert "exists already" in done.err
        assert not path.with_suffix(".py").exists()

    @pytest.mark.browser
    def test_new_then_test_in_a_browser(self, call: Call, tmp_path: Path) -> None:
        call("rules", "new", "offline", "fax-named", "--pack", tmp_path)
        done = call("rules", "test", tmp_path / "offline" / "fax-named.md")
        assert (done.code, done.out) == (0, "")
        assert "Examples: 3 came out as they should, 0 did not." in done.err

    @pytest.mark.browser
    def test_test_tells_what_came_out_wrong(self, call: Call, tmp_path: Path) -> None:
        examples = "### Passed: it has a paragraph\n\n```html\n<p>Hello</p>\n```\n"
        packs.write(tmp_path, "offline/no-paragraph", FAULT, prose=packs.PROSE + examples, needs=["structure"])
        done = call("rules", "test", tmp_path)
        assert done.code == 1
        assert done.out.startswith(
            "no-paragraph: passed: it has a paragraph\n    Expected: passed. Came out: failed failed html"
        )
        assert "Examples: 0 came out as they should, 1 did not." in done.err

    def test_test_without_examples(self, call: Call, tmp_path: Path) -> None:
        packs.write(tmp_path, "offline/no-example")
        done = call("rules", "test", tmp_path)
        assert done.code == 2
        assert done.err.endswith(": there are no examples here of rules with a check.\n")

    def test_test_without_a_browser(self, call: Call, tmp_path: Path) -> None:
        call("rules", "new", "offline", "fax-named", "--pack", tmp_path)
        done = call("rules", "test", tmp_path, "--browser", "/nowhere/chrome")
        assert done.code == 3
        assert "einclusion browser install" in done.err
        assert "/nowhere/chrome" in done.err


class TestDoctor:
    @pytest.mark.browser
    def test_all_is_well(self, call: Call) -> None:
        done = call("doctor")
        assert done.code == 0, done.out
        assert "LACK" not in done.out
        assert re.search(r"ok +rules +\d+ in pack einclusion", done.out)
        assert re.search(r"ok +reports +.*\bhtml, json", done.out)

    def test_what_is_missing_is_told_with_what_to_do(self, call: Call) -> None:
        done = call("doctor", "--browser", "/nowhere/chrome")
        assert done.code == 3
        assert re.search(
            r"LACK +browser +none starts: run `einclusion browser install`. Tried: /nowhere/chrome", done.out
        )

    def test_a_browser_that_gets_no_sandbox_is_told_apart(self, call: Call, tmp_path: Path) -> None:
        browser = tmp_path / "chromium"
        browser.write_text("#!/bin/sh\necho 'FATAL: No usable sandbox! Ubuntu 23.10+' >&2\nexit 1\n", encoding="utf-8")
        browser.chmod(0o755)
        assert "user namespaces" in call("doctor", "--browser", str(browser)).out


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A small stored run with two faults, one of them binding."""
    packs.write(tmp_path / "pack", "offline/no-paragraph", FAULT, needs=["structure"], requirements=["wcag-1.3.1"])
    packs.write(tmp_path / "pack", "readability/no-advice", FAULT, needs=["structure"])
    folder = RunFolder.create(tmp_path / "run")
    body = structure(el("html", el("body", el("p", "Hello"))))
    address = "https://example.be/"
    page = Page(
        number=1,
        address=address,
        title="Permit",
        folder=folder.page_folder(1, address),
        facts=Facts(structure=body, text=Text(words=1)),
    )
    folder.write_page(page, [])
    made = Run(
        service=Service(name="Permit", start=[address]),
        state="complete",
        rules=["no-paragraph", "no-advice"],
        options=Options(targets=[address], packs=[str(tmp_path / "pack")]),
        pages=[without_facts(page)],
    )
    folder.write_run(made)
    return folder.path


class TestStoredRun:
    def test_judging_then_reporting(self, call: Call, stored: Path) -> None:
        judged = call("judge", stored)
        assert (judged.code, judged.out) == (1, "")
        assert "Gate closed (new): 1 finding." in judged.err
        assert {path.name for path in stored.iterdir()} >= {"run.json", "findings.json", "report.html", "report.json"}
        reported = call("report", stored, "--format", "json=-")
        told = json.loads(reported.out)
        assert reported.code == 1
        assert told["verdict"].items() >= {"code": 1, "gate": "new", "failing": 1, "untested": 0}.items()
        assert [one["outcome"] for one in told["findings"]] == ["failed", "failed"]

    @pytest.mark.parametrize(("gate", "code"), [("new", 1), ("binding", 1), ("serious", 1), ("any", 1), ("never", 0)])
    def test_the_gate_that_is_asked_for(self, call: Call, stored: Path, gate: str, code: int) -> None:
        call("judge", stored, "-q")
        assert call("report", stored, "--fail-on", gate, "--format", "json").code == code

    def test_before_it_was_judged_nothing_was_tested(self, call: Call, stored: Path) -> None:
        done = call("report", stored, "--format", "json")
        assert done.code == 3

    def test_judging_with_other_rules(self, call: Call, stored: Path) -> None:
        done = call("judge", stored, "--select", "no-advice", "--format", "json", "-q")
        assert (done.code, done.out, done.err) == (0, "", "")
        folder = RunFolder(stored)
        assert [finding.rule for finding in folder.all_findings()] == ["no-advice"]
        assert folder.read_run().options.select == ["no-advice"]

    def test_rules_that_need_what_was_not_gathered_are_untested(self, call: Call, stored: Path) -> None:
        call("judge", stored, "--select", "image-alt", "-q", "--format", "json")
        (finding,) = RunFolder(stored).all_findings()
        assert finding.outcome is Outcome.UNTESTED

    @pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
    def test_any_language_any_later_day(self, call: Call, stored: Path, language: str) -> None:
        call("judge", stored, "-q", "--format", "json")
        done = call("report", stored, "--lang", language)
        assert done.code == 1
        assert f'<html lang="{language}"' in (stored / "report.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize("arguments", [["report", "--format", "xls"], ["judge", "--select", "nothing-such"]])
    def test_wrong_use(self, call: Call, stored: Path, arguments: list[str]) -> None:
        before = (stored / "run.json").read_bytes()
        assert call(arguments[0], stored, *arguments[1:]).code == 2
        assert (stored / "run.json").read_bytes() == before

    def test_a_damaged_run_is_named(self, call: Call, stored: Path) -> None:
        (stored / "run.json").write_text("{")
        done = call("report", stored)
        assert done.code == 2
        assert "run.json is damaged" in done.err

    def test_one_of_a_later_version(self, call: Call, stored: Path) -> None:
        path = stored / "run.json"
        path.write_text(path.read_text().replace('"schema": 1', '"schema": 2'))
        done = call("report", stored)
        assert done.code == 2
        assert "is of version 2; this einclusion reads version 1" in done.err

    def test_a_pack_that_is_gone_is_named(self, call: Call, stored: Path) -> None:
        shutil.rmtree(stored.parent / "pack")
        done = call("report", stored)
        assert done.code == 2
        assert "pack: There are no rule pages here." in done.err

    def test_a_folder_that_cannot_be_written(self, call: Call, stored: Path) -> None:
        (stored / "findings.json.part").mkdir()
        done = call("judge", stored)
        assert done.code == 3
        assert "findings.json can't be written" in done.err


class TestOurFaults:
    @pytest.fixture(autouse=True)
    def _pack(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Reports that go wrong, as a package would install them."""
        faults = {"broken": "1 / 0", "stopped": "raise KeyboardInterrupt"}
        for name, fault in faults.items():
            (tmp_path / f"{name}_report.py").write_text(f"FILE = 'x'\ndef render(*given):\n    {fault}\n")
        told = tmp_path / "bad_reports-1.0.dist-info"
        told.mkdir()
        (told / "METADATA").write_text("Metadata-Version: 2.1\nName: bad-reports\nVersion: 1.0\n")
        points = "".join(f"{name} = {name}_report:render\n" for name in faults)
        (told / "entry_points.txt").write_text(f"[einclusion.reports]\n{points}")
        monkeypatch.syspath_prepend(tmp_path)

    def test_a_bug_is_ours_and_says_so(self, call: Call, stored: Path) -> None:
        done = call("report", stored, "--format", "broken")
        assert done.code == 4
        assert "ZeroDivisionError" in done.err
        assert f"This is a fault in einclusion {__version__}, not in your service." in done.err

    def test_an_interruption(self, call: Call, stored: Path) -> None:
        assert call("report", stored, "--format", "stopped").code == 130
