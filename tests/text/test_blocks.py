from __future__ import annotations

import time

import pytest

from einclusion.facts import Block
from einclusion.text.blocks import own_words, text_of
from tests.text.page import structure


def blocks(body: str) -> list[Block]:
    return text_of(structure(body, lang="nl")).blocks


def seen(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Een <b>vet</b>\n  woord&nbsp;<i>hier</i>.</p>", [("paragraph", "Een vet woord hier.")]),
        ("<p>Een</p><p>twee</p>", [("paragraph", "Een"), ("paragraph", "twee")]),
        ("<div>Voor<p>in</p>na</div>", [("paragraph", "Voor"), ("paragraph", "in"), ("paragraph", "na")]),
        ("<div>Voor<hr>na</div>", [("paragraph", "Voor"), ("paragraph", "na")]),
        ("<p>Stadhuis<br>Markt 1 <br/> <br/><br/>Balie</p>", [("paragraph", "Stadhuis\nMarkt 1\n\nBalie")]),
        ("<pre>een  twee\ndrie</pre>", [("paragraph", "een twee\ndrie")]),
        ("<p>par\u00adkeer\u200bkaart cafe\u0301</p>", [("paragraph", "parkeerkaart café")]),
        ("<h2>Kop</h2><div role=heading>Nog een</div>", [("heading", "Kop"), ("heading", "Nog een")]),
        ("<h3><button>Vraag</button></h3>", [("heading", "Vraag")]),
        ("<ul><li>Een<ul><li>Twee</li></ul>drie</li></ul>", [("item", "Een"), ("item", "Twee"), ("item", "drie")]),
        ("<ul><li style=display:inline>a</li><li style=display:inline>b</li></ul>", [("item", "a"), ("item", "b")]),
        ("<table><tr><th>Prijs</th><td>5 euro</td></tr></table>", [("cell", "Prijs"), ("cell", "5 euro")]),
        ("<table role=none><tr><td role=none>Tekst</td></tr></table>", [("paragraph", "Tekst")]),
        ("<fieldset><legend>Wie?</legend><label>Naam</label></fieldset>", [("legend", "Wie?"), ("label", "Naam")]),
        ("<label>Ja <input type=checkbox value=x placeholder=y></label>", [("label", "Ja")]),
        ("<p>Druk <button>Verder</button></p>", [("paragraph", "Druk"), ("button", "Verder")]),
        ("<a role=button>Sluiten</a>", [("button", "Sluiten")]),
        ("<p><a href=x>Lees <b>meer</b></a> »</p>", [("link", "Lees meer »")]),
        ("<p>Zie <a href=x>meer</a></p>", [("paragraph", "Zie meer")]),
        ("<p><a href=x>Een</a> <a href=y>twee</a></p>", [("paragraph", "Een twee")]),
        ("<a href=x><div>Kaart</div></a>", [("link", "Kaart")]),
        ("<a href=x><h3>Kop</h3><p>Uitleg</p></a>", [("heading", "Kop"), ("paragraph", "Uitleg")]),
        ("<input aria-describedby=h><div id=h>Zonder spaties</div>", [("hint", "Zonder spaties")]),
        (
            "<input aria-invalid=true aria-describedby='hint x'><div id=hint>Uitleg</div><div id=x>Vul in</div>",
            [("hint", "Uitleg"), ("error", "Vul in")],
        ),
        ("<input aria-errormessage=e><span id=e>Fout</span>", [("error", "Fout")]),
        ("<div role=alert><h2>Mis</h2><ul><li><a href=x>Nee</a></ul></div>", [("heading", "Mis"), ("error", "Nee")]),
        ("<label>Land <select><option>BE</option></select></label>", [("label", "Land"), ("option", "BE")]),
        (
            "<p>Lees <a href=x style=display:inline-flex><span style=display:block>dit</span></a> nu</p>",
            [("paragraph", "Lees dit nu")],
        ),
    ],
)
def test_kinds_and_texts(body: str, expected: list[tuple[str, str]]) -> None:
    assert seen(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<p style=display:none>x</p>",
        "<p hidden>x</p>",
        "<p style=visibility:hidden>x</p>",
        "<div style=opacity:0><p>x</p></div>",
        "<p style=font-size:0px>x</p>",
        '<span data-box="0 0 1 1">x</span>',
        '<p data-box="-9999 0 50 20">x</p>',
        '<div style=overflow-y:hidden data-box="0 0 90 0"><p>x</p></div>',
        "<script>x</script><style>x</style><template>x</template><noscript>x</noscript>",
        "<svg><text>x</text></svg><textarea>x</textarea><video>x</video>",
        "<select style=display:none><option>x</option></select>",
        "<details style=display:none><summary>x</summary><p>x</p></details>",
        "<p> \u00a0 <br></p>",
    ],
)
def test_what_nobody_sees_is_left_out(body: str) -> None:
    assert blocks(body) == []


def test_what_is_visible_again_is_taken() -> None:
    assert seen("<div style=visibility:hidden>a<p style=visibility:visible>b</p></div>") == [("paragraph", "b")]


def test_text_for_eyes_only_is_taken() -> None:
    assert seen("<p aria-hidden=true>Zichtbaar</p>") == [("paragraph", "Zichtbaar")]


@pytest.mark.parametrize(
    "body",
    [
        "<details><summary>Meer</summary><p>binnen</p></details>",
        "<details><summary>Meer</summary>binnen</details>",
        "<details><summary>Meer</summary><details><summary>binnen</summary></details></details>",
        "<button aria-expanded=false aria-controls=p>Meer</button><div id=p hidden><p>binnen</p></div>",
        "<button aria-expanded=false aria-controls=p>Meer</button>"
        '<div id=p style=overflow-y:hidden data-box="0 0 90 0"><p>binnen</p></div>',
        "<button aria-expanded=false aria-controls=p>Meer</button>"
        "<div id=p style=visibility:hidden><p>binnen</p></div>",
        "<button>Meer</button><div role=tabpanel style=display:none>binnen</div>",
    ],
)
def test_what_must_be_opened_is_hidden(body: str) -> None:
    assert [(block.text, block.hidden) for block in blocks(body)] == [("Meer", False), ("binnen", True)]


def test_what_is_in_details_is_there_to_be_opened_though_they_are_drawn_later() -> None:
    found = blocks("<details style=visibility:hidden><summary>Meer</summary><p>binnen</p></details>")
    assert [(block.text, block.hidden) for block in found] == [("binnen", True)]


def test_open_details_are_not_hidden() -> None:
    assert [block.hidden for block in blocks("<details open><summary>Meer</summary><p>in</p></details>")] == [False] * 2


def test_areas() -> None:
    body = (
        "<header>a</header><nav>b</nav><main>c<article><header>d</header></article><aside>e</aside></main>"
        "<div role=dialog>f</div><footer>g</footer><p>h</p><div role=banner>i</div>"
    )
    areas = ["header", "nav", "main", "main", "aside", "dialog", "footer", "", "header"]
    assert [(block.text, block.area) for block in blocks(body)] == list(zip("abcdefghi", areas, strict=True))


def test_the_nearest_declared_language_counts() -> None:
    body = "<p>a</p><p lang=FR-be>b</p><p><span lang=de>c</span></p><p>d <span lang=de>e</span></p><p lang=''>f</p>"
    assert [block.declared for block in blocks(body)] == ["nl", "fr-be", "de", "nl", ""]
    assert text_of(structure(body, lang="NL-be")).declared == "nl-be"


def test_blocks_point_at_their_element() -> None:
    facts = structure("<ul><li><b>a</b></li><li><a href=x>b</a></li></ul>")
    tags = [facts.documents[block.node[0]].nodes[block.node[1]].tag for block in text_of(facts).blocks]
    assert tags == ["li", "a"]


def test_quotations_are_told_apart() -> None:
    (block,) = text_of(
        structure("<p>It said <q>come <b>only</b> <i lang='nl'>online</i></q>, see <code>a <var>b</var></code>.</p>")
    ).blocks
    assert block.quotes == ["come only online", "a b"]
    assert own_words(block) == "It said …, see …."


def test_a_block_that_names_its_source_is_a_quotation() -> None:
    source = '<blockquote cite="https://x.example/">Come <q>now</q>.</blockquote><blockquote>Ours.</blockquote>'
    assert [own_words(block) for block in text_of(structure(source)).blocks] == ["…", "Ours."]


def test_frames_come_after_the_page_and_unseen_ones_not_at_all() -> None:
    facts = structure("<iframe></iframe><p>eerst</p><iframe hidden></iframe>", "<p>dan</p>", "<p>nooit</p>")
    assert [(block.text, block.node[0]) for block in text_of(facts).blocks] == [("eerst", 0), ("dan", 1)]


def test_an_empty_structure_has_no_text() -> None:
    assert text_of(structure("")).blocks == []


def test_languages_are_told() -> None:
    dutch = (
        "U vraagt de kaart bij de balie van het stadhuis en u betaalt ze met een bankkaart. Daarna krijgt u ze thuis."
    )
    french = "Vous demandez la carte au guichet de la maison communale et vous la payez avec une carte de banque."
    text = text_of(structure(f"<main><p>{dutch}</p><p>{dutch}</p><p>{french}</p><p>Kort.</p></main>", lang="fr"))
    assert (text.declared, text.detected) == ("fr", "nl")
    assert text.confidence > 0.9
    assert [block.detected for block in text.blocks] == ["nl", "nl", "fr", ""]
    assert text.words == 2 * 22 + 19 + 1


@pytest.mark.parametrize(("nodes", "seconds"), [(2500, 0.06), (20_000, 0.5)])
def test_large_pages_are_quick(nodes: int, seconds: float) -> None:
    part = "<div class=a><p>Een <b>woord</b> en <a href=x>meer</a>.</p></div>"
    facts = structure(f"<main>{part * (nodes // 8)}</main>")
    assert len(facts.documents[0].nodes) > nodes * 0.9
    text_of(structure("<p>warm</p>"))
    began = time.process_time()
    assert len(text_of(facts).blocks) == nodes // 8
    assert time.process_time() - began < seconds
