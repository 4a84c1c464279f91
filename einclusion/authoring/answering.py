"""What the server answers for an example: its files, and what its `http` block says of status, headers and day."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from einclusion.authoring.exampleserver import Answer
from einclusion.authoring.pdf import completed


def answers(files: Mapping[str, str], http: str) -> dict[str, Answer]:
    """The answer for each file; status and headers are those of pages only."""
    head, _, rest = http.partition("\n") if http.startswith("HTTP/") else ("", "", http)
    status = int(head.split()[1]) if head else 200
    lines = (line.partition(":") for line in rest.splitlines() if ":" in line)
    headers = {name.strip(): value.strip() for name, _, value in lines}
    return {
        name: Answer(200, {}, completed(code)) if name.endswith(".pdf") else Answer(status, headers, code.encode())
        for name, code in files.items()
    }


def day(http: str) -> str:
    """The day of the run (ISO 8601): that of the answers, where they name it, so that examples do not age."""
    line = next((line for line in http.splitlines() if line.lower().startswith("date:")), "")
    return parsedate_to_datetime(line.partition(":")[2].strip()).isoformat() if line else ""
