"""A server on 127.0.0.1 that behaves as badly as servers and pages do. Pages are in `pages.py`; what needs more than a page is here."""

from __future__ import annotations

import base64
import hashlib
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.browser.pages import PAGES, shell

CERTIFICATE = Path(__file__).with_name("self-signed.pem")
"""A key and certificate for 127.0.0.1 that nobody signed, made for these tests."""
NAME, PASSWORD = "tester", "Wachtwoord-9321"
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class Request(BaseHTTPRequestHandler):
    """One request; `server` is the `Hostile` server's own."""

    protocol_version = "HTTP/1.1"
    server: Listening

    def do_GET(self) -> None:
        """Answer what the path stands for."""
        self.path_only = urlsplit(self.path).path
        self.server.hostile.note(self.command, self.path)
        special = SPECIAL.get(self.path_only)
        try:
            if special is not None:
                special(self)
            elif self.path_only in PAGES:
                self.answer(PAGES[self.path_only])
            else:
                self.answer(shell("Not found"), 404)
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_POST(self) -> None:
        """Take what is sent."""
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    do_HEAD = do_OPTIONS = do_PUT = do_GET

    def answer(self, content: str | bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
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
        self._lock = threading.Lock()
        self._seen: list[tuple[str, str]] = []
        self._plain = self._listen()
        self._tls = self._listen()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self._tls.socket = context.wrap_socket(self._tls.socket, server_side=True, do_handshake_on_connect=False)
        port = self._plain.server_port
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

    def note(self, method: str, path: str) -> None:
        """Remember a request."""
        with self._lock:
            self._seen.append((method, path))

    def asked(self, path: str, method: str = "GET") -> int:
        """How often the path was asked for."""
        with self._lock:
            return sum(one == method and urlsplit(seen).path == path for one, seen in self._seen)

    def sent(self, path: str) -> list[str]:
        """What came in for the path by other methods than GET, HEAD and OPTIONS."""
        with self._lock:
            return [one for one, seen in self._seen if urlsplit(seen).path == path and one not in ("GET", "HEAD", "OPTIONS")]


def _behind_login(request: Request) -> None:
    wanted = "Basic " + base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
    if request.headers.get("Authorization") == wanted:
        request.answer(shell("Behind the login", "<img src=/pixel><form method=post action=/sent/login><button>Send</button></form>"))
    else:
        request.answer(shell("Who are you?"), 401, WWW_Authenticate='Basic realm="test"')


def _drip(request: Request) -> None:
    request.begin()
    request.wfile.write(shell("Drip", "<img src=/pixel>" + "<p>drop</p>" * 400).encode())
    while request.wait(0.05):
        request.wfile.write(b"<i>drip</i>")


def _large(request: Request) -> None:
    request.begin()
    request.wfile.write(shell("Large", "<img src=/pixel>").encode())
    for _ in range(200):
        request.wfile.write(b"<p>" + b"A long text about nothing in particular. " * 2500 + b"</p>")


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
    request.answer(shell("Members", "<h1>Hello, member</h1><a href=/member>Again</a>" if known else "<h1>Log in first</h1>"))


def _validated(request: Request) -> None:
    if request.command == "POST":
        request.answer(shell("Wrong", "<h1>Give a name</h1><form method=post><input name=n><button>Send</button></form>"), 422)
    else:
        request.answer(shell("Form", "<form method=post><input name=n aria-label=Name><button>Send</button></form>"))


def _upload(request: Request) -> None:
    text = getattr(request, "body", b"").decode("latin-1")
    request.answer(shell("Got it", f"<h1>{'Received' if 'proof of tests' in text else 'Nothing'}</h1>"))


def _found(request: Request) -> None:
    words = parse_qs(urlsplit(request.path).query).get("q", [""])
    request.answer(shell("Results", f"<h1>Results</h1><p>You looked for {words[0]}</p><img src=/pixel>"))


Behaviour = Callable[[Request], None]
SPECIAL: dict[str, Behaviour] = {
    "/pixel": lambda request: request.answer(PIXEL, kind="image/png"),
    "/error": lambda request: request.answer(shell("Broken"), 500),
    "/gone": lambda request: request.answer(shell("Gone"), 410),
    "/empty": lambda request: request.answer(""),
    "/nothing": lambda request: request.answer("", 204),
    "/cut": lambda request: request.wfile.write(b""),
    "/binary": lambda request: request.answer(bytes(range(256)) * 40, kind="application/octet-stream"),
    "/image": lambda request: request.answer(PIXEL, kind="image/png"),
    "/text": lambda request: request.answer("plain words", kind="text/plain"),
    "/attachment": lambda request: request.answer(shell("A"), Content_Disposition='attachment; filename="a.html"'),
    "/untyped": lambda request: request.answer(shell("Untyped", "<img src=/pixel>"), kind=""),
    "/xhtml": lambda request: request.answer(PAGES["/xhtml-source"], kind="application/xhtml+xml"),
    "/svg": lambda request: request.answer(PAGES["/svg-source"], kind="image/svg+xml"),
    "/csp": lambda request: request.answer(PAGES["/plain"], Content_Security_Policy="default-src 'none'"),
    "/loop": lambda request: request.redirect("/loop2"),
    "/loop2": lambda request: request.redirect("/loop"),
    "/chain": lambda request: request.redirect("/chain2"),
    "/chain2": lambda request: request.redirect("/chain3", 301),
    "/chain3": lambda request: request.redirect("/plain", 307),
    "/header-refresh": lambda request: request.answer(shell("Moving"), Refresh="0; url=/plain"),
    "/silent": lambda request: request.wait() and None,  # type: ignore[func-returns-value]
    "/login": _behind_login,
    "/drip": _drip,
    "/large": _large,
    "/many": _many,
    "/socket": _socket,
    "/member": _member,
    "/validated": _validated,
    "/upload": _upload,
    "/found": _found,
    "/worker.js": lambda request: request.answer("self.onfetch = e => e.respondWith(new Response('no'))", kind="text/javascript"),
}
