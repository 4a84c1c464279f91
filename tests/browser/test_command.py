"""The whole command in a process of its own: interrupted, killed, out of space; exit codes; what stays and goes on."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from einclusion.cli import run
from einclusion.gate.verdict import Code
from einclusion.run import Run
from einclusion.store import RunFolder
from tests import packs
from tests.browser.hostile import Hostile

AUDIT = ("audit", "--select", "image-alt", "--select", "document-title", "--lang", "en", "--concurrency", "1")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")


def _makes_devices() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        try:
            full(Path(folder) / "full")
        except (OSError, AttributeError):
            return False
    return True


def full(path: Path) -> None:
    """Puts a device there that is always full, as a disk may be."""
    os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 7))


full_device = pytest.mark.skipif(not _makes_devices(), reason="only root may make a device that is always full")


def finished(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    command = [sys.executable, "-m", "einclusion", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=100)


@contextmanager
def under_way(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The command while it runs, in a process group of its own."""
    command = [sys.executable, "-m", "einclusion", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def stored(folder: Path) -> Run:
    """The run in the folder."""
    return RunFolder(folder).read_run()


def until(hostile: Hostile, path: str) -> None:
    """Wait until the server was asked for the path."""
    end = time.monotonic() + 60
    while not hostile.methods(path):
        assert time.monotonic() < end
        hostile.ended.wait(0.02)


def given(hostile: Hostile) -> list[str]:
    """Two pages, one that keeps the browser waiting until the gate is opened, and a last one."""
    return [hostile.address + path for path in ("/plain", "/spa", "/gate", "/twice")]


def resumed(hostile: Hostile, folder: Path) -> None:
    """The run is finished, and pages that were finished before are not visited again."""
    hostile.gate.set()
    hostile.forget()
    done = finished(*AUDIT, *given(hostile), "--out", str(folder), "--resume")
    assert (done.returncode, done.stderr.count("Traceback")) == (Code.FINDINGS, 0), done.stderr
    told = stored(folder)
    assert told.state == "complete"
    assert [page.address for page in told.pages] == given(hostile)
    assert [hostile.methods(path) for path in ("/plain", "/spa", "/gate", "/twice")] == [[], [], ["GET"], ["GET"]]
    assert (folder / "report.html").exists()


@posix
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_is_kept_told_and_finished_later(
    hostile: Hostile, tmp_path: Path, end: signal.Signals
) -> None:
    folder = tmp_path / "run"
    with under_way(*AUDIT, *given(hostile), "--out", str(folder)) as process:
        until(hostile, "/gate")
        children = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, end) if end == signal.SIGINT else os.kill(process.pid, end)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == Code.INTERRUPTED, errors
    assert "Traceback" not in errors
    assert "--resume" in errors
    assert psutil.wait_procs(children, timeout=10)[1] == [], "no process is left behind"
    told = stored(folder)
    assert (told.state, [page.address for page in told.pages]) == ("interrupted", given(hostile)[:2])
    assert (folder / "report.html").exists()
    if end == signal.SIGINT:
        resumed(hostile, folder)


@posix
@pytest.mark.parametrize("file", ["pages", "run.json"])
def test_an_interrupt_before_anything_was_visited_is_told_too(hostile: Hostile, tmp_path: Path, file: str) -> None:
    folder = tmp_path / "run"
    with under_way(*AUDIT, *given(hostile), "--out", str(folder)) as process:
        end = time.monotonic() + 60
        while not (folder / file).exists():
            assert time.monotonic() < end
            hostile.ended.wait(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == Code.INTERRUPTED, errors
    assert "Traceback" not in errors


@posix
def test_a_killed_run_leaves_no_process_can_be_read_and_is_finished_later(hostile: Hostile, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with under_way(*AUDIT, *given(hostile), "--out", str(folder)) as process:
        until(hostile, "/gate")
        children = psutil.Process(process.pid).children(recursive=True)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=30)
    assert psutil.wait_procs(children, timeout=15)[1] == []
    assert stored(folder).state == "visiting"
    assert [page.address for page in RunFolder(folder).pages()] == given(hostile)[:2]
    told = finished("report", str(folder), "--format", f"json={tmp_path / 'told.json'}")
    assert told.returncode == Code.INTERRUPTED, told.stderr
    assert "/spa" in (tmp_path / "told.json").read_text("utf-8")
    resumed(hostile, folder)


@posix
def test_a_driver_that_dies_costs_nothing(hostile: Hostile, tmp_path: Path) -> None:
    with under_way(*AUDIT, *given(hostile), "--out", str(tmp_path / "run")) as process:
        until(hostile, "/gate")
        [driver] = [one for one in psutil.Process(process.pid).children() if "node" in one.name()]
        driver.kill()
        hostile.gate.set()
        _, errors = process.communicate(timeout=60)
    assert process.returncode == Code.FINDINGS, errors
    assert [[problem.key for problem in page.problems] for page in stored(tmp_path / "run").pages] == [[]] * 4


@full_device
def test_a_full_disk_is_told_and_what_was_gathered_is_kept(hostile: Hostile, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    (folder / "pages/2-spa").mkdir(parents=True)
    full(folder / "pages/2-spa/page.json.part")
    hostile.gate.set()
    done = finished(*AUDIT, *given(hostile), "--out", str(folder), "--resume")
    assert done.returncode == Code.UNTESTED, done.stderr
    assert "Traceback" not in done.stderr
    assert "the disk is full" in done.stderr
    assert str(folder) in done.stderr
    assert [page.address for page in RunFolder(folder).pages()][:1] == given(hostile)[:1]
    assert stored(folder).state == "interrupted"
    again = finished(*AUDIT, *given(hostile), "--out", str(folder), "--resume")
    assert again.returncode == Code.FINDINGS, again.stderr
    assert [page.address for page in stored(folder).pages] == given(hostile)


@posix
def test_a_judging_process_that_dies_costs_its_own_page_only(hostile: Hostile, tmp_path: Path) -> None:
    check = """
import os, signal

from einclusion.outcomes import passed

def check(page):
    if page.dom and "deadly" in page.address:
        os.kill(os.getpid(), signal.SIGKILL)
    yield passed()
"""
    packs.write(tmp_path / "pack", "access/deadly", check, needs=["structure"])
    addresses = [hostile.address + path for path in ("/plain", "/plain?deadly", "/spa", "/twice")]
    arguments = ["audit", *addresses, "--rules", str(tmp_path / "pack"), "--select", "deadly", "--concurrency", "2"]
    done = finished(*arguments, "--out", str(tmp_path / "run"), "--quiet")
    assert done.returncode == Code.UNTESTED, done.stderr
    told = stored(tmp_path / "run")
    assert {page.address: [problem.key for problem in page.problems] for page in told.pages} == {
        address: ["not-digested"] if "deadly" in address else [] for address in addresses
    }


def test_addresses_come_from_the_standard_input_as_given(hostile: Hostile, tmp_path: Path) -> None:
    lines = [f"{hostile.address}/plain?b=%C3%A9&a", f"{hostile.address}/spa", f"{hostile.address}/plain?b=%C3%A9&a"]
    text = f"# pages\n\n{lines[0]}\n  {lines[1]}  \n{lines[2]}\n"
    done = finished(*AUDIT, "--urls", "-", "--out", str(tmp_path / "run"), "--quiet", stdin=text)
    assert (done.returncode, done.stdout) == (Code.FINDINGS, ""), done.stderr
    assert [page.address for page in stored(tmp_path / "run").pages] == lines


def test_findings_weigh_more_than_what_is_untested_and_never_hides_nothing(hostile: Hostile, tmp_path: Path) -> None:
    addresses = [hostile.address + "/plain", hostile.address + "/missing"]
    done = finished(*AUDIT, *addresses, "--out", str(tmp_path / "run"), "--quiet")
    assert done.returncode == Code.FINDINGS, done.stderr
    told = finished("report", str(tmp_path / "run"), "--fail-on", "never", "--format", "json=-")
    assert told.returncode == Code.UNTESTED, told.stderr
    assert "(status 404)" in told.stderr


def test_a_local_file_is_audited_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "a page.html").write_text("<!doctype html><title>T</title><img alt=x src=data:,>", "utf-8")
    done = finished(*AUDIT, str(tmp_path / "a page.html"), "--out", str(tmp_path / "run"), "--quiet")
    assert done.returncode == Code.PASSED, done.stderr
    assert [page.title for page in stored(tmp_path / "run").pages] == ["T"]


class TestOutputFolder:
    """Where nothing can be written, nothing is visited."""

    def refused(self, folder: Path, hostile: Hostile, capsys: pytest.CaptureFixture[str]) -> str:
        """What is said."""
        assert run([*AUDIT, hostile.address + "/plain", "--out", str(folder)]) == Code.USAGE
        assert hostile.methods("/plain") == []
        return capsys.readouterr().err

    def test_below_a_file(self, hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "file").write_text("", "utf-8")
        assert "can't be written" in self.refused(tmp_path / "file" / "run", hostile, capsys)

    @pytest.mark.skipif(sys.platform != "linux", reason="/proc")
    def test_where_nobody_may(self, hostile: Hostile, capsys: pytest.CaptureFixture[str]) -> None:
        assert "can't be written" in self.refused(Path("/proc/einclusion"), hostile, capsys)

    @full_device
    def test_where_there_is_no_space(
        self, hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "run").mkdir()
        full(tmp_path / "run/.writable.part")
        arguments = [*AUDIT, hostile.address + "/plain", "--out", str(tmp_path / "run"), "--resume"]
        assert run(arguments) == Code.USAGE
        assert "the disk is full" in capsys.readouterr().err

    def test_not_empty(self, hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "mine.txt").write_text("", "utf-8")
        said = self.refused(tmp_path, hostile, capsys)
        assert "not empty" in said
        assert "--resume" in said


def test_a_probe_that_is_switched_off_is_said_to_be_and_does_not_gate(hostile: Hostile, tmp_path: Path) -> None:
    asked = (
        "audit",
        "--select",
        "page-reflows",
        "--select",
        "document-title",
        "--depth",
        "full",
        "--lang",
        "en",
        "--out",
        str(tmp_path / "run"),
    )
    done = finished(*asked, "--without", "resize", hostile.address + "/double")
    assert done.returncode == Code.PASSED, done.stderr
    run = RunFolder(tmp_path / "run").read_run()
    assert run.options.without == ["resize"]
    found = [one for page in run.pages for one in RunFolder(tmp_path / "run").read_findings(page.folder)]
    assert {(one.outcome, one.problem.key) for one in found if one.problem} == {("untested", "switched-off")}
    judged = finished("judge", str(tmp_path / "run"), "--format", "json=-", "--lang", "en")
    assert '"switched-off"' in judged.stdout
