"""Buttons that open a chat are known by their words."""

from __future__ import annotations

import pytest

from einclusion.data import own
from einclusion.probes.acting.chat import _opens


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Chat met ons", True),
        ("Ouvrir le tchat", True),
        ("Virtuelle Assistentin\nfragen", True),
        ("Virtueller Assistent", True),
        ("Live chat", True),
        ("Signaler un chat perdu", False),
        ("Un chat ou un chien à adopter", False),
        ("Château", False),
    ],
)
def test_a_button_says_that_it_opens_a_chat(text: str, opens: bool) -> None:
    assert _opens({"text": text, "sign": ""}, own("probes/acting/chat.yaml")) is opens
