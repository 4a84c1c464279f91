"""Text as it was meant that a page sends in UTF-8 without saying so: browsers read “café” as “cafÃ©” then."""

from __future__ import annotations


def mended(text: str) -> str:
    """The text as it was meant, where every sign of it fits that mistake; else as it is."""
    if text.isascii():
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
