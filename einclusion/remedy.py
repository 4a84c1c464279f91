"""Corrected code: an element as it should be, made only where it is certain what is right.

What only a person can write stands in it as a key of `words/remedy.yaml` (`{picture}`), which reports show as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from einclusion.data import own
from einclusion.dom import Node
from einclusion.model import Correction, Piece
from einclusion.wording import say

_NAME = re.compile(r"""<([A-Za-z][^\s/>"'<=]*)""")
_ATTRIBUTE = re.compile(r"""(\s+)([^\s"'<>/=]+)(?:(=")([^"]*)(")|(=')([^']*)(')|(=)([^\s"'=<>`]+))?""")
_END = re.compile(r"\s*/?>")
_SETTING = re.compile(r"(\s*[,;]?\s*)([^,;]*)")
_PLACE = re.compile(r"\{([a-z]+(?:-[a-z]+)*)\}")
_CUT = "…"


def corrected(html: str, correction: Correction, values: Mapping[str, str] | None = None) -> list[Piece]:
    """The code of an element with that correction; nothing where its tag was cut off or a value is not known.

    `values` fill in placeholders (`{language}`); other placeholders are for people.
    """
    try:
        made = list(_joined(_pieces(html, correction, values or {})))
    except ValueError:
        return []
    return made if any(piece.change != "kept" for piece in made) else []


def changed(node: Node, **attributes: str) -> list[Piece]:
    """The element with other attributes; `_` in their names stands for a hyphen."""
    return corrected(node.html, Correction(set={name.replace("_", "-"): value for name, value in attributes.items()}))


def filled(node: Node, words: str) -> list[Piece]:
    """An empty element with text in it; nothing where it holds something already."""
    if node.tree.children[node.index]:
        return []
    return [Piece(text=node.html), *_added(words, {}), Piece(text=f"</{node.tag}>")]


def before(pieces: Iterable[Piece]) -> str:
    """The code as it stands."""
    return "".join(piece.text for piece in pieces if piece.change != "added")


def after(pieces: Iterable[Piece], language: str) -> str:
    """The code as it should stand, with words in brackets for what people must write."""
    return "".join(told(piece, language) for piece in pieces if piece.change != "removed")


def told(piece: Piece, language: str) -> str:
    """The code of a piece, or in brackets what people must write there."""
    if not piece.words:
        return piece.text
    return f"[{say(f'remedy.{piece.words}', language)}]" if piece.words in own("words/remedy.yaml") else f"[{_CUT}]"


def unknown(correction: Correction) -> set[str]:
    """Placeholders of a correction that stand neither for the language nor for words in `words/remedy.yaml`."""
    named = {name for value in correction.set.values() for name in _PLACE.findall(value)}
    return named - {"language"} - set(own("words/remedy.yaml"))


def _pieces(html: str, correction: Correction, values: Mapping[str, str]) -> Iterator[Piece]:
    """Raises ValueError for a tag that can't be read whole."""
    name = _NAME.match(html)
    if name is None:
        raise ValueError(html)
    yield Piece(text="<")
    yield from _renamed(name[1], correction.tag)
    place, left = name.end(), dict(correction.set)
    while match := _ATTRIBUTE.match(html, place):
        place = match.end()
        yield from _attribute(match, correction, left.pop(match[2].lower(), None), values)
    end = _END.match(html, place)
    if end is None or _CUT in html[:place]:
        raise ValueError(html)
    for attribute, value in left.items():
        yield from (_add(f' {attribute}="'), *_added(value, values), _add('"'))
    rest = html[place:]
    closing = f"</{name[1]}>"
    if correction.tag and rest.endswith(closing):
        yield from (Piece(text=rest[: -len(closing)] + "</"), *_renamed(name[1], correction.tag), Piece(text=">"))
    else:
        yield Piece(text=rest)


def _renamed(name: str, to: str) -> Iterator[Piece]:
    yield from (Piece(text=name, change="removed"), _add(to)) if to else (Piece(text=name),)


def _attribute(
    match: re.Match[str], correction: Correction, value: str | None, values: Mapping[str, str]
) -> Iterator[Piece]:
    name = match[2].lower()
    if name in correction.remove:
        yield Piece(text=match[0], change="removed")
    elif value is not None and match[3]:
        yield from (Piece(text=match[1] + match[2] + match[3]), Piece(text=match[4], change="removed"))
        yield from (*_added(value, values), Piece(text='"'))
    elif value is not None:
        yield from (Piece(text=match[0], change="removed"), _add(f'{match[1]}{match[2]}="'))
        yield from (*_added(value, values), _add('"'))
    elif name in correction.without and match[3]:
        yield Piece(text=match[1] + match[2] + match[3])
        yield from _settings(match[4], correction.without[name])
        yield Piece(text='"')
    else:
        yield Piece(text=match[0])


def _settings(value: str, without: Iterable[str]) -> Iterator[Piece]:
    """A list such as `width=device-width, user-scalable=no` without the settings of those names."""
    kept = False
    for comma, setting in _SETTING.findall(value):
        if setting.partition("=")[0].strip().lower() in without:
            yield Piece(text=comma + setting, change="removed")
        elif setting.strip():
            yield Piece(text=comma, change="kept" if kept or not comma.strip() else "removed")
            yield Piece(text=setting)
            kept = True


def _added(value: str, values: Mapping[str, str]) -> Iterator[Piece]:
    """Raises ValueError for a value that is not known."""
    place = _PLACE.fullmatch(value)
    if place is None or place[1] in values:
        yield _add((values[place[1]] if place else value).replace('"', "&quot;"))
    elif place[1] in own("words/remedy.yaml"):
        yield Piece(words=place[1], change="added")
    else:
        raise ValueError(value)


def _add(text: str) -> Piece:
    return Piece(text=text, change="added")


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; none that is empty."""
    last: Piece | None = None
    for piece in pieces:
        if not (piece.text or piece.words):
            continue
        if last and last.change == piece.change and not (last.words or piece.words):
            last = Piece(text=last.text + piece.text, change=piece.change)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
