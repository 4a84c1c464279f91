"""Splitting text into sentences and words.

A line break ends a sentence, with or without a full stop before it. A full stop ends one unless what stands before it
is an abbreviation (`abbreviations.yaml`, each language with its sources), an initial, an ordinal number or the number
of a list item, a step or a law article, or what follows begins with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from einclusion.data import beside

_WORD = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]*\w"
    r"|(?:[^\W\d_]{1,4}\.){2,}"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![^\W_])(?:,\d+)?"
    r"|(?:\([^\W\d_]{1,5}\))?[^\W_]+"
    r"(?:(?:['’ʼ·\-‐‑]|(?<=\d)[.,:/](?=\d)|[:*/_]-?(?=inn|in\b)|(?<=[a-zéèû]{3})\.(?=(?:e|ne|t?rice|euse|ve)(?:\.?s)?\b)"
    r"|(?<=\.e)\.(?=s\b))[^\W_]+|\([^\W\d_]{1,5}\)(?:[^\W\d_]+)?)*"
)
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>(?:[\"'”’“‘»«›‹)\]]|\s»|\[\d+\])*)\s+"
    r"|(?<=[a-zß-ÿ]{3})(?P<glued>[.!?])(?=[A-ZÀ-Þ][a-zß-ÿ]+[\s,])"
)
_OPENING = re.compile(r"(?:[\"'“„«»‘‚’(\[¿¡•]\s*)*")
_CLIPPED = re.compile(r"['’][stnk]\s+")
_NUMBERED = re.compile(
    r"(?:(?:art(?:ikel|icle|\.)?|§+)\s*)?(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[ivx]{1,5}|[a-z])\.", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d{1,2}|\d{1,2}\.\d{1,2}")
_LONG_ORDINAL = re.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}")
_ITEM = re.compile(r"(?:\d{1,2}|[a-z]{1,2})[)°]\s")
_WEB = re.compile(r"https?://|[\w-]{3,}\.[a-z]{2,}\b|[\w-]{2,}(?:\.[\w-]{2,}){2}")
_ROMAN = re.compile(r"[IVX]{1,5}")
_INITIAL = re.compile(r"(?:[^\W\d_][.\-]{1,2})*[^\W\d_]")
_ELIDED = re.compile(r"(?:[ldnsjmt]|qu)['’](?=\w)", re.IGNORECASE)
_NUMBER_NEXT = re.compile(r"\d|[IVX]+\b|§|[A-Z]{1,2}\.?\s?\d")
_LETTER_NEXT = re.compile(r"[A-Z](?![\w'’])")
_QUOTES = "([{'\"“„«‘’"
_LEAST_SHOUTED = 3
"""Signs above which an abbreviation may stand in capitals (SEPT.)."""
_LEAST_COMPOUND = 5
_LONGEST = 20_000
"""Characters of a line beyond which it is cut: no paragraph is as long, and each full stop looks back over its line."""
_BRACKET = 300
"""Characters within which a bracket must close to hold a sentence together."""
_REMEMBERED = 4_096
"""Texts whose words and sentences are remembered: rules ask for the same ones, and the pages of a site share many."""


class Abbreviations(Struct, frozen=True):
    """What a language's words with a full stop say about the end of a sentence."""

    inside: frozenset[str]
    """No sentence ends with them."""
    number: frozenset[str]
    """No sentence ends between them and a number."""
    end: frozenset[str]
    """A sentence may end with them, but not before a number."""
    starters: frozenset[str]
    """Words that begin a sentence whatever stands before."""
    labels: frozenset[str]
    """Words, in small letters, that a number or a letter follows as its name."""


def words(text: str) -> list[str]:
    """Words and numbers; apostrophes and hyphens join; a web address, an e-mail address, `d.w.z.` are one word each."""
    return list(_words(text))


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a block's text, in order; an unknown language is split with the abbreviations of all four."""
    return list(_sentences(text, language[:2]))


@lru_cache(_REMEMBERED)
def _sentences(text: str, language: str) -> tuple[str, ...]:
    return tuple(sentence for line in _lines(text) for sentence in _of_line(line.strip(), language))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        while len(line) > _LONGEST:
            cut = line.rfind(" ", 0, _LONGEST) + 1 or _LONGEST
            yield line[:cut]
            line = line[cut:]
        yield line


def _of_line(line: str, language: str) -> Iterator[str]:
    known = abbreviations(language)
    begin = 0
    for match in _STOP.finditer(line):
        if match["glued"]:
            ends = not _is_address(line[: match.start()].split()[-1] + "." + line[match.end() :].split(maxsplit=1)[0])
        else:
            ends = _ends(line, begin, match, known, language)
        if ends and not _in_brackets(line, begin, match.end()):
            yield line[begin : match.end()].strip()
            begin = match.end()
    if line[begin:].strip():
        yield line[begin:].strip()


def _ends(line: str, begin: int, match: re.Match[str], known: Abbreviations, language: str) -> bool:
    following = line[match.end() :]
    if not _may_start(following) or line[: match.start()].endswith(("(", "[")):
        return False
    if match["stop"] != ".":
        return True
    before = line[begin : match.start()]
    if _NUMBERED.fullmatch(before.strip() + "."):
        return False
    parts = before.split()
    if len(parts) > 1 and _is_label(parts[-2], known) and _NUMBERED.fullmatch(parts[-1].lstrip(_QUOTES) + "."):
        return len(parts) > 2
    return _full_stop_ends(before, following, known, language)


def _full_stop_ends(before: str, following: str, known: Abbreviations, language: str) -> bool:
    starts = _first_word(following) in known.starters
    for name in _names(before):
        if _is(name, known.inside):
            return False
        numbered = _NUMBER_NEXT.match(following) or (_LETTER_NEXT.match(following) and not starts)
        if _is(name, known.number) and (numbered or not _is(name, known.end)):
            return not numbered and starts
        if _is(name, known.end):
            return not following[:1].isdigit() and not _only_article(before, known)
    *earlier, token = ["", *before.split()]
    token = token.lstrip(_QUOTES)
    if _INITIAL.fullmatch(token):
        unit = token.islower() and earlier[-1][-1:].isdigit()
        return starts and (token.isupper() or unit) and not earlier[-1].endswith(".")
    ordinal = _ORDINAL if following[:1].isdigit() else _LONG_ORDINAL
    if language in ("de", "") and (ordinal.fullmatch(token) or _ROMAN.fullmatch(token)):
        return starts
    return True


def _names(before: str) -> Iterator[str]:
    """The abbreviation that may stand at the end, longest first: up to four parts, spaces left out."""
    parts = before.rsplit(maxsplit=4)[-4:]
    for first in range(len(parts)):
        yield _ELIDED.sub("", "".join(parts[first:]).lstrip(_QUOTES), count=1) + "."


def _is(name: str, known: frozenset[str]) -> bool:
    if name in known or (name[0].isupper() and name[0].lower() + name[1:] in known):
        return True
    if len(name) > _LEAST_SHOUTED and name.isupper() and name.count(".") == 1:
        return {name.lower(), name.capitalize()} & known != set()
    return name.lower().endswith(_endings(known)) and len(name) > _LEAST_COMPOUND


@cache
def _endings(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(one[1:] for one in known if one[0] == "-")


def _is_label(word: str, known: Abbreviations) -> bool:
    return word.lstrip(_QUOTES).rstrip(".").lower() in known.labels


def _only_article(before: str, known: Abbreviations) -> bool:
    """Whether nothing but a short word that begins sentences stands before the abbreviation (“La S.A. Dupont”)."""
    parts = before.split()
    return len(parts) == 2 and parts[0] in known.starters


def _first_word(text: str) -> str:
    text = text[_end_of_opening(text) :]
    found = re.match(r"[^\W\d_]+['’]?", text)
    if not found:
        return ""
    return found[0] if found[0][-1] in "'’" and len(found[0]) < 3 else found[0].rstrip("'’")


def _end_of_opening(text: str) -> int:
    found = _OPENING.match(text)
    return found.end() if found else 0


def _may_start(following: str) -> bool:
    """Whether a sentence can begin so: a capital, a digit, or a name such as `eID`."""
    if clipped := _CLIPPED.match(following):
        return following[clipped.end() : clipped.end() + 1].isupper()
    rest = following[_end_of_opening(following) :]
    if not rest[:1].islower():
        return bool(rest)
    return rest[1:2].isupper() or bool(_ITEM.match(rest) or _WEB.match(rest))


def _in_brackets(line: str, begin: int, end: int) -> bool:
    """Whether the place stands within brackets that opened in the middle of the sentence and close soon."""
    sentence = line[begin:end]
    if sentence.startswith("(") or sentence.count("(") <= sentence.count(")"):
        return False
    closing = re.search(r"[()]", line[end : end + _BRACKET])
    return closing is not None and closing[0] == ")"


def _is_address(token: str) -> bool:
    return "@" in token or "/" in token or token.count(".") > 1


@cache
def abbreviations(language: str) -> Abbreviations:
    """Those of a language; of all four where it is another."""
    data: dict[str, dict[str, list[str] | str]] = beside(__file__, "abbreviations.yaml")
    chosen = [data[language]] if language in data else list(data.values())
    return Abbreviations(
        inside=_all(chosen, "inside"),
        number=_all(chosen, "number"),
        end=_all(chosen, "end"),
        starters=_split(chosen, "starters"),
        labels=_split(chosen, "labels"),
    )


def _split(entries: list[dict[str, list[str] | str]], kind: str) -> frozenset[str]:
    return frozenset(word for entry in entries for word in str(entry[kind]).split())


def _all(entries: list[dict[str, list[str] | str]], kind: str) -> frozenset[str]:
    return frozenset(name.replace(" ", "") for entry in entries for name in entry[kind])
