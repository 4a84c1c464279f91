"""A small server on 127.0.0.1 for examples on rule pages."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Answer:
    """What a path answers."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""


class Server:
    """Serves what it is offered while the `with` block runs; everything else answers 404."""

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}
        answers = self._answers

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                answer = answers.get(path)
                self.send_response(answer.status if answer else 404)
                headers = dict(answer.headers) if answer else {}
                headers.setdefault("Content-Type", f"{guess_type(path)[0] or 'text/html'}; charset=utf-8")
                content = answer.content if answer else b"<!doctype html><title>404</title><h1>Not found</h1>"
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def offer(self, folder: str, answers: dict[str, Answer]) -> str:
        """Serve files in a folder; its address."""
        self._answers.update({f"/{folder}/{name}": answer for name, answer in answers.items()})
        return f"http://127.0.0.1:{self._server.server_port}/{folder}/"
