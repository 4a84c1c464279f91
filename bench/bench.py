"""What an audit costs, beside a bare load of each page and a load with one lean run of axe.

`python bench/bench.py [--rounds 3] [--pages 40] [--json FILE]`: all are measured in turn, round by round, on the same
local site, since on a machine with other work only figures of the same minutes compare. Shown are medians of the
rounds. docs/performance.md tells what the columns mean and what was learnt.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import server
import town

from einclusion import rulebook
from einclusion.browser.find import candidates
from einclusion.facts import ACTED
from einclusion.selection import select

_HERE = Path(__file__).parent
_GROWTH = (10, 40, 120)
_KINDS = 8
_MB = 1_000_000
Row = dict[str, Any]


def axes_own() -> list[str]:
    """Rules of axe that it would run by itself: also those that rules of ours have replaced, so that the mark stays."""
    book = rulebook.load()
    axe = {name: rule for name, rule in book.rules.items() if rule.engine == "axe"}
    return [rule.id for rule in select(dataclasses.replace(book, rules=axe), [])]


class Bench:
    """A site that is served, and ways to go through its first pages."""

    def __init__(self, site: str, folder: Path, selected: list[str]) -> None:
        self.site = site
        self.folder = folder
        self.browser = next(one.path for one in candidates())
        self.selected = selected
        self.rules = axes_own()
        self._runs = 0

    def baseline(self, kind: str, pages: int) -> Row:
        """A bare load, or one with axe."""
        settings = {"addresses": self._addresses(pages), "rules": self.rules, "browser": self.browser}
        file = self.folder / "settings.json"
        file.write_text(json.dumps(settings), encoding="utf-8")
        return self._measured([sys.executable, str(_HERE / "baseline.py"), kind, str(file)], pages)

    def audit(self, depth: str, concurrency: int, pages: int, without: Iterable[str] = ()) -> Row:
        """The whole command, reports included; probes that act may be left out."""
        self._runs += 1
        urls = self.folder / "urls.txt"
        urls.write_text("\n".join(self._addresses(pages)), encoding="utf-8")
        command = [sys.executable, "-m", "einclusion", "audit", "--urls", str(urls), "--depth", depth, "--quiet"]
        command += [
            "--fail-on",
            "never",
            "--concurrency",
            str(concurrency),
            "--out",
            str(self.folder / f"{self._runs}"),
        ]
        command += [word for name in self.selected for word in ("--select", name)]
        command += [word for name in sorted(without) for word in ("--without", name)]
        return self._measured(command, pages)

    def _addresses(self, pages: int) -> list[str]:
        return [self.site + town.path(number) for number in range(pages)]

    def _measured(self, command: list[str], pages: int) -> Row:
        self._ask(server.FORGET)
        told = subprocess.run(
            [sys.executable, str(_HERE / "measure.py"), *command],
            check=True,
            capture_output=True,
            text=True,
            env=self._environment(),
        )
        row: Row = json.loads(told.stdout)
        if row["code"]:
            raise SystemExit(f"{' '.join(command)} ended with {row['code']}:\n{told.stderr}")
        return {**row, "pages": pages, "first": self._ask(server.FIRST) - row["started"]}

    def _environment(self) -> dict[str, str]:
        """With bytecode of all modules, as an installed program has it, whatever the environment says."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode")}

    def _ask(self, path: str) -> Any:
        with urllib.request.urlopen(self.site + path) as answer:
            return json.load(answer)


@contextmanager
def site(pages: int) -> Iterator[str]:
    """The address of the site while it is served, from another process."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=server.serve, args=(theirs, pages), daemon=True)
    process.start()
    theirs.close()  # so that a server that died is an end of file here, and no endless wait
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()


def medians(rows: list[Row]) -> Row:
    """Medians of what was measured in several rounds."""
    pages = rows[0]["pages"]
    parts = {part: [row["parts"].get(part, 0.0) / pages for row in rows] for part in rows[0]["parts"]}
    return {
        "pages": pages,
        "pages_per_second": statistics.median(pages / row["seconds"] for row in rows),
        "cpu_per_page": statistics.median(row["cpu"] / pages for row in rows),
        "peak_mb": statistics.median(row["memory"] / _MB for row in rows),
        "first_page_seconds": statistics.median(row["first"] for row in rows),
        "cpu_per_page_by_part": {part: statistics.median(values) for part, values in sorted(parts.items())},
    }


def ratios(rows: list[Row], of: list[Row]) -> list[float]:
    """CPU seconds against those of the other in the same round."""
    return [row["cpu"] / other["cpu"] for row, other in zip(rows, of, strict=True)]


def probe_costs(bench: Bench) -> dict[str, dict[str, float]]:
    """What each probe that acts adds to a page at full depth, alone: CPU seconds, and seconds of one window."""
    base = bench.audit("full", 1, _KINDS, ACTED)
    costs = {}
    for name in sorted(ACTED):
        print(f"probe {name} …", file=sys.stderr, flush=True)
        row = bench.audit("full", 1, _KINDS, ACTED - {name})
        costs[name] = {part: (row[part] - base[part]) / _KINDS for part in ("cpu", "seconds")}
    return costs


def show(title: str, made: Row, factor: str) -> None:
    """One line of the table."""
    parts = "  ".join(f"{part} {seconds:.2f}" for part, seconds in made["cpu_per_page_by_part"].items())
    print(
        f"{title:22} {made['pages_per_second']:8.2f} {made['cpu_per_page']:10.2f} {factor:>12} {made['peak_mb']:8.0f} "
        f"{made['first_page_seconds']:10.1f}   {parts}",
        flush=True,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what an audit costs.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--select", action="append", default=[], help="as einclusion audit takes it")
    parser.add_argument("--json", type=Path, help="write what was measured there too")
    parser.add_argument("--growth", action=argparse.BooleanOptionalAction, default=True, help="memory for more pages")
    parser.add_argument("--probes", action=argparse.BooleanOptionalAction, default=True, help="cost of each probe")
    parser.add_argument("--full", action=argparse.BooleanOptionalAction, default=True, help="full depth too")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    chosen = _arguments()
    growth = _GROWTH if chosen.growth else ()
    with site(max(chosen.pages, *growth, 1)) as address, tempfile.TemporaryDirectory() as folder:
        bench = Bench(address, Path(folder), chosen.select)
        ways: dict[str, Callable[[], Row]] = {
            "load": lambda: bench.baseline("bare", chosen.pages),
            "load + lean axe": lambda: bench.baseline("axe", chosen.pages),
            "quick, concurrency 1": lambda: bench.audit("quick", 1, chosen.pages),
            "quick, concurrency 2": lambda: bench.audit("quick", 2, chosen.pages),
        }
        if chosen.full:
            ways["full, concurrency 2"] = lambda: bench.audit("full", 2, chosen.pages)
        bench.audit("full" if chosen.full else "quick", 1, 1)  # so that there is bytecode
        bench.baseline("axe", 1)
        measured: dict[str, list[Row]] = {name: [] for name in ways}
        for number in range(chosen.rounds):
            for name, way in ways.items():
                print(f"round {number + 1} of {chosen.rounds}: {name} …", file=sys.stderr, flush=True)
                measured[name].append(way())
        probes = probe_costs(bench) if chosen.probes else {}
        grown = {str(pages): medians([bench.audit("quick", 2, pages)]) for pages in growth}
    made = {name: medians(rows) for name, rows in measured.items()}
    print(f"{chosen.pages} pages, {chosen.rounds} rounds, {os.cpu_count()} cores, {len(bench.rules)} axe rules\n")
    print(f"{'':22} pages/s  CPU s/page  × lean axe  peak MB  first page s  CPU s/page by part (sampled)")
    for name, row in made.items():
        factors = ratios(measured[name], measured["load + lean axe"])
        show(name, row, f"{statistics.median(factors):.2f}")
        row["times_lean_axe"] = factors
    for pages, row in grown.items():
        print(f"peak memory at concurrency 2, {pages:>4} pages: {row['peak_mb']:.0f} MB")
    for name, cost in sorted(probes.items(), key=lambda item: -item[1]["cpu"]):
        print(f"probe {name:16} {cost['cpu']:6.2f} CPU s, {cost['seconds']:6.2f} s a page")
    if chosen.json:
        told = {"ways": made, "growth": grown, "probes": probes}
        chosen.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
