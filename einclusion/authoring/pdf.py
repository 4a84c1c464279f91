"""PDFs in examples: their objects as text, completed with what nobody writes by hand."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"^(\d+) 0 obj\b", re.MULTILINE)
_STREAM = re.compile(rb"<<(?P<entries>[^\n]*)>>\s*stream\n(?P<data>.*?)\nendstream", re.DOTALL)
_TRAILER = re.compile(rb"^trailer\s*<<(?P<entries>.*)>>\s*$", re.MULTILINE | re.DOTALL)


def completed(text: str) -> bytes:
    """A PDF of objects and a trailer: header, lengths of streams, table of places and end are added.

    Text without an object is given as it is, so that an example can hold a file that is none.
    """
    body = text.encode("latin-1", "replace")
    if not _OBJECT.search(body):
        return body.strip()
    body = _STREAM.sub(
        lambda one: b"<<%s/Length %d >>\nstream\n%s\nendstream" % (one["entries"], len(one["data"]), one["data"]), body
    )
    trailer = _TRAILER.search(body)
    entries = trailer["entries"] if trailer else b" /Root 1 0 R "
    body = b"%PDF-1.7\n" + (body[: trailer.start()] if trailer else body)
    places = {int(one[1]): one.start() for one in _OBJECT.finditer(body)}
    size = max(places) + 1
    rows = b"".join(
        b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f") for number in range(size)
    )
    table = b"xref\n0 %d\n%s" % (size, rows)
    return body + table + b"trailer\n<< /Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, entries, len(body))
