"""Score the reading level against the labelled texts beside the project (`../shared/readability`), on the dev part."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TEXTS = Path("../shared/readability")


def main() -> int:
    """Print the scorer's figures; what follows the command goes to the scorer, for instance `--lang nl`."""
    score = TEXTS / "score.py"
    if not score.is_file():
        print(f"{TEXTS} is not there: the labelled texts are no part of the project.", file=sys.stderr)
        return 2
    command = [sys.executable, "-m", "einclusion", "readability", "--jsonl"]
    asked = [sys.executable, str(score), "--split", "dev", *sys.argv[1:], "--", *command]
    return subprocess.run(asked, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
