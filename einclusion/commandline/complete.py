"""What the shell offers while a command line is typed: each function gets what stands there so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

RUNS = Path("runs")
"""Where runs lie unless `--out` says otherwise."""
_LEVELS = ("wcag20a", "wcag20aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")


def formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of formats; after a `=` files."""
    from importlib.metadata import entry_points

    if "=" in incomplete:
        return [CompletionItem(incomplete, type="file")]
    return _beginning(incomplete, sorted(point.name for point in entry_points(group="einclusion.reports")))


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of rules."""
    return _beginning(incomplete, sorted(_rules(ctx)))


def selections(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What `--select` takes: topics, levels and ids of rules."""
    from einclusion.rulebook import TOPICS

    return _beginning(incomplete, ["all", "best-practice", *TOPICS, *_LEVELS, *sorted(_rules(ctx))])


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of laws."""
    from einclusion.standards import profile_names

    return _beginning(incomplete, profile_names())


def probes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of probes that can be switched off."""
    from einclusion.facts import ACTED

    return _beginning(incomplete, sorted(ACTED))


def runs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Run folders, the newest first; folders to go on from where there are none."""
    typed = Path(incomplete)
    near = typed.parent if incomplete and not incomplete.endswith("/") else typed
    found = [folder for folder in {*_folders(near), *_folders(RUNS)} if str(folder).startswith(incomplete)]
    stored = sorted(found, key=lambda folder: (folder / "run.json").stat().st_mtime, reverse=True)
    return [CompletionItem(str(folder)) for folder in stored] or [CompletionItem(incomplete, type="dir")]


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files."""
    return [CompletionItem(incomplete, type="file")]


def _folders(place: Path) -> Iterator[Path]:
    """Run folders directly below a place."""
    try:
        yield from (folder for folder in place.iterdir() if (folder / "run.json").is_file())
    except OSError:
        return


def _rules(ctx: click.Context) -> Iterator[str]:
    """Ids of rules of installed packs and of those that `--rules` names, by the names of their pages."""
    from einclusion.errors import UsageError
    from einclusion.rulebook import installed, pages

    named = ctx.params.get("packs") or ()
    for folder in [*(folder for _, folder in installed()), *map(Path, named)]:
        try:
            yield from (path.stem for path in pages(folder))
        except UsageError:
            continue  # a folder without rules offers none; the command itself will say so


def _beginning(incomplete: str, words: Iterable[str]) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
