from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import kinds_of, said, sign_in
from einclusion.checking.survey import is_page
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject

BODILESS = {"card", "sms", "call", "code", "token", "paper", "email", "password", "bank"}
"""Kinds of means that recognise no part of the body."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Where a login page speaks of recognising a face or a finger, it offers another way too."""
    for page in service.pages:
        one = sign_in(page) if is_page(page.page) and page.facts.structure is not None else None
        if one is None or not any(said(block.text, "face", "face-only") for block in page.text.blocks):
            continue
        names = ", ".join(one.means)
        only = next((block.text for block in page.text.blocks if said(block.text, "face-only")), "")
        bodiless = one.open or bool(kinds_of(one.means) & BODILESS)
        if only and not bodiless:
            yield failed(page=page.address, means=names, words=only[:200])
        elif bodiless and not only:
            yield passed(page=page.address, means=names)
        else:
            yield cant_tell(page=page.address, means=names)
        return
