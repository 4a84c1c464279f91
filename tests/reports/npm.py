"""Schemas that only npm has: a package is fetched for a test, and nothing of it is kept or run."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest


def fetched(package: str, folder: Path, endings: tuple[str, ...]) -> dict[str, bytes]:
    """Files of a package (`name@version`) by their name; the test is skipped where npm can't be reached."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"npm is not installed: {package} comes from there")
    command = [npm, "pack", package, "--prefer-offline", "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    found = sorted(folder.glob("*.tgz"))
    if done.returncode or not found:
        pytest.skip(f"{package} could not be fetched from npm")
    with tarfile.open(fileobj=io.BytesIO(found[0].read_bytes())) as archive:
        wanted = [one for one in archive.getmembers() if one.name.endswith(endings)]
        return {one.name: file.read() for one in wanted if (file := archive.extractfile(one))}
