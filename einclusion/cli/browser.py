"""`einclusion browser`: get a browser to test with."""

from __future__ import annotations

import asyncio

import click

from einclusion.gate.verdict import Code


@click.group(short_help="Install a browser.")
def command() -> None:
    """Get a browser to test with."""


@command.command()
def install() -> int:
    """Fetch Playwright's headless Chromium; where that can't be reached, Debian's chromium-headless-shell.

    \b
    einclusion browser install
    """
    from einclusion.browser.install import InstallError
    from einclusion.browser.install import install as get
    from einclusion.browser.session import NoBrowser, works

    try:
        click.echo(asyncio.run(works()) + " is here already.")
        return Code.PASSED
    except NoBrowser:
        pass  # none yet: that is what this command is for
    try:
        name = get(lambda line: click.echo(line, err=True))
        click.echo(f"{asyncio.run(works())} works ({name}).")
    except InstallError as error:
        click.echo(str(error), err=True)
        return Code.UNTESTED
    return Code.PASSED
