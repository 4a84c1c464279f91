"""Double negations, and what only looks like them."""

from __future__ import annotations

import pytest

from einclusion.data import parse
from einclusion.readability.negation import double_negation
from tests.documents import ROOT

WORDS = parse((ROOT / "rules/readability/no-double-negation.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("nl", "Het is niet onmogelijk dat u later betaalt.", "niet onmogelijk"),
        ("nl", "U krijgt geen toelage, tenzij u een attest hebt.", "geen … tenzij"),
        ("nl", "Tenzij u verhuist, moet u niets doen en niet bellen.", "Tenzij … niet"),
        ("nl", "Bouwen mag niet zonder vergunning.", "niet zonder"),
        ("nl", "De kosten zijn niet minder dan 10 euro.", "niet minder dan"),
        ("fr", "Il n’est pas impossible que le délai soit plus long.", "pas impossible"),
        ("fr", "Vous ne pouvez pas payer, sauf si vous êtes inscrit.", "ne pouvez pas … sauf si"),
        ("de", "Es ist nicht ausgeschlossen, dass es länger dauert.", "nicht ausgeschlossen"),
        ("de", "Sie bekommen kein Geld, es sei denn, Sie haben einen Nachweis.", "kein … es sei denn"),
        ("de", "Das ist nicht unüblich.", "nicht unüblich"),
        ("en", "You cannot apply unless you live here.", "cannot … unless"),
        ("en", "This is not at all uncommon.", "not at all uncommon"),
    ],
)
def test_two_negations_are_found(language: str, sentence: str, found: str) -> None:
    assert double_negation(sentence, WORDS[language]) == found


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Stuur het niet onder omslag, en niet onmiddellijk."),
        ("nl", "Dat is niet zonder meer zo."),
        ("nl", "U weet al dan niet onze openingsuren."),
        ("nl", "Tenzij u verhuist, krijgt u een brief die u niet moet bewaren."),
        ("fr", "Ceci est obligatoire, à moins que la loi ne le prévoie autrement."),
        ("fr", "N’oubliez pas votre carte."),
        ("de", "Das gilt nicht unter Freunden, nicht unbedingt und nicht unter 18 Jahren."),
        ("de", "Warten Sie nicht unnötig, und kommen Sie nicht umsonst."),
        ("en", "This makes life difficult, if not impossible."),
        ("en", "Do not undo it until we call."),
        ("en", "Read the links unless they tell something that will not help."),
    ],
)
def test_one_negation_is_none(language: str, sentence: str) -> None:
    assert double_negation(sentence, WORDS[language]) == ""
