"""Network: every request with host, kind, bytes and timing; cookies and the names of what the page stored.

Listens from before the page opens (`browser/traffic.py`); values of cookies and storage are never taken.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from einclusion.browser.sight import Sight

_STORAGE = """(() => Object.fromEntries(["localStorage", "sessionStorage"].map(name => {
  try { return [name, Object.keys(window[name]).slice(0, 200).map(key => key.slice(0, 100))]; }
  catch { return [name, []]; }
})))()"""
_DAY = 86_400


async def gather(window: Sight) -> dict[str, Any]:
    """What the page loaded and left behind, as facts name it. Raises Trouble."""
    cookies = await window.cookies()
    storage = await (await window.top()).evaluate(_STORAGE)
    now = time.time()
    rows = window.traffic.rows()
    if window.traffic.left_out:
        window.note("many-requests", count=len(rows) + window.traffic.left_out, most=len(rows))
    return {
        "requests": rows,
        "cookies": [
            {
                "name": cookie.get("name", ""),
                "domain": cookie.get("domain", ""),
                "days": max(0.0, round((float(cookie.get("expires", -1)) - now) / _DAY, 2)),
                "http_only": cookie.get("httpOnly", False),
                "secure": cookie.get("secure", False),
            }
            for cookie in cookies
        ],
        "storage": {name: keys for name, keys in storage.items() if keys},
    }
