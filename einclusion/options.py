"""Options and arguments that several commands share; their texts stand in `words/help.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile

import click

from einclusion.commandline import complete
from einclusion.commandline.help import spoken
from einclusion.commandline.kinds import FOLDER, OneOf, Place
from einclusion.gate.verdict import Gate
from einclusion.model import LANGUAGES, Language
from einclusion.wording import user_language


def asked_language(arguments: Iterable[str]) -> Language:
    """The language that a command line asks for, read before the line itself is: else the locale's."""
    words = list(takewhile(lambda word: word != "--", arguments))
    named = [after for word, after in pairwise(words) if word == "--lang"]
    named += [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    return user_language(next((word for word in named if word in LANGUAGES), None))


language = click.option(
    "--lang", "lang", type=OneOf(LANGUAGES), callback=lambda ctx, param, chosen: chosen or spoken(ctx)
)
"""The language of messages and reports; a command gets one in any case."""
help_language = click.option("--lang", type=OneOf(LANGUAGES), expose_value=False)
"""The same where only help and mistakes have one."""


formats = click.option("--format", "formats", multiple=True, metavar="NAME[=PATH]", shell_complete=complete.formats)
fail_on = click.option(
    "--fail-on", type=OneOf([gate.value for gate in Gate]), default=Gate.NEW.value, show_default=True
)
baseline = click.option("--baseline", type=Place(), metavar="FILE", shell_complete=complete.files)
history = click.option("--history", type=FOLDER, metavar="FOLDER")
packs = click.option("--rules", "packs", multiple=True, type=FOLDER, metavar="FOLDER")
select = click.option("--select", multiple=True, metavar="WHAT", shell_complete=complete.selections)
without = click.option("--without", multiple=True, metavar="PROBE", shell_complete=complete.probes)
browser = click.option("--browser", metavar="PATH", shell_complete=complete.files)
quiet = click.option("-q", "--quiet", is_flag=True)
run_folder = click.argument("run", type=FOLDER, metavar="RUN", shell_complete=complete.runs)
