"""A server on 127.0.0.1 that behaves as badly as servers do; the pages in `pages/` do what pages do."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import socket
import ssl
import threading
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.browser import fooling

PAGES = Path(__file__).with_name("pages")
CERTIFICATE = Path(__file__).with_name("self-signed.pem")
"""A key and certificate for 127.0.0.1 that nobody signed, made for these tests."""
NAME, PASSWORD = "tester", "Wachtwoord-9321"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
)


def shell(title: str, body: str = "") -> str:
    """A page."""
    return _HEAD.format(title=title, body=body)


class Request(BaseHTTPRequestHandler):
    """One request; `server` is the `Hostile` server's own."""

    protocol_version = "HTTP/1.1"
    server: Listening

    def do_GET(self) -> None:
        """Answer what the path stands for."""
        path = urlsplit(self.path).path
        self.server.hostile.note(self.command, self.path, dict(self.headers))
        try:
            if path.startswith("/sent/"):
                self.answer(shell("Thank you", "<h1>Thank you</h1>"))
            elif path in SPECIAL:
                SPECIAL[path](self)
            else:
                self.page(path.strip("/"))
        except (ConnectionError, TimeoutError, ssl.SSLError):
            self.close_connection = True

    def page(self, name: str, **headers: Any) -> None:
        """A page of the folder, or that there is none."""
        file = PAGES / f"{name}.html"
        if file.is_file():
            self.answer(file.read_text("utf-8").replace("CLOSED", self.server.hostile.closed), **headers)
        else:
            self.answer(shell("Not found"), 404)

    def do_POST(self) -> None:
        """Take what is sent."""
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    do_HEAD = do_OPTIONS = do_PUT = do_GET  # noqa: N815

    def answer(
        self, content: str | bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        """A whole answer; underscores in names of headers stand for hyphens."""
        body = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        for name, value in {"Content-Type": kind, **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def redirect(self, to: str, status: int = 302) -> None:
        """Send elsewhere."""
        self.answer("", status, Location=to)

    def begin(self, kind: str = "text/html; charset=utf-8") -> None:
        """Headers of an answer that ends with the connection."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.end_headers()

    def wait(self, seconds: float = 60) -> bool:
        """Whether the server is still to go on after that time."""
        return not self.server.hostile.ended.wait(seconds)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class Listening(ThreadingHTTPServer):
    """The socket, which knows whose it is."""

    daemon_threads = True
    request_queue_size = 128
    hostile: Hostile

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is none of our concern."""


class Hostile:
    """The server, over HTTP and over TLS. Use as a context manager."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.gate = threading.Event()
        """Whether `/gate` answers; else it keeps the browser waiting."""
        self._lock = threading.Lock()
        self._seen: list[tuple[str, str, dict[str, str]]] = []
        self._plain = self._listen()
        self._tls = self._listen()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self._tls.socket = context.wrap_socket(self._tls.socket, server_side=True, do_handshake_on_connect=False)
        port = self._plain.server_port
        self._unheard = socket.socket()
        self._unheard.bind(("127.0.0.1", 0))
        self.closed = f"http://127.0.0.1:{self._unheard.getsockname()[1]}/"
        self.address = f"http://127.0.0.1:{port}"
        self.elsewhere = f"http://localhost:{port}"
        self.secure = f"https://127.0.0.1:{self._tls.server_port}"

    def _listen(self) -> Listening:
        listening = Listening(("127.0.0.1", 0), Request)
        listening.hostile = self
        return listening

    def __enter__(self) -> Hostile:
        for listening in (self._plain, self._tls):
            threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.ended.set()
        for listening in (self._plain, self._tls):
            listening.shutdown()
            listening.server_close()
        self._unheard.close()

    def note(self, method: str, address: str, headers: dict[str, str]) -> None:
        """Remember a request."""
        with self._lock:
            self._seen.append((method, urlsplit(address).path, headers))

    def forget(self) -> None:
        """Forget all requests, but leave the gate as it is."""
        with self._lock:
            self._seen.clear()

    def methods(self, path: str) -> list[str]:
        """Methods of the requests for the path, in order."""
        with self._lock:
            return [method for method, seen, _ in self._seen if seen == path]

    async def reached(self, path: str, times: int) -> None:
        """Wait until the path was asked for that often."""
        while len(self.methods(path)) < times:
            await asyncio.sleep(0.02)

    def headers(self, path: str, name: str) -> list[str | None]:
        """A header of the requests for the path, in order."""
        with self._lock:
            return [headers.get(name) for _, seen, headers in self._seen if seen == path]

    def sent(self, path: str) -> list[str]:
        """Methods other than GET, HEAD and OPTIONS with which something came in for the path."""
        return [method for method in self.methods(path) if method not in ("GET", "HEAD", "OPTIONS")]


def _behind_login(request: Request) -> None:
    wanted = "Basic " + base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
    if request.headers.get("Authorization") == wanted:
        request.page("behind-login")
    else:
        request.answer(shell("Who are you?"), 401, WWW_Authenticate='Basic realm="test"')


def _silent(request: Request) -> None:
    request.wait()


def _gate(request: Request) -> None:
    while not request.server.hostile.gate.wait(0.05) and request.wait(0):
        pass
    request.page("plain")


def _drip(request: Request) -> None:
    request.begin()
    request.wfile.write(shell("Drip", "<img src=/pixel>" + "<p>drop</p>" * 400).encode())
    while request.wait(0.05):
        request.wfile.write(b"<i>drip</i>")


def _large(request: Request) -> None:
    """Twenty megabytes: text, a picture in an attribute, data in a script."""
    request.begin()
    request.wfile.write(shell("Large", "<img src=/pixel>").encode())
    for _ in range(30):
        request.wfile.write(b"<p>" + b"A long text about nothing in particular. " * 2500 + b"</p>")
    request.wfile.write(b"<img alt=Data src='data:image/gif;base64," + b"R0lGODlh" * 600_000 + b"'>")
    request.wfile.write(b"<script>const data = '" + b"0123456789" * 1_220_000 + b"';</script>")


def _many(request: Request) -> None:
    count = int(parse_qs(urlsplit(request.path).query)["n"][0])
    request.answer(shell("Many", "<img src=/pixel>" + '<span class="a"><b>x</b></span>' * (count // 2)))


def _socket(request: Request) -> None:
    key = request.headers.get("Sec-WebSocket-Key", "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    request.send_response(101)
    request.send_header("Upgrade", "websocket")
    request.send_header("Connection", "Upgrade")
    request.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
    request.end_headers()
    request.close_connection = True
    while request.wait(0.05):
        request.wfile.write(b"\x81\x02hi")


def _member(request: Request) -> None:
    known = "login=yes" in (request.headers.get("Cookie") or "")
    request.answer(shell("Members", f"<h1>{'Hello, member' if known else 'Log in first'}</h1><a href=/plain>On</a>"))


def _validated(request: Request) -> None:
    words, status = ("Give a name", 422) if request.command == "POST" else ("Your name", 200)
    form = f"<h1>{words}</h1><form method=post><input name=n aria-label=Name><button>Send</button></form>"
    request.answer(shell(words, form), status)


def _upload(request: Request) -> None:
    text = getattr(request, "body", b"").decode("latin-1")
    request.answer(shell("Got it", f"<h1>{'Received' if 'proof of tests' in text else 'Nothing'}</h1>"))


def _found(request: Request) -> None:
    words = parse_qs(urlsplit(request.path).query).get("q", [""])
    said = escape(words[0])
    request.answer(shell("Results", f'<h1>Results</h1><p title="{said}">You looked for {said}</p><img src=/pixel>'))


Behaviour = Callable[[Request], None]
SPECIAL: dict[str, Behaviour] = {
    "/pixel": lambda request: request.answer(PIXEL, kind="image/png"),
    "/error": lambda request: request.answer(shell("Broken"), 500),
    "/gone": lambda request: request.answer(shell("Gone"), 410),
    "/forbidden": lambda request: request.answer(shell("Access denied"), 403),
    "/too-many": lambda request: request.answer(shell("Slow down"), 429, Retry_After="1"),
    "/challenge": lambda request: request.answer(shell("Just a moment"), 202, X_Amzn_Waf_Action="challenge"),
    "/empty": lambda request: request.answer(""),
    "/nothing": lambda request: request.answer("", 204),
    "/cut": lambda request: setattr(request, "close_connection", True),
    "/binary": lambda request: request.answer(bytes(range(256)) * 40, kind="application/octet-stream"),
    "/image": lambda request: request.answer(PIXEL, kind="image/png"),
    "/text": lambda request: request.answer("plain words", kind="text/plain"),
    "/attachment": lambda request: request.answer(shell("A"), Content_Disposition='attachment; filename="a.html"'),
    "/untyped": lambda request: request.answer(shell("Untyped", "<img src=/pixel>"), kind=""),
    "/xhtml": lambda request: request.answer((PAGES / "xhtml.xhtml").read_bytes(), kind="application/xhtml+xml"),
    "/svg": lambda request: request.answer((PAGES / "svg.svg").read_bytes(), kind="image/svg+xml"),
    "/csp": lambda request: request.page("plain", Content_Security_Policy="default-src 'none'"),
    "/loop": lambda request: request.redirect("/loop2"),
    "/loop2": lambda request: request.redirect("/loop"),
    "/chain": lambda request: request.redirect("/chain2"),
    "/chain2": lambda request: request.redirect("/chain3", 301),
    "/chain3": lambda request: request.redirect("/plain", 307),
    "/to-private": lambda request: request.redirect(request.server.hostile.address + "/plain"),
    "/private-link": lambda request: request.answer(
        shell("Link", f"<a href={request.server.hostile.address}/plain>On</a>")
    ),
    "/header-refresh": lambda request: request.answer(shell("Moving"), Refresh="0; url=/plain"),
    "/silent": _silent,
    "/gate": _gate,
    "/login": _behind_login,
    "/drip": _drip,
    "/large": _large,
    "/many": _many,
    "/socket": _socket,
    "/member": _member,
    "/validated": _validated,
    "/upload": _upload,
    "/found": _found,
    "/fooling": fooling.page,
    "/letters": lambda request: request.answer(
        shell("Letters", "".join(f"<a href=/sent/{n}>{n}</a>" for n in range(9)))
    ),
    "/worker.js": lambda request: request.answer(
        "onfetch = e => e.respondWith(new Response())", kind="text/javascript"
    ),
}
