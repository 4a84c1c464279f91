"""What a window sends and gets, from the DevTools protocol's network events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, Protocol

from einclusion.crawl.addresses import split

_QUIET = 0.1
_LASTING = frozenset({"EventSource", "WebSocket", "Ping", "Media", "Preflight"})
_MOST = 3000
_MOST_SIZES = 20_000
_ADDRESS_LIMIT = 500


class Events(Protocol):
    """What tells of the protocol's events."""

    def on(self, event: Any, f: Callable[..., Any], /) -> None:
        """Call `f` with each event of that name."""
        ...


class Traffic:
    """Requests of the page that stands in a window, in the order in which they began."""

    def __init__(self, cdp: Events, sizes: dict[str, int]) -> None:
        """`sizes`: what came over the line before, by address, so that a stored copy counts as on a first visit."""
        self._sizes = sizes
        self._rows: dict[str, dict[str, Any]] = {}
        self._pending: set[str] = set()
        self._last = time.monotonic()
        self.left_out = 0
        cdp.on("Network.requestWillBeSent", self._sent)
        cdp.on("Network.responseReceived", self._answered)
        cdp.on("Network.loadingFinished", self._finished)
        cdp.on("Network.loadingFailed", self._failed)
        cdp.on("Network.requestServedFromCache", self._cached)

    def begin(self) -> None:
        """Forget the former page's requests."""
        self._rows = {}
        self._pending = set()
        self.left_out = 0

    def navigated(self, loader: str) -> None:
        """Wait no longer for what the former document asked for."""
        self._pending = {name for name in self._pending if self._rows[name]["loader"] == loader}

    def rows(self) -> list[dict[str, Any]]:
        """The requests as facts name them."""
        first = min((row["began"] for row in self._rows.values()), default=0.0)
        return [_told(row, first, self._sizes) for row in self._rows.values()]

    async def quiet(self, seconds: float) -> bool:
        """Whether the network fell quiet within the time; long-lasting connections don't count."""
        end = time.monotonic() + seconds
        while self._pending:
            now = time.monotonic()
            if now > end:
                return False
            await asyncio.sleep(_QUIET / 2)
        return True

    def _sent(self, event: dict[str, Any]) -> None:
        name, request = event["requestId"], event["request"]
        address = str(request["url"])
        if address.startswith(("data:", "blob:", "chrome")):
            return
        if len(self._rows) >= _MOST:
            self.left_out += 1
            return
        if "redirectResponse" in event and name in self._rows:
            former = self._rows.pop(name)
            former["status"] = event["redirectResponse"]["status"]
            former["bytes"] = event["redirectResponse"].get("encodedDataLength", 0)
            former["ended"] = event["timestamp"]
            self._rows[f"{name}/{len(self._rows)}"] = former
        kind = str(event.get("type", "Other"))
        self._rows[name] = {
            "address": address[:_ADDRESS_LIMIT],
            "type": kind.lower(),
            "method": request["method"],
            "began": event["timestamp"],
            "loader": event.get("loaderId", ""),
        }
        if kind not in _LASTING:
            self._pending.add(name)
        self._last = time.monotonic()

    def _answered(self, event: dict[str, Any]) -> None:
        if row := self._rows.get(event["requestId"]):
            row["status"] = event["response"]["status"]
            row["type"] = str(event.get("type", row["type"])).lower()
            row["bytes"] = event["response"].get("encodedDataLength", 0)
            row["cached"] = bool(event["response"].get("fromDiskCache"))

    def _finished(self, event: dict[str, Any]) -> None:
        self._pending.discard(event["requestId"])
        if row := self._rows.get(event["requestId"]):
            row["bytes"] = event.get("encodedDataLength", 0)
            row["ended"] = event["timestamp"]
            if not row.get("cached") and len(self._sizes) < _MOST_SIZES:
                self._sizes[row["address"]] = int(row["bytes"])

    def _failed(self, event: dict[str, Any]) -> None:
        self._pending.discard(event["requestId"])
        if row := self._rows.get(event["requestId"]):
            row["failed"] = str(event.get("blockedReason") or event.get("errorText", ""))
            row["held"] = str(event.get("errorText", "")).startswith("net::ERR_BLOCKED_BY_CLIENT")
            row["ended"] = event["timestamp"]

    def _cached(self, event: dict[str, Any]) -> None:
        self._pending.discard(event["requestId"])
        if row := self._rows.get(event["requestId"]):
            row["cached"] = True


def _told(row: dict[str, Any], first: float, sizes: dict[str, int]) -> dict[str, Any]:
    return {
        **{name: value for name, value in row.items() if name not in ("began", "ended", "loader")},
        "address": row["address"].partition("#")[0],
        "host": split(row["address"]).hostname or "",
        "bytes": sizes.get(row["address"], 0) if row.get("cached") else int(row.get("bytes", 0)),
        "started": round((row["began"] - first) * 1000, 1),
        "ended": round((row["ended"] - first) * 1000, 1) if "ended" in row else 0.0,
    }
