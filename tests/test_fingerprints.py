"""Fingerprints hold: edits of one page, and which faults of it the real judge takes for the same afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from einclusion.axe import axe_of
from einclusion.browser.window import Window
from einclusion.dom import Dom
from einclusion.facts import Facts
from einclusion.identity import further
from einclusion.judge import Judge
from einclusion.model import Finding, Outcome
from einclusion.probes import axe, structure
from einclusion.rulebook import load
from einclusion.run import Page
from einclusion.scope import Service
from einclusion.snapshot import structure_of
from einclusion.standards import profile
from tests import packs
from tests.live import Live
from tests.text import page as maker

LONG = "Deze zin is veel te lang voor wie haar moet lezen en dus krijgt ze een opmerking."
ALSO_LONG = "Ook deze andere zin is veel te lang voor wie haar moet lezen en krijgt een opmerking."
PAGE = f"""<!doctype html>
<html lang="nl"><head><title>Parkeerkaart</title></head><body>
<header id="top"><a href="/nl/" class="brand" title="Start"><img src="/assets/logo.3f9a2c1b.svg" class="logo"></a>
<nav><ul><li><a href="/nl/kaart">Kaart</a></li><li><a href="/nl/contact"></a></li></ul></nav></header>
<main><h1>Parkeerkaart</h1>
<p class="intro">{LONG}</p>
<section><h2></h2><p>{LONG}</p></section>
<form action="/nl/zoek" id="zoek"><input name="q" type="text" placeholder="Zoek">
<input type="radio" name="zone" value="a">
<input id="field-8a7b6c" type="tel"><button type="submit" class="css-1x2y3z"></button></form>
<div class="Actions_box__3xK2a"><div class="accept" onclick="aanvaard()">Ja</div></div>
<ul class="cards"><li><img src="/media/12/hal.jpg"></li><li><img src="/media/13/park.jpg"></li></ul>
<my-widget><p>{LONG}</p></my-widget>
<iframe src="https://kaart.example.net/embed/stad?session=8f14e45fceea167a5a36"></iframe>
</main><footer><a href="https://www.facebook.com/stad"></a></footer></body></html>"""
ADDRESS = "https://www.voorbeeldstad.be/nl/parkeren"
CHECK = """
from einclusion.outcomes import failed


def check(page):
    for image in page.select("img:not([alt])"):
        yield failed(image, "image")
    for node in page.select("a, button, h2"):
        if not node.text and not node.select("img"):
            yield failed(node, "nameless")
    for field in page.select("input:not([aria-label])"):
        yield failed(field, "field")
    for node in page.select("div[onclick]:not([role])"):
        yield failed(node, "mouse")
    for node in page.select("p"):
        if len(node.text.split()) > 12:
            yield failed(node, "long", words=len(node.text.split()))
    for frame in page.select("iframe:not([title])"):
        yield failed(frame, "frame")
    if not page.select("a[href*=toegankelijkheid]"):
        yield failed(message="statement")
"""
FAULTS = 16


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    folder = tmp_path_factory.mktemp("pack")
    packs.write(folder, "accessibility/some-rule", CHECK, needs=["structure"])
    book = packs.book(folder)
    service = Service(name="Parkeren", start=["https://www.voorbeeldstad.be/"])
    return Judge(book, book.rules.values(), service, profile("eu"))


def judged(judge: Judge, html: str, address: str = ADDRESS) -> list[Finding]:
    facts = Facts(structure=maker.structure(html))
    return judge.page(Page(number=1, address=address, facts=facts))


def edited(edits: Sequence[tuple[str, str]]) -> str:
    text = PAGE
    for old, new in edits:
        assert old in text, f"the page holds no {old!r}"
        text = text.replace(old, new)
    return text


def names(findings: Sequence[Finding]) -> set[str]:
    return {finding.fingerprint for finding in findings if finding.outcome is Outcome.FAILED}


LINKS = '<li><a href="/nl/kaart">Kaart</a></li>', '<li><a href="/nl/contact"></a></li>'
ACTIONS = '<div class="Actions_box__3xK2a"><div class="accept" onclick="aanvaard()">Ja</div></div>'
FRENCH = "Cette phrase est bien trop longue pour toutes celles et tous ceux qui doivent la lire ici."
HARMLESS: dict[str, list[tuple[str, str]]] = {
    "text around it changed": [("<h1>Parkeerkaart</h1>", "<h1>Een kaart voor bewoners</h1><p>Nieuw!</p>")],
    "its own text changed": [(LONG, ALSO_LONG)],
    "everything translated": [(LONG, FRENCH), ("Zoek", "Chercher"), (">Kaart<", ">Carte<"), ('"nl"', '"fr"')],
    "title and placeholder changed": [('title="Start"', 'title="Accueil"'), ('"Zoek"', '"Zoek een straat"')],
    "title of the page changed": [("<title>Parkeerkaart", "<title>Parkeren in de stad")],
    "white space and comments added": [("\n", "\n\n  <!-- opnieuw gebouwd -->\n")],
    "siblings inserted before": [("<main>", "<main><div>Melding</div><p>Kort.</p><ul><li>Eén</li></ul>")],
    "good siblings of the same kind inserted": [
        ("<li><img", '<li><img src="/a.jpg" alt=""></li><li><img'),
        ("<h1>", "<p>Kort.</p><h1>"),
        ('<input name="q"', '<input name="p" aria-label="Plaats"><input name="q"'),
        ("<h2></h2>", "<h2>Tarieven</h2><h2></h2>"),
    ],
    "a block moved to the top": [(ACTIONS, ""), ("<main>", f"<main>{ACTIONS}")],
    "entries of a list swapped": [("".join(LINKS), "".join(reversed(LINKS)))],
    "a link moved from the footer to the header": [
        ('<a href="https://www.facebook.com/stad"></a>', ""),
        ("</nav>", '<a href="https://www.facebook.com/stad"></a></nav>'),
    ],
    "a picture moved to another list": [
        ('<li><img src="/media/13/park.jpg"></li>', ""),
        ("<nav><ul>", '<nav><ul><li><img src="/media/13/park.jpg"></li>'),
    ],
    "wrapped in plain boxes": [("<main>", '<div class="app"><div><main>'), ("</main>", "</main></div></div>")],
    "a picture wrapped in its own box": [('<img src="/media/12/hal.jpg">', '<div><img src="/media/12/hal.jpg"></div>')],
    "attributes in another order": [
        ('<input name="q" type="text" placeholder="Zoek">', '<input placeholder="Zoek" type="text" name="q">'),
        ('<div class="accept" onclick="aanvaard()">', '<div onclick="aanvaard()" class="accept">'),
        ('<input id="field-8a7b6c" type="tel">', '<input type="tel" id="field-8a7b6c">'),
        ('<img src="/assets/logo.3f9a2c1b.svg" class="logo">', '<img class="logo" src="/assets/logo.3f9a2c1b.svg">'),
    ],
    "attributes added": [("<h2>", '<h2 style="color: red" tabindex="-1">'), ("<img", '<img loading="lazy" width="9"')],
    "a very long attribute before the others": [('<input name="q"', f'<input class="{"x" * 500}" name="q"')],
    "generated ids changed": [("field-8a7b6c", "field-1f2e3d")],
    "a generated id of another framework": [("field-8a7b6c", ":r1f:")],
    "a generated id on an element without one": [("<h2>", '<h2 id="heading-91c2d">')],
    "class hashes changed": [("css-1x2y3z", "css-9a8b7c"), ("Actions_box__3xK2a", "Actions_box__Zq81b")],
    "classes of a build without digits": [("css-1x2y3z", "hTRNrT"), ("Actions_box__3xK2a", "bdVaJa")],
    "classes of a state added": [('class="accept"', 'class="accept is-open active"'), ("<h2>", '<h2 class="show">')],
    "classes added behind": [('class="intro"', 'class="intro mt-4 text-lg"'), ('"logo"', '"logo large"')],
    "file names hashed anew": [("logo.3f9a2c1b.svg", "logo.77aa01ff.svg")],
    "files by another bundler": [("/assets/logo.3f9a2c1b.svg", "/build/logo-DiwrgTda.svg")],
    "files from another host with a query": [
        ('"/media/', '"https://cdn.example.org/media/9/'),
        ("hal.jpg", "hal.jpg?itok=x1"),
        ("park.jpg", "park.webp?w=640"),
    ],
    "pictures through a resizer": [("/media/12/hal.jpg", "/_next/image?url=%2Fmedia%2Fhal.jpg&amp;w=640&amp;q=75")],
    "links written with the host": [('"/nl/contact"', '"https://www.voorbeeldstad.be/nl/contact"')],
    "links with a session": [('"/nl/contact"', '"/nl/contact;jsessionid=A1B2C3?utm_source=nieuws"')],
    "links to another language": [('"/nl/contact"', '"/fr/contact"'), ('"/nl/zoek"', '"/fr/zoek"')],
    "a session in a frame": [("8f14e45fceea167a5a36", "c9f0f895fb98ab9159f5")],
}
"""Edits after which every fault of the page is the same as before."""
ADDRESSES = {
    "another host": "https://staging.voorbeeldstad.be/nl/parkeren",
    "another port of this machine": "http://127.0.0.1:40123/nl/parkeren",
    "another language": "https://www.voorbeeldstad.be/fr/parkeren",
    "a language with its country": "https://www.voorbeeldstad.be/de-BE/parkeren",
    "measuring": f"{ADDRESS}?utm_source=brief&fbclid=1",
    "a session in the query": f"{ADDRESS}?PHPSESSID=0123456789abcdef",
    "a session in the path": "https://www.voorbeeldstad.be/nl/parkeren;jsessionid=AB12?_=1700000000000",
    "a token": f"{ADDRESS}?csrf_token=x8Jq2",
    "a jump mark": f"{ADDRESS}#zoek",
}
"""Addresses that are the same page."""
OTHER_PAGES = {
    "another path": "https://www.voorbeeldstad.be/nl/parkeren/tarief",
    "another page by its query": f"{ADDRESS}?pagina=tarief",
    "another page by a number": f"{ADDRESS}?id=12",
    "another view of an application": f"{ADDRESS}#/tarief",
}
"""Addresses of other pages, with faults of their own."""
CHANGES: dict[str, tuple[list[tuple[str, str]], int, int]] = {
    "a second picture like the first": ([("<li><img", '<li><img src="/media/14/hal.jpg"></li><li><img')], 0, 2),
    "the same picture once more": (
        [('<img src="/media/12/hal.jpg">', '<img src="/media/12/hal.jpg"><img src="/media/12/hal.jpg">')],
        0,
        1,
    ),
    "one more long sentence": ([("</h1>", f"</h1><p>{ALSO_LONG}</p>")], 0, 1),
    "a second empty heading": ([("<h2></h2>", "<h2></h2><h2></h2>")], 0, 1),
    "three more empty headings": ([("<h2></h2>", "<h2></h2><h2></h2><h2></h2><h2></h2>")], 0, 3),
    "a second nameless button": ([("</button>", '</button><button type="submit" class="css-9"></button>')], 0, 1),
    "a second field of a group": ([('value="a">', 'value="a"><input type="radio" name="zone" value="b">')], 0, 1),
    "a second field with a generated id": ([('type="tel">', 'type="tel"><input id="field-1f2e3d" type="tel">')], 0, 1),
    "a fault mended": ([('<img src="/media/12/hal.jpg">', '<img src="/media/12/hal.jpg" alt="Hal">')], 1, 0),
    "one of two equals mended": (
        [(f"<section><h2></h2><p>{LONG}</p>", f"<section><h2></h2><h2></h2><p>{LONG}</p>")],
        0,
        1,
    ),
    "one picture mended, another broken": (
        [('hal.jpg">', 'hal.jpg" alt="Hal">'), ("</section>", '<img src="/media/bad.jpg"></section>')],
        1,
        1,
    ),
    "one field mended, another broken": (
        [('name="q"', 'name="q" aria-label="Zoek"'), ('type="tel">', 'type="tel"><input name="straat">')],
        1,
        1,
    ),
    "one link mended, another broken": (
        [('<a href="/nl/contact"></a>', '<a href="/nl/contact">Contact</a>'), (">Kaart<", "><")],
        1,
        1,
    ),
    "one sentence mended, one elsewhere broken": (
        [(f'"intro">{LONG}', '"intro">Kort.'), ("<footer>", f"<footer><p>{LONG}</p>")],
        1,
        1,
    ),
    "a link to another site instead": ([("www.facebook.com", "www.instagram.com")], 1, 1),
    "another choice of a group": ([('value="a"', 'value="b"')], 1, 1),
    "another field by its name": ([('name="q"', 'name="straat"')], 1, 1),
    "the same page given a statement": ([("</footer>", '<a href="/toegankelijkheid">T</a></footer>')], 1, 0),
    "a mouse-only box of another purpose": (
        [("</form>", '</form><div class="accept" onclick="weiger()">Nee</div>')],
        0,
        1,
    ),
}
"""Edits after which faults are gone (first number) and others are new (second)."""


@pytest.mark.parametrize("edits", HARMLESS.values(), ids=HARMLESS)
def test_a_fingerprint_outlives(judge: Judge, edits: list[tuple[str, str]]) -> None:
    before = names(judged(judge, PAGE))
    assert len(before) == FAULTS
    assert names(judged(judge, edited(edits))) == before


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_is_the_same_at(judge: Judge, address: str) -> None:
    assert names(judged(judge, PAGE, address)) == names(judged(judge, PAGE))


@pytest.mark.parametrize("address", OTHER_PAGES.values(), ids=OTHER_PAGES)
def test_faults_of_other_pages_are_others(judge: Judge, address: str) -> None:
    assert names(judged(judge, PAGE, address)) & names(judged(judge, PAGE)) == set()


@pytest.mark.parametrize(("edits", "gone", "new"), CHANGES.values(), ids=CHANGES)
def test_a_fault_is_swallowed_by_no_other(judge: Judge, edits: list[tuple[str, str]], gone: int, new: int) -> None:
    before, after = names(judged(judge, PAGE)), names(judged(judge, edited(edits)))
    assert (len(before - after), len(after - before)) == (gone, new)


def test_all_harmless_edits_at_once(judge: Judge) -> None:
    kept = {"class hashes changed", "generated ids changed", "siblings inserted before", "file names hashed anew"}
    edits = [edit for name in HARMLESS if name in kept for edit in HARMLESS[name]]
    assert names(judged(judge, edited(edits), ADDRESSES["another language"])) == names(judged(judge, PAGE))


class TestInTheBrowser:
    """Rules of ours and of axe on what a real browser gathers, for what the quick table can't build."""

    RULES = ("image-alt", "link-name", "button-name", "empty-heading", "field-has-label", "frame-title")

    def found(self, live: Live, html: str) -> set[str]:
        book = load()
        rules = [book.rules[name] for name in self.RULES]
        axe_rules = [rule.id for rule in rules if rule.engine == "axe"]

        async def see(window: Window) -> tuple[dict[str, Any], dict[str, Any]]:
            return await structure.gather(window), await axe.gather(window, axe_rules)

        shape, answers = live.look({"index.html": html}, see)
        whole = structure_of(shape)
        page = Page(number=1, address=ADDRESS, facts=Facts(structure=whole, axe=axe_of(answers, Dom(whole))))
        return names(Judge(book, rules, Service(name="P", start=[ADDRESS]), profile("eu")).page(page))

    def test_edits_by_a_build_and_a_translation(self, live: Live) -> None:
        before = self.found(live, PAGE)
        edits = [
            *HARMLESS["everything translated"],
            *HARMLESS["class hashes changed"],
            *HARMLESS["wrapped in plain boxes"],
        ]
        edits += [*HARMLESS["generated ids changed"], *HARMLESS["good siblings of the same kind inserted"]]
        assert len(before) > 8
        assert self.found(live, edited(edits)) == before

    def test_shadow_roots(self, live: Live) -> None:
        script = (
            "<script>document.querySelector('my-widget').attachShadow({mode: 'open'}).innerHTML = "
            "'<p>Kaart</p><img src=/k.png><img src=/l.png>'</script>"
        )
        one = self.found(live, PAGE + script)
        other = self.found(live, PAGE + script.replace("<p>Kaart</p>", "<div><b>Plan</b></div>"))
        assert one == other
        assert len(one - self.found(live, PAGE)) == 2


class TestAnotherWindow:
    """What a small window shows on top of the large one."""

    def test_only_what_is_new_is_kept_and_numbered_on(self, judge: Judge) -> None:
        large = judged(judge, PAGE)
        small = judged(judge, edited([("<h2></h2>", "<h2></h2><h2></h2>")]))
        (extra,) = further(small, large)
        assert extra.element is not None
        assert extra.element.selector.endswith("h2:nth-of-type(2)")
        assert extra.fingerprint not in names(large)

    def test_equals_at_other_places_do_not_hide(self, judge: Judge) -> None:
        large = judged(judge, edited([("<h2></h2>", "<h2></h2><h2>Tarief</h2>")]))
        small = judged(judge, edited([("<h2></h2>", "<h2>Info</h2><h2></h2>")]))
        (extra,) = further(small, large)
        assert extra.fingerprint.endswith("-2")
        assert list(further(small, small)) == []
