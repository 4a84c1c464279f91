"""What tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live import Live


@pytest.fixture(scope="session")
def live() -> Iterator[Live]:
    """One real browser for all tests of a process."""
    browser = Live()
    yield browser
    browser.close()
