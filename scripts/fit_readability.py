"""Fit the weights of the reading level, and say how well they do on texts that they were not fitted on.

    python scripts/fit_readability.py [FOLDER] [--write]

FOLDER holds `score.py` and `<language>/dev.jsonl` (`../shared/readability` where none is named). Weights are fitted on
sources whose licence lets them ship in a program under the EUPL, named in `fit_readability.yaml`; the others only
measure. The figures printed are cross-validated: each text of a fitted source is scored by weights that saw neither it
nor any other version of it. `--write` writes `einclusion/readability/level.yaml`.

What is minimised: logistic loss over pairs of a text and its simpler version, squared loss over levels that people
gave, and the squares of the weights. A weight is shared by the four languages, plus what a language has of its own,
which costs more. Then each language's scale is set so that this program's own words, which say the same in four
languages, have the same mean of level as in English, where people gave levels, and nearly the same spread.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from einclusion.data import beside, parse
from einclusion.model import LANGUAGES
from einclusion.readability.measures import counted, measured
from einclusion.text.sentences import sentences

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Row = dict[str, Any]

ROOT = Path(__file__).parent.parent
FITTED = ROOT / "einclusion" / "readability" / "level.yaml"
CONFIG: dict[str, Any] = beside(__file__, "fit_readability.yaml")
SOURCES: dict[str, float] = CONFIG["sources"]
MEASURES: list[str] = CONFIG["measures"].split(", ")
FOLDS = 5
ORDER = {"easy": 0, "mid": 1, "hard": 2}
RATED = "textcomplexityde"
"""The source whose levels are on a scale of their own: only their order counts."""
HEAD = """# Written by `scripts/fit_readability.py`: the weight of each measure in the level of a text.
# Sources that they rest on, with their licences, stand in docs/readability.md.
"""


def main() -> int:
    """Read, cross-validate, print; write where asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", type=Path, default=Path("../shared/readability"))
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    if not (options.folder / "score.py").is_file():
        print(f"{options.folder} is not there: the texts to fit on are no part of the project.", file=sys.stderr)
        return 2
    rows = read(options.folder)
    fit = Fit(rows, parallel())
    show(cross_validated(fit, rows), rows, scorer(options.folder))
    if options.write:
        FITTED.write_text(HEAD + written(fit, fit.weights(np.arange(len(rows)))), encoding="utf-8")
    return 0


def read(folder: Path) -> list[Row]:
    """The texts with their measures; one without a word is left out."""
    rows = []
    for language in LANGUAGES:
        for line in (folder / language / "dev.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            counts = [counted(part, language) for part in sentences(row["text"], language)]
            row["measures"] = measured(counts)
            row["words a sentence"] = sum(one.words for one in counts) / max(1, sum(one.words > 0 for one in counts))
            if row["measures"]:
                rows.append(row)
    return rows


def parallel() -> list[Row]:
    """What the rule pages say in four languages, a page a row in each of them."""
    found = []
    for page in sorted((ROOT / "rules").rglob("*.md")):
        head = parse(page.read_text(encoding="utf-8").split("---\n")[1])
        told = [head[name] for name in ("why", "effect", "fix", "question") if name in head]
        for language in LANGUAGES:
            parts = [part for words in told for part in sentences(words[language], language)]
            found.append({"lang": language, "measures": measured(counted(part, language) for part in parts)})
    return found


class Fit:
    """The texts as a matrix, and what is known of them."""

    def __init__(self, rows: list[Row], same: list[Row]) -> None:
        values = table([row for row in rows if row["source"] in SOURCES])
        self.mean, self.spread = values.mean(0), values.std(0) + 1e-9
        self.texts, self.same = self._matrix(rows), self._matrix(same)
        self.language = np.array([row["lang"] for row in rows])
        self.same_language = np.array([row["lang"] for row in same])
        self.pairs = pairs(rows)
        count = Counter(rows[hard]["source"] for hard, _ in self.pairs)
        self.pair_weights = np.array([pair_weight(rows[hard], rows[easy], count) for hard, easy in self.pairs])
        rated = [place for place, row in enumerate(rows) if row["source"] == RATED]
        self.rated = ranked(rows, rated)
        levels = [row.get("scale") == "cefr" and row["source"] in SOURCES for row in rows]
        self.levels = np.array([row["level"] if told else 0.0 for row, told in zip(rows, levels, strict=True)])
        self.trust = np.array([SOURCES[row["source"]] if told else 0.0 for row, told in zip(rows, levels, strict=True)])

    def _matrix(self, rows: list[Row]) -> Array:
        scaled = (table(rows) - self.mean) / self.spread
        language = np.array([row["lang"] for row in rows])
        own = [scaled * (language == one)[:, None] * CONFIG["own"][one] for one in LANGUAGES]
        return np.hstack([scaled, *own, np.ones((len(rows), 1))])

    def weights(self, places: Places) -> Array:
        """Weights fitted on the texts at those places: Newton's method."""
        kept = np.zeros(len(self.texts), dtype=bool)
        kept[places] = True
        hard, easy = (np.array([pair[side] for pair in self.pairs]) for side in (0, 1))
        whole = kept[hard] & kept[easy]
        harder, easier = self.rated[:, 0], self.rated[:, 1]
        both = kept[harder] & kept[easier]
        differences = np.vstack(
            [self.texts[hard[whole]] - self.texts[easy[whole]], self.texts[harder[both]] - self.texts[easier[both]]]
        )
        each = CONFIG["rated"] / max(1, both.sum())
        weight = np.concatenate([self.pair_weights[whole], np.full(both.sum(), each)])
        return newton(
            differences / CONFIG["temperature"], weight, self.texts[kept], self.levels[kept], self.trust[kept]
        )

    def scale(self, weights: Array) -> dict[str, tuple[float, float]]:
        """What each language's sums are multiplied with, and what is then added."""
        said = {language: self.same[self.same_language == language] @ weights for language in LANGUAGES}
        stretch = {
            language: (said["en"].std() / said[language].std()) ** CONFIG["spread"][language] for language in LANGUAGES
        }
        return {
            language: (float(stretch[language]), float(said["en"].mean() - stretch[language] * said[language].mean()))
            for language in LANGUAGES
        }

    def levels_of(self, weights: Array, places: Places) -> Array:
        """The levels of the texts at those places."""
        scale = self.scale(weights)
        times = np.array([scale[language][0] for language in self.language[places]])
        plus = np.array([scale[language][1] for language in self.language[places]])
        levels: Array = self.texts[places] @ weights * times + plus
        return levels


def table(rows: list[Row]) -> Array:
    """The measures of the texts, a row each."""
    return np.array([[row["measures"].get(name, 0.0) for name in MEASURES] for row in rows])


def pairs(rows: list[Row]) -> list[tuple[int, int]]:
    """Places of the harder and the easier version, of sources that are fitted on."""
    grouped = defaultdict(list)
    for place, row in enumerate(rows):
        if "pair_id" in row and row["source"] in SOURCES:
            grouped[row["source"], row["pair_id"]].append(place)
    return [
        (hard, easy)
        for group in grouped.values()
        for hard in group
        for easy in group
        if ORDER[rows[hard]["side"]] > ORDER[rows[easy]["side"]]
    ]


def pair_weight(hard: Row, easy: Row, count: Counter[str]) -> float:
    """How much a pair counts: pairs of large sources less, those whose easier side is not shorter more."""
    source = hard["source"]
    wording = easy["words a sentence"] > 0.95 * hard["words a sentence"]
    return float(SOURCES[source] / count[source] ** 0.5 * (CONFIG["wording"] if wording else 1) * CONFIG["pairs"])


def ranked(rows: list[Row], rated: list[int]) -> Places:
    """Pairs of rated sentences that differ by more than half a step, drawn by chance that is the same each time."""
    drawn = np.random.default_rng(0).choice(rated, (8000, 2))
    level = np.array([row.get("level", 0.0) for row in rows])
    ahead = level[drawn[:, 0]] - level[drawn[:, 1]]
    ordered: Places = np.where(ahead[:, None] > 0, drawn, drawn[:, ::-1])[np.abs(ahead) > 0.5]
    return ordered


def newton(differences: Array, weight: Array, texts: Array, levels: Array, trust: Array) -> Array:
    """The weights at which the losses are least."""
    ridge = np.full(texts.shape[1], CONFIG["ridge"])
    ridge[-1] = 1e-6
    told = trust > 0
    texts, levels, trust = texts[told], levels[told], trust[told]
    found = np.zeros(texts.shape[1])
    for _ in range(50):
        unlikely = 1 / (1 + np.exp(np.clip(differences @ found, -30, 30)))
        slope = texts.T @ (trust * (texts @ found - levels)) - differences.T @ (weight * unlikely) + ridge * found
        curve = (differences * (weight * unlikely * (1 - unlikely))[:, None]).T @ differences
        step = np.linalg.solve(curve + (texts * trust[:, None]).T @ texts + np.diag(ridge), slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def folds(rows: list[Row]) -> Array:
    """The fold of each text: all versions of a text in one, a rated sentence with its simpler versions."""
    same = {row["text"]: row["pair_id"] for row in rows if row["source"] == f"{RATED}-pairs"}
    names = [row.get("pair_id") or same.get(row["text"], row["text"][:60]) for row in rows]
    return np.array([int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS for name in names])


def cross_validated(fit: Fit, rows: list[Row]) -> dict[str, float]:
    """Levels by id; those of sources that only measure come from weights fitted on all that may be fitted on."""
    fold = folds(rows)
    fitted = np.array([row["source"] in SOURCES for row in rows])
    found = np.zeros(len(rows))
    for one in range(FOLDS):
        held = np.flatnonzero((fold == one) & fitted)
        found[held] = fit.levels_of(fit.weights(np.flatnonzero(fold != one)), held)
    others = np.flatnonzero(~fitted)
    found[others] = fit.levels_of(fit.weights(np.arange(len(rows))), others)
    return {row["id"]: float(level) for row, level in zip(rows, found, strict=True)}


def scorer(folder: Path) -> ModuleType:
    """The scoring script of the folder, as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(levels: dict[str, float], rows: list[Row], score: ModuleType) -> None:
    """Print the figures by source and by language."""
    result = score.evaluate(rows, levels)
    for source, figures in result.items():
        told = {name: round(value, 3) for name, value in figures.items() if isinstance(value, float) and name != "ci"}
        print(f"{'fit' if source in SOURCES else 'measure':8s}{source:24s}{told}")
    for language, figures in score.headline(result).items():
        print(f"CROSS-VALIDATED {language}: " + "  ".join(f"{name}={value:.3f}" for name, value in figures.items()))


def written(fit: Fit, weights: Array) -> str:
    """The weights of each language, for measures as they are."""
    count = len(MEASURES)
    lines = [f"least_words: {CONFIG['least_words']}", "doubt:"]
    lines += [f"  {name}: {value}" for name, value in CONFIG["doubt"].items()]
    lines.append("languages:")
    for place, (language, (times, plus)) in enumerate(fit.scale(weights).items()):
        own = weights[:count] + CONFIG["own"][language] * weights[count * (place + 1) : count * (place + 2)]
        own = times * own / fit.spread
        base = times * weights[-1] + plus - own @ fit.mean
        lines += [f"  {language}:", f"    base: {base:.5f}", "    weights:"]
        lines += [f"      {name}: {value:.5f}" for name, value in zip(MEASURES, own, strict=True) if abs(value) > 5e-6]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
