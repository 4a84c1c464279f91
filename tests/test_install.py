"""What a wheel holds: everything that lies in the tree, and it works from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests import sources

PLACES = {"einclusion": "einclusion", "rules": "einclusion/rules", "reports": "einclusion/reports"}
LEAST_SETUPTOOLS = 77
USE = """
import einclusion, sys
from einclusion import output, rulebook
from einclusion.data import own
from einclusion.standards import profile, profile_names
print(einclusion.__file__)
book = rulebook.load()
print(sum(callable(book.check(rule)) for rule in book.rules.values() if rule.engine == "einclusion"))
print(len([profile(name) for name in profile_names()]))
print(all(one.render for one in output.formats(["html", "json", "earl"])))
"""


def _files() -> set[str]:
    """Files that ship, by the name that they have in the wheel."""
    return {
        f"{place}/{path.relative_to(sources.ROOT / folder).as_posix()}"
        for folder, place in PLACES.items()
        for path in (sources.ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }


def _own_setuptools() -> bool:
    try:
        return int(version("setuptools").partition(".")[0]) >= LEAST_SETUPTOOLS
    except PackageNotFoundError:
        return False


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree."""
    pytest.importorskip("pip")
    copy, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    for name in (*PLACES, "pyproject.toml", "README.md", "LICENSE"):
        source = sources.ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--disable-pip-version-check"]
    command += [*(["--no-build-isolation"] if _own_setuptools() else []), "--wheel-dir", str(out), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "No matching distribution found for setuptools" in done.stderr:
        pytest.skip(f"setuptools {LEAST_SETUPTOOLS} is neither here nor to be fetched")
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("einclusion-*.whl")
    return built


def test_it_holds_every_file_and_no_other(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert names == _files()


def test_it_offers_rules_reports_and_the_command(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        told = next(name for name in packed.namelist() if name.endswith("entry_points.txt"))
        points = packed.read(told).decode()
    assert "[einclusion.rules]\neinclusion = einclusion.rules\n" in points
    assert "html = einclusion.reports.html:render\n" in points
    assert "einclusion = einclusion.cli:main\n" in points


def test_it_works_from_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", USE], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    place, checks, profiles, reports = done.stdout.splitlines()
    assert place == str(tmp_path / "einclusion" / "__init__.py")
    assert int(checks) == len([path for path in sources.modules("rules") if path.name != "__init__.py"])
    assert (int(profiles), reports) == (9, "True")
