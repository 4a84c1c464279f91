"""The frontier: scope, limits, order, resume, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from einclusion.crawl import frontier as module
from einclusion.crawl.frontier import Candidate, Frontier
from einclusion.crawl.sitemaps import robots
from einclusion.scope import Crawl

HOME = "https://example.be/"
Links = Callable[[str], list[str]]


def frontier(*starts: str, **limits: object) -> Frontier:
    return Frontier(starts or (HOME,), Crawl(**limits))  # type: ignore[arg-type]


def take(front: Frontier) -> list[str]:
    """Visit all that is queued, without further links."""
    addresses = []
    while candidate := front.next():
        addresses.append(candidate.address)
        front.landed(candidate, candidate.address)
        front.done(candidate)
    return addresses


def reasons(front: Frontier) -> dict[str, str]:
    return {left.address: left.reason for left in front.left_out()}


def crawl(front: Frontier, links: Links, at_once: int = 1, seed: int = 0, stop: int = 1_000) -> list[Candidate]:
    """Walk a site with so many pages open at once, which end in an order of chance."""
    chance = Random(seed)
    visited: list[Candidate] = []
    opened: list[Candidate] = []
    while len(visited) < stop:
        while len(opened) < at_once and (candidate := front.next()):
            opened.append(candidate)
            visited.append(candidate)
        if not opened:
            break
        candidate = opened.pop(chance.randrange(len(opened)))
        front.landed(candidate, candidate.address)
        for link in links(candidate.address):
            front.add(link, found_on=candidate.address, depth=candidate.depth + 1)
        front.done(candidate)
    return visited


def tree(address: str) -> list[str]:
    """A site in which every page links home, to itself and to three pages below it."""
    return [HOME, address, *(f"{address.rstrip('/')}/{name}" for name in ("b", "a", "c"))]


def test_nearest_first_in_the_order_of_the_page() -> None:
    front = frontier(depth=2)
    visited = [candidate.address for candidate in crawl(front, tree)]
    assert visited[:8] == [
        HOME,
        *(f"{HOME}{name}" for name in ("b", "a", "c")),
        *(f"{HOME}b/{name}" for name in ("b", "a", "c")),
        f"{HOME}a/b",
    ]
    assert len(visited) == 13
    assert set(reasons(front).values()) == {"limit"}
    assert len(front.left_out()) == 27


@pytest.mark.parametrize("at_once", [2, 3, 7])
@pytest.mark.parametrize("seed", [1, 2])
def test_same_pages_however_many_are_open_at_once(at_once: int, seed: int) -> None:
    alone = crawl(frontier(pages=20), tree)
    assert crawl(frontier(pages=20), tree, at_once, seed) == alone


@pytest.mark.parametrize("stop", [1, 3, 5, 17])
def test_resumed_crawl_goes_on_where_it_stopped(stop: int) -> None:
    whole = crawl(frontier(pages=20), tree)
    before = crawl(frontier(pages=20), tree, stop=stop)
    resumed = Frontier([HOME], Crawl(pages=20), [(one.address, one.address) for one in before])
    for one in before:
        for link in tree(one.address):
            resumed.add(link, found_on=one.address, depth=one.depth + 1)
    assert [*before, *crawl(resumed, tree)] == whole
    assert [one.address for one in resumed.found()][:20] == [one.address for one in whole]


def test_numbered_pages_wait_for_the_others_and_stop_somewhere() -> None:
    front = frontier(pages=500)
    calendar = [f"{HOME}agenda?day={day}" for day in range(150)]

    def links(address: str) -> list[str]:
        return [*calendar, f"{HOME}contact"] if address == HOME else [f"{HOME}help"] if "contact" in address else []

    visited = [candidate.address for candidate in crawl(front, links, at_once=3)]
    assert visited[: 1 + module.ALIKE_IN_DIGITS] == [HOME, *calendar[: module.ALIKE_IN_DIGITS]]
    assert visited[1 + module.ALIKE_IN_DIGITS : 3 + module.ALIKE_IN_DIGITS] == [f"{HOME}contact", f"{HOME}help"]
    assert len(visited) == 3 + module.ALIKE
    assert reasons(front) == dict.fromkeys(calendar[module.ALIKE :], "limit")


def test_filters_wait_for_the_others() -> None:
    front = frontier(pages=100)
    words = [f"{HOME}zoek?soort={chr(97 + n)}{chr(97 + m)}" for n in range(6) for m in range(6)]
    for link in [*words, f"{HOME}contact"]:
        front.add(link, found_on=HOME)
    assert take(front).index(f"{HOME}contact") == 1 + module.ALIKE_IN_VALUES


def test_page_limit_counts_start_addresses() -> None:
    front = frontier(HOME, f"{HOME}fr", pages=3)
    for name in "abc":
        front.add(f"{HOME}{name}", found_on=HOME)
    assert take(front) == [HOME, f"{HOME}fr", f"{HOME}a"]
    assert reasons(front) == {f"{HOME}b": "limit", f"{HOME}c": "limit"}
    assert front.left_out()[0].linked_from == HOME


@pytest.mark.parametrize(
    "link",
    [
        "https://other.be/",
        "https://www.example.be/",
        "https://example.be:8443/",
        "mailto:info@example.be",
        "tel:+3225550000",
        "javascript:void(0)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://[bad/",
        "#main",
        "",
    ],
)
def test_what_is_no_page_of_the_service(link: str) -> None:
    front = frontier()
    assert not front.add(link, found_on=HOME)
    assert front.left_out() == []
    assert take(front) == [HOME]


@pytest.mark.parametrize(
    ("link", "limits", "reason"),
    [
        ("/a.pdf", {}, "document"),
        ("/a.zip", {}, "document"),
        ("/logout", {}, "excluded"),
        ("/admin/x", {"exclude": ["/admin/*"]}, "excluded"),
        ("/a", {"include": ["/permit/*"]}, "excluded"),
        ("/private/x", {}, "robots"),
        (f"/{'x' * 2_100}", {}, "limit"),
        ("/a", {"depth": 0}, "limit"),
    ],
)
def test_left_out(link: str, limits: dict[str, object], reason: str) -> None:
    front = frontier(**limits)
    front.obey("https://example.be", robots("User-agent: *\nDisallow: /private/"))
    assert not front.add(link, text="Link", found_on=HOME)
    front.add(link, text="Link", found_on=HOME)
    (left,) = front.left_out()
    assert (left.reason, left.linked_from) == (reason, HOME)
    assert left.address == f"https://example.be{link}"[: module.LONGEST]
    assert take(front) == [HOME]


def test_patterns_robots_and_actions_do_not_bind_start_addresses() -> None:
    start = f"{HOME}private/logout"
    front = frontier(start, exclude=["*"], include=["/x"])
    front.obey("https://example.be", robots("User-agent: *\nDisallow: /"))
    assert take(front) == [start]


def test_robots_can_be_left_aside() -> None:
    front = frontier(robots=False)
    front.obey("https://example.be", robots("User-agent: *\nDisallow: /"))
    assert front.add("/a", found_on=HOME)


def test_link_text_that_acts_is_left_alone() -> None:
    front = frontier()
    assert not front.add("/x?id=3", text="Mijn account verwijderen", found_on=HOME)
    assert reasons(front) == {f"{HOME}x?id=3": "excluded"}


def test_address_is_visited_as_linked_and_only_once() -> None:
    front = frontier()
    assert front.add("/a?utm_source=mail&b=1", found_on=HOME)
    assert not front.add("/a?b=1#top", found_on=HOME)
    assert not front.add("/", found_on=HOME)
    assert take(front) == [HOME, f"{HOME}a?utm_source=mail&b=1"]


def test_routes_of_single_page_applications_are_pages() -> None:
    front = frontier()
    for link in ("#/contact", "#!/help", "#top", "#/"):
        front.add(link, found_on=HOME)
    assert take(front) == [HOME, f"{HOME}#/contact", f"{HOME}#!/help"]


def test_links_go_before_sitemaps() -> None:
    front = frontier()
    front.add(f"{HOME}from-sitemap", origin="sitemap")
    front.add(f"{HOME}both", origin="sitemap")
    front.add("/linked", found_on=HOME)
    front.add("/both", found_on=HOME, text="Both")
    assert take(front) == [HOME, f"{HOME}linked", f"{HOME}both", f"{HOME}from-sitemap"]
    both = next(one for one in front.found() if one.address == f"{HOME}both")
    assert (both.origin, both.found_on, both.texts) == ("crawl", HOME, ("Both",))


def test_page_found_nearer_later_is_visited_after_all() -> None:
    front = frontier(depth=1)
    assert not front.add("/far", found_on=f"{HOME}b", depth=2)
    assert reasons(front) == {f"{HOME}far": "limit"}
    assert front.add("/far", found_on=HOME, depth=1)
    assert front.left_out() == []


@pytest.mark.parametrize(
    ("start", "link", "inside"),
    [
        ("https://example.be/nl/loket/index.html", "/nl/loket/permit", True),
        ("https://example.be/nl/loket/", "/nl/loket", False),
        ("https://example.be/nl/loket", "/nl/other", True),
        ("https://example.be/nl/loket/", "/fr/guichet/", False),
    ],
)
def test_path_scope(start: str, link: str, inside: bool) -> None:
    front = frontier(start, scope="path")
    assert front.add(link, found_on=start) is inside
    assert front.left_out() == []


def test_local_files_stay_in_their_folder() -> None:
    start = "file:///srv/site/index.html"
    front = frontier(start)
    assert front.add("sub/page.html", found_on=start)
    assert not front.add("../secret.html", found_on=start)
    assert not front.add("https://example.be/", found_on=start)


def test_redirect_of_a_start_address_widens_the_scope() -> None:
    front = frontier("http://example.be/")
    start = front.next()
    assert start
    assert front.landed(start, "https://www.example.be/nl/")
    assert front.origins == ["http://example.be", "https://www.example.be"]
    assert front.add("https://www.example.be/nl/a", found_on="https://www.example.be/nl/")
    assert front.add("http://www.example.be/b", found_on="https://www.example.be/nl/")
    assert not front.add("https://www.example.be/nl/", found_on="https://www.example.be/nl/a")
    assert not front.add("https://cdn.example.be/", found_on="https://www.example.be/nl/")


def test_redirect_of_a_linked_page_does_not_widen_the_scope() -> None:
    front = frontier(pages=2)
    start = front.next()
    assert start
    front.add("/out", found_on=HOME)
    front.add("/in", found_on=HOME)
    front.done(start)
    out = front.next()
    assert out
    assert not front.landed(out, "https://login.other.be/")
    front.done(out)
    assert front.origins == ["https://example.be"]
    assert take(front) == [f"{HOME}in"], "what lay outside does not count for the limit"
    [left] = front.left_out()
    assert (left.address, left.reason, left.led_to) == (f"{HOME}out", "elsewhere", "https://login.other.be/")
    assert [one.address for one in front.found()] == [HOME, f"{HOME}in"]


def test_two_links_to_one_page_by_redirect() -> None:
    front = frontier()
    front.add("/c", text="Contact", found_on=HOME)
    front.add("/kontakt", text="Kontakt", found_on=HOME)
    landed = []
    while candidate := front.next():
        final = HOME if candidate.address == HOME else f"{HOME}contact-page"
        landed.append(front.landed(candidate, final))
        front.done(candidate)
    assert landed == [True, True, False]
    assert [(one.address, one.texts) for one in front.found()] == [(HOME, ()), (f"{HOME}c", ("Contact", "Kontakt"))]
    assert not front.add("/contact-page", found_on=HOME)


def test_redirects_to_known_pages_do_not_go_on_for_ever() -> None:
    front = frontier(pages=5)
    opened = 0
    while candidate := front.next():
        opened += 1
        front.landed(candidate, HOME)
        for name in "abc":
            front.add(f"{HOME}{name * opened}", found_on=HOME, depth=1)
        front.done(candidate)
    assert opened <= 10


def test_page_that_could_not_be_loaded_does_not_hold_up_the_rest() -> None:
    front = frontier()
    start = front.next()
    assert start
    front.add("/a", found_on=HOME)
    assert front.next() is None
    front.done(start)
    assert front.next() is not None


def test_documents_are_collected_wherever_they_lie() -> None:
    front = frontier()
    for link in ("/form.pdf", "https://files.other.be/guide.docx", "/logo.png", "/form.pdf#page=2"):
        front.add(link, found_on=HOME)
    assert front.documents == [f"{HOME}form.pdf", "https://files.other.be/guide.docx", f"{HOME}form.pdf#page=2"]
    assert list(reasons(front)) == [f"{HOME}form.pdf", f"{HOME}logo.png"]


def test_text_of_links_within_a_page_is_not_the_name_of_the_page() -> None:
    front = frontier()
    front.add("#contact", text="Contact", found_on=HOME)
    front.add("/a", text="", found_on=HOME)
    front.add("/a#part", text=" A  part ", found_on=HOME)
    assert [one.texts for one in front.found()] == [(), ("A part",)]


def test_lists_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KNOWN", 30)
    monkeypatch.setattr(module, "LISTED", 10)
    front = frontier(pages=1)
    for number in range(50):
        front.add(f"/{'a' * number}.pdf" if number % 2 else f"/{'b' * number}", found_on=HOME)
    take(front)
    assert len(front.left_out()) == 10
    assert 20 < front.unlisted <= 40
