"""The run folder: whole files or none, names that no page chooses, clear words about what is damaged."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion import losses
from einclusion.errors import UsageError
from einclusion.facts import Facts, Text
from einclusion.model import Finding, Outcome
from einclusion.run import Page, Run
from einclusion.scope import Service
from einclusion.store import RunFolder, StoreError, slug
from tests.samples import full

RUN = Run(id="r1", service=Service(name="Permit", start=["https://example.be/"]), version="0.1.0")
FINDINGS = [Finding(outcome=Outcome.PASSED, rule="image-alt"), Finding(outcome=Outcome.FAILED, rule="label")]


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tmp_path / "run")


def page(folder: RunFolder, number: int, address: str = "https://example.be/form", **more: Any) -> Page:
    made = Page(number=number, address=address, folder=folder.page_folder(number, address), **more)
    folder.write_page(made, FINDINGS)
    return made


class TestFolder:
    def test_a_new_one(self, tmp_path: Path) -> None:
        folder = RunFolder.create(tmp_path / "runs" / "one")
        assert [path.name for path in folder.path.iterdir()] == ["pages"]
        assert not folder.begun

    def test_one_that_is_not_empty_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("mine")
        with pytest.raises(UsageError, match=r"is not empty.*--out.*--resume"):
            RunFolder.create(tmp_path)
        assert (tmp_path / "notes.txt").read_text() == "mine"

    def test_one_to_resume_is_taken(self, folder: RunFolder) -> None:
        folder.write_run(RUN)
        assert RunFolder.create(folder.path, resume=True).begun

    def test_one_that_is_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "run").write_text("a file")
        with pytest.raises(UsageError, match=r"can't be written.*Name another folder"):
            RunFolder.create(tmp_path / "run")

    @pytest.mark.skipif(os.geteuid() == 0, reason="everything can be written to by this user")
    def test_one_that_is_read_only_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "run").mkdir(mode=0o500)
        with pytest.raises(UsageError, match="can't be written"):
            RunFolder.create(tmp_path / "run")

    def test_one_that_goes_away_is_no_longer_written(self, folder: RunFolder) -> None:
        (folder.path / "pages").rmdir()
        (folder.path / "pages").write_text("a file in the way")
        with pytest.raises(StoreError, match="can't be written"):
            page(folder, 1)


class TestRun:
    def test_what_is_written_is_read(self, folder: RunFolder) -> None:
        run = full(Run)
        folder.write_run(run)
        assert losses.untold(folder.read_run()) == run

    def test_it_can_be_read_by_people(self, folder: RunFolder) -> None:
        folder.write_run(RUN)
        assert (folder.path / "run.json").read_text().startswith('{\n "schema": 1,\n')

    def test_there_is_none(self, folder: RunFolder) -> None:
        with pytest.raises(UsageError, match=r"There is no run in .*: run\.json is missing"):
            folder.read_run()

    @pytest.mark.parametrize(
        "content",
        [b"", b"{", b"[]", b"null", b'"run"', b'{"schema": 1}', b"\xff\xfe", b'{"schema":"1"}', b'{"service":3}'],
    )
    def test_a_damaged_one(self, folder: RunFolder, content: bytes) -> None:
        (folder.path / "run.json").write_bytes(content)
        with pytest.raises(UsageError, match=r"run\.json is damaged|is of version 1;"):
            folder.read_run()

    @pytest.mark.parametrize("schema", [0, 2, 99])
    def test_one_of_another_schema(self, folder: RunFolder, schema: int) -> None:
        folder.write_run(msgspec.structs.replace(RUN, schema=schema))
        with pytest.raises(
            UsageError, match=f"is of version {schema}, einclusion 0.1.0; this einclusion reads version 1"
        ):
            folder.read_run()

    def test_fields_of_a_later_version_are_passed_over(self, folder: RunFolder) -> None:
        folder.write_run(RUN)
        path = folder.path / "run.json"
        path.write_text(path.read_text().replace('"schema": 1', '"schema": 1, "mood": "fine"'))
        assert folder.read_run() == RUN


class TestPages:
    def test_what_is_written_is_read(self, folder: RunFolder) -> None:
        made = msgspec.structs.replace(full(Page), number=1, folder=folder.page_folder(1, "https://example.be/form"))
        folder.write_page(made, FINDINGS)
        assert folder.read_page(made.folder) == made
        assert folder.read_findings(made.folder) == FINDINGS

    @pytest.mark.parametrize("needs", [[], ["text"], ["network", "text"], ["structure", "axe", "network", "text"]])
    def test_only_the_named_facts_are_read(self, folder: RunFolder, needs: list[str]) -> None:
        made = msgspec.structs.replace(full(Page), folder="pages/1-x")
        folder.write_page(made, [])
        read = folder.read_page("pages/1-x", needs)
        assert isinstance(read, Page)
        for name in Facts.__struct_fields__:
            assert getattr(read.facts, name) == (getattr(made.facts, name) if name in needs else None)
        assert msgspec.structs.replace(read, facts=made.facts) == made

    def test_facts_that_are_not_there_are_none(self, folder: RunFolder) -> None:
        made = page(folder, 1, facts=Facts(text=Text(words=3)))
        assert folder.read_page(made.folder, ["structure"]).facts == Facts()
        assert folder.read_page(made.folder, ["text"]).facts.text == Text(words=3)

    def test_they_come_in_the_order_of_the_run(self, folder: RunFolder) -> None:
        for number in (10, 2, 1):
            page(folder, number)
        assert [one.number for one in folder.pages()] == [1, 2, 10]
        assert folder.page_folders() == ["pages/1-form", "pages/2-form", "pages/10-form"]

    def test_what_is_no_whole_page_is_passed_over(self, folder: RunFolder) -> None:
        page(folder, 1)
        folder.write_findings(FINDINGS, "pages/2-half")
        (folder.path / "pages" / "backup of 1").mkdir()
        (folder.path / "pages" / "backup of 1" / "page.json").write_text("{}")
        (folder.path / "pages" / ".DS_Store").write_text("")
        assert folder.page_folders() == ["pages/1-form"]
        assert len(folder.all_findings()) == 2

    @pytest.mark.parametrize("needs", [None, ["text"]])
    @pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"number":"one"}', b'{"facts":3}', b"\xff"])
    def test_a_damaged_one(self, folder: RunFolder, content: bytes, needs: list[str] | None) -> None:
        made = page(folder, 1)
        (folder.path / made.folder / "page.json").write_bytes(content)
        with pytest.raises(UsageError, match=r"page\.json is damaged"):
            folder.read_page(made.folder, needs)

    def test_one_that_is_gone(self, folder: RunFolder) -> None:
        with pytest.raises(UsageError, match=r"page\.json can't be read"):
            folder.read_page("pages/3-form")

    def test_one_is_taken_out(self, folder: RunFolder) -> None:
        made = page(folder, 1)
        folder.remove_page(made.folder)
        assert folder.page_folders() == []
        with pytest.raises(StoreError, match="can't be removed"):
            folder.remove_page(made.folder)


class TestFindings:
    def test_of_pages_and_then_of_the_rest(self, folder: RunFolder) -> None:
        page(folder, 2)
        page(folder, 1)
        rest = [Finding(outcome=Outcome.CANT_TELL, rule="phone-line-named", subject="service")]
        folder.write_findings(rest)
        assert folder.all_findings() == [*FINDINGS, *FINDINGS, *rest]

    def test_without_a_file_there_are_none(self, folder: RunFolder) -> None:
        assert folder.read_findings() == []
        assert folder.all_findings() == []

    @pytest.mark.parametrize("content", [b"", b"{}", b'[{"outcome":"green"}]', b"[", b"\xff"])
    def test_damaged_ones(self, folder: RunFolder, content: bytes) -> None:
        (folder.path / "findings.json").write_bytes(content)
        with pytest.raises(UsageError, match=r"findings\.json is damaged"):
            folder.read_findings()


class TestWriting:
    def test_a_file_is_whole_or_as_it_was(self, folder: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.write_run(RUN)
        (folder.path / "run.json.part").mkdir()  # what a write that fails half-way looks like
        with pytest.raises(StoreError, match=r"run\.json can't be written"):
            folder.write_run(msgspec.structs.replace(RUN, version="0.2.0"))
        assert folder.read_run().version == "0.1.0"

    def test_no_draft_is_left_behind(self, folder: RunFolder) -> None:
        folder.write_run(RUN)
        page(folder, 1)
        folder.write_bytes("pages/1-form/page.jpg", b"picture")
        assert list(folder.path.rglob("*.part")) == []
        assert (folder.path / "pages/1-form/page.jpg").read_bytes() == b"picture"

    def test_secrets_are_not_written_into_the_run(self, tmp_path: Path) -> None:
        folder = RunFolder.create(tmp_path / "run", secrets=['s3cr"t /é'])
        folder.write_run(
            msgspec.structs.replace(
                RUN, problems=[], documents=['https://example.be/?key=s3cr"t /é', "s3cr%22t%20%2F%C3%A9"]
            )
        )
        assert folder.read_run().documents == ["https://example.be/?key=[secret]", "[secret]"]


HOSTILE = [
    "https://example.be/../../etc/passwd",
    "https://example.be/%2e%2e/%2e%2e%2fetc%2fpasswd",
    "https://example.be/..\\..\\windows",
    "https://example.be/a\x00b",
    "https://example.be/" + "x" * 5_000,
    "https://example.be/" + "é" * 300,
    "https://example.be/\u202ecod.exe",
    "https://example.be/CON",
    "https://example.be/~root/.ssh/",
    "https://example.be/a:b|c?d=<e>*",
    "https://example.be/日本語",
    "https://example.be/%ff%fe",
    "https://example.be/   ",
    "https://user:pw@example.be:8080",
    "file:///etc/passwd",
    "about:blank",
    "javascript:alert(1)",
    "data:text/html,<p>",
    "/",
    "",
    ".",
]


class TestNames:
    @pytest.mark.parametrize(
        ("address", "name"),
        [
            ("https://example.be/", "example-be"),
            ("https://example.be/nl/Aanvraag/stap_2.html?x=1#y", "nl-aanvraag-stap-2-html"),
            ("https://example.be/caf%C3%A9/été", "cafe-ete"),
            ("https://example.be/" + "a" * 30 + "/" + "b" * 30, "a" * 9 + "-" + "b" * 30),
            ("https://example.be/--x--", "x"),
            ("https://example.be/日本", "page"),
        ],
    )
    def test_from_the_path(self, address: str, name: str) -> None:
        assert slug(address) == name

    @pytest.mark.parametrize("address", HOSTILE)
    def test_no_page_chooses_one(self, folder: RunFolder, address: str) -> None:
        name = slug(address)
        assert 0 < len(name) <= 40
        assert name == "".join(char for char in name if char in "abcdefghijklmnopqrstuvwxyz0123456789-")
        made = page(folder, 7, address)
        assert (folder.path / made.folder).resolve().parent == (folder.path / "pages").resolve()
        assert folder.read_page(made.folder).address == address

    def test_numbers_keep_pages_apart(self, folder: RunFolder) -> None:
        assert folder.page_folder(1, "https://example.be/") != folder.page_folder(2, "https://example.be/")


def test_pages_are_read_one_at_a_time(folder: RunFolder) -> None:
    for number in (1, 2):
        page(folder, number)
    pages = folder.pages([])
    (folder.path / "pages/2-form/page.json").write_text("damaged")
    assert next(pages).number == 1
    with pytest.raises(UsageError, match="2-form"):
        next(pages)
