"""Identity of findings: between runs (fingerprint) and within one (cause).

Both leave out what changes without the fault changing: generated ids and class hashes, text, hosts.
A finding without an element is told from others like it by its value `address` or `name`, where it has one.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from einclusion.model import Finding

_NTH = re.compile(r":nth-(?:of-type|child)\(\d+\)")
_GENERATED = re.compile(r"(?=[\w-]*\d)[\w-]{6,}|\d+")
_ID = re.compile(r"#([\w-]+)")


def fingerprint(finding: Finding, address: str) -> str:
    """Identity of a finding between runs: rule, message, path of the page, steady place of the element."""
    place = urlsplit(address).path if address else finding.subject
    return _hash(finding.rule, finding.outcome, finding.message, place, _steady(finding, keep_positions=True))


def cause(finding: Finding) -> str:
    """Same for findings that one change would mend: one rule, one message, one place in a template."""
    return _hash(finding.rule, finding.outcome, finding.message, _steady(finding, keep_positions=False))


def _steady(finding: Finding, *, keep_positions: bool) -> str:
    if finding.element is None:
        return str(finding.values.get("name", "")) + _without_host(str(finding.values.get("address", "")))
    selector = finding.element.selector
    if not keep_positions:
        selector = _NTH.sub("", selector)
    return _ID.sub(lambda match: "#" + _GENERATED.sub("*", match[1]), selector)


def _without_host(address: str) -> str:
    try:
        return urlsplit(address)._replace(scheme="", netloc="").geturl()
    except ValueError:
        return address  # what a page gave as an address can be anything


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
