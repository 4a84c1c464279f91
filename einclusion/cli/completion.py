"""`einclusion completion`: what makes the shell complete commands, options and values."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from einclusion import options
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import OneOf

SHELLS = ("bash", "zsh", "fish")
_PROGRAM = "einclusion"
_VARIABLE = "_EINCLUSION_COMPLETE"


@click.command(
    cls=Command,
    examples=(
        "einclusion completion bash > \\\n  ~/.local/share/bash-completion/completions/einclusion",
        "einclusion completion zsh > ~/.zfunc/_einclusion",
        "einclusion completion fish > ~/.config/fish/completions/einclusion.fish",
    ),
)
@click.argument("shell", type=OneOf(SHELLS), metavar="SHELL")
@options.help_language
def command(shell: str) -> None:
    """Print the script of a shell."""
    found = get_completion_class(shell)
    assert found is not None
    made = found(click.get_current_context().find_root().command, {}, _PROGRAM, _VARIABLE)
    click.echo(made.source_template % made.source_vars(), nl=False)
