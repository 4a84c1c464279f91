from __future__ import annotations

import pytest

from einclusion.text.blocks import text_of
from tests.text.page import structure

TEXT = "".join(
    f"<p>Zin {n}: wie in de stad woont en een auto heeft, kan bij de balie een kaart vragen om te parkeren.</p>"
    for n in range(6)
)
MENU = "<ul>" + "".join(f"<li><a href=/{n}>Onderwerp {n} van het menu</a></li>" for n in range(12)) + "</ul>"


def main_of(body: str, *frames: str) -> list[str]:
    return [block.text for block in text_of(structure(body, *frames)).blocks if block.main]


@pytest.mark.parametrize("tag", ["<main>{}</main>", "<div role=main>{}</div>"])
def test_the_landmark_is_believed(tag: str) -> None:
    found = main_of("<p>Boven</p>" + tag.format("<h1>Kaart</h1>" + TEXT) + MENU)
    assert found[0] == "Kaart"
    assert len(found) == 7


def test_a_landmark_with_next_to_nothing_is_not() -> None:
    assert len(main_of(f"<main><p>Welkom</p></main><div class=content>{TEXT}</div>")) >= 6


def test_without_a_landmark_the_text_is_found_and_the_menu_is_not() -> None:
    found = main_of(
        f"<div class=menu>{MENU}</div><div class=content><h1>Kaart vragen</h1>{TEXT}</div><div>{MENU}</div>"
    )
    assert found[0] == "Kaart vragen"
    assert len(found) == 7


def test_a_short_page_is_all_main_but_for_its_landmarks() -> None:
    assert main_of("<nav>Menu</nav><p>Dag</p><footer>Voet</footer>") == ["Dag"]


def test_a_page_that_is_all_navigation_has_that() -> None:
    assert main_of("<nav>Menu</nav>") == ["Menu"]


@pytest.mark.parametrize(
    "banner",
    [
        "<div style=position:fixed><p>Wij gebruiken cookies.</p><button>Weiger</button></div>",
        "<div role=dialog><p>Cookie-instellingen</p></div>",
    ],
)
def test_cookie_banners_are_never_main(banner: str) -> None:
    assert not any("ookie" in text or "Weiger" in text for text in main_of(f"<main>{banner}{TEXT}</main>"))
    assert main_of(f"{banner}<p>Dag</p>") == ["Dag"]


def test_a_page_about_cookies_is_main() -> None:
    assert main_of("<main><p>Deze pagina gaat over cookies.</p></main>") == ["Deze pagina gaat over cookies."]


def test_frames_are_main_only_where_the_page_is_empty() -> None:
    assert "In het kader" not in main_of(f"{TEXT}<iframe></iframe>", "<p>In het kader</p>")
    assert main_of("<iframe></iframe>", "<p>In het kader</p>") == ["In het kader"]
