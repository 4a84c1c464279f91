"""Run folders that are damaged, edited by hand, half-written or from another version, and every command that reads one.

Whatever lies there: a sentence that names the file, the right exit code, nothing lost, nothing written elsewhere.
"""

from __future__ import annotations

import copy
import json
import os
import random
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.metadata import entry_points
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from einclusion.cli import run
from einclusion.errors import UsageError
from einclusion.model import Outcome
from einclusion.store import RunFolder
from tests import stored

Damage = Callable[[Path], object]
NAMES = {point.name for point in entry_points(group="einclusion.reports")} - {"pdf"}
"""All formats but the one that is the HTML report printed by a browser."""
FORMATS = [word for name in sorted(NAMES) for word in ("--format", name)]
EXPLAINED = (
    *("--reason", "supplier", "--text", "The map comes from the region.", "--owner", "Web team"),
    *(
        "--expires",
        f"{date.today() + timedelta(days=90)}",
        "--alternative",
        "The same list of streets stands below the map.",
    ),
)
COMMANDS: dict[str, list[str]] = {
    "report": ["report", "RUN", *FORMATS],
    "judge": ["judge", "RUN"],
    "compare": ["compare", "RUN", "RUN"],
    "accept": ["baseline", "accept", "RUN", "--all-failed", *EXPLAINED, "--baseline", "FILE"],
    "diff": ["baseline", "diff", "RUN", "--baseline", "FILE"],
    "prune": ["baseline", "prune", "RUN", "--baseline", "FILE"],
    "merge": ["panel", "merge", "RUN", "ANSWERS"],
    "forget": ["panel", "forget", "RUN", "river"],
    "resume": ["audit", "service.yaml", "--resume", "--out", "RUN"],
}
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Bench:
    """A whole run, a copy to damage, and something beside it that no command may touch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.whole = stored.run(folder / "whole", {"/": stored.FAULTY, "/permit": stored.BARE})
        self.run = folder / "run"
        self.beside = folder / "beside"
        self.baseline = folder / "baseline.yaml"
        self.page, self.other = sorted(f"pages/{path.name}" for path in (self.whole / "pages").iterdir())

    def anew(self, damage: Damage) -> None:
        shutil.rmtree(self.run, ignore_errors=True)
        shutil.rmtree(self.beside, ignore_errors=True)
        shutil.copytree(self.whole, self.run, symlinks=True)
        self.beside.mkdir()
        (self.beside / "mine.txt").write_text("mine")
        self.baseline.write_text("schema: 1\naccepted: []\n")
        damage(self.run)

    def files(self) -> dict[str, bytes | None]:
        """Everything in the run and beside it."""
        return {str(path): path.read_bytes() if path.is_file() else None for path in self._all()}

    def _all(self) -> Iterator[Path]:
        for folder in (self.run, self.beside, self.folder / "pack"):
            yield from (path for path in sorted(folder.rglob("*")) if "__pycache__" not in str(path))

    def call(self, command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
        places = {"RUN": str(self.run), "FILE": str(self.baseline), "service.yaml": str(self.folder / "service.yaml")}
        places["ANSWERS"] = str(self.folder / "answers.json")
        code = run([*(places.get(word, word) for word in COMMANDS[command]), "--lang", "en"])
        told = capsys.readouterr()
        return int(code), told.err

    def json(self, name: str) -> Any:
        return json.loads((self.whole / name).read_bytes())


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = Bench(tmp_path_factory.mktemp("damaged"))
    (made.folder / "service.yaml").write_text(f"name: Kaart\nstart:\n  - {stored.HOST}/\n")
    (made.folder / "answers.json").write_text("{}")
    return made


def written(name: str, content: bytes | str) -> Damage:
    """Another content of a file; `PAGE` is the folder of the first page."""

    def damage(folder: Path) -> None:
        path = _path(folder, name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))

    return damage


def edited(name: str, *where: Any, to: Any) -> Damage:
    """A file in which one value is another."""

    def damage(folder: Path) -> None:
        path = _path(folder, name)
        path.write_text(json.dumps(_with(json.loads(path.read_bytes()), where, to)))

    return damage


def removed(name: str) -> Damage:
    """A file or folder that is gone."""

    def damage(folder: Path) -> None:
        path = _path(folder, name)
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return damage


def linked(name: str, to: str) -> Damage:
    """A file or folder that has become a link."""

    def damage(folder: Path) -> None:
        path = _path(folder, name)
        if path.exists():
            removed(name)(folder)
        path.symlink_to(to)

    return damage


def _path(folder: Path, name: str) -> Path:
    pages = sorted((folder / "pages").iterdir())
    return folder / name.replace("PAGE", f"pages/{pages[0].name}" if pages else "pages")


def _with(value: Any, where: tuple[Any, ...], to: Any) -> Any:
    if not where:
        return to
    changed = copy.deepcopy(value)
    within = changed
    for step in where[:-1]:
        within = within[step]
    within[where[-1]] = to
    return changed


DEEP = b'{"of a later version":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
UNREADABLE: dict[str, bytes] = {
    "empty": b"",
    "half": b'{"schema": 1, "serv',
    "null": b"null",
    "a list of numbers": b"[1]",
    "a text": b'"run"',
    "zeros": b"\x00" * 500,
    "no UTF-8": b'{"version":"\xff\xfe"}',
    "half an emoji": b'{"version":"\\ud83d"}',
    "nested": b"[" * 200_000,
    "nested in a field nobody knows": DEEP,
    "not a number": b'{"schema": NaN}',
    "a huge number": b'{"schema": ' + b"9" * 5_000 + b"}",
    "terminal codes": b'{"state": "\\u001b]0;owned\\u0007\\u001b[2J\\u202e"}',
}


class TestRunFile:
    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("name", UNREADABLE)
    def test_one_that_cannot_be_read(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], name: str, command: str
    ) -> None:
        bench.anew(written("run.json", UNREADABLE[name]))
        _refused(bench, capsys, command, r"run\.json is (damaged|of version)")

    @pytest.mark.parametrize("command", COMMANDS)
    def test_one_that_ends_half_way(self, bench: Bench, capsys: pytest.CaptureFixture[str], command: str) -> None:
        content = (bench.whole / "run.json").read_bytes().rstrip()
        for end in range(1, len(content), max(1, len(content) // 12)):
            bench.anew(written("run.json", content[:end]))
            _refused(bench, capsys, command, r"run\.json is damaged")

    @pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"resume"}))
    @pytest.mark.parametrize("schema", [2, 999, 10**15])
    def test_a_newer_one_is_refused_with_the_reason(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], schema: int, command: str
    ) -> None:
        newer = {**bench.json("run.json"), "schema": schema, "version": "7.1.0", "service": {"of": "a new form"}}
        bench.anew(written("run.json", json.dumps(newer)))
        said = f"is of version {schema}, einclusion 7.1.0; this einclusion reads version 1. Read it with that version"
        _refused(bench, capsys, command, re.escape(said))

    @pytest.mark.parametrize("schema", [0, -1, "1", None, True, 1.5, [], {"a": 1}])
    def test_one_of_no_known_schema(self, bench: Bench, capsys: pytest.CaptureFixture[str], schema: object) -> None:
        bench.anew(edited("run.json", "schema", to=schema))
        _refused(bench, capsys, "report", r"is of version .*; this einclusion reads version 1.*or test anew")

    @pytest.mark.parametrize(
        ("damage", "said"),
        [
            (removed("run.json"), r"run\.json is missing"),
            (lambda path: (removed("run.json")(path), (path / "run.json").mkdir()), "it is no file"),
            (linked("run.json", "run.json"), r"run\.json (can't be read|is missing)"),
            (linked("run.json", "/dev/zero"), "it is no file"),
        ],
        ids=["gone", "a folder", "a link to itself", "a link to a device"],
    )
    @pytest.mark.parametrize("command", ["report", "judge", "compare", "accept", "diff", "prune"])
    def test_one_that_is_no_file(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], damage: Damage, said: str, command: str
    ) -> None:
        bench.anew(damage)
        _refused(bench, capsys, command, said)

    @pytest.mark.parametrize("command", ["report", "judge", "accept"])
    def test_a_run_brings_no_program_with_it(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        def damage(folder: Path) -> None:
            shutil.copytree(bench.folder / "pack", folder / "pack")
            edited("run.json", "options", "packs", to=[str(folder / "pack")])(folder)

        bench.anew(damage)
        _refused(bench, capsys, command, "names rules inside the run folder .* brings no program")

    @pytest.mark.parametrize("pack", ["/nowhere/rules", "x" * 5_000, "a\x00b", ""])
    def test_rules_that_are_not_there(self, bench: Bench, capsys: pytest.CaptureFixture[str], pack: str) -> None:
        bench.anew(edited("run.json", "options", "packs", to=[pack]))
        _refused(bench, capsys, "report", "rule")

    def test_rules_that_are_no_longer_at_hand_are_told_by_name(
        self, bench: Bench, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bench.anew(edited("run.json", "options", "packs", to=[]))
        assert bench.call("report", capsys)[0] == 1
        text = (bench.run / "report.html").read_text(encoding="utf-8")
        assert stored.RULE in text

    def test_fields_of_a_later_version_are_passed_over(self, bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
        bench.anew(edited("run.json", "mood", to={"any": ["thing"]}))
        assert bench.call("report", capsys)[0] == 1


def _refused(bench: Bench, capsys: pytest.CaptureFixture[str], command: str, said: str) -> None:
    """The command ends with 2 and a sentence, and no file is another than before."""
    before = bench.files()
    code, error = bench.call(command, capsys)
    assert (code, "Traceback" in error) == (2, False), error
    assert re.search(said, error), error
    assert not RAW.search(error), repr(error)
    assert len(error) < 3_000
    assert bench.files() == before


class TestPages:
    @pytest.mark.parametrize("command", ["judge", "resume"])
    @pytest.mark.parametrize("name", UNREADABLE)
    def test_a_page_that_cannot_be_read(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], name: str, command: str
    ) -> None:
        same = bench.json("run.json")["options"]
        bench.anew(written("PAGE/page.json", UNREADABLE[name]))
        if command == "resume":
            options = {**same, "packs": [], "targets": [f"{stored.HOST}/"], "depth": "quick"}
            edited("run.json", "options", to=options)(bench.run)
        _refused(bench, capsys, command, r"page\.json is damaged")

    @pytest.mark.parametrize("name", UNREADABLE)
    def test_findings_that_cannot_be_read_are_refused_and_made_anew(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        bench.anew(written("PAGE/findings.json", UNREADABLE[name]))
        for command in ("report", "compare", "accept", "diff", "prune"):
            _refused(bench, capsys, command, r"findings\.json is damaged.*`einclusion judge` makes it anew")
        assert bench.call("judge", capsys)[0] == 1
        assert RunFolder(bench.run).all_findings() == RunFolder(bench.whole).all_findings()

    @pytest.mark.parametrize("command", ["report", "compare", "accept", "diff", "merge", "forget"])
    @pytest.mark.parametrize("name", UNREADABLE)
    def test_answers_that_cannot_be_read(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], name: str, command: str
    ) -> None:
        bench.anew(written("panel.json", UNREADABLE[name]))
        _refused(bench, capsys, command, r"panel\.json(:| is damaged)")

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("PAGE", "page-lost"),
            ("PAGE/page.json", "page-lost"),
            ("pages", "page-lost"),
            ("PAGE/findings.json", "findings-lost"),
            ("findings.json", "findings-lost"),
        ],
    )
    def test_what_is_gone_is_untested_and_never_green(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], name: str, key: str
    ) -> None:
        clean = {"/": stored.BARE, "/permit": stored.BARE}
        whole = stored.run(bench.folder / f"clean-{name.replace('/', '-')}", clean)
        bench.anew(shutil.rmtree)
        shutil.copytree(whole, bench.run)
        assert bench.call("report", capsys)[0] == 0
        removed(name)(bench.run)
        code, error = bench.call("report", capsys)
        assert code == 3, error
        told = json.loads((bench.run / "report.json").read_bytes())["run"]
        problems = [*told.get("problems", []), *(one for page in told["pages"] for one in page.get("problems", []))]
        assert {(one["key"], one["asked"]) for one in problems} == {(key, True)}
        assert "gone from the folder" in (bench.run / "report.html").read_text(encoding="utf-8")
        RunFolder(bench.run).write_run(RunFolder(bench.run).read_run())
        assert key not in (bench.run / "run.json").read_text(encoding="utf-8"), "what is lost is seen, never stored"
        assert bench.call("judge", capsys)[0] == (0 if key == "findings-lost" else 3)

    def test_an_explanation_of_a_page_that_is_gone_stays(
        self, bench: Bench, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bench.anew(lambda _: None)
        assert bench.call("accept", capsys)[0] == 0
        entries = bench.baseline.read_text()
        removed("PAGE")(bench.run)
        assert bench.call("prune", capsys)[0] == 0
        assert bench.baseline.read_text() == entries

    @pytest.mark.parametrize("command", ["report", "judge", "compare", "diff"])
    @pytest.mark.parametrize(
        "place", ["../../beside", "/tmp/elsewhere", "pages/../../beside", "a\x00b", "\x1b[31m", ""]
    )
    @pytest.mark.parametrize("field", ["folder", "picture"])
    def test_no_page_leads_out_of_the_run(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], field: str, place: str, command: str
    ) -> None:
        def damage(folder: Path) -> None:
            edited("run.json", "pages", 0, field, to=place)(folder)
            edited("PAGE/page.json", field, to=place)(folder)
            findings = _path(folder, "PAGE/findings.json")
            rows = [{**row, "picture": place} for row in json.loads(findings.read_bytes())]
            findings.write_text(json.dumps(rows))

        bench.anew(damage)
        _harmless(bench, capsys, command)

    @pytest.mark.parametrize("command", ["report", "judge"])
    @pytest.mark.parametrize("name", ["PAGE", "pages", "PAGE/findings.json", "findings.json", "report.html"])
    def test_no_link_leads_out_of_the_run(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], name: str, command: str
    ) -> None:
        def damage(folder: Path) -> None:
            path, target = _path(folder, name), bench.beside / "copy"
            if path.is_dir():
                shutil.copytree(path, target)
            else:
                target.write_bytes(b"[]" if path.suffix == ".json" else b"mine")
            for findings in target.rglob("findings.json"):
                findings.write_text("[]")  # so that judging would change them
            linked(str(path.relative_to(folder)), str(target))(folder)

        bench.anew(damage)
        _harmless(bench, capsys, command)


def _harmless(bench: Bench, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Whatever the exit code: no traceback, no raw characters, and nothing beside the run has changed."""
    before = {name: content for name, content in bench.files().items() if not name.startswith(str(bench.run) + os.sep)}
    code, error = bench.call(command, capsys)
    assert code in (0, 1, 2, 3), error
    assert not RAW.search(error.replace("\t", "")), repr(error)
    after = {name: content for name, content in bench.files().items() if not name.startswith(str(bench.run) + os.sep)}
    assert after == before


def test_a_draft_that_is_a_link_is_not_followed(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.anew(linked("findings.json.part", str(bench.beside / "mine.txt")))
    _harmless(bench, capsys, "judge")
    assert not (bench.run / "findings.json").is_symlink()


@pytest.mark.parametrize(
    "damage",
    [
        edited("PAGE/findings.json", 0, "subject", to="page:" + "9" * 5_000),
        edited("run.json", "pages", 0, "address", to="http://["),
        edited("run.json", "pages", 0, "final_address", to="http://[::1/a"),
        edited("run.json", "service", "start", to=["http://["]),
    ],
    ids=["a page number of 5,000 digits", "an address that is none", "a final one", "a start"],
)
def test_odd_values_are_told(bench: Bench, capsys: pytest.CaptureFixture[str], damage: Damage) -> None:
    bench.anew(damage)
    code, error = bench.call("report", capsys)
    assert code == 1, error
    assert (bench.run / "report.html").exists()


PICTURES: dict[str, Callable[[], bytes]] = {
    "no picture": lambda: b"<svg onload=alert(1)>",
    "empty": lambda: b"",
    "half": lambda: _webp((400, 300))[:4_000],
    "half of another kind": lambda: _noise((400, 300), "PNG")[:20_000],
    "huge": lambda: _webp((400, 300)) + b"\x00" * 3_000_000,
    "a bomb": lambda: _png_of(60_000, 60_000),
    "a small bomb": lambda: _png_of(10_000, 10_000),
    "a large one": lambda: _plain((3_000, 2_000)),
    "a moving one": lambda: b"GIF89a" + b"\x01\x00\x01\x00\x80\x00\x00" + b"\x00" * 40,
}


def _webp(size: tuple[int, int]) -> bytes:
    return _noise(size, "WEBP")


def _noise(size: tuple[int, int], kind: str) -> bytes:
    target = BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(target, kind)
    return target.getvalue()


def _plain(size: tuple[int, int]) -> bytes:
    target = BytesIO()
    Image.new("1", size).save(target, "PNG")
    return target.getvalue()


def _png_of(width: int, height: int) -> bytes:
    """A small file that says it holds very many pixels."""
    content = bytearray(_plain((8, 8)))
    content[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", [*PICTURES, "gone", "a folder", "outside", "a link outside"])
def test_pictures_that_are_none_are_counted(bench: Bench, capsys: pytest.CaptureFixture[str], name: str) -> None:
    def damage(folder: Path) -> None:
        path = _path(folder, "PAGE/1.webp")
        if name == "a folder":
            path.mkdir()
        elif name == "a link outside":
            (bench.beside / "mine.webp").write_bytes(_webp((40, 30)))
            path.symlink_to(bench.beside / "mine.webp")
        elif name == "outside":
            (bench.beside / "mine.webp").write_bytes(_webp((40, 30)))
        elif name in PICTURES:
            path.write_bytes(PICTURES[name]())
        findings = _path(folder, "PAGE/findings.json")
        rows = json.loads(findings.read_bytes())
        place = "../beside/mine.webp" if name == "outside" else str(path.relative_to(folder))
        rows[0]["picture"] = place
        findings.write_text(json.dumps(rows))

    bench.anew(damage)
    code, error = bench.call("report", capsys)
    assert code == 1, error
    text = (bench.run / "report.html").read_text(encoding="utf-8")
    assert "data:image" not in text
    assert "1 picture did not fit into this file or is missing" in text


def test_a_whole_picture_is_shown(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    def damage(folder: Path) -> None:
        path = _path(folder, "PAGE/1.webp")
        path.write_bytes(_webp((400, 300)))
        edited("PAGE/findings.json", 0, "picture", to=str(path.relative_to(folder)))(folder)

    bench.anew(damage)
    bench.call("report", capsys)
    assert "data:image/webp" in (bench.run / "report.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="this user may read everything")
@pytest.mark.parametrize(("name", "code"), [("run.json", 2), ("PAGE/findings.json", 2), ("PAGE", 3), ("pages", 3)])
def test_what_may_not_be_read_is_told(bench: Bench, capsys: pytest.CaptureFixture[str], name: str, code: int) -> None:
    bench.anew(lambda _: None)
    path = _path(bench.run, name)
    path.chmod(0)
    try:
        assert bench.call("report", capsys)[0] == code
    finally:
        path.chmod(0o755)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_damaged_earlier_run_is_left_out_and_told(
    bench: Bench, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    bench.anew(written("run.json", UNREADABLE[name]))
    code = int(run(["report", str(bench.whole), "--history", str(bench.folder), "--lang", "en"]))
    error = capsys.readouterr().err
    assert code == 1, error
    assert "run (this version can't read it)" in error
    assert not RAW.search(error), repr(error)


class TestUnderWay:
    def test_a_run_that_is_still_visited_is_told_as_it_stands(
        self, bench: Bench, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def damage(folder: Path) -> None:
            edited("run.json", "state", to="visiting")(folder)
            edited("run.json", "pages", to=[])(folder)
            removed("findings.json")(folder)
            half = folder / "pages/3-half"
            half.mkdir()
            (half / "page.json.part").write_text('{"number": 3, "addr')

        bench.anew(damage)
        for command, code in (("report", 130), ("compare", 0), ("accept", 0)):
            assert bench.call(command, capsys)[0] == code
        told = json.loads((bench.run / "report.json").read_bytes())
        assert [page["number"] for page in told["run"]["pages"]] == [1, 2]
        assert "state" not in told["run"], "visiting is what a run is until it says otherwise"

    @pytest.mark.parametrize("command", ["judge", "merge", "forget", "resume"])
    def test_only_one_writes_into_a_run_folder(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        pytest.importorskip("fcntl", reason="there are no such locks on Windows")
        options = {"targets": [f"{stored.HOST}/"]}
        bench.anew(edited("run.json", "options", to=options) if command == "resume" else lambda _: None)
        with RunFolder(bench.run).held():
            _refused(bench, capsys, command, "Another einclusion is writing into")
            assert bench.call("report", capsys)[0] in (1, 2), "reading is allowed"

    def test_a_folder_is_free_again_when_the_writer_is_done(self, bench: Bench) -> None:
        bench.anew(lambda _: None)
        for _ in range(2):
            with RunFolder(bench.run).held():
                pass
        with pytest.raises(UsageError), RunFolder(bench.run).held(), RunFolder(bench.run).held():
            pass


BASELINES: dict[str, bytes] = {
    "empty": b"",
    "half": b"schema: 1\naccepted:\n- {fingerprint: 012345",
    "zeros": b"\x00" * 40,
    "no UTF-8": b"schema: 1\naccepted: \xff\xfe",
    "a newer schema": b"schema: 2\naccepted: []\n",
    "nested": b"[" * 50_000,
    "a merge conflict": b"schema: 1\naccepted:\n<<<<<<< ours\n",
    "aliases that grow": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9)),
    "a tag": b"!!python/object/apply:os.system ['true']\n",
    "terminal codes": b'schema: 1\naccepted:\n- {rule: "\\e]0;owned\\a\\u202e"}\n',
}


@pytest.mark.parametrize("command", ["accept", "diff", "prune", "report"])
@pytest.mark.parametrize("name", BASELINES)
def test_a_damaged_baseline_is_refused_and_kept(
    bench: Bench, capsys: pytest.CaptureFixture[str], name: str, command: str
) -> None:
    bench.anew(lambda _: None)
    bench.baseline.write_bytes(BASELINES[name])
    before = bench.files()
    if command == "report":
        code = int(run(["report", str(bench.run), "--baseline", str(bench.baseline), "--lang", "en"]))
        error = capsys.readouterr().err
    else:
        code, error = bench.call(command, capsys)
    assert (code, "Traceback" in error) == (2, False), error
    assert "baseline.yaml" in error
    assert not RAW.search(error), repr(error)
    assert (bench.files(), bench.baseline.read_bytes()) == (before, BASELINES[name])


ODD: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**18, 10**30, 1.5, "", [], {}, [[]], "../../etc/passwd", "/etc/passwd", "x" * 50_000),
    *("\x00\x1b[31m\u202e", "\ud800", "page:1", "page:99", "page:" + "9" * 5_000, "page:²", "journey:../../x", "=1+1"),
    *("http://[", "http://[::1", "javascript:alert(1)", "9" * 400, "2027-99-99", "</script><script>pwned()</script>"),
)


def _places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield place
    inside = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for name, one in inside:
        yield from _places(one, (*place, name))


@pytest.mark.parametrize("seed", range(4))
def test_a_run_edited_by_hand_is_told_or_refused(bench: Bench, capsys: pytest.CaptureFixture[str], seed: int) -> None:
    dice = random.Random(seed)
    files = ("run.json", f"{bench.page}/findings.json", f"{bench.page}/page.json")
    told = refused = 0
    for _ in range(30):
        name = dice.choice(files)
        content = bench.json(name)
        place = dice.choice(list(_places(content)))
        bench.anew(written(name, json.dumps(_with(content, place, dice.choice(ODD)))))
        command = dice.choice(["report", "report", "judge", "compare", "accept", "diff"])
        _harmless(bench, capsys, command)
        told, refused = told + (bench.run / "report.html").exists(), refused + 1
    assert told, "some of them are told"


def test_the_whole_run_has_what_these_tests_damage(bench: Bench) -> None:
    found = RunFolder(bench.whole).all_findings()
    assert [one.rule for one in found if one.outcome is Outcome.FAILED] == [stored.RULE, stored.RULE, stored.ADVICE]
