"""References to laws in the middle of a sentence."""

from __future__ import annotations

import pytest

from einclusion.data import parse
from einclusion.readability.citing import interrupting
from tests import sources

WORDS = parse((sources.ROOT / "rules/readability/law-references-apart.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("nl", "U kunt op grond van art. 5, lid 2 binnen een maand bezwaar maken.", "art. 5, lid 2"),
        ("nl", "Wij doen dat volgens de wet van 8 december 1992 tot bescherming van wie in het register staat.", ""),
        (
            "nl",
            "Dat staat voor iedereen in verordening (EU) 2016/679 en u kunt daar meer over lezen.",
            "verordening (EU) 2016/679",
        ),
        ("fr", "La loi du 12 mai 2017 dit que vous avez un mois pour nous écrire une lettre.", "La loi du 12 mai 2017"),
        ("fr", "Vous avez un mois (art. 5 de la loi du 12 mai 2017).", ""),
        (
            "de",
            "Nach § 34 Abs. 1 Satz 2 AufenthG prüfen wir in Ruhe und ohne Kosten Ihren Antrag.",
            "§ 34 Abs. 1 Satz 2 AufenthG",
        ),
        ("de", "Wir prüfen Ihren Antrag nach § 34 AufenthG.", ""),
        ("en", "If section 21(4) applies to you, please write to us in the next two weeks.", "section 21(4)"),
        ("en", "Fill in section 5 before you send the form to us.", ""),
        ("en", "We act under the Housing Act 1988.", ""),
    ],
)
def test_what_interrupts(language: str, sentence: str, expected: str) -> None:
    assert interrupting(sentence, WORDS[language]) == expected
