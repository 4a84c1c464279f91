from __future__ import annotations

import pytest

from einclusion.checking.kinship import kinship, primary


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("nl", "nl"),
        ("NL-BE", "nl"),
        (" fr ", "fr"),
        ("de-hello", "de"),
        ("eng", ""),
        ("nl_BE", ""),
        ("", ""),
        ("i-x", ""),
    ],
)
def test_primary_subtag_is_known_or_nothing(tag: str, code: str) -> None:
    assert primary(tag) == code


@pytest.mark.parametrize(
    ("marked", "found", "expected"),
    [
        ("nl", "nl", "same"),
        ("no", "nb", "same"),
        ("da", "nb", "close"),
        ("lb", "de", "close"),
        ("af", "nl", "close"),
        ("nl", "en", "other"),
        ("nn", "en", "other"),
        ("ti", "en", "unknown"),
    ],
)
def test_kinship_of_languages(marked: str, found: str, expected: str) -> None:
    assert kinship(marked, found) == expected
