"""What pictures say: the text recognised in them, told apart from marks and scenes. Pure, from facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from einclusion.acted.images import Line, Picture
from einclusion.data import own
from einclusion.dom import Node
from einclusion.subjects import PageSubject
from einclusion.text.vocabulary import KNOWN, usual

SURE, CERTAIN = 0.9, 0.97
"""How sure the recognition of a line must be to be heard, and to decide."""
ALONE = 0.02
"""Share of a picture that may be drawn beside its text where it shows nothing but text."""
_PHOTO_COLOURS, _PHOTO_DRAWN = 20, 0.3
"""Colours and share of the picture drawn beside its text from which it is a photograph."""
_SENTENCE, _A_LINE = 6, 4
"""Words from which a text runs on, and words that its lines hold on average."""
_MOSTLY, _RUNNING = 0.8, 0.6
"""Share of the words that must be usual ones, and that in running text, where small letters are easily misread."""
_USUAL = 3.5e-7
"""Share of all words from which a word counts as usual: below it the lists have names of places."""
_EVERYDAY = 3e-5
"""Share of all words from which a word is nobody's name: that of `bienvenue`."""
_ALIKE = 0.45
"""Likeness of two words from which they may be the same, misread or in another language."""
_PLAIN, _READABLE = 0.35, 20
"""Share of a line's box that is its ground, and pixels of a picture, from which its letters are meant to be read."""
_TOKEN = re.compile(r"[^\W_]+")
_PLACES_OF_MARKS = frozenset({"link", "banner", "contentinfo", "navigation"})
_WHOLE = frozenset({"body", "main", "html"})
_LARGE_PARTS = _WHOLE | {"section", "article", "header", "footer", "nav"}
_CONTROLS = frozenset(
    {"button", "link", "img", "image", "option", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "checkbox"}
    | {"radio", "switch", "treeitem", "heading", "cell", "gridcell", "columnheader", "rowheader", "math", "slider"}
    | {"progressbar", "meter", "spinbutton", "scrollbar", "graphics-document", "graphics-symbol", "summary"}
)

Lettering = Literal["none", "mark", "scene", "set", "unsure"]


def tokens(text: str) -> list[str]:
    """Words and numbers of a text, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return _TOKEN.findall("".join(one for one in plain if not unicodedata.combining(one)).casefold())


def heard(picture: Picture, least: float = SURE) -> list[Line]:
    """Lines of a picture whose recognition is sure enough, with at least two letters or digits."""
    return [line for line in picture.lines if line.sure >= least and sum(map(str.isalnum, line.text)) > 1]


def languages_of(page: PageSubject) -> tuple[str, ...]:
    """The page's language, as far as its words are known, and English, which pictures are often in."""
    found = (page.text.detected or page.text.declared)[:2]
    return (found, "en") if found in KNOWN and found != "en" else ("en",)


def lettering(picture: Picture, node: Node, languages: tuple[str, ...]) -> Lettering:
    """What kind of text a picture shows.

    `none`: no usual word of a language; `mark`: a logo; `scene`: what stands in a photographed scene; `set`: text
    that might as well be text of the page; `unsure`: a person must look.
    """
    lines = heard(picture)
    words = [word for line in lines for word in _TOKEN.findall(line.text) if word.isalpha() and len(word) > 1]
    known = [word for word in words if _usual(word, languages)]
    if not any(len(word) > 2 for word in known):
        return "none"
    if is_mark(node, picture):
        return "mark"
    if is_photo(picture):
        return "unsure" if any(_usual_words(line, languages) > 2 for line in heard(picture, CERTAIN)) else "scene"
    usual_share = len(known) / len(words)
    if usual_share >= _MOSTLY and picture.kind == "input" and len(lines) <= 2:
        return "set"
    if picture.besides <= ALONE and usual_share >= _RUNNING and _running(words, lines):
        return "set"
    if picture.besides <= ALONE and usual_share >= _MOSTLY and _greeting(words, lines, node, languages):
        return "set"
    return "unsure"


def _usual(word: str, languages: tuple[str, ...], share: float = _USUAL) -> bool:
    short = word.isupper() and len(word) <= 5  # rather initials than a word
    return not short and usual(word.lower(), languages, share)


def _usual_words(line: Line, languages: tuple[str, ...]) -> int:
    return sum(_usual(word, languages) for word in _TOKEN.findall(line.text) if word.isalpha())


def _running(words: list[str], lines: list[Line]) -> bool:
    return len(words) >= max(_SENTENCE, _A_LINE * len(lines))


def _greeting(words: list[str], lines: list[Line], node: Node, languages: tuple[str, ...]) -> bool:
    """Whether it is a line or two of everyday words where no logo stands; one word may be a name, unless hidden."""
    if len(lines) > 2 or any(line.sure < CERTAIN for line in lines) or (node.name and len(words) < 2):
        return False
    if any(one.role in _PLACES_OF_MARKS for one in (node, *node.ancestors())):
        return False
    return all(_usual(word, languages, _EVERYDAY) for word in words if len(word) > 2)


def is_photo(picture: Picture) -> bool:
    """Whether it is drawn like a photograph: many colours all over."""
    return picture.colours >= _PHOTO_COLOURS and picture.besides >= _PHOTO_DRAWN


def is_mark(node: Node, picture: Picture) -> bool:
    """Whether its name, its address or what the code calls it say that it is a logo."""
    if _words("logo") & set(tokens(node.name)):
        return True
    around = [node, *_around(node, 2, _LARGE_PARTS)]
    codes = " ".join([_file(picture.source), *(f"{one.get('class')} {one.get('id')}" for one in around)]).lower()
    return any(mark in codes for mark in _words("paths"))


def beside_text(node: Node) -> bool:
    """Whether there is text in the same small part of the page."""
    return any(up.text for up in _around(node, 4, _WHOLE))


def _around(node: Node, levels: int, end: frozenset[str]) -> Iterator[Node]:
    for up, _ in zip(node.ancestors(), range(levels), strict=False):
        if up.tag in end:
            return
        yield up


def _file(source: str) -> str:
    return "" if source.startswith("data:") else source.partition("?")[0].rsplit("/", 1)[-1]


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(one.casefold() for one in own("checking/pictured.yaml")[kind].split())


def names_nobody(word: str) -> bool:
    """Whether a word in the name of a logo says nothing about whose it is."""
    return word in _words("empty") or word in {token for one in _words("empty") for token in tokens(one)}


def agrees(picture: Picture, name: str) -> bool:
    """Whether the file of a picture is called by a word of its name, one that says something."""
    stem = _file(picture.source).rpartition(".")[0]
    of_file = {word for word in tokens(stem) if len(word) > 2 and word.isalpha() and not names_nobody(word)}
    return bool(of_file & set(tokens(name)))


def calls_logo(name: str) -> bool:
    """Whether a name says that the picture is a logo."""
    return bool(_words("logo") & set(_TOKEN.findall(name.casefold())))


def named_as_a_whole(node: Node) -> bool:
    """Whether it stands in a control or picture that its author named as a whole."""
    return any(
        (one.get("aria-label").strip() or one.get("aria-labelledby").strip()) and one.role.lower() in _CONTROLS
        for one in node.ancestors()
    )


def targets(page: PageSubject, *kinds: str) -> Iterator[tuple[Node, Picture]]:
    """Pictures of some kinds that could be loaded and show something."""
    for picture in page.images.pictures:
        if picture.node is not None and picture.kind in kinds and picture.loaded and not picture.blank:
            yield page.node(picture.node), picture


def differs(picture: Picture, node: Node, languages: tuple[str, ...]) -> bool:
    """Whether the name plainly speaks of something else than what is written in the picture.

    Either it names another mark than the picture of a logo shows, or the picture shows nothing but running text of
    which the name, in the same language, has no word.
    """
    lines = heard(picture, CERTAIN)
    shown = [word for line in lines for word in tokens(line.text) if len(word) > 1]
    named = [word for word in tokens(node.name) if not names_nobody(word)]
    if not shown or not named or any(_alike(one, other, named) for one in shown for other in named):
        return False
    if calls_logo(node.name) and len(lines) <= 2 and len(named) <= 2:
        return all(_a_name(word, languages) for word in (*shown, *named)) and max(map(len, shown)) > 2
    running = lettering(picture, node, languages) == "set" and len(shown) >= _SENTENCE
    return running and all(
        usual(word, languages, _USUAL) for word in _TOKEN.findall(node.name.lower()) if word.isalpha()
    )


def _alike(one: str, other: str, named: list[str]) -> bool:
    """Whether a word in the picture may be one of the name: the same, nearly, part of it, or made of its initials."""
    if one in other or other in one or SequenceMatcher(None, one, other).ratio() >= _ALIKE:
        return len(one) > 1 and len(other) > 1
    return len(one) > 1 and one.startswith("".join(word[0] for word in named)[:3]) and len(named) > 1


def _a_name(word: str, languages: tuple[str, ...]) -> bool:
    return not word.isalpha() or not usual(word, languages, _USUAL)


def covered(picture: Picture, said: set[str]) -> bool:
    """Whether all words recognised in a picture, of three letters or more, are among some."""
    shown = {word for line in heard(picture) for word in tokens(line.text) if len(word) > 2}
    return bool(shown) and shown <= said


def lost(picture: Picture, said: set[str], least: int = 3) -> list[str]:
    """Lines surely recognised in a picture of which no word is among some, where none of its lines has one."""
    lines = heard(picture, CERTAIN)
    shown = {word for line in heard(picture) for word in tokens(line.text) if len(word) >= least}
    plain = all(line.plain >= _PLAIN for line in lines)
    if shown & said or not plain or is_photo(picture) or min(picture.size) < _READABLE:
        return []
    return [line.text for line in lines if any(len(set(word)) >= least for word in tokens(line.text))]


def said_on(page: PageSubject) -> set[str]:
    """Words that the page tells everybody: those of its text and of names of elements, and what names shorten to."""
    names = [
        facts.name for tree in page.dom.trees for facts in tree.nodes if facts.name and facts.role != "RootWebArea"
    ]
    texts = [*names, *(block.text for block in page.text.blocks)]
    return {word for text in texts for word in (*tokens(text), *_initials(text))}


def _initials(text: str) -> Iterator[str]:
    """What people shorten a name of three to six capitalised words to."""
    letters = "".join(word[0] for word in _TOKEN.findall(text)[:400] if word[0].isupper()).casefold()
    for size in range(3, 7):
        yield from (letters[at : at + size] for at in range(len(letters) - size + 1))
