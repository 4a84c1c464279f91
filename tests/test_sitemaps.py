"""robots.txt and sitemaps, well-formed and not."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from einclusion.crawl import sitemaps as module
from einclusion.crawl.sitemaps import Sitemaps, parse, robots

AT = "https://example.be/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ONE, TWO = "https://example.be/1", "https://example.be/2"


def urlset(*addresses: str, space: str = SPACE) -> str:
    return f"<urlset {space}>" + "".join(f"<url><loc>{one}</loc></url>" for one in addresses) + "</urlset>"


def index(*addresses: str) -> str:
    return "<sitemapindex>" + "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in addresses) + "</sitemapindex>"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /private/", "/public", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("User-agent: *\nDisallow: /*.php$", "/x.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x.php?y", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Einclusion\nDisallow: /x", "/a", True),
        ("User-agent: einclusion/1.0\nDisallow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("<!doctype html><p>Disallow: /</p>", "/a", True),
        ("", "/a", True),
    ],
)
def test_allowed(text: str, path: str, expected: bool) -> None:
    assert robots(text.encode()).allowed(f"https://example.be{path}") is expected


@pytest.mark.parametrize(("status", "expected"), [(200, False), (403, True), (404, True), (503, False), (None, False)])
def test_robots_by_status(status: int | None, expected: bool) -> None:
    assert robots(b"User-agent: *\nDisallow: /", status=status).allowed("https://example.be/a") is expected


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("", 0.0),
        ("Crawl-delay: 2.5", 2.5),
        ("Request-rate: 1/5", 5.0),
        ("Crawl-delay: 86400", module.LONGEST_DELAY),
        ("Crawl-delay: slow", 0.0),
    ],
)
def test_delay(line: str, delay: float) -> None:
    assert robots(f"User-agent: *\n{line}\n").delay == delay


def test_addresses_of_sitemaps_that_are_none_are_passed_over() -> None:
    read = robots("Sitemap: http://[\nSitemap: /map.xml\n", "https://a.be/robots.txt")
    assert read.sitemaps == ["https://a.be/map.xml"]


def test_sitemaps_named_in_robots() -> None:
    found = robots("Sitemap: https://example.be/a.xml\nsitemap: /b.xml\n", "https://example.be/robots.txt")
    assert found.sitemaps == ["https://example.be/a.xml", "https://example.be/b.xml"]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        (urlset(ONE, TWO), [ONE, TWO]),
        (urlset(ONE, space=""), [ONE]),
        (urlset("/1", "  \n https://example.be/2 "), [ONE, TWO]),
        (urlset("https://example.be/?a=1&amp;b=2"), ["https://example.be/?a=1&b=2"]),
        (urlset("https://example.be/?a=1&b=2", ONE), ["https://example.be/?a=1&b=2", ONE]),
        (urlset("https://example.be/?a=1&copy=2"), ["https://example.be/?a=1&copy=2"]),
        (urlset("mailto:a@b.be", "javascript:1", "https://example.be/a b", "", ONE), [ONE]),
        (f' \n<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->{urlset(ONE)}', [ONE]),
        (urlset(ONE, TWO).replace("</url></urlset>", ""), [ONE, TWO]),
        (urlset(ONE).replace("</url>", "<lastmod>tomorrow</lastmod><priority/></url>"), [ONE]),
        (f"<s:urlset {SPACE.replace('=', ':s=')}><s:url><s:loc>{ONE}</s:loc></s:url></s:urlset>", [ONE]),
        (
            '<urlset xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
            f'<url><loc>{ONE}</loc><xhtml:link rel="alternate" hreflang="fr" href="{TWO}"/>'
            "<image:image><image:loc>https://example.be/a.jpg</image:loc></image:image></url></urlset>",
            [ONE, TWO],
        ),
        (
            f"<rss><channel><link>https://example.be/</link><item><title>x</title><link>{ONE}</link></item></channel></rss>",
            [ONE],
        ),
        (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{ONE}"/>'
            f'<link rel="self" href="{TWO}"/></entry></feed>',
            [ONE],
        ),
        (f"{ONE}\n\n{TWO}\nnot an address\n", [ONE, TWO]),
        ("", []),
    ],
)
def test_pages(text: str, pages: list[str]) -> None:
    sitemap = parse(text.encode(), AT)
    assert (sitemap.pages, sitemap.sitemaps, sitemap.problem) == (pages, [], None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{urlset("https://example.be/café")}'
    assert parse(text.encode(encoding), AT).pages == ["https://example.be/café"]


def test_index() -> None:
    sitemap = parse(index("/nl.xml", f"{AT}.gz").encode(), AT)
    assert (sitemap.pages, sitemap.sitemaps) == ([], ["https://example.be/nl.xml", f"{AT}.gz"])


def test_gzip_whatever_the_name() -> None:
    assert parse(gzip.compress(urlset(ONE).encode(), mtime=0), AT).pages == [ONE]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + urlset("https://example.be/&b;")
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + urlset("https://example.be/&a;")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (BOMB.encode(), "sitemap-unreadable"),
        (BOMB.encode("utf-16"), "sitemap-unreadable"),
        (OUTSIDE.encode(), "sitemap-unreadable"),
        (b"<!doctype html><html><body>Not found</body></html>", "sitemap-unreadable"),
        (b"<html><body>Not found</body></html>", "sitemap-unreadable"),
        (b"<", "sitemap-unreadable"),
        (b"\x1f\x8bnonsense", "sitemap-unreadable"),
        (gzip.compress(urlset(ONE).encode(), mtime=0)[:-12], "sitemap-unreadable"),
        (b" " * 2_001, "sitemap-too-large"),
        (gzip.compress(b" " * 2_001, mtime=0), "sitemap-too-large"),
    ],
)
def test_refused(content: bytes, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SITEMAP_BYTES", 2_000)
    sitemap = parse(content, AT)
    assert sitemap.pages == []
    assert sitemap.problem
    assert (sitemap.problem.key, sitemap.problem.values) == (problem, {"address": AT})


def test_addresses_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ADDRESSES", 3)
    assert len(parse(urlset(*(f"{ONE}{number}" for number in range(9))).encode(), AT).pages) == 3


def walk(site: dict[str, Any], **wanted: Any) -> tuple[Sitemaps, list[str]]:
    queue, fetched = Sitemaps("https://example.be", **wanted), []
    while address := queue.next():
        fetched.append(address)
        content = site.get(address)
        queue.read(address, content.encode() if content is not None else None)
    return queue, fetched


def test_walk_through_an_index() -> None:
    site = {
        AT: index("/nl.xml", "/fr.xml", "/sitemap.xml", "https://other.be/x.xml", "http://www.example.be/old.xml"),
        "https://example.be/nl.xml": urlset(ONE, TWO),
        "https://example.be/fr.xml": urlset(TWO, f"{ONE}/fr"),
    }
    queue, fetched = walk(site)
    assert fetched == [AT, "https://example.be/nl.xml", "https://example.be/fr.xml", "http://www.example.be/old.xml"]
    assert queue.pages == [ONE, TWO, f"{ONE}/fr"]
    assert [(one.key, one.values["address"]) for one in queue.problems] == [
        ("sitemap-unreadable", "http://www.example.be/old.xml")
    ]


def test_sitemap_that_nobody_named_may_be_missing() -> None:
    queue, fetched = walk({})
    assert (fetched, queue.pages, queue.problems) == ([AT], [], [])


def test_sitemap_that_robots_names_is_missed() -> None:
    named = robots("Sitemap: /map.xml", "https://example.be/robots.txt")
    queue, fetched = walk({}, robots=named)
    assert fetched == ["https://example.be/map.xml"]
    assert [one.key for one in queue.problems] == ["sitemap-unreadable"]


def test_walk_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SITEMAPS", 3)
    monkeypatch.setattr(module, "ADDRESSES", 4)
    site = {AT: index(*(f"/{number}.xml" for number in range(9)))}
    site |= {f"https://example.be/{number}.xml": urlset(f"{ONE}{number}", f"{TWO}{number}") for number in range(9)}
    queue, fetched = walk(site)
    assert len(fetched) == 3
    assert len(queue.pages) == 4
