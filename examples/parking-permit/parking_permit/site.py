"""The files of the site: templates, words and addresses, where `before` only holds what differs from `after`."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from parking_permit.templates import fill

Variant = Literal["before", "after"]
Words = dict[str, str]

HEAD = re.compile(r"((?:[a-z]+: .*\n)+)\n")
PART = re.compile(r"\{\{>([\w-]+)\}\}\n?")
FOLDER = Path(__file__).parent.parent / "site"


class Site:
    """One variant of the site, read from its folder; what is not there comes from `after`."""

    def __init__(self, variant: Variant, facts: Mapping[str, object]) -> None:
        self.folders = [FOLDER / variant] if variant == "after" else [FOLDER / variant, FOLDER / "after"]
        self.pages: dict[str, dict[str, str]] = tomllib.loads(self.read("pages.toml"))
        self.routes = {path: (page, lang) for page, paths in self.pages.items() for lang, path in paths.items()}
        self.facts = facts
        self.words = {lang: self._words(lang) for lang in ("nl", "fr", "de", "en")}

    def read(self, name: str) -> str:
        """Return the text of a file of this variant."""
        path = self.find(name)
        if path is None:
            raise FileNotFoundError(name)
        return path.read_text(encoding="utf-8")

    def find(self, name: str) -> Path | None:
        """Return where a file of this variant is."""
        return next((folder / name for folder in self.folders if (folder / name).is_file()), None)

    def path(self, page: str, lang: str) -> str:
        """Return the address of a page in a language, or in Dutch where the page lacks that language."""
        return self.pages[page].get(lang) or self.pages[page]["nl"]

    def html(self, page: str, lang: str, context: Mapping[str, object]) -> str:
        """Return a whole page: its template filled, inside its layout."""
        name = f"{lang}/{page}.html" if self.find(f"{lang}/{page}.html") else f"{page}.html"
        words = self.words[lang]
        links = {key: self.path(key, lang) for key in self.pages}
        whole = {**self.facts, **context, "t": words, "lang": lang, "link": links, "here": {page: True}}
        template = PART.sub(lambda part: self.read(f"parts/{part[1]}.html"), self.read(name))
        head = HEAD.match(template)
        settings = dict(line.split(": ", 1) for line in head[1].splitlines()) if head else {}
        body = template[head.end() :] if head else template
        whole["page"] = settings
        whole["title"] = fill(settings.get("title", ""), whole)
        whole["body"] = fill(body, whole)
        return fill(self.read(settings.get("layout", "layout") + ".html"), whole)

    def _words(self, lang: str) -> Words:
        """Return the words of a language, those of this variant over those of `after`."""
        words: Words = {}
        for folder in reversed(self.folders):
            path = folder / f"{lang}.toml"
            if path.is_file():
                words |= tomllib.loads(path.read_text(encoding="utf-8"))
        return {key: fill(text, {**self.facts, **words}) for key, text in words.items()}
