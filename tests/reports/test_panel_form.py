"""The panel's form in the report: by keyboard, kept in the browser, saved and merged, on paper, without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.async_api import Browser, Download, Page

from einclusion.answers import Given
from einclusion.cli import run as einclusion
from einclusion.model import LANGUAGES, Element, Finding, Impact, Outcome, Weight
from einclusion.panel.applying import applied
from einclusion.rulebook import Rulebook
from einclusion.run import Page as Visited
from einclusion.run import Report
from einclusion.store import RunFolder
from reports.html import SCRIPTS, render
from tests import build, stored
from tests.reports import hostile
from tests.reports.browsing import AXE, RUN_AXE, browse

HERO = "color-contrast_.hero_h1|page:6"
PHOTO = "image-alt_img.photo|page:4"
ASKED = ((3, "Bewonerskaart"), (4, "Uw gegevens"))
EVIL = "</textarea></script><script>alert('x')</script>\x1b[31m \u202egnirts"
SAID = [
    Given(
        person="river", date="2025-11-22T10:00:00Z", language="fr", question=[HERO], answer="yes", remark="Très net."
    ),
    Given(person=EVIL, date="2025-11-23", language="nl", question=[HERO], answer="no", remark=EVIL),
    Given(person="oak", date="2025-11-23", language="nl", question=[PHOTO], answer="no", remark="Dat is geen foto."),
]


def report(given: list[Given] | None = None) -> Report:
    """The run of `build` with what people answered, and a question about every page."""
    known = build.report()
    everywhere = [
        Finding(
            rule="email-not-required",
            outcome=Outcome.CANT_TELL,
            subject=f"page:{page}",
            fingerprint=f"e{page}",
            cause="e",
        )
        for page in (1, 2)
    ]
    named = [
        msgspec.structs.replace(one, fingerprint=one.fingerprint.replace(" ", "_"))
        for one in (*known.findings, *everywhere)
    ]
    findings = applied(named, given or [])
    run = msgspec.structs.replace(known.run, id="a1b2")
    return msgspec.structs.replace(known, run=run, findings=findings, panel=given or [])


def book() -> Rulebook:
    """The rules of `build`, one of them a question that only people can answer."""
    rules = build.rulebook().rules
    asked = msgspec.structs.replace(rules["email-not-required"], engine="person", subject="page")
    return Rulebook({**rules, "email-not-required": asked}, {})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report in four languages, with pictures, before and after people answered."""
    path = tmp_path_factory.mktemp("panel")
    build.pictures(path)
    for language in LANGUAGES:
        (path / f"{language}.html").write_text(render(report(), book(), path, language), encoding="utf-8")
        (path / f"{language}-said.html").write_text(render(report(SAID), book(), path, language), encoding="utf-8")
    return path


def tree(path: Path) -> Any:
    return parsed(path.read_text(encoding="utf-8"))


def parsed(text: str) -> Any:
    return html.fromstring(text)


def shown(element: Any) -> str:
    return " ".join(element.text_content().split())


async def opened(browser: Browser, path: Path, **how: Any) -> Page:
    page = await (await browser.new_context(**how)).new_page()
    await page.goto(path.as_uri())
    return page


async def saved(page: Page) -> tuple[str, dict[str, Any]]:
    async with page.expect_download() as waiting:
        await page.locator("#panel-save").click()
    download: Download = await waiting.value
    content = json.loads((await download.path()).read_text(encoding="utf-8"))
    return download.suggested_filename, content


class TestQuestions:
    def test_each_tells_what_it_is_about_and_where_to_look(self, folder: Path) -> None:
        asks = tree(folder / "en.html").cssselect("#panel fieldset")
        first, contrast = asks[0], next(one for one in asks if one.get("data-question") == HERO)
        assert shown(contrast.cssselect("legend")[0]) == "2. Text stands out enough from its background?"
        assert "It is about Carte de riverain" in shown(contrast)
        assert "Where to look Carte de riverain https://voorbeeldstad.example/fr/" in shown(contrast)
        assert contrast.cssselect("a")[0].get("href") == "https://voorbeeldstad.example/fr/"
        assert "In the task “Make a complaint”, after step 1: You open the complaint form" in shown(first)
        assert len(first.cssselect("figure img")) == 1
        for ask in asks:
            assert [one.get("value") for one in ask.cssselect("input")] == ["yes", "no", "unknown"]
            assert len({one.get("name") for one in ask.cssselect("input")}) == 1

    def test_what_machines_doubt_comes_before_what_is_for_people_alone_with_how_to_find_out(self, folder: Path) -> None:
        rules = book().rules
        look = dict.fromkeys(LANGUAGES, "Read the <form>.")
        whole = msgspec.structs.replace(
            rules["email-not-required"], subject="service", impact=Impact.CRITICAL, look=look
        )
        text = render(report(), Rulebook({**rules, whole.id: whole}, {}), folder, "en")
        asks = parsed(text).cssselect("#panel article")
        assert [one.get("id") for one in asks][-1] == "cantTell-email-not-required"
        assert "How to find out Read the <form>." in shown(asks[-1])
        assert not any("How to find out" in shown(one) for one in asks[:-1])

    def test_what_only_people_see_is_asked_page_by_page_and_a_cause_once(self, folder: Path) -> None:
        asked = [one.get("data-question") for one in tree(folder / "en.html").cssselect("#panel fieldset")]
        assert asked == [PHOTO, HERO, "e1", "e2"]
        same = [
            build.finding("long-sentences", Outcome.CANT_TELL, f"page:{page}", "main p", cause="c")
            for page in (1, 2, 4)
        ]
        text = render(msgspec.structs.replace(report(), findings=same), book(), folder, "en")
        (ask,) = parsed(text).cssselect("#panel fieldset")
        assert ask.get("data-question").split() == [part for one in same for part in one.fingerprint.split()]
        assert "This is found in 3 places. Your answer holds for all of them" in shown(ask)

    def test_what_is_asked_of_several_pages_is_read_once_and_named_each_time(self, folder: Path) -> None:
        async def look(browser: Browser) -> tuple[int, list[int]]:
            page = await opened(browser, folder / "en.html")
            asked = "The journey works without an email address?"
            heads = page.locator("#panel h3", has_text=asked)
            names = [page.get_by_role("group", name=f"{number}. {asked} {title}") for number, title in ASKED]
            return await heads.count(), [await one.count() for one in names]

        assert browse(look) == (1, [1, 1])

    def test_what_is_asked_page_by_page_comes_last(self, folder: Path) -> None:
        pressing = [
            msgspec.structs.replace(one, weight=Weight.BINDING) if one.rule == "email-not-required" else one
            for one in report().findings
        ]
        text = render(msgspec.structs.replace(report(), findings=pressing), book(), folder, "en")
        assert [one.get("data-question") for one in parsed(text).cssselect("#panel fieldset")][-2:] == ["e1", "e2"]

    def test_what_people_answered_stands_with_the_question_and_the_barrier(self, folder: Path) -> None:
        page = tree(folder / "en-said.html")
        contrast = page.cssselect(f"fieldset[data-question='{HERO}']")[0]
        assert "People disagree" in shown(contrast)
        assert "river, 22 November 2025: Yes Très net." in shown(contrast)
        assert [one.get("lang") for one in contrast.cssselect(".said q bdi")] == ["nl", "fr"]
        photo = page.cssselect(f"fieldset[data-question='{PHOTO}']")[0]
        assert "Not all right, people say" in shown(photo)
        barrier = shown(page.get_element_by_id("failed-image-alt"))
        assert "People answered no to the question: Every image has a text alternative?" in barrier
        assert "oak, 23 November 2025: No Dat is geen foto." in barrier

    def test_answers_are_only_text(self, folder: Path) -> None:
        for path in folder.glob("*.html"):
            source = path.read_text(encoding="utf-8")
            assert not set("\x00\x1b\u202e") & set(source)
            assert source.count("<script") == len(SCRIPTS)
        text = render(hostile.report(), build.rulebook(), folder, "en")
        assert text.count("<script") == len(SCRIPTS)
        assert not [one for one in parsed(text).cssselect("#panel a") if "javascript" in str(one.get("href"))]

    def test_an_address_that_is_no_web_page_is_no_link(self, folder: Path) -> None:
        run = report().run
        pages = [msgspec.structs.replace(page, address="javascript:alert(1)", final_address="") for page in run.pages]
        text = render(
            msgspec.structs.replace(report(), run=msgspec.structs.replace(run, pages=pages)), book(), folder, "en"
        )
        assert parsed(text).cssselect("#panel .where a") == []
        assert "javascript:alert(1)" in shown(parsed(text).cssselect("#panel")[0])

    def test_thousands_of_questions_stay_a_form_that_can_be_used(self, tmp_path: Path) -> None:
        pages = [Visited(number=n, address=f"https://x.example/{n}", title=f"Page {n}") for n in range(1, 201)]
        findings = [
            Finding(
                rule="email-not-required" if number % 2 else "long-sentences",
                outcome=Outcome.CANT_TELL,
                subject=f"page:{1 + number % 200}",
                element=Element(selector=f"main > p:nth-child({number})", text="x" * 300),
                fingerprint=f"{number:016x}",
                cause=f"c{number}",
            )
            for number in range(5000)
        ]
        run = msgspec.structs.replace(report().run, pages=pages, walks=[])
        text = render(Report(run=run, findings=findings), book(), tmp_path, "en")
        assert text.count("<fieldset") == 50
        assert "… and 2475 more questions of this kind, which are not asked here." in text
        assert len(text) < 500_000

    def test_a_run_without_questions_has_no_form(self, tmp_path: Path) -> None:
        text = render(msgspec.structs.replace(report(), findings=build.failures()), book(), tmp_path, "en")
        assert '<form id="panel"' not in text
        assert "The test left no questions open." in text


class TestAnswering:
    def test_by_keyboard_alone_and_saved_as_a_file(self, folder: Path) -> None:
        async def look(browser: Browser) -> tuple[str, dict[str, Any], str, str]:
            page = await opened(browser, folder / "nl.html")
            await page.locator("#panel-person").focus()
            await page.keyboard.type("Rivier Ä")
            await page.keyboard.press("Tab")
            await page.keyboard.press("Tab")
            await page.keyboard.press("Space")
            await page.keyboard.press("ArrowDown")
            await page.keyboard.press("Tab")
            await page.keyboard.type(EVIL.partition("\x1b")[0])
            await page.locator("#q2 input").first.focus()
            await page.keyboard.press("Space")
            await page.keyboard.press("ArrowRight")
            await page.keyboard.press("ArrowRight")
            status = await page.locator("#panel [role=status]").inner_text()
            name, content = await saved(page)
            return name, content, status, await page.locator("#panel-message").inner_text()

        name, content, status, message = browse(look)
        assert name == "answers-rivier-a.json"
        assert status == "2 van 4 vragen beantwoord"
        assert message == "Bewaard als answers-rivier-a.json. Geef dat bestand aan wie het panel organiseert."
        assert (content["run"], content["person"], content["language"]) == ("a1b2", "Rivier Ä", "nl")
        assert content["service"] == "Bewonerskaart Voorbeeldstad"
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", content["date"])
        assert content["answers"] == [
            {"question": [PHOTO], "answer": "no", "remark": EVIL.partition("\x1b")[0]},
            {"question": [HERO], "answer": "unknown", "remark": ""},
        ]

    def test_what_was_saved_can_be_merged(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        asks = '<main><h1>Kaart</h1><img src="/a.png" alt="A" data-ask></main>'
        run = stored.run(tmp_path / "run", {"/": asks, "/nl/kaart": asks}, (stored.RULE,))
        assert einclusion(["report", str(run), "--lang", "fr"]) == 0

        async def look(browser: Browser) -> dict[str, Any]:
            page = await opened(browser, run / "report.html")
            await page.locator("#panel-person").fill("rivière")
            await page.locator("#q1").get_by_label("Non").check()
            return (await saved(page))[1]

        (tmp_path / "answers.json").write_text(json.dumps(browse(look)), encoding="utf-8")
        assert einclusion(["panel", "merge", str(run), str(tmp_path / "answers.json")]) == 0
        assert [one.outcome for one in RunFolder(run).all_findings() if one.mode == "manual"] == ["failed", "failed"]
        assert einclusion(["report", str(run), "--lang", "fr"]) == 1
        assert "rivière" in shown(tree(run / "report.html").get_element_by_id(f"failed-{stored.RULE}"))
        capsys.readouterr()

    def test_answers_last_when_the_page_is_opened_again_in_any_language(self, folder: Path) -> None:
        async def look(browser: Browser) -> list[Any]:
            page = await opened(browser, folder / "en.html")
            await page.locator("#panel-person").fill("river")
            await page.locator("#q1").get_by_label("Yes").check()
            await page.locator("#q2 textarea").fill("Perhaps.")
            seen = []
            for name in ("en.html", "de.html"):
                await page.goto((folder / name).as_uri())
                await page.reload()
                seen.append(
                    (
                        await page.locator("#panel-person").input_value(),
                        await page.locator("#q1 input").first.is_checked(),
                        await page.locator("#q2 textarea").input_value(),
                        await page.locator("#panel [role=status]").inner_text(),
                    )
                )
            return [*seen, (await saved(page))[1]["answers"]]

        english, german, answers = browse(look)
        assert english == ("river", True, "Perhaps.", "1 of 4 questions answered")
        assert german == ("river", True, "Perhaps.", "1 von 4 Fragen beantwortet")
        assert [(one["answer"], one["remark"]) for one in answers] == [("yes", ""), ("unknown", "Perhaps.")]

    def test_where_the_browser_keeps_nothing_it_says_so_and_saves_all_the_same(self, folder: Path) -> None:
        async def look(browser: Browser) -> tuple[str, int]:
            context = await browser.new_context()
            refused = "{get() { throw new DOMException('no', 'SecurityError') }}"
            await context.add_init_script(f"Object.defineProperty(window, 'localStorage', {refused})")
            page = await context.new_page()
            await page.goto((folder / "en.html").as_uri())
            said = await page.locator("#panel-message").inner_text()
            await page.locator("#panel-person").fill("river")
            await page.locator("#q1").get_by_label("No", exact=True).check()
            return said, len((await saved(page))[1]["answers"])

        said, count = browse(look)
        assert said == "This browser remembers nothing for this page. Save your answers before you close it."
        assert count == 1

    def test_a_pseudonym_is_asked_for_and_no_email_address_taken(self, folder: Path) -> None:
        async def look(browser: Browser) -> list[tuple[str, str | None, bool]]:
            page = await opened(browser, folder / "en.html")
            seen = []
            for name in ("", "jan@voorbeeld.be"):
                await page.locator("#panel-person").fill(name)
                await page.locator("#panel-save").click()
                field = page.locator("#panel-person")
                focused = await field.evaluate("(one) => one === document.activeElement")
                wrong = await page.locator("#panel-person-wrong").inner_text()
                seen.append((wrong, await field.get_attribute("aria-invalid"), focused))
            await page.locator("#panel-person").fill("river")
            await page.locator("#panel-save").click()
            seen.append((await page.locator("#panel-message").inner_text(), "", True))
            return seen

        assert browse(look) == [
            ("Choose a pseudonym first.", "true", True),
            ("This looks like an email address. Choose a made-up name.", "true", True),
            ("You have not answered a question yet.", "", True),
        ]

    def test_a_saved_file_can_be_gone_on_with_and_another_is_refused(self, folder: Path, tmp_path: Path) -> None:
        mine = {
            "schema": 1,
            "run": "a1b2",
            "person": "oak",
            "answers": [
                {"question": [HERO, "gone"], "answer": "no", "remark": "Zie ‘x’."},
                {"question": ["gone"], "answer": "yes"},
            ],
        }
        for name, content in (
            ("mine", json.dumps(mine)),
            ("other", json.dumps({**mine, "run": "zzz"})),
            ("none", '{"run": "a1b2"}'),
            ("text", "hello"),
        ):
            (tmp_path / f"{name}.json").write_text(content, encoding="utf-8")

        async def look(browser: Browser) -> list[Any]:
            page = await opened(browser, folder / "en.html")
            message = page.locator("#panel-message")
            seen: list[Any] = []
            for name in ("other", "text", "none", "mine"):
                await message.evaluate("(one) => (one.textContent = '')")
                await page.locator("#panel-load").set_input_files(tmp_path / f"{name}.json")
                await page.locator("#panel-message:not(:empty)").wait_for()
                seen.append(await message.inner_text())
            seen.append(await page.locator("#q2").get_by_label("No", exact=True).is_checked())
            seen.append(await page.locator("#q2 textarea").input_value())
            seen.append(await page.locator("#panel-person").input_value())
            page.on("dialog", lambda dialog: dialog.accept())
            await page.locator("#panel-clear").click()
            await page.reload()
            seen.append(await page.locator("#panel [role=status]").inner_text())
            return [*seen, await page.locator("#panel-person").input_value()]

        assert browse(look) == [
            "These answers belong to another report.",
            "There are no answers in this file.",
            "There are no answers in this file.",
            "Answers taken from the file: 1.",
            True,
            "Zie ‘x’.",
            "oak",
            "0 of 4 questions answered",
            "",
        ]

    def test_no_request_leaves_the_page(self, folder: Path) -> None:
        async def look(browser: Browser) -> tuple[list[str], list[str]]:
            page = await (await browser.new_context()).new_page()
            asked: list[str] = []
            complaints: list[str] = []
            page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            await page.goto((folder / "en.html").as_uri())
            await page.locator("#panel-person").fill("river")
            await page.locator("#q1").get_by_label("Yes").check()
            await saved(page)
            await page.locator("#panel-person").press("Enter")
            return asked, complaints

        asked, complaints = browse(look)
        assert set(asked) <= {"file", "data", "blob"}
        assert complaints == []


class TestReading:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_axe_finds_nothing_in_it_and_nothing_scrolls_sideways(self, folder: Path, language: str) -> None:
        async def look(browser: Browser) -> list[str]:
            faults: list[str] = []
            page = await opened(browser, folder / f"{language}-said.html", viewport={"width": 320, "height": 800})
            await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            await page.locator("#q1 input").first.check()
            await page.locator("#panel-save").click()
            await page.evaluate(AXE)
            for scheme in ("light", "dark"):
                await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                results: dict[str, Any] = await page.evaluate(RUN_AXE)
                faults += [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in results["violations"]]
            if await page.evaluate("document.documentElement.scrollWidth") > 320:
                faults.append("scrolls sideways")
            return faults

        assert browse(look) == []

    def test_type_and_targets_are_large(self, folder: Path) -> None:
        async def look(browser: Browser) -> list[tuple[float, float, float]]:
            page = await opened(browser, folder / "en.html", viewport={"width": 320, "height": 800})
            size = "(one) => [parseFloat(getComputedStyle(one).fontSize), one.offsetWidth, one.offsetHeight]"
            found: list[Any] = await page.locator("#panel .choice label").evaluate_all(f"(all) => all.map({size})")
            return found

        assert all(font >= 20 and width >= 44 and height >= 44 for font, width, height in browse(look))

    def test_the_focus_is_never_hidden_behind_the_count(self, folder: Path) -> None:
        async def look(browser: Browser) -> list[str]:
            page = await opened(browser, folder / "en.html", viewport={"width": 600, "height": 500})
            await page.locator("#panel-person").focus()
            hidden = []
            for _ in range(14):
                await page.keyboard.press("Tab")
                covered = await page.evaluate(
                    "() => { const one = document.activeElement, bar = document.querySelector('.panel-count');"
                    " const a = one.getBoundingClientRect(), b = bar.getBoundingClientRect();"
                    " return a.bottom > b.top && a.top < b.bottom ? one.outerHTML.slice(0, 80) : '' }"
                )
                hidden += [covered] if covered else []
            return hidden

        assert browse(look) == []

    def test_without_scripts_it_can_be_read_and_says_what_to_do(self, folder: Path) -> None:
        async def look(browser: Browser) -> tuple[int, bool, bool, bool]:
            page = await opened(browser, folder / "en.html", java_script_enabled=False)
            return (
                await page.locator("#panel fieldset:visible").count(),
                await page.get_by_text("Your browser runs no scripts here").is_visible(),
                await page.locator("#panel-save").is_visible(),
                await page.locator("#panel [role=status]").is_visible(),
            )

        assert browse(look) == (4, True, False, False)

    @pytest.mark.parametrize("scripts", [True, False])
    def test_on_paper_every_question_has_boxes_and_lines(self, folder: Path, scripts: bool) -> None:
        async def look(browser: Browser) -> tuple[int, list[Any], bytes]:
            page = await opened(browser, folder / "en-said.html", java_script_enabled=scripts)
            pdf = await page.pdf(prefer_css_page_size=True)
            await page.emulate_media(media="print")
            style = "getComputedStyle(one).appearance, getComputedStyle(one).borderTopStyle, one.offsetWidth > 15"
            boxes = f"(all) => all.map((one) => [{style}])"
            return (
                await page.locator("#panel fieldset:visible textarea:visible").count(),
                await page.locator("#panel .choice input").evaluate_all(boxes),
                pdf,
            )

        fields, boxes, pdf = browse(look)
        assert fields == 4
        assert boxes == [["none", "solid", True]] * 12
        assert pdf.startswith(b"%PDF")

    def test_only_the_questions_are_printed(self, folder: Path) -> None:
        async def look(browser: Browser) -> tuple[list[str], list[str], list[str]]:
            page = await opened(browser, folder / "en.html")
            await page.evaluate("window.print = () => (window.printed = true)")
            await page.locator("#panel-print").click()
            await page.wait_for_function("window.printed")
            await page.emulate_media(media="print")
            sections = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.id)"
            only: list[str] = await page.locator("main > section").evaluate_all(sections)
            asks: list[str] = await page.locator("#panel fieldset").evaluate_all(sections)
            await page.evaluate("dispatchEvent(new Event('afterprint'))")
            return only, asks, await page.locator("main > section").evaluate_all(sections)

        only, asks, everything = browse(look)
        assert only == ["questions"]
        assert asks == ["q1", "q2", "q3", "q4"]
        assert {"answer", "questions", "pages", "method"} <= set(everything)
