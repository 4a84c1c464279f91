"""`einclusion schema`: the JSON Schemas of what people write and what the program writes."""

from __future__ import annotations

import click

from einclusion import options, schemas
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import OneOf


@click.command(
    cls=Command, examples=("einclusion schema service > service.schema.json", "einclusion schema comparison")
)
@click.argument("name", type=OneOf(schemas.NAMES), metavar="SCHEMA")
@options.help_language
def command(name: str) -> None:
    """Print the JSON Schema (2020-12) of what people write or what the program writes."""
    click.echo(schemas.schema(name))
