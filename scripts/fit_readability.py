"""Fit the weights of the reading level and say how well they do on texts that they were not fitted on.

    python scripts/fit_readability.py [FOLDER] [--write]

FOLDER holds `<language>/dev.jsonl` (`../shared/readability` where none is named). Coefficients are fitted only on
sources whose licence lets them ship in a program under the EUPL; the others measure. `--write` writes
`einclusion/readability/level.yaml`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from einclusion.readability.measures import counted, measured
from einclusion.text.sentences import sentences

Array = npt.NDArray[np.float64]
Row = dict[str, Any]

LANGUAGES = ("nl", "fr", "de", "en")
FIT = {
    "amsterdam-sent": 1.0,
    "amsterdam-doc": 1.0,
    "leesplank-synthetic": 0.3,
    "wivico": 1.0,
    "textcomplexityde": 1.0,
    "textcomplexityde-pairs": 1.0,
    "zix-synthetic": 0.3,
    "onestop": 1.0,
    "cefr-sp-wiki": 1.0,
    "plainlanguage-gov": 1.0,
}
"""Sources that are fitted on, and how much each counts: what a language model wrote counts less."""
MEASURES = (
    "length", "numbers", "letters", "syllables", "zipf", "said", "long7", "long10", "content letters", "content zipf",
    "content said", "gap", "nominal", "rare2.5", "rare3.0", "rare3.5", "rare4.0", "commas a word", "compounds",
    "of address", "of amount", "of article", "of be", "of formal", "of go", "of have", "of joining", "of modal",
    "of negation",
    "of passive", "of person", "of pointing", "of preposition", "of relative", "of subordinate", "of we",
)  # fmt: skip
RIDGE, DELTA, TEMPERATURE, WORDING = 10.0, 0.3, 0.5, 1.5


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", type=Path, default=Path("../shared/readability"))
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    rows = read(options.folder)
    scale = Scale(rows)
    matrix = scale.matrix(rows)
    weights = solve(matrix, rows)
    print(len(rows), weights[-1])
    if options.write:
        write(scale, weights)
    return 0


def read(folder: Path) -> list[Row]:
    rows = []
    for language in LANGUAGES:
        for line in (folder / language / "dev.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            row["measures"] = measured(counted(part, language) for part in sentences(row["text"], language))
            if row["measures"]:
                rows.append(row)
    return rows


class Scale:
    def __init__(self, rows: list[Row]) -> None:
        values = self._values([row for row in rows if row["source"] in FIT])
        self.mean, self.spread = values.mean(0), values.std(0) + 1e-9

    def _values(self, rows: list[Row]) -> Array:
        return np.array([[row["measures"].get(name, 0.0) for name in MEASURES] for row in rows])

    def matrix(self, rows: list[Row]) -> Array:
        scaled = (self._values(rows) - self.mean) / self.spread
        language = np.array([row["lang"] for row in rows])
        return np.hstack(
            [scaled, *(scaled * (language == one)[:, None] * DELTA for one in LANGUAGES), np.ones((len(rows), 1))]
        )


def pairs(rows: list[Row]) -> list[tuple[int, int]]:
    order = {"easy": 0, "mid": 1, "hard": 2}
    grouped = defaultdict(list)
    for place, row in enumerate(rows):
        if "pair_id" in row:
            grouped[row["source"], row["pair_id"]].append(place)
    return [
        (a, b)
        for group in grouped.values()
        for a in group
        for b in group
        if order[rows[a]["side"]] > order[rows[b]["side"]]
    ]


def solve(matrix: Array, rows: list[Row]) -> Array:
    """Newton's method on logistic loss over pairs and squared loss over levels, with ridge."""
    listed = [(a, b) for a, b in pairs(rows) if rows[a]["source"] in FIT]
    count = Counter(rows[a]["source"] for a, _ in listed)
    hard, easy = (np.array([pair[side] for pair in listed]) for side in (0, 1))
    differences = (matrix[hard] - matrix[easy]) / TEMPERATURE
    weight = np.array(
        [
            10
            * FIT[rows[a]["source"]]
            / count[rows[a]["source"]] ** 0.5
            * (WORDING if rows[b]["measures"]["length"] > rows[a]["measures"]["length"] - 0.05 else 1)
            for a, b in listed
        ]
    )
    labelled = [place for place, row in enumerate(rows) if row.get("scale") == "cefr" and row["source"] in FIT]
    target = np.array([rows[place]["level"] for place in labelled])
    trust = np.array([FIT[rows[place]["source"]] for place in labelled])
    levels = matrix[labelled]
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[-1] = 1e-6
    found = np.zeros(matrix.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(np.clip(differences @ found, -30, 30)))
        slope = -differences.T @ (weight * likely) + levels.T @ (trust * (levels @ found - target)) + ridge * found
        curve = (differences * (weight * likely * (1 - likely))[:, None]).T @ differences
        curve += (levels * trust[:, None]).T @ levels + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-7:
            break
    return found


def write(scale: Scale, weights: Array) -> None:
    count = len(MEASURES)
    lines = ["least_words: 60", "doubt:", "  always: 0.3", "  of_one_word: 3.0", "languages:"]
    for place, language in enumerate(LANGUAGES):
        own = (weights[:count] + DELTA * weights[count * (place + 1) : count * (place + 2)]) / scale.spread
        base = weights[-1] - own @ scale.mean
        lines += [f"  {language}:", f"    base: {base:.4f}", "    weights:"]
        lines += [f"      {name}: {value:.5f}" for name, value in zip(MEASURES, own, strict=True)]
    Path("einclusion/readability/level.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
