"""What pages hold that makes a question for people worth asking."""

from __future__ import annotations

import pytest

from einclusion.data import own
from einclusion.holding import held
from tests.text.page import structure

SITE_SEARCH = '<form action="/zoeken"><input name="trefwoord"><button>Zoek</button></form>'


@pytest.mark.parametrize(
    ("body", "holds"),
    [
        ("<h1>Parkeerkaart</h1><p>Vraag uw kaart aan.</p><a href='/prijzen'>Prijzen</a>", set()),
        ("<video src='/uitleg'></video>", {"video"}),
        ("<audio src='/uitleg'></audio>", {"audio"}),
        ("<iframe src='https://www.youtube-nocookie.com/embed/abc'></iframe>", {"video"}),
        ("<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>", set()),
        ("<a href='/raad/zitting.MP4?v=2'>Zitting</a>", {"video"}),
        ("<a href='/raad/zitting.mp3'>Zitting</a>", {"audio"}),
        ("<a href='/video-bewaking'>Camera’s</a>", set()),
        ("<label>Naam <input></label>", {"form"}),
        ("<select name='zone'><option>1</option></select>", {"form"}),
        ("<input type='hidden' name='a'><input type='submit' value='Verder'><button>Verder</button>", set()),
        ("<div hidden><input name='naam'></div>", set()),
        ("<input type='search' name='x'>", set()),
        ("<div role='search'><input name='x'></div>", set()),
        ("<input name='q'>", set()),
        (SITE_SEARCH, set()),
        (SITE_SEARCH + "<form action='/kaart'><input name='naam'></form>", {"form"}),
        ("<input type='password' name='x'>", {"form", "login"}),
        ("<input autocomplete='section-a one-time-code' name='x'>", {"form", "login"}),
        ("<a href='/nl/aanmelden'>Naar mijn loket</a>", {"login"}),
        ("<a href='https://idp.iamfas.belgium.be/saml2/x'>Mijn dossier</a>", {"login"}),
    ],
)
def test_what_a_page_holds(body: str, holds: set[str]) -> None:
    assert held(structure(body)) == holds


def test_frames_count_as_well() -> None:
    assert held(structure("<iframe src='/kaart'></iframe>", "<textarea name='vraag'></textarea>")) == {"form"}


def test_all_names_are_told() -> None:
    assert set(own("holding.yaml")) == {"audio", "video", "form", "login"}
