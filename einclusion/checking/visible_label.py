"""The words that can be seen on a control, and whether its name holds them. Pure, from structure facts.

After the visible inner text and the label-in-name algorithm of ACT rule 2ee8b8.
"""

from __future__ import annotations

import re
import unicodedata

from einclusion.dom import Node
from einclusion.facts import Box
from einclusion.markup import SHADOW_ROOT
from einclusion.text.mended import mended

_SPACE = re.compile(r"\s+")
_ASIDE = re.compile(r"\([^()]*\)")
_HYPHENS = re.compile("[-\u00ad\u2010-\u2015]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LIGATURE = re.compile(r"[a-z][a-z0-9_]{2,}")
_CELLS = frozenset({"table-cell", "table-row"})
_INLINE = ("inline", "contents", "ruby")
_HIDING_CLIP = re.compile(r"inset\((?:50|100)%|rect\(0|circle\(0")
_GAP = 2.0
"""Pixels between two words in a line from which a reader sees a space."""
_ONE_GLYPH = 1.3
"""Font sizes that a single sign is wide at most: fonts of icons draw one for a whole word."""
_CODE = 3
"""Letters that the code of a language or a country has at most."""
_AND = frozenset({"and", "en", "et", "und", "y", "e"})
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ogue", "og"), ("tre", "ter"))
_DOUBLED = re.compile(r"l{2,}")


class Reading:
    """Collects the text in an element as a reader sees it."""

    def __init__(self, node: Node) -> None:
        self.tree = node.tree
        self.parts: list[str] = []
        self._last: Box | None = None
        if not any(_cut(one) for one in (node, *node.ancestors())):
            self._element(node)

    @property
    def text(self) -> str:
        """The text, white space folded."""
        return _SPACE.sub(" ", "".join(self.parts)).strip()

    def _element(self, node: Node) -> None:
        display = node.style("display")
        if node.tag == "br":
            self.parts.append("\n")
            return
        around = ""
        if display in _CELLS:
            around = " "
        elif display and not display.startswith(_INLINE):
            around = "\n"
        self.parts.append(around)
        self._inside(node)
        self.parts.append(around)

    def _inside(self, node: Node) -> None:
        for index in self.tree.children[node.index]:
            child = Node(self.tree, index)
            if child.tag == "#text":
                self._text(child)
            elif child.tag == SHADOW_ROOT:
                self._inside(child)
            elif _cut(child):
                self.parts.append(" " if child.box and child.box[2] > 0 else "")
            else:
                self._element(child)

    def _text(self, node: Node) -> None:
        box, text = node.box, node.facts.text
        if box is None:
            return
        if text.isspace():
            self.parts.append(" ")
        elif node.visible and not _is_icon(node, box):
            if self._last and (
                box[0] - self._last[0] - self._last[2] > _GAP or box[1] >= self._last[1] + self._last[3] - 1
            ):
                self.parts.append(" ")
            self.parts.append(_SPACE.sub(" ", text))
            self._last = box


def _cut(node: Node) -> bool:
    """Whether an element hides what it holds from sight, by being clipped away, transparent or off the page."""
    box = node.box
    if box is None or node.facts.style < 0:
        return False
    if node.style("opacity") == "0" or _HIDING_CLIP.match(node.style("clip-path")):
        return True
    small = (box[2] <= 1 or box[3] <= 1) and node.style("overflow-x") != "visible"
    return small or box[0] + box[2] <= 0 or box[1] + box[3] <= 0


def _is_icon(node: Node, box: Box) -> bool:
    size = node.style("font-size")
    wide = float(size[:-2]) * _ONE_GLYPH if size.endswith("px") else 0.0
    return _LIGATURE.fullmatch(node.facts.text.strip()) is not None and box[2] <= wide


def tokens(text: str) -> list[str]:
    """The words of a text: without what stands in round brackets, signs and the difference of capitals."""
    text = mended(text)
    before = None
    while before != text:
        before, text = text, _ASIDE.sub("", text)
    return _all_tokens(text)


def _all_tokens(text: str) -> list[str]:
    """The same with what stands in round brackets."""
    text = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(sign if unicodedata.category(sign)[0] in "LN" else " " for sign in text).split()


def holds(name: str, label: str) -> bool:
    """Whether the words of the label stand in the name, one after the other. A single letter is a symbol."""
    inner, outer = tokens(label), tokens(name)
    if len(inner) == 1 and len(inner[0]) == 1 and inner[0].isalpha():
        return True
    if _UNSPACED.search(label):
        return "".join(inner) in "".join(outer)
    return _within(inner, outer)


def _within(inner: list[str], outer: list[str]) -> bool:
    return any(outer[place : place + len(inner)] == inner for place in range(len(outer) - len(inner) + 1))


def spelled_otherwise(name: str, label: str) -> bool:
    """Whether the name holds the label but for abbreviations, hyphens, an ampersand, brackets, spelling."""
    if _within(_all_tokens(label), _all_tokens(name)):
        return True
    if _within(tokens(_HYPHENS.sub("", label)), tokens(_HYPHENS.sub("", name))):
        return True
    inner, outer = tokens(label), tokens(name)
    if "&" in name + label:
        inner, outer = [one for one in inner if one not in _AND], [one for one in outer if one not in _AND]
    if _within([_plain(one) for one in inner], [_plain(one) for one in outer]):
        return True
    return _within(_expanded(label, outer), outer) or _within(inner, _expanded(name, inner))


def _plain(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return _DOUBLED.sub("l", word)


def _expanded(text: str, words: list[str]) -> list[str]:
    """The text's words, its abbreviations replaced by what they stand for among the given words."""
    found: list[str] = []
    for raw in text.split():
        own = tokens(raw)
        short = raw.isupper() and len(own) == 1 and len(own[0]) > 1
        if short and _initials(own[0], words):
            found += _initials(own[0], words)
        elif len(own) == 1 and (raw.endswith(".") or (short and len(own[0]) <= _CODE)):
            found.append(next((word for word in words if _abbreviates(own[0], word)), own[0]))
        else:
            found += own
    return found


def _abbreviates(short: str, word: str) -> bool:
    """Whether a word begins like its short form and has the other letters in the same order."""
    rest = iter(word)
    return len(word) > len(short) and word[0] == short[0] and all(letter in rest for letter in short)


def _initials(short: str, words: list[str]) -> list[str]:
    for place in range(len(words) - len(short) + 1):
        run = words[place : place + len(short)]
        if all(len(word) > 1 and word[0] == letter for word, letter in zip(run, short, strict=True)):
            return run
    return []
