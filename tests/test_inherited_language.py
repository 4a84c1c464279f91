from __future__ import annotations

import pytest

from einclusion.checking.inherited_language import Spoken
from tests.marked import page


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<div lang="nl" id="t">Dag <b>allen</b></div>', "Dag allen"),
        ('<div lang="nl" id="t">Dag <b lang="fr">tous</b> <i lang="">daar</i></div>', "Dag daar"),
        ('<div lang="nl" id="t"><p hidden>Dag</p></div>', ""),
        ('<div lang="nl" id="t"><p style="visibility:hidden">Dag</p></div>', ""),
        ('<div lang="nl" id="t"><p aria-hidden="true">Dag</p></div>', "Dag"),
        ('<div lang="nl" id="t"><img alt="Huis"><a title="Meer" hidden></a></div>', "Huis"),
        ('<div lang="nl" id="t"><img alt="Huis" aria-hidden="true"></div>', ""),
        ('<div lang="nl" id="t"><input type="SUBMIT" value="Zoek"><input value="getypt"></div>', "Zoek"),
        ('<div lang="nl" id="t"><template shadowrootmode="open"><p>Dag</p></template></div>', "Dag"),
        ('<div lang="nl" id="t"><script>var a</script><style>a</style></div>', ""),
    ],
)
def test_text_by_the_element_that_gives_it_its_language(markup: str, text: str) -> None:
    dom = page(markup)
    assert Spoken(dom).of(dom.select("#t")[0]) == text


def test_a_frame_takes_the_language_of_what_is_around_it() -> None:
    dom = page('<div lang="nl" id="t"><iframe id="f"></iframe></div>', {"f": "<p>Dag</p>"})
    assert Spoken(dom).of(dom.select("#t")[0]) == "Dag"
