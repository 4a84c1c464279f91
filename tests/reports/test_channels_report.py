"""`--format channels`: a JSON line for each address, from stored facts."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from einclusion.channel import Channel, Channels
from reports.channels import line, render
from tests import build
from tests.reports import snapshot, ways


def test_a_small_run_is_told_line_by_line(tmp_path: Path) -> None:
    report = ways.stored(build.report(), tmp_path)
    text = render(report, build.rulebook(), tmp_path, "nl")
    snapshot.compare("channels", text)
    assert text == render(report, build.rulebook(), tmp_path, "en")
    first, last = (json.loads(row) for row in text.splitlines())
    assert first["url"] == report.run.pages[0].address
    assert (first["phone"], first["counter_or_office"], first["opening_hours"]) == (["09 325 22 00"], True, True)
    assert first["evidence"]["phone"] == "Bel 09 325 22 00"
    assert (last["phone"], last["chat"]) == (["09 325 22 00", "+3280012345"], True)
    assert (last["other_languages"], last["email"], last["postal_address"]) == (["fr"], True, False)


def test_states_of_one_address_are_one_line(tmp_path: Path) -> None:
    report = ways.stored(build.report(), tmp_path)
    pages = [msgspec.structs.replace(page, address="https://x.example/A%20b?Q=é") for page in report.run.pages]
    for path in tmp_path.glob("pages/*/page.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**told, "address": "https://x.example/A%20b?Q=é"}), encoding="utf-8")
    run = msgspec.structs.replace(report.run, pages=pages)
    (row,) = render(msgspec.structs.replace(report, run=run), build.rulebook(), tmp_path, "en").splitlines()
    told = json.loads(row)
    assert (told["url"], told["counter_or_office"], told["email"]) == ("https://x.example/A%20b?Q=é", True, True)


def test_a_run_without_pages_has_no_line(tmp_path: Path) -> None:
    assert render(build.report(), build.rulebook(), tmp_path, "en") == ""


def test_what_is_unsure_or_a_fax_makes_no_field_true() -> None:
    unsure = Channel(kind="statement", value="Toegankelijkheid van gebouwen", node=(0, 1), sure=False)
    fax = Channel(kind="fax", value="+3293252201", shown="09 325 22 01", node=(0, 2))
    told = line("https://x.example/", [Channels(found=[unsure, fax])])
    assert told["accessibility_statement_link"] is False
    assert (told["phone"], told["evidence"]) == ([], {})
