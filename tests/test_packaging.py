"""What is installed is all there is: a folder left out of the list of packages would silently be missing."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SETUPTOOLS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
PLACES = {"einclusion": "einclusion", "einclusion.rules": "rules", "einclusion.reports": "reports"}


def files() -> dict[str, list[Path]]:
    """Files of the program by the package that they belong to."""
    found: dict[str, list[Path]] = {}
    for package, folder in PLACES.items():
        for path in sorted((ROOT / folder).rglob("*.*")):
            if path.is_file() and "__pycache__" not in path.parts:
                inner = path.parent.relative_to(ROOT / folder).parts
                found.setdefault(".".join((package, *inner)), []).append(path)
    return found


def test_every_folder_with_files_is_a_package() -> None:
    assert set(SETUPTOOLS["packages"]) == files().keys()


def test_every_kind_of_file_is_taken_along() -> None:
    patterns = ["*.py", *SETUPTOOLS["package-data"]["*"]]
    left = [
        path for paths in files().values() for path in paths if not any(fnmatch(path.name, one) for one in patterns)
    ]
    assert left == []


def test_packages_that_lie_elsewhere_are_pointed_at() -> None:
    assert SETUPTOOLS["package-dir"] == {name: folder for name, folder in PLACES.items() if name != folder}
