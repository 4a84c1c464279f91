"""`einclusion browser`: get a browser to test with."""

from __future__ import annotations

import asyncio

import click

from einclusion import options
from einclusion.commandline.help import Group
from einclusion.wording import say


@click.group(cls=Group, examples=("einclusion browser install",))
@options.help_language
def command() -> None:
    """Get a browser to test with."""


@command.command(examples=("einclusion browser install", "einclusion doctor"))
@options.language
def install(lang: str) -> None:
    """Fetch Playwright's headless Chromium; where that can't be reached, Debian's chromium-headless-shell."""
    from einclusion.browser.install import install as get
    from einclusion.browser.session import NoBrowser, works

    def tell(key: str, **values: str) -> None:
        click.echo(say(f"doctor.{key}", lang, **values), err=True)

    try:
        tell("here", name=asyncio.run(works()))
        return
    except NoBrowser:
        pass  # none yet: that is what this command is for
    get(lambda line: tell("running", command=line))
    tell("works", name=asyncio.run(works()))
