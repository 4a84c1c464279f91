"""The benchmark's site: pages of a fictitious town, the same at every start.

Public pages have 200 to 2,500 elements; so have these, in eight kinds and four languages. Some have faults, since a
page without any is quicker to test than real ones are. `server.py` serves them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import yaml

_HERE = Path(__file__).with_suffix("")
_LANGUAGES = ("nl", "fr", "de", "en")
_ICON = (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h12l-5-5 2-2 8 8-8 8-2-2 5-5H4z"/></svg>'
)


class Writer:
    """Writes one page; what it picks depends on the page's number only."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.language = _LANGUAGES[number % 4]
        self.words: dict[str, Any] = _words()[self.language]
        self.pick = random.Random(number)

    def sentences(self, least: int, most: int) -> str:
        """A paragraph's text."""
        return " ".join(self.pick.choices(self.words["sentences"], k=self.pick.randint(least, most)))

    def paragraphs(self, count: int) -> str:
        """Paragraphs; now and then one with a link or a stress in it."""
        made = []
        for _ in range(count):
            text = self.sentences(2, 5)
            if self.pick.random() < 0.4:
                text += f" <a href='{self.link()}'>{self.topic()}</a>."
            if self.pick.random() < 0.3:
                text += f" <strong>{self.sentences(1, 1)}</strong>"
            made.append(f"<p>{text}</p>")
        return "\n".join(made)

    def topic(self) -> str:
        """What something is about."""
        topic: str = self.pick.choice(self.words["topics"])
        return topic[0].upper() + topic[1:]

    def link(self) -> str:
        """Another page of the site."""
        return path(self.pick.randrange(40))

    def date(self) -> str:
        """A day, as a time element."""
        day = f"2026-{self.pick.randint(1, 12):02}-{self.pick.randint(1, 28):02}"
        return f'<time datetime="{day}">{day}</time>'

    def picture(self, width: int, height: int, faults: float = 0.1) -> str:
        """A picture, some without a text alternative."""
        alternative = "" if self.pick.random() < faults else f' alt="{escape(self.topic())}"'
        return f'<img src="/picture/{self.pick.randrange(12)}.png" width="{width}" height="{height}"{alternative}>'


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((_HERE / "words.yaml").read_text(encoding="utf-8"))
    return words


def _home(write: Writer) -> str:
    hero = (
        f'<div class="hero"><div class="wrap"><h1>{write.words["place"]}</h1><p>{write.sentences(2, 3)}</p></div></div>'
    )
    return hero + f"<h2>{write.topic()}</h2>" + _cards(write, write.pick.randint(9, 60))


def _cards(write: Writer, count: int) -> str:
    cards = [
        f'<li class="card">{write.picture(320, 180)}<div class="card-body">'
        f'<h3><a href="{write.link()}">{write.topic()}</a></h3><p>{write.sentences(1, 2)}</p>'
        f'<p class="meta">{write.date()} <span class="tag{" hot" * (i % 5 == 0)}">{write.topic()}</span></p>'
        f'<a class="button second" href="{write.link()}">{write.words["more"]} {_ICON}</a></div></li>'
        for i in range(count)
    ]
    return f'<ul class="cards">{"".join(cards)}</ul>'


def _form(write: Writer) -> str:
    rows = []
    for number, label in enumerate(write.words["fields"] * write.pick.randint(1, 6)):
        name = f"field-{number}"
        shown = f'<label for="{name}">{label}</label>' if write.pick.random() > 0.06 else f"<span>{label}</span>"
        hint = f'<p class="hint" id="{name}-hint">{write.sentences(1, 1)}</p>'
        rows.append(
            f'<div class="field">{shown}{hint}'
            f'<input id="{name}" name="{name}" aria-describedby="{name}-hint" placeholder=" "></div>'
        )
    choices = "".join(
        f'<div class="choice"><input type="radio" name="what" id="what-{i}"><label for="what-{i}">{topic}</label></div>'
        for i, topic in enumerate(write.words["topics"])
    )
    options = "".join(f"<option>{topic}</option>" for topic in write.words["topics"] * 4)
    steps = "".join(f"<li{' aria-current=step' * (i == 1)}>{write.topic()}</li>" for i in range(4))
    return _template("form.html").substitute(
        write.words,
        steps=steps,
        first=write.topic(),
        second=write.topic(),
        third=write.topic(),
        rows="".join(rows),
        choices=choices,
        options=options,
    )


def _table(write: Writer) -> str:
    columns = write.words["columns"]
    tables = []
    for _ in range(write.pick.randint(1, 3)):
        rows = "".join(
            f'<tr><th scope="row"><a href="{write.link()}">{write.topic()}</a></th><td>{write.sentences(1, 1)}</td>'
            + "".join(f"<td>{hour}.00–{hour + 3}.30</td>" for hour in write.pick.choices(range(8, 17), k=3))
            + f'<td class="{"faint" * (write.pick.random() < 0.1)}">€ {write.pick.randint(1, 90)},50</td></tr>'
            for _ in range(write.pick.randint(20, 100))
        )
        head = "".join(f'<th scope="col">{column}</th>' for column in columns)
        tables.append(
            f"<h2>{write.topic()}</h2><p>{write.sentences(1, 3)}</p>"
            f'<div class="scroll" tabindex="0" role="region" aria-label="{write.topic()}">'
            f"<table><caption>{write.topic()}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )
    return "".join(tables)


def _news(write: Writer) -> str:
    rows = [
        f'<li>{write.picture(160, 100)}<article><h2><a href="{write.link()}">{write.topic()}</a></h2>'
        f'<p class="meta">{write.date()} · {write.topic()}</p><p>{write.sentences(1, 3)}</p>'
        f'<a href="{write.link()}">{write.words["more"]}<span class="away"> {write.topic()}</span></a></article></li>'
        for _ in range(write.pick.randint(12, 90))
    ]
    pages = "".join(f'<li><a href="?page={i}">{i}</a></li>' for i in range(1, 9))
    browse = f'<nav aria-label="{write.words["next"]}"><ul class="pages">{pages}</ul></nav>'
    return f'<ul class="news">{"".join(rows)}</ul>{browse}'


def _article(write: Writer) -> str:
    parts = [f"<p class='meta'>{write.words['updated']} {write.date()}</p>", write.picture(720, 320)]
    for number in range(write.pick.randint(6, 40)):
        parts.append(f'<h2 id="part-{number}">{write.topic()}</h2>{write.paragraphs(write.pick.randint(2, 5))}')
        if number % 3 == 0:
            items = "".join(f"<li>{write.sentences(1, 2)}</li>" for _ in range(write.pick.randint(3, 9)))
            parts.append(f"<h3>{write.topic()}</h3><ul>{items}</ul>")
        if number % 5 == 4:
            parts.append(f'<p class="notice">{write.sentences(1, 2)}</p><p class="faint">{write.sentences(1, 1)}</p>')
    return "".join(parts)


def _index(write: Writer) -> str:
    parts = []
    for letter in "ABCDEFGHIJKLMNOPRSTUVWZ"[: write.pick.randint(8, 23)]:
        items = "".join(
            f'<li><a href="{write.link()}">{write.topic()}, {write.topic()}</a></li>'
            for _ in range(write.pick.randint(5, 30))
        )
        parts.append(f'<h3 id="{letter}">{letter}</h3><ul>{items}</ul>')
    return f'<div class="index">{"".join(parts)}</div>'


def _questions(write: Writer) -> str:
    rows = [
        f"<details{' open' * (i % 4 == 0)}><summary>{write.topic()}?</summary>{write.paragraphs(2)}"
        f"<dl>{''.join(f'<dt>{write.topic()}</dt><dd>{write.sentences(1, 1)}</dd>' for _ in range(4))}</dl></details>"
        for i in range(write.pick.randint(10, 70))
    ]
    return "".join(rows)


def _mixed(write: Writer) -> str:
    frame = f'<h2>{write.topic()}</h2><iframe src="/map" width="600" height="240" title="{write.topic()}"></iframe>'
    found = f'<div class="notice" role="status">{write.sentences(1, 1)}</div>'
    empty = '<a class="button" href="#"></a><button class="button"></button>'
    return found + _cards(write, 9) + _table(write) + (frame if write.number % 16 == 7 else empty) + _questions(write)


_KINDS: tuple[Callable[[Writer], str], ...] = (_home, _form, _table, _news, _article, _index, _questions, _mixed)


@cache
def page(number: int) -> bytes:
    """The page of that number, from 0 without end."""
    write = Writer(number)
    body = _KINDS[(number + number // 8) % len(_KINDS)](write)
    words = write.words
    side = "".join(f'<li><a href="{write.link()}">{write.topic()}</a></li>' for _ in range(write.pick.randint(4, 14)))
    filled = _template("page.html").substitute(
        {name: word for name, word in words.items() if isinstance(word, str)},
        lang=f' lang="{write.language}"' if number % 13 else "",
        title=f"{write.topic()} {number}",
        nav="".join(_entry(write, place, word) for place, word in enumerate(words["nav"])),
        lead=write.sentences(2, 4),
        body=body,
        topic=write.topic(),
        side=side,
        foot="".join(f'<li><a href="{write.link()}">{word}</a></li>' for word in words["nav"]),
    )
    return filled.encode()


@cache
def _template(name: str) -> Template:
    return Template((_HERE / name).read_text(encoding="utf-8"))


def _entry(write: Writer, place: int, word: str) -> str:
    if place % 3:
        return f'<li><a href="{write.link()}">{word}</a></li>'
    below = "".join(f'<li><a href="{write.link()}">{write.topic()}</a></li>' for _ in range(6))
    return f'<li><button class="button second" aria-expanded="false">{word}</button><ul>{below}</ul></li>'


def path(number: int) -> str:
    """Where the page of that number stands."""
    return f"/page/{number}"
