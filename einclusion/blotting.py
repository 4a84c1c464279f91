"""Blotting secrets out of what is stored: in texts, in addresses and in HTML, whatever the case of their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, quote_plus

import msgspec

from einclusion.model import Problem
from einclusion.run import LeftOut, Page, Run, Walk

BLOT = "[secret]"
_JSON_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?')


class Blotter:
    """Knows the secrets of a run. Words of our own, such as kinds and states, are left alone: they are no page's."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self.secrets = list(secrets)
        forms = sorted({form for secret in self.secrets for form in _forms(secret)}, key=len, reverse=True)
        in_json = (msgspec.json.encode(form)[1:-1] for form in forms)
        self._text = re.compile("|".join(map(re.escape, forms)), re.IGNORECASE) if forms else None
        self._json = re.compile(b"|".join(map(re.escape, in_json)), re.IGNORECASE) if forms else None

    def text(self, text: str) -> str:
        """The text without secrets."""
        return self._text.sub(BLOT, text) if self._text else text

    def texts(self, texts: Iterable[str]) -> list[str]:
        """The texts without secrets."""
        return [self.text(text) for text in texts]

    def json(self, content: bytes) -> bytes:
        """JSON without secrets in its texts; names of fields and numbers stay, so that it remains JSON."""
        secret = self._json
        if secret is None or not secret.search(content):
            return content
        return _JSON_TEXT.sub(lambda found: found[0] if found[1] else secret.sub(BLOT.encode(), found[0]), content)

    def problem(self, problem: Problem) -> Problem:
        """The problem without secrets in what it names."""
        values = {name: self.text(value) if isinstance(value, str) else value for name, value in problem.values.items()}
        return msgspec.structs.replace(problem, values=values)

    def problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems without secrets in what they name."""
        return [self.problem(problem) for problem in problems]

    def page(self, page: Page) -> Page:
        """The page, its facts left out, without secrets in what it says of itself."""
        if self._text is None:
            return page
        return msgspec.structs.replace(
            page,
            address=self.text(page.address),
            final_address=self.text(page.final_address),
            redirects=self.texts(page.redirects),
            linked_from=self.text(page.linked_from),
            title=self.text(page.title),
            links=self.texts(page.links),
            problems=self.problems(page.problems),
            notes=self.problems(page.notes),
        )

    def run(self, run: Run) -> Run:
        """The run without secrets."""
        if self._text is None:
            return run
        return msgspec.structs.replace(
            run,
            pages=[self.page(page) for page in run.pages],
            walks=[self._walk(walk) for walk in run.walks],
            problems=self.problems(run.problems),
            documents=self.texts(run.documents),
            left_out=[self._left(left) for left in run.left_out],
        )

    def _left(self, left: LeftOut) -> LeftOut:
        return msgspec.structs.replace(left, address=self.text(left.address), led_to=self.text(left.led_to))

    def _walk(self, walk: Walk) -> Walk:
        steps = [
            msgspec.structs.replace(step, problem=self.problem(step.problem)) if step.problem else step
            for step in walk.steps
        ]
        return msgspec.structs.replace(walk, steps=steps)


def _forms(secret: str) -> set[str]:
    """How a secret looks where it is written: as it is, in addresses, in HTML; in capitals too."""
    return {
        form
        for said in (secret, secret.upper(), secret.lower())
        for form in (said, quote(said, safe=""), quote(said), quote_plus(said), escape(said, quote=False), escape(said))
    }
