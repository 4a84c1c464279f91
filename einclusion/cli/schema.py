"""`einclusion schema`: the JSON Schemas of what people write and what the program writes."""

from __future__ import annotations

import click

from einclusion import schemas


@click.command(short_help="Print a JSON Schema.")
@click.argument("name", type=click.Choice(schemas.NAMES))
def command(name: str) -> None:
    """Print the JSON Schema (2020-12) of a service file, a stored run or the JSON report.

    \b
    einclusion schema service > service.schema.json
    """
    click.echo(schemas.schema(name))
