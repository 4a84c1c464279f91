"""`einclusion baseline` and `--baseline`: from accepting findings of a run to a gate that opens, and closes again."""

from __future__ import annotations

import json
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from einclusion.gate.baseline import read
from einclusion.model import LANGUAGES, Accepted
from einclusion.store import RunFolder
from tests import stored
from tests.calling import Call, Done
from tests.stored import ADVICE, BARE, FAULTY, RULE

TODAY = datetime.now(UTC).date()
NEXT_YEAR = (TODAY + timedelta(days=365)).isoformat()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
SAID = {
    "reason": "supplier",
    "text": "The map comes from the region.",
    "alternative": "A list stands below the map.",
    "owner": "Web team",
    "expires": NEXT_YEAR,
}
PAGES = {"/": BARE, "/nl/kaart": FAULTY}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return stored.run(tmp_path / "run", PAGES)


def accept(run: Path, *what: str, **changes: str) -> list[str]:
    said = {**SAID, **changes}
    options = [part for name, text in said.items() for part in (f"--{name}", text)]
    return ["baseline", "accept", str(run), *what, *options]


def listed(path: str = "baseline.yaml") -> list[Accepted]:
    return read(Path(path)).accepted


class TestAccepting:
    def test_a_rule(self, call: Call, run: Path) -> None:
        done = call(*accept(run, "--rule", RULE, approver="College"))
        assert (done.code, done.out) == (0, "")
        assert done.err == "2 findings accepted in baseline.yaml.\n"
        one, other = listed()
        assert {one.rule, other.rule} == {RULE}
        assert (one.page, one.owner, one.approver, one.expires) == ("/nl/kaart", "Web team", "College", NEXT_YEAR)
        assert one.date == TODAY.isoformat()

    def test_all(self, call: Call, run: Path) -> None:
        call(*accept(run, "--all-failed"), "--baseline", "other.yaml")
        assert len(listed("other.yaml")) == 3

    def test_one_by_its_fingerprint_and_a_cause(self, call: Call, run: Path) -> None:
        found = [one for one in RunFolder(run).all_findings() if one.outcome == "failed"]
        picture = next(one for one in found if one.rule == RULE)
        assert call(*accept(run, "--fingerprint", picture.fingerprint)).code == 0
        assert [entry.fingerprint for entry in listed()] == [picture.fingerprint]
        assert call(*accept(run, "--fingerprint", picture.cause, text="Both.")).code == 0
        assert [entry.text for entry in listed()] == ["Both.", "Both."]

    def test_with_the_command_that_the_html_report_shows(self, call: Call, tmp_path: Path) -> None:
        """As it stands it says what is missing; filled in between the quotes it opens the gate."""
        run = stored.run(tmp_path / "a run's folder", PAGES)
        call("report", run, "--format", "html", "--lang", "fr")
        report = lxml.html.parse(run / "report.html").getroot()
        shown = [one.text for one in report.iter("code") if (one.text or "").startswith("einclusion ")]
        assert len(shown) == len({one.cause for one in RunFolder(run).all_findings() if one.outcome == "failed"})
        for line in shown:
            empty = shlex.split(line)
            done = call(*empty[1:])
            assert done.code == 2
            assert "--reason" in done.err
            for name, text in SAID.items():
                line = line.replace(f'--{name} ""', f"--{name} {shlex.quote(text)}")
            assert call(*shlex.split(line)[1:]).code == 0
        assert len(listed()) == 3
        assert call("report", run, "--format", "json", "--baseline", "baseline.yaml").code == 0

    def test_a_single_place_with_the_key_that_the_html_report_shows(self, call: Call, run: Path) -> None:
        call("report", run, "--format", "html", "--lang", "en")
        places = lxml.html.parse(run / "report.html").getroot().xpath("//ul[@class='places']/li")
        keys = [place.xpath("string(span[@class='address']/code)") for place in places]
        assert len(set(keys)) == 2
        assert call(*accept(run, "--fingerprint", keys[1])).code == 0
        assert [entry.fingerprint for entry in listed()] == keys[1:]

    def test_what_is_accepted_stays(self, call: Call, run: Path) -> None:
        call(*accept(run, "--rule", RULE))
        done = call(*accept(run, "--all-failed", text="Otherwise."))
        assert done.err == ("1 finding accepted in baseline.yaml.\n2 were accepted already and stay as they are.\n")
        assert sorted(entry.text for entry in listed()) == ["Otherwise.", *[SAID["text"]] * 2]

    @pytest.mark.parametrize(
        ("what", "changes", "says"),
        [
            ([], {}, "Say what you accept with --fingerprint, --rule or --all-failed."),
            (
                ["--rule", "picture-describe"],
                {},
                f"`picture-describe` failed nowhere in this run. Did you mean `{RULE}`?",
            ),
            (["--rule", "link-name"], {}, "The rule `link-name` failed nowhere in this run."),
            (["--fingerprint", "0" * 16], {}, "No failed finding of this run has the fingerprint `0000000000000000`."),
            (
                ["--all-failed"],
                {"reason": "lazy"},
                "--reason: `lazy` is not possible. Possible: legal-duty, ",
            ),
            (["--all-failed"], {"expires": YESTERDAY}, f"--expires {YESTERDAY} is past already."),
            (["--all-failed"], {"expires": "soon"}, "--expires: `soon` is no date."),
            (["--all-failed"], {"text": " "}, "--text must say something."),
            (["--all-failed"], {"owner": ""}, "--owner must say something."),
            (["--all-failed"], {"expires": ""}, "--expires must say something."),
            (["--all-failed"], {"alternative": ""}, "--alternative is missing: what can people do in the meantime?"),
        ],
    )
    def test_what_can_not_be_accepted(
        self, call: Call, run: Path, what: list[str], changes: dict[str, str], says: str
    ) -> None:
        done = call(*accept(run, *what, **changes))
        assert done.code == 2
        assert says in done.err
        assert not Path("baseline.yaml").exists()

    def test_a_false_finding_needs_no_alternative(self, call: Call, run: Path) -> None:
        assert call(*accept(run, "--all-failed", reason="false-finding", alternative="")).code == 0

    def test_brussels(self, call: Call, tmp_path: Path) -> None:
        brussels = stored.run(tmp_path / "run", PAGES, (RULE, "counter-there"), law="be-bruxelles")
        done = call(*accept(brussels, "--all-failed", reason="disproportionate"))
        assert done.code == 2
        assert done.err.count("is not a valid reason for the rule `counter-there`") == 1
        assert "Brussels-Capital Region" in done.err
        assert call(*accept(brussels, "--all-failed", reason="planned")).code == 0

    def test_a_broken_list_is_left_alone(self, call: Call, run: Path) -> None:
        Path("baseline.yaml").write_text("accepted: [\n", encoding="utf-8")
        done = call(*accept(run, "--all-failed"))
        assert (done.code, Path("baseline.yaml").read_text(encoding="utf-8")) == (2, "accepted: [\n")
        assert "baseline.yaml has one mistake." in done.err

    def test_no_run(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        assert call(*accept(tmp_path / "empty", "--all-failed")).code == 2
        assert call(*accept(tmp_path / "nowhere", "--all-failed")).code == 2


class TestGate:
    def report(self, call: Call, run: Path, *more: str) -> Done:
        return call("report", run, "--format", "json", "--baseline", "baseline.yaml", *more)

    def told(self, run: Path) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((run / "report.json").read_text(encoding="utf-8"))
        return read

    def test_it_opens_for_what_is_accepted(self, call: Call, run: Path) -> None:
        assert call("report", run, "--format", "json").code == 1
        call(*accept(run, "--all-failed"))
        done = self.report(call, run)
        assert done.code == 0
        assert "3 findings are accepted, with an explanation." in done.err
        assert "Gate open (new)." in done.err
        assert "Mend these first" not in done.err
        verdict = self.told(run)["verdict"]
        assert (verdict["accepted"], verdict["expired"], verdict["fixed"], verdict["failing"]) == (3, 0, 0, 0)
        assert len(self.told(run)["accepted"]) == 3
        assert [self.report(call, run, "--fail-on", gate).code for gate in ("binding", "any", "never")] == [1, 1, 0]

    def test_it_stays_shut_for_what_is_new(self, call: Call, run: Path) -> None:
        call(*accept(run, "--rule", ADVICE))
        done = self.report(call, run)
        assert done.code == 1
        assert "Gate closed (new): 2 findings." in done.err

    def test_it_shuts_when_an_explanation_is_over(self, call: Call, run: Path) -> None:
        call(*accept(run, "--all-failed"))
        text = Path("baseline.yaml").read_text(encoding="utf-8")
        for old, new in ((NEXT_YEAR, YESTERDAY), (f"date: {TODAY}", "date: 2020-01-01")):
            text = text.replace(old, new)
        Path("baseline.yaml").write_text(text, encoding="utf-8")
        done = self.report(call, run)
        assert done.code == 1
        assert "The explanations of 3 findings are over: mend them, or accept them anew." in done.err
        assert len(self.told(run)["expired"]) == 3
        assert call(*accept(run, "--all-failed")).err == "3 findings accepted in baseline.yaml.\n"
        assert self.report(call, run).code == 0

    def test_it_shuts_when_a_finding_is_gone_until_the_list_is_pruned(
        self, call: Call, run: Path, tmp_path: Path
    ) -> None:
        call(*accept(run, "--all-failed"))
        later = stored.run(tmp_path / "later", {"/": BARE, "/nl/kaart": BARE})
        done = self.report(call, later)
        assert done.code == 1
        assert "3 accepted findings are gone. Take them off the list with `einclusion baseline prune`." in done.err
        assert "Gate closed (new): the list of accepted findings is out of date." in done.err
        pruned = call("baseline", "prune", later)
        assert (pruned.code, pruned.err) == (0, "3 lines removed from baseline.yaml.\n")
        assert pruned.out.count("The map comes from the region.") == 3
        assert self.report(call, later).code == 0

    def test_what_was_not_looked_at_is_neither(self, call: Call, run: Path, tmp_path: Path) -> None:
        call(*accept(run, "--all-failed"))
        later = stored.run(tmp_path / "later", {"/": BARE})
        assert self.report(call, later).code == 0
        pruned = call("baseline", "prune", later)
        assert pruned.err == (
            "0 lines removed from baseline.yaml.\n3 lines are about something that this run did not look at.\n"
        )
        assert len(listed()) == 3

    def test_judge_takes_it_too(self, call: Call, run: Path) -> None:
        call(*accept(run, "--all-failed"))
        assert call("judge", run, "--format", "json", "--baseline", "baseline.yaml").code == 0
        assert call("judge", run, "--format", "json").code == 1

    @pytest.mark.parametrize("command", ["report", "judge"])
    @pytest.mark.parametrize("text", ["", "<<<<<<< ours\n", "accepted: {}\n", None])
    def test_a_broken_list_is_wrong_use(self, call: Call, run: Path, command: str, text: str | None) -> None:
        if text is not None:
            Path("baseline.yaml").write_text(text, encoding="utf-8")
        done = call(command, run, "--format", "json", "--baseline", "baseline.yaml", "--fail-on", "never")
        assert done.code == 2
        assert "baseline.yaml has one mistake." in done.err

    def test_an_audit_reads_it_before_it_visits(self, call: Call, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_text("<!doctype html>", encoding="utf-8")
        Path("baseline.yaml").write_text("<<<<<<< ours\n", encoding="utf-8")
        done = call("audit", page, "--out", tmp_path / "out", "--baseline", "baseline.yaml")
        assert (done.code, (tmp_path / "out").exists()) == (2, False)


class TestShowing:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_entries(self, call: Call, run: Path, language: str) -> None:
        call(*accept(run, "--all-failed"))
        done = call("baseline", "show", "--lang", language)
        assert done.code == 0
        assert done.out.count("The map comes from the region.") == 3
        assert done.out.count(NEXT_YEAR) == 3
        assert "/nl/kaart" in done.out
        assert "3" in done.err

    def test_entries_that_want_to_fool_a_terminal(self, call: Call, run: Path) -> None:
        call(*accept(run, "--all-failed", text="\x1b[31mred\u202e", owner="x\x07"))
        done = call("baseline", "show")
        assert not {"\x1b", "\u202e", "\x07"} & set(done.out)

    def test_differences(self, call: Call, run: Path, tmp_path: Path) -> None:
        call(*accept(run, "--rule", RULE))
        done = call("baseline", "diff", run)
        assert done.code == 1
        heads = [line for line in done.out.splitlines() if not line.startswith(" ")]
        assert heads == ["New: 1", "Explanation over: 0", "No longer found: 0", "Not looked at: 0", "Accepted: 2"]
        call(*accept(run, "--all-failed"))
        assert call("baseline", "diff", run).code == 0
        later = stored.run(tmp_path / "later", {"/": BARE, "/nl/kaart": BARE})
        assert "No longer found: 3" in call("baseline", "diff", later).out

    @pytest.mark.parametrize("command", [["show"], ["prune", "run"], ["diff", "run"]])
    def test_no_list(self, call: Call, run: Path, command: list[str]) -> None:
        done = call("baseline", *command)
        assert done.code == 2
        assert "The file `baseline.yaml` does not exist." in done.err

    def test_rules_that_are_gone_are_pruned(self, call: Call, run: Path) -> None:
        call(*accept(run, "--all-failed"))
        text = Path("baseline.yaml").read_text(encoding="utf-8").replace(ADVICE, "long-gone")
        Path("baseline.yaml").write_text(text, encoding="utf-8")
        done = call("report", run, "--format", "json", "--baseline", "baseline.yaml")
        assert (done.code, "There is no rule `long-gone` (any more)." in done.err) == (2, True)
        assert call("baseline", "prune", run).err == "1 line removed from baseline.yaml.\n"
        assert {entry.rule for entry in listed()} == {RULE}
