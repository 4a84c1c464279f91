from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

SETTING = re.compile(r"([a-z-]+)\s*=\s*([^\s,;=]*)")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
LEAST = 2.0


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.document.select("meta[name][content]"):
        settings = dict(SETTING.findall(node.get("content").lower()))
        if node.get("name").strip().lower() != "viewport" or not {"user-scalable", "maximum-scale"} & set(settings):
            continue
        limit = largest(settings.get("maximum-scale", "10"))
        if not scalable(settings.get("user-scalable", "yes")):
            yield failed(node, "no-zoom")
        else:
            yield failed(node, limit=limit) if limit < LEAST else passed(node)


def scalable(value: str) -> bool:
    """Whether `user-scalable` lets people zoom, as CSS Device Adaptation maps its values."""
    if value in ("yes", "device-width", "device-height"):
        return True
    number = NUMBER.match(value)
    return number is not None and abs(float(number[0])) >= 1


def largest(value: str) -> float:
    """The factor that `maximum-scale` allows; a negative one is none."""
    if value in ("device-width", "device-height"):
        return 10.0
    number = NUMBER.match(value)
    if number is None:
        return 1.0 if value == "yes" else 0.1
    return float(number[0]) if float(number[0]) >= 0 else 10.0
