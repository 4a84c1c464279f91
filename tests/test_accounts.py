"""Accounts that pages say people need: in four languages, and none where it is a choice or denied."""

from __future__ import annotations

import pytest

from einclusion.checking.accounts import demanded


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("U hebt hiervoor een Google-account nodig.", ["Google"]),
        ("Maak eerst een Doccle-account.", ["Doccle"]),
        ("Vous avez besoin d’un compte PayPal pour payer.", ["PayPal"]),
        ("Sie benötigen ein BundID-Konto.", ["BundID"]),
        ("You must have an Apple ID and a phone.", ["Apple"]),
        ("A Microsoft account is required.", ["Microsoft"]),
        ("You can sign in with your Google account.", []),
        ("Follow us on our Facebook profile.", []),
        ("U hebt geen Google-account nodig.", []),
        ("Vous n’avez pas besoin d’un compte PayPal.", []),
        ("Sie benötigen kein BundID-Konto.", []),
        ("You don’t need a Google account.", []),
        ("This does not work on paper. You need a Google account.", ["Google"]),
    ],
)
def test_accounts_that_are_demanded(text: str, names: list[str]) -> None:
    assert demanded(text) == names
