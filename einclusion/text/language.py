"""Which language a text is in.

lingua at full accuracy, built once per process on first use. Measured on one core with the languages below: 0.25 s and
56 MB until the first answer, then 0.2 ms for a paragraph and 1.2 ms for 400 words, so every paragraph is asked about.
For a text under 120 letters lingua would load 5 s and 700 MB more, so it gets such a text several times over.
Names, addresses and codes fit any language: only words in lower case count, and too few of them give no answer.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from lingua import ConfidenceValue, Language, LanguageDetector, LanguageDetectorBuilder

_LANGUAGES = """
    DUTCH FRENCH GERMAN ENGLISH SPANISH ITALIAN PORTUGUESE CATALAN BASQUE POLISH ROMANIAN HUNGARIAN CZECH SLOVAK
    SLOVENE CROATIAN SERBIAN BULGARIAN GREEK ALBANIAN TURKISH ARABIC PERSIAN URDU RUSSIAN UKRAINIAN ESTONIAN
    LATVIAN LITHUANIAN FINNISH SWEDISH DANISH BOKMAL IRISH WELSH SOMALI SWAHILI TAGALOG VIETNAMESE CHINESE
    JAPANESE KOREAN THAI HINDI BENGALI PUNJABI
"""
"""Languages that public services in Europe and North America write in."""
WORDS = 20
"""Words from which the language of a text is told."""
BLOCK_WORDS = 12
"""Words from which the language of one paragraph is told."""
_OURS = frozenset({"nl", "fr", "de", "en"})
_SURE = 0.65
_SURE_WHEN_SHORT = 0.9
_CLOSE = 0.4
"""Share of the first one's confidence from which one of our four languages is preferred."""
_LONGEST = 12_000
_TRIGRAMS = 130
"""Letters from which lingua needs its trigrams only."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CODE = re.compile(r"[{}<>=_/\\@#$|\[\]~^;]|\w[(.:]\w|\w\(\)|\d")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SMALL_SHARE, _TELLING_SHARE = 0.22, 0.08
_NEVER_MIXED_UP = frozenset({"en", "fr"})
_SMALL = {
    "lb": (
        "awer bei däers dat den där déi deem dir eng fir gouf ginn hir iech kann keng mat musst net nach no oder op "
        "sinn um vum vun wann well wou zum zäit är",
        "ass déi dës dëse eng enger fir gëtt gouf iech iwwer kënnen kënnt sech vun wéi",
    ),
    "fy": (
        "as dat de dy der en hat in is it lân mar net of om op sa te troch wat",
        "binne foar fan fêst hawwe hjir jo jim kinne nei oan oer ûnder wurdt yn",
    ),
    "af": (
        "aan as by dat die en het in is kan moet of om ons op te van wat word",
        "baie gewoonlik hierdie hulle jy nie vir",
    ),
}
"""Languages lingua lacks or takes for one of ours: frequent words, and those that our languages don't have."""


@cache
def detector() -> LanguageDetector:
    """lingua with the languages above."""
    return LanguageDetectorBuilder.from_languages(*(getattr(Language, name) for name in _LANGUAGES.split())).build()


@lru_cache(maxsize=4096)
def detect(text: str, least: int = WORDS) -> tuple[str, float]:
    """Two-letter code and confidence from 0 to 1; the code is empty where words are fewer than `least` or unclear."""
    words, lower = _telling(text[:_LONGEST], least)
    if not lower:
        return "", 0.0
    code, sure, needed = _ask(lower)
    if sure < needed and len(lower) < len(words):
        with_names, surer, needed = _ask(words)
        sure = surer if with_names == code else sure
    if code not in _NEVER_MIXED_UP:
        code = _small(lower) or code
    return (code if sure >= needed else ""), sure


def _ask(words: list[str]) -> tuple[str, float, float]:
    """The likeliest language, how likely it is, and how likely it should be."""
    short = sum(map(len, words)) < _TRIGRAMS
    text = " ".join(words)
    text = " ".join([text] * (_TRIGRAMS // len(text) + 2)) if short else text
    values = detector().compute_language_confidence_values(text)
    first = values[0]
    ours = next((value for value in values if _code(value) in _OURS), first)
    if ours.value >= first.value * _CLOSE:
        first = ours
    rest = sum(value.value for value in values if value.language != first.language and _code(value) in _OURS)
    total = first.value + rest
    sure = first.value / total if _code(first) in _OURS and total else first.value
    return _code(first), sure, _SURE_WHEN_SHORT if short else _SURE


def _code(value: ConfidenceValue) -> str:
    return value.language.iso_code_639_1.name.lower()


def _telling(text: str, least: int) -> tuple[list[str], list[str]]:
    """All words, and those in lower case; none at all where they are too few, or too few of all."""
    text = unicodedata.normalize("NFKC", text)
    unspaced = _UNSPACED.findall(text)
    if len(unspaced) >= max(least * 2, len(text) / 2):
        return ["".join(unspaced)], ["".join(unspaced)]
    tokens = _UNSPACED.sub(" ", text).split() if unspaced else text.split()
    plain = [token for token in tokens if not _CODE.search(token)]
    words = [word for token in plain for word in _WORD.findall(token)]
    lower = [word for word in words if not word[0].isupper()]
    enough = len(tokens) >= least and len(plain) >= len(tokens) * 0.6
    return (words, lower) if enough and len(lower) >= max(least * 0.4, len(tokens) * 0.35) else ([], [])


def _small(words: list[str]) -> str:
    for code, (frequent, telling) in _small_words().items():
        found = [word for word in words if word in telling]
        known = len(found) + sum(word in frequent for word in words)
        if known >= len(words) * _SMALL_SHARE and len(found) >= len(words) * _TELLING_SHARE and len(set(found)) > 1:
            return code
    return ""


@cache
def _small_words() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {code: (frozenset(common.split()), frozenset(telling.split())) for code, (common, telling) in _SMALL.items()}
