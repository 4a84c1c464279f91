"""Report formats: found by name, written where they are asked for, whatever language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from einclusion.errors import UsageError
from einclusion.output import formats, write
from tests import build

OURS = {"earl", "html", "json"}


def test_ours_are_found_by_entry_point() -> None:
    assert [one.name for one in formats(sorted(OURS))] == sorted(OURS)
    assert all(callable(one.render) for one in formats(sorted(OURS)))


def test_anyone_elses_are_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "town_report.py").write_text(
        "FILE = 'town.txt'\ndef render(report, book, folder, lang):\n    return lang\n"
    )
    told = tmp_path / "town_report-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: town-report\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[einclusion.reports]\ntown = town_report:render\n")
    monkeypatch.syspath_prepend(tmp_path)
    written = write(formats(["town"]), build.report(), build.rulebook(), tmp_path, "de")
    assert written.paths == [tmp_path / "town.txt"]
    assert (tmp_path / "town.txt").read_text() == "de"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("htm", "--format: `htm` is not known here. Did you mean `html`?"),
        ("jsn=x.json", "--format: `jsn` is not known here. Did you mean `json`?"),
        ("spreadsheet", "--format: `spreadsheet` is not known here. Possible: channels, csv, "),
        ("", "--format: `` is not known here. Possible: channels, csv, "),
        ("=x.html", "--format: `` is not known here. Possible: channels, csv, "),
        ("JSON", "--format: `JSON` is not known here. Did you mean `json`?"),
    ],
)
def test_an_unknown_one_is_refused(asked: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        formats([asked])
    assert says in str(caught.value)


def test_a_folder_that_is_not_there_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder .*nowhere. Make it first"):
        formats([f"json={tmp_path}/nowhere/report.json"])


def test_without_a_path_it_goes_into_the_run_folder(tmp_path: Path) -> None:
    (one,) = formats(["json"])
    assert one.target(tmp_path) == tmp_path / "report.json"
    assert formats(["json="])[0].target(tmp_path) == tmp_path / "report.json"


def test_several_are_written_and_named(tmp_path: Path) -> None:
    build.pictures(tmp_path)
    asked = ["json", f"json={tmp_path}/other.json", f"html={tmp_path}/a=b.html"]
    written = write(formats(asked), build.report(), build.rulebook(), tmp_path, "fr")
    assert [path.name for path in written.paths] == ["report.json", "other.json", "a=b.html"]
    assert (tmp_path / "report.json").read_bytes() == (tmp_path / "other.json").read_bytes()
    assert '<html lang="fr"' in (tmp_path / "a=b.html").read_text(encoding="utf-8")


def test_a_hyphen_is_the_standard_output(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert write(formats(["json=-"]), build.report(), build.rulebook(), tmp_path, "en").paths == []
    assert json.loads(capfdbinary.readouterr().out)["run"]["version"] == "0.1.0"


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    with pytest.raises(UsageError, match=r"report\.json can't be written \(it is a folder\)"):
        write(formats(["json"]), build.report(), build.rulebook(), tmp_path, "en")


def test_one_that_cannot_be_made_holds_up_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EINCLUSION_BROWSER", str(tmp_path / "no-browser"))
    written = write(formats(["pdf", "json"]), build.report(), build.rulebook(), tmp_path, "en")
    assert [path.name for path in written.paths] == ["report.json"]
    ((name, refusal),) = written.refused
    assert name == "pdf"
    assert str(refusal).startswith("No browser could be started. Run `einclusion browser install`")
    assert refusal.sentence("nl").startswith("Geen enkele browser wil starten.")
    assert not (tmp_path / "report.pdf").exists()


def test_hostile_text_is_written_as_utf_8(tmp_path: Path) -> None:
    (path,) = write(formats([f"json={tmp_path}/r.json"]), build.report(), build.rulebook(), tmp_path, "en").paths
    titles = [page["title"] for page in json.loads(path.read_bytes())["run"]["pages"]]
    assert build.HOSTILE in titles
