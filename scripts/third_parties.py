"""Make rules/privacy/third-parties.txt anew from the npm package third-party-web.

npm pack third-party-web && tar xzf third-party-web-*.tgz
python scripts/third_parties.py package
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FOLLOWING = frozenset({"ad", "analytics", "marketing", "social", "tag-manager"})
"""Its categories whose makers may follow people; hosting, fonts, videos and the like are left out."""
TARGET = Path("rules/privacy/third-parties.txt")


def main() -> int:
    """Write the list; the first argument is the folder of the unpacked package."""
    folder = Path(sys.argv[1])
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    makers = json.loads((folder / "dist/entities-nostats.json").read_text(encoding="utf-8"))
    head = [
        "Makers of advertising, measuring, marketing, social media and tag managers, with the hosts they use.",
        f"Made by scripts/third_parties.py from third-party-web {version} (npm); not edited by hand. Its licence:",
        "",
        *(folder / "LICENSE").read_text(encoding="utf-8").strip().splitlines(),
    ]
    rows = [
        f"{maker['name']}\t{' '.join(sorted({host.removeprefix('*.') for host in maker['domains']}))}"
        for maker in sorted(makers, key=lambda one: str(one["name"]).casefold())
        if maker["category"] in FOLLOWING
    ]
    TARGET.write_text("\n".join([*(f"# {line}".rstrip() for line in head), *rows]) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} makers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
