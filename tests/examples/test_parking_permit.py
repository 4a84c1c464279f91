"""The example service, over HTTP and without a browser."""

import http.cookiejar
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "examples" / "parking-permit"
YOU = {
    "first_name": "Zoë",
    "last_name": "El Idrissi-De Wolf",
    "birth_day": "7",
    "birth_month": "3",
    "birth_year": "1958",
    "contact_by": "phone",
    "phone": "0470 00 00 00",
}
VEHICLE = {"plate": "1-abc-234", "owner": "other"}
ADDRESS = {"street": "Kerkstraat 3", "postcode": "1999", "town": "Voorbeeldegem", "zone": "unknown"}


def load_serve() -> Callable[[str], AbstractContextManager[str]]:
    """Load the server from its path, as a user of the example would."""
    spec = importlib.util.spec_from_file_location("parking_permit_server", FOLDER / "server.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    serve: Callable[[str], AbstractContextManager[str]] = module.serve
    return serve


class Visitor:
    """A person with a browser that only knows cookies and redirects."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.cookies))
        self.path = ""
        self.text = ""
        self.status = 0

    def get(self, path: str) -> str:
        """Open a page."""
        return self._open(Request(self.address + path))

    def post(self, path: str, answers: dict[str, str]) -> str:
        """Send a form."""
        return self._open(Request(self.address + path, urlencode(answers).encode()))

    def upload(self, path: str, answers: dict[str, str], name: str, content: bytes) -> str:
        """Send a form with a proof."""
        line = 'Content-Disposition: form-data; name="{}"'
        parts = [f"--XX\r\n{line.format(key)}\r\n\r\n{value}\r\n".encode() for key, value in answers.items()]
        head = f'--XX\r\n{line.format("proof")}; filename="{name}"\r\nContent-Type: application/pdf\r\n\r\n'
        body = b"".join(parts) + head.encode() + content + b"\r\n--XX--\r\n"
        return self._open(
            Request(self.address + path, body, {"Content-Type": "multipart/form-data; boundary=XX"}),
        )

    def _open(self, request: Request) -> str:
        try:
            response = self.opener.open(request, timeout=10)
        except HTTPError as error:
            response = error
        with response:
            self.body: bytes = response.read()
            self.text = self.body.decode("utf-8", "replace")
            self.path = response.geturl().removeprefix(self.address)
            self.status = response.status
        return self.text


@pytest.fixture(scope="module")
def after() -> Iterator[str]:
    with load_serve()("after") as address:
        yield address


@pytest.fixture(scope="module")
def before() -> Iterator[str]:
    with load_serve()("before") as address:
        yield address


@pytest.fixture
def visitor(after: str) -> Visitor:
    return Visitor(after)


def test_start_page_sets_no_cookie_and_names_every_way(visitor: Visitor) -> None:
    text = visitor.get("/")
    assert not list(visitor.cookies)
    for way in ("02 880 00 10", "Wilgenplein 1", "9 tot 12 uur", "papieren formulier", "volmacht", "/klacht"):
        assert way in text


def test_steps_ask_for_login_first(visitor: Visitor) -> None:
    visitor.get("/stap-2")
    assert visitor.path == "/aanmelden"


def test_errors_are_told_and_answers_kept(visitor: Visitor) -> None:
    visitor.post("/aanmelden", {"means": "letter"})
    assert visitor.path == "/stap-1"
    text = visitor.post("/stap-1", YOU | {"first_name": "", "birth_month": "13"})
    assert visitor.path == "/stap-1"
    assert "<title>Fout: " in text
    assert '<a href="#first_name">Vul uw voornaam in</a>' in text
    assert "Kijk uw geboortedatum na" in text
    assert 'value="El Idrissi-De Wolf"' in text


def test_what_people_type_is_never_markup(visitor: Visitor) -> None:
    visitor.post("/aanmelden", {"means": "none"})
    text = visitor.post("/stap-1", {"first_name": '"><script>{{origin}}'})
    assert "<script>" not in text
    assert "&quot;&gt;&lt;script&gt;&#123;&#123;origin}}" in text


def test_whole_form_with_upload_change_and_confirmation(visitor: Visitor) -> None:
    visitor.post("/aanmelden", {"means": "eid"})
    visitor.post("/stap-1", YOU)
    visitor.post("/stap-2", VEHICLE)
    visitor.post("/stap-3", ADDRESS)
    assert visitor.path == "/stap-4"
    assert "Kies een foto" in visitor.upload("/stap-4", {"delivery": "post"}, "bewijs.exe", b"MZ")
    text = visitor.upload("/stap-4", {"delivery": "post"}, "bewijs.pdf", (FOLDER / "bewijs.pdf").read_bytes())
    assert visitor.path == "/nakijken"
    assert "bewijs.pdf" in text
    assert "Zoë" in text
    assert "/stap-2?change=1#plate" in text
    visitor.post("/stap-2?change=1", VEHICLE | {"plate": "AB 123 CD"})
    assert visitor.path == "/nakijken"
    assert "AB 123 CD" in visitor.text
    assert "Kruis aan" in visitor.post("/nakijken", {})
    text = visitor.post("/nakijken", {"declared": "yes"})
    assert visitor.path == "/bevestiging"
    assert re.search(r"BPK-\d{4}-\d{6}", text)


def test_check_page_leads_to_first_step_without_answer(visitor: Visitor) -> None:
    visitor.post("/aanmelden", {"means": "eid"})
    visitor.post("/stap-1", YOU)
    visitor.get("/nakijken")
    assert visitor.path == "/stap-2"


def test_saved_answers_come_back_in_another_browser(visitor: Visitor, after: str) -> None:
    visitor.post("/aanmelden", {"means": "none"})
    visitor.post("/stap-1", {"first_name": "Zoë", "save": "yes"})
    assert visitor.path == "/bewaard"
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", visitor.text)
    assert code is not None
    other = Visitor(after)
    assert "Wij kennen deze code niet" in other.post("/verdergaan", {"code": "AAAA-AAAA"})
    assert 'value="Zoë"' in other.post("/verdergaan", {"code": code[0].lower()})


def test_language_switch_keeps_page_and_answers(visitor: Visitor) -> None:
    visitor.post("/aanmelden", {"means": "none"})
    text = visitor.post("/stap-1", {"first_name": "Zoë"})
    assert 'href="/fr/etape-1"' in text
    text = visitor.get("/fr/etape-1")
    assert '<html lang="fr-BE"' in text
    assert 'value="Zoë"' in text


def test_error_pages_have_their_status_and_a_way_out(visitor: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    for path, status in (("/nergens", 404), ("/fr/nulle-part", 404), ("/storing", 500)):
        assert "02 880 00 10" in visitor.get(path)
        assert visitor.status == status
    assert "RuntimeError" in capsys.readouterr().err


def test_lists_for_crawlers_and_paper_form(visitor: Visitor, after: str) -> None:
    assert f"Sitemap: {after}/sitemap.xml" in visitor.get("/robots.txt")
    for address in re.findall(r"<loc>(.*?)</loc>", visitor.get("/sitemap.xml")):
        visitor.get(address.removeprefix(after))
        assert visitor.status == 200
    form = visitor.get("/papieren-formulier.pdf")
    assert form.startswith("%PDF-")
    assert "/StructTreeRoot" in form
    assert "/Lang (nl)" in form


def test_before_refuses_without_a_word_and_forgets(before: str) -> None:
    visitor = Visitor(before)
    visitor.post("/aanmelden", {"means": "itsme"})
    text = visitor.post("/stap-1", YOU)
    assert "Ongeldig" in text
    assert "Idrissi" not in text


def test_before_is_heavy_and_tracks_on_this_machine_only(before: str) -> None:
    visitor = Visitor(before)
    text = visitor.get("/")
    others = set(re.findall(r'"https?://([^/"]+)', text)) - {before.removeprefix("http://")}
    assert {host.split(":")[0] for host in others} == {"localhost"}
    for path, size in (("/media/header.bmp", 2_000_000), ("/portal.js", 650 * 1024)):
        visitor.get(path)
        assert len(visitor.body) > size
    assert "document.cookie" in visitor.get("/tracker/google-analytics/analytics.js")


def test_every_barrier_is_on_a_page_of_before(before: str) -> None:
    barriers = yaml.safe_load((FOLDER / "barriers.yaml").read_text(encoding="utf-8"))
    assert len({barrier["id"] for barrier in barriers}) == len(barriers) >= 40
    visitor = Visitor(before)
    for path in {barrier["page"] for barrier in barriers} - {"/nakijken", "/bevestiging"}:
        visitor.get(path)
        assert visitor.path == path
        assert visitor.status == (500 if path == "/storing" else 200)
