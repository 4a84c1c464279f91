"""Addresses as people give them: on the web, on this machine, or wrong."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import url2pathname

from einclusion.servicefile.places import nearest

WEB = ("https", "http", "file")
PROXY = ("http", "https", "socks5")
_HOST = re.compile(r"(localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#].*)?", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-z]+)(:?)(/{0,3})(.*)", re.DOTALL)
_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f\"#%*,/:;<>?@\[\\\]^`{|}]")
_FILES = (".html", ".htm", ".xhtml", ".svg", ".xml", ".pdf")


class Fault(NamedTuple):
    """What is wrong with an address."""

    key: str
    """Key in `words/service.yaml`."""
    near: str = ""
    """What was probably meant."""


def absolute(text: str, folder: Path) -> str:
    """The address; a file's becomes a `file:` address, its path being relative to `folder`."""
    path = folder / text
    return Path(os.path.abspath(path)).as_uri() if not _has_scheme(text) and os.path.isfile(path) else text


def fault(text: str, folder: Path) -> Fault | None:
    """What is wrong with an address to visit: HTTP, HTTPS, or a file that is there."""
    found = web_fault(text)
    if found is None or _has_scheme(text) or not text.strip():
        return found
    path = folder / text
    if os.path.isfile(path):
        return None
    return Fault("file-folder") if os.path.isdir(path) else Fault("address", near_file(path, text) or found.near)


def web_fault(text: str, schemes: tuple[str, ...] = WEB) -> Fault | None:
    """What is wrong with an absolute address of one of the schemes."""
    key = _wrong(text, schemes)
    if not key:
        return None
    return Fault(key, next((better for better in _repairs(text, schemes) if not _wrong(better, schemes)), ""))


def near_file(path: Path, text: str) -> str:
    """The name in the same folder that was probably meant, written as `text` was."""
    try:
        names = os.listdir(path.parent)
    except (OSError, ValueError):
        return ""
    near = nearest(path.name, (name for name in names if os.path.isfile(path.with_name(name))))
    return text.removesuffix(path.name) + near if near else ""


def _has_scheme(text: str) -> bool:
    return "://" in text


def _wrong(text: str, schemes: tuple[str, ...]) -> str:
    """Key of what is wrong; empty where nothing is."""
    if not _has_scheme(text) or text != text.strip() or not text.isprintable():
        return "address"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "address-host"
    if parts.scheme not in schemes:
        return "address-scheme"
    if parts.scheme == "file":
        return _file_wrong(parts)
    if "@" in parts.netloc and schemes is WEB:
        return "address-login"
    return "" if _host_right(host) else "address-host"


def _file_wrong(parts: SplitResult) -> str:
    if parts.hostname not in (None, "localhost"):
        return "address-host"
    return "" if os.path.isfile(url2pathname(parts.path)) else "file-missing"


def _host_right(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    if ":" in host or labels[-1].isdigit():
        try:
            ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return False
        return True
    return all(0 < len(label) < 64 and not _FORBIDDEN.search(unquote(label)) for label in labels)


def _repairs(text: str, schemes: tuple[str, ...]) -> Iterator[str]:
    """Addresses that may have been meant, likeliest first."""
    straight = text.strip().replace("\\", "/")
    yield straight
    if schemes is PROXY or straight.startswith(("localhost", "127.")):
        yield f"http://{straight}"
    elif (host := _HOST.fullmatch(straight)) and not host[1].lower().endswith(_FILES):
        yield f"https://{straight}"
    if (parts := _SCHEME.fullmatch(straight)) and (parts[2] or parts[3] == "//"):
        yield f"{nearest(parts[1], schemes)}://{parts[4]}"
