"""The pytest plugin: `einclusion(page).check()` in end-to-end tests, and one report on all states that they reach.

pytest loads this module in every project where einclusion is installed, so it loads the engine only when a test asks.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from einclusion.pytest_plugin.fixture import Einclusion
    from einclusion.pytest_plugin.session import Session

OPTIONS = (
    ("baseline", "FILE", "Accepted findings (see `einclusion baseline`)."),
    ("out", "DIR", "Run folder; {time} in it is the time in UTC. [default: runs/pytest-{time}]"),
    ("fail-on", "GATE", "Findings that fail a test: new, binding, serious, any or never. [default: new]"),
    ("profile", "LAW", "Law that decides what is binding. [default: eu]"),
    ("lang", "LANGUAGE", "Language of messages and reports: nl, fr, de or en. [default: the locale's, else en]"),
)
LISTS = (
    ("select", "WHAT", "Rules to apply, as `--select` of `einclusion audit` takes them; more than once if you like."),
    ("format", "NAME", "Report to write, NAME or NAME=PATH; more than once if you like. [default: html and json]"),
)
AUTO = "Check the page at the end of every test that used the fixture `page`."
_PLACE = pytest.StashKey[tuple[Path, str, bool]]()
_SESSION = pytest.StashKey["Session"]()
_TEST = pytest.StashKey["Einclusion"]()
PARTS = "parts"
"""Folder in the run folder where xdist's workers write until the session ends."""
_WORKER = "einclusion"
"""What xdist's controller tells its workers, by this name."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("einclusion", "einclusion: accessibility and e-inclusion of the pages that tests reach")
    for name, what, text in OPTIONS:
        group.addoption(f"--einclusion-{name}", metavar=what, help=text)
        parser.addini(f"einclusion_{name.replace('-', '_')}", text)
    for name, what, text in LISTS:
        group.addoption(f"--einclusion-{name}", action="append", metavar=what, help=text)
        parser.addini(f"einclusion_{name}", text, type="args")
    group.addoption("--einclusion-auto", action="store_true", default=None, help=AUTO)
    parser.addini("einclusion_auto", AUTO, type="bool")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "einclusion(select, fail_on, accept, auto): how pages of this test are checked; `accept` maps rule ids or "
        "fingerprints to the reason why the test lets them pass",
    )
    names = [name.replace("-", "_") for name, _, _ in (*OPTIONS, *LISTS)]
    if any(config.getoption(f"einclusion_{name}") is not None for name in (*names, "auto")):
        _session(config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Each of xdist's workers writes into a part of the one run folder."""
    out, started, taken = _place(node.config)
    node.workerinput[_WORKER] = (str(out), started, taken)


def _place(config: pytest.Config) -> tuple[Path, str, bool]:
    """The run folder, when the session began, and whether something lies there; the same in all its processes."""
    if _PLACE not in config.stash:
        told = getattr(config, "workerinput", {}).get(_WORKER)
        now = datetime.now(UTC)
        asked, written = config.getoption("einclusion_out"), config.getini("einclusion_out")
        out = config.invocation_params.dir / asked if asked else config.rootpath / (written or "runs/pytest-{time}")
        path = Path(str(out).replace("{time}", f"{now:%Y%m%dT%H%M%SZ}"))
        taken = path.is_dir() and any(path.iterdir())
        config.stash[_PLACE] = (
            (Path(told[0]), told[1], told[2]) if told else (path, now.isoformat(timespec="seconds"), taken)
        )
    return config.stash[_PLACE]


def _session(config: pytest.Config) -> Session:
    """What checks of this process share, made when it is first asked for. Raises pytest.UsageError."""
    if _SESSION not in config.stash:
        from einclusion.errors import UsageError
        from einclusion.pytest_plugin.session import Session
        from einclusion.pytest_plugin.settings import language_of, read

        try:
            settings = read(config, *_place(config))
        except UsageError as error:
            raise pytest.UsageError(error.sentence(language_of(config))) from error
        config.stash[_SESSION] = Session(settings, getattr(config, "workerinput", {}).get("workerid", ""))
    return config.stash[_SESSION]


def _einclusion(item: pytest.Item) -> Einclusion:
    if _TEST not in item.stash:
        from einclusion.pytest_plugin.fixture import Einclusion

        item.stash[_TEST] = Einclusion(_session(item.config), item)
    return item.stash[_TEST]


@pytest.fixture
def einclusion(request: pytest.FixtureRequest) -> Einclusion:
    """`einclusion(page).check()` examines what the page shows now and fails the test where a barrier is found."""
    checks = _einclusion(request.node)
    if "page" in request.fixturenames:
        checks.listen(request.getfixturevalue("page"))
    return checks


@pytest.fixture(scope="session")
def einclusion_browser() -> dict[str, str]:
    """Arguments for Playwright's `launch` that name the browser which `einclusion audit` would use."""
    from einclusion.browser.find import candidates

    found = next(candidates())
    return {
        name: value
        for name, value in (("executable_path", found.path), ("channel", found.channel))
        if value is not None
    }


def _auto(item: pytest.Item) -> bool:
    for marker in item.iter_markers("einclusion"):
        if "auto" in marker.kwargs:
            return bool(marker.kwargs["auto"])
    asked = item.config.getoption("einclusion_auto")
    return bool(item.config.getini("einclusion_auto") if asked is None else asked)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """What was found softly, or at the end of the test, fails the test itself and not what comes after it."""
    page = getattr(item, "funcargs", {}).get("page") if _auto(item) else None
    if page is not None:
        _einclusion(item).listen(page)
    try:
        result = yield
    except BaseException:
        if _TEST in item.stash:
            item.stash[_TEST].broken()
        raise
    if _TEST in item.stash:
        item.stash[_TEST].ended(page)
    return result


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Bring together what was found, also by xdist's workers, and write the reports."""
    config = session.config
    if hasattr(config, "workerinput") or (_SESSION not in config.stash and _PLACE not in config.stash):
        return
    if _SESSION in config.stash or (_place(config)[0] / PARTS).is_dir():
        checked = _session(config)
        checked.finish(interrupted=exitstatus == pytest.ExitCode.INTERRUPTED)
        if checked.unwritten and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    told = config.stash[_SESSION].told if _SESSION in config.stash else ""
    if told:
        terminalreporter.section("einclusion")
        terminalreporter.write_line(told)


def pytest_report_header(config: pytest.Config) -> str | None:
    if _SESSION in config.stash and not hasattr(config, "workerinput"):
        return f"einclusion: {config.stash[_SESSION].settings.out}"
    return None
