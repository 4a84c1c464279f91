"""Serves the benchmark's site from a process of its own, and notes when the first page was asked for."""

from __future__ import annotations

import json
import struct
import time
import zlib
from collections.abc import Iterable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import town

FORGET, FIRST = "/-/forget", "/-/first"
"""Where the server is told to forget when the first page was asked for, and where it tells (monotonic seconds)."""
_FILES = Path(__file__).with_name("town")


@cache
def picture(number: int) -> bytes:
    """A PNG of soft waves, 320 × 180."""
    width, height = 320, 180
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            wave = (x * (number + 2) + y * (number % 5 + 1)) % 256
            rows += bytes((wave // 2 + 60, (wave + number * 20) % 160 + 60, 200 - wave // 3))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks: Iterable[tuple[bytes, bytes]] = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@cache
def _answer(place: str) -> tuple[str, bytes] | None:
    if place in ("/site.css", "/site.js"):
        return ("text/css" if place.endswith("css") else "text/javascript"), (_FILES / place[1:]).read_bytes()
    if place == "/wave.png" or place.startswith("/picture/"):
        digits = "".join(filter(str.isdigit, place))
        return "image/png", picture(int(digits or 7))
    if place == "/map":
        return "text/html; charset=utf-8", b"<!doctype html><html lang=en><title>Map</title><p>A map of the town.</p>"
    if place == "/" or place.startswith("/page/"):
        return "text/html; charset=utf-8", town.page(int(place.rpartition("/")[2] or 0))
    return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    first: float | None = None

    def do_GET(self) -> None:
        place = self.path.partition("?")[0]
        if place == FORGET:
            _Handler.first = None
        if place in (FORGET, FIRST):
            self._send("application/json", json.dumps(_Handler.first).encode())
            return
        if _Handler.first is None:
            _Handler.first = time.monotonic()
        answer = _answer(place)
        if answer is None:
            self.send_error(404)
        else:
            self._send(*answer)

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if kind.startswith(("image", "text/css", "text/java")):
            self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the benchmark's own table is what people read."""


def serve(told: Connection, pages: int) -> None:
    """Serve on 127.0.0.1 until the process is ended; the port is told once all pages are made."""
    for number in range(pages):
        town.page(number)
    for number in range(12):
        picture(number)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    told.send(server.server_address[1])
    server.serve_forever()
