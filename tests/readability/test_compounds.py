"""Long compounds, taken apart by words that people use."""

from __future__ import annotations

import pytest

from einclusion.readability.compounds import parts


@pytest.mark.parametrize(
    ("language", "word", "apart"),
    [
        ("nl", "coronatoegangsbewijs", "corona-toegangs-bewijs"),
        ("nl", "gebruikersvoorwaarden", "gebruikers-voorwaarden"),
        ("de", "Versicherungsaufsichtsgesetz", "Versicherungs-aufsichts-gesetz"),
        ("de", "Verkehrsbeeinträchtigungen", "Verkehrs-beeinträchtigungen"),
        ("nl", "verantwoordelijkheden", ""),
        ("de", "gesellschaftlichen", ""),
        ("de", "Xyzzyqwertzuiopasdfgh", ""),
    ],
)
def test_parts(language: str, word: str, apart: str) -> None:
    assert "-".join(parts(word, language)) == apart
