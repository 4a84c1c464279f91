"""
Serve the resident parking permit of Voorbeeldegem, a town that does not exist.

    python server.py --variant before
    python server.py --variant after --port 8000
"""

import argparse
import contextlib
import sys
import threading
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

sys.path.insert(0, str(Path(__file__).parent))  # the package beside this file, however this file was loaded

from parking_permit.app import COOKIE, Request, Response, Service
from parking_permit.site import Variant

BODY_LIMIT = 20_000_000


class Handler(BaseHTTPRequestHandler):
    """Turns HTTP into requests for the service, and its responses into HTTP."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    service: Service

    def do_GET(self) -> None:
        """Show a page or a file."""
        self.send(self.service.answer(self.request_of("GET")))

    do_HEAD = do_GET  # noqa: N815 - the names that http.server calls

    def do_POST(self) -> None:
        """Take a form."""
        length = int(self.headers.get("Content-Length") or 0)
        if length > BODY_LIMIT:
            self.close_connection = True
            self.send(self.service.error(413, self.path))
            return
        form, files = read_form(self.headers.get("Content-Type", ""), self.rfile.read(length))
        self.send(self.service.answer(self.request_of("POST", form, files)))

    def request_of(
        self, method: str, form: dict[str, str] | None = None, files: dict[str, tuple[str, int]] | None = None
    ) -> Request:
        """Return what the browser asks."""
        address = urlsplit(self.path)
        try:
            morsel = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            morsel = None
        session = morsel.value if morsel else ""
        return Request(method, address.path, dict(parse_qsl(address.query)), form or {}, files or {}, session)

    def send(self, response: Response) -> None:
        """Write a response."""
        self.send_response(response.status)
        self.send_header("Content-Type", response.type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store" if response.type.startswith("text/html") else "max-age=3600")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")
        for name, value in response.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: stdout holds the address, stderr only what went wrong."""


def read_form(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, tuple[str, int]]]:
    """Return the fields of a form, and of its files the names and sizes: the files themselves are not kept."""
    if not content_type.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode("utf-8", "replace"))), {}
    message = BytesParser(policy=policy.HTTP).parsebytes(b"Content-Type: %s\r\n\r\n%s" % (content_type.encode(), body))
    form: dict[str, str] = {}
    files: dict[str, tuple[str, int]] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", "", header="content-disposition"))
        content = part.get_payload(decode=True)
        data = content if isinstance(content, bytes) else b""
        if part.get_filename() is None:
            form[name] = data.decode("utf-8", "replace")
        else:
            files[name] = (part.get_filename() or "", len(data))
    return form, files


def make_server(variant: Variant, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """Return a server, bound but not yet running, and its address without a slash at the end."""

    class VariantHandler(Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", port), VariantHandler)
    address = f"http://127.0.0.1:{server.server_port}"
    VariantHandler.service = Service(variant, address)
    return server, address


@contextlib.contextmanager
def serve(variant: Variant, port: int = 0) -> Iterator[str]:
    """Run the service in a thread of its own, and give its address without a slash at the end."""
    server, address = make_server(variant, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serve until ended."""
    parser = argparse.ArgumentParser(description="A fictitious parking permit service, to try einclusion on.")
    parser.add_argument("--variant", choices=["before", "after"], required=True)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free port")
    options = parser.parse_args()
    server, address = make_server(options.variant, options.port)
    print(f"serving {address}/", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
