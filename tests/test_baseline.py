"""The baseline file: what is written is read, mistakes are told with line and path, merges stay easy."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from einclusion.errors import UsageError
from einclusion.gate.baseline import BaselineError, day, given, read, refused, write
from einclusion.model import LANGUAGES, Accepted, Baseline, Reason
from einclusion.standards import profile
from tests.build_rules import RULES

ENTRY = Accepted(
    fingerprint="0123456789abcdef",
    rule="image-alt",
    page="/nl/contact",
    where="main > img",
    reason=Reason.SUPPLIER,
    text="The map comes from the region.",
    alternative="The same list of streets stands below the map.",
    owner="Web team",
    date="2026-10-01",
    expires="2027-03-31",
)
LINE = (
    '- {fingerprint: "0123456789abcdef", rule: "image-alt", page: "/nl/contact", where: "main > img", '
    'reason: supplier, text: "The map comes from the region.", '
    'alternative: "The same list of streets stands below the map.", '
    'owner: "Web team", date: 2026-10-01, expires: 2027-03-31}'
)
HEAD = "schema: 1\naccepted:\n"
BOOK = {rule.id: rule for rule in RULES}


def entries(*fingerprints: str) -> list[Accepted]:
    return [msgspec.structs.replace(ENTRY, fingerprint=one) for one in fingerprints]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "baseline.yaml"


class TestWriting:
    def test_a_finding_is_a_line(self, file: Path) -> None:
        write(file, [ENTRY], "en")
        assert file.read_text(encoding="utf-8").splitlines()[2:] == ["schema: 1", "accepted:", LINE]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_what_is_written_is_read(self, file: Path, language: str) -> None:
        whole = msgspec.structs.replace(
            ENTRY,
            approver="College",
            journey="apply",
            step=3,
            viewport="360x800",
            pages=4,
            fingerprint="a" * 16 + "-12",
        )
        write(file, [ENTRY, whole], language)
        assert read(file) == Baseline(accepted=[ENTRY, whole])

    def test_an_empty_list_too(self, file: Path) -> None:
        write(file, [], "en")
        assert read(file) == Baseline()

    @pytest.mark.parametrize(
        "text",
        [
            "no: yes, [] {} # - ' \" \\ *a &b !c | > % @ `",
            "two\nlines\tand a tab",
            "\x00\x1b[31m\x7f\x85\u2028\u2029\ufeff\ufffe",
            "\u202egnirts\u202c",
            "</script>=cmd|' /C calc'!A0",
            "crème brûlée – “ja” 👩‍🦽",
            "<<<<<<< ours",
            "null",
        ],
    )
    def test_whatever_a_page_or_person_writes(self, file: Path, text: str) -> None:
        entry = msgspec.structs.replace(ENTRY, where=text, text=text, owner=text)
        write(file, [entry], "en")
        assert read(file).accepted == [entry]
        assert len(file.read_text(encoding="utf-8").splitlines()) == 5

    def test_halves_of_characters_do_no_harm(self, file: Path) -> None:
        write(file, [msgspec.structs.replace(ENTRY, where="a\ud800b")], "en")
        assert read(file).accepted[0].where == "a\ufffdb"

    def test_the_order_is_always_the_same(self, file: Path) -> None:
        names = ["a" * 16, "b" * 16, "b" * 16 + "-2", "b" * 16 + "-10", "c" * 16]
        write(file, entries(*reversed(names)), "en")
        assert [entry.fingerprint for entry in read(file).accepted] == names

    def test_remarks_at_the_top_stay(self, file: Path) -> None:
        file.write_text(f"# Ours.\n# Ask Ann.\n{HEAD}{LINE}\n", encoding="utf-8")
        write(file, [], "en")
        assert file.read_text(encoding="utf-8") == "# Ours.\n# Ask Ann.\nschema: 1\naccepted: []\n"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_where_it_can_not_be_written(self, tmp_path: Path, language: str) -> None:
        with pytest.raises(UsageError, match="nowhere"):
            write(tmp_path / "nowhere" / "baseline.yaml", [ENTRY], language)

    def test_two_branches_merge(self, tmp_path: Path) -> None:
        """Two people who accept different findings touch different lines, most of the time."""
        names = [letter * 16 for letter in "02468ace"]
        sides = {"base": names, "ours": [*names, "1" * 16], "theirs": [*names[:-1], "9" * 16]}
        for name, held in sides.items():
            write(tmp_path / name, entries(*held), "en")
        arguments = ["git", "merge-file", "-p", "ours", "base", "theirs"]
        done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0
        (tmp_path / "merged").write_text(done.stdout, encoding="utf-8")
        merged = {entry.fingerprint for entry in read(tmp_path / "merged").accepted}
        assert merged == {*names[:-1], "1" * 16, "9" * 16}


def without(name: str) -> str:
    return LINE.replace(LINE[LINE.index(f"{name}: ") :].partition(", ")[0] + ", ", "")


MISTAKES: dict[str, tuple[str, Iterable[str]]] = {
    "no list": ("schema: 1\n", []),
    "a typo in a field": (
        HEAD + LINE.replace("reason:", "raeson:"),
        ["3: $.accepted[0].raeson: `raeson` is not a known word here. Did you mean `reason`?"],
    ),
    "a typo in a reason": (
        HEAD + LINE.replace("reason: supplier", "reason: suplier"),
        ["3: $.accepted[0].reason: `suplier` is not possible here. Did you mean `supplier`?"],
    ),
    "a field left out": (
        HEAD + without("owner"),
        ["3: $.accepted[0].owner: `owner` is missing, but required."],
    ),
    "a date that is none": (
        HEAD + LINE.replace("2027-03-31", "2027-02-31"),
        ["3: $.accepted[0].expires: `2027-02-31` is no date. Write year, month and day as in `2027-03-31`."],
    ),
    "a date the other way round": (
        HEAD + LINE.replace("2027-03-31", "31-03-2027"),
        ["expires: `31-03-2027` is no date."],
    ),
    "a date without strokes": (HEAD + LINE.replace("2027-03-31", "20270331"), ["expires: Text belongs here."]),
    "an end before the beginning": (
        HEAD + LINE.replace("2027-03-31", "2026-09-30"),
        ["3: $.accepted[0].expires: The last day comes before the day on which the finding was accepted."],
    ),
    "no alternative": (
        HEAD + without("alternative"),
        ["3: $.accepted[0]: `alternative` is missing: what can people do in the meantime?"],
    ),
    "an empty alternative": (
        HEAD + LINE.replace("The same list of streets stands below the map.", " "),
        ["`alternative` is missing"],
    ),
    "an empty text": (
        HEAD + LINE.replace("The map comes from the region.", "  "),
        ["3: $.accepted[0].text: There is nothing here."],
    ),
    "an owner that is nothing": (
        HEAD + LINE.replace('"Web team"', "null"),
        ["3: $.accepted[0].owner: There is nothing"],
    ),
    "no fingerprint": (HEAD + LINE.replace("0123456789abcdef", "0123-oops"), ["`0123-oops` is no fingerprint"]),
    "a number for a fingerprint": (
        HEAD + LINE.replace('"0123456789abcdef"', "1234567890123456"),
        ["Text belongs here"],
    ),
    "an entry twice": (
        f"{HEAD}{LINE}\n{LINE}",
        ["4: $.accepted[1].fingerprint: `0123456789abcdef` stands here twice: already on line 3."],
    ),
    "a field twice": (HEAD + LINE.replace("owner:", 'owner: "X", owner:'), ["`owner` stands here twice"]),
    "a rule that there is not": (
        HEAD + LINE.replace("image-alt", "image-alts"),
        ["3: $.accepted[0].rule: There is no rule `image-alts` (any more).", "Did you mean `image-alt`?"],
    ),
    "another version": (
        f"schema: 2\naccepted:\n{LINE}",
        ["1: $.schema: This file is of version 2; this einclusion reads version 1."],
    ),
    "an empty file": ("", ["The file is empty. Leave --baseline out if nothing is accepted"]),
    "only remarks": ("# nothing\n", ["The file is empty."]),
    "a list": (f"{LINE}\n", ["1: $: This file begins with `schema: 1` and `accepted:`"]),
    "text": ("accepted findings\n", ["This file begins with"]),
    "entries that are text": ("accepted: [image-alt]\n", ["1: $.accepted[0]: Something else belongs here."]),
    "a list that is none": ("accepted: 3\n", ["Something else belongs here. Expected: a list"]),
    "an open quotation mark": (HEAD + LINE.replace('"Web team"', '"Web team'), ["3:", "quot"]),
    "an open bracket": (HEAD + LINE.rstrip("}"), ["A bracket `]` or `}` or a comma is missing."]),
    "a tab": (f"schema: 1\naccepted:\n\t{LINE}", ["There is a tab here."]),
    "a tag": (HEAD + LINE.replace('"Web team"', "!!python/name:os.system x"), ["The type", "is not used"]),
    "a null byte": (HEAD + LINE.replace("Web team", "Web\x00team"), ["invisible character (U+0000)"]),
    "two documents": (f"{HEAD}{LINE}\n---\n{HEAD}", ["The file holds several documents."]),
    "very deep": ("accepted: " + "[" * 500 + "]" * 500, ["levels are nested"]),
    "an alias bomb": (
        "accepted:\n- &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"- &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(7)),
        ["values, or an alias"],
    ),
    "marks of a merge": (
        f"{HEAD}<<<<<<< HEAD\n{LINE}\n=======\n{LINE}\n>>>>>>> other\n",
        ["baseline.yaml:3: This is the mark of a merge that was not finished. Keep the lines that you want"],
    ),
    "marks of a merge in three parts": (f"{HEAD}{LINE}\n||||||| 1a2b3c\n{LINE}\n", ["4: This is the mark of a merge"]),
    "the middle mark alone": (f"{HEAD}{LINE}\n=======\n", ["4: This is the mark of a merge"]),
}


class TestMistakes:
    @pytest.mark.parametrize(("text", "lines"), MISTAKES.values(), ids=MISTAKES)
    def test_one_is_told_with_its_place(self, file: Path, text: str, lines: Iterable[str]) -> None:
        file.write_text(text, encoding="utf-8")
        if not lines:
            assert read(file, BOOK) == Baseline()
            return
        with pytest.raises(BaselineError) as told:
            read(file, BOOK)
        assert [line for line in lines if line not in str(told.value)] == []
        assert (
            str(told.value).splitlines()[0] == f"{file} has one mistake. Without a valid list the gate does not decide."
        )

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("text", [text for text, lines in MISTAKES.values() if lines])
    def test_in_every_language(self, file: Path, text: str, language: str) -> None:
        file.write_text(text, encoding="utf-8")
        with pytest.raises(BaselineError) as told:
            read(file, BOOK)
        assert told.value.sentence(language).count("\n") == len(told.value.mistakes)
        assert language == "en" or told.value.sentence(language) != str(told.value)

    def test_all_are_told_at_once(self, file: Path) -> None:
        wrong = LINE.replace("supplier", "suplier").replace("2027-03-31", "soon").replace("image-alt", "image-al")
        file.write_text(f"{HEAD}{LINE}\n{wrong.replace('0123456789abcdef', 'nothing')}", encoding="utf-8")
        with pytest.raises(BaselineError) as told:
            read(file, BOOK)
        assert [mistake.line for mistake in told.value.mistakes] == [4, 4, 4, 4]

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("nothing.yaml", None, "The file `nothing.yaml` does not exist."),
            ("latin.yaml", b"# caf\xe9\n", "not saved as UTF-8"),
            ("picture.yaml", bytes(range(256)), "not saved as UTF-8"),
        ],
    )
    def test_files_that_can_not_be_read(self, tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(BaselineError, match=says):
            read(tmp_path / name)

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(BaselineError, match="can't be read"):
            read(tmp_path)

    def test_rules_are_not_asked_for_where_none_are_given(self, file: Path) -> None:
        file.write_text(HEAD + LINE.replace("image-alt", "gone-by-now"), encoding="utf-8")
        assert read(file).accepted[0].rule == "gone-by-now"

    def test_a_false_finding_needs_no_alternative(self, file: Path) -> None:
        file.write_text(HEAD + without("alternative").replace("supplier", "false-finding"), encoding="utf-8")
        assert read(file).accepted[0].alternative == ""

    def test_thousands_of_entries_are_read(self, file: Path) -> None:
        write(file, entries(*(f"{number:016x}" for number in range(6000))), "en")
        assert len(read(file).accepted) == 6000


class TestLaw:
    OFFLINE = msgspec.structs.replace(BOOK["phone-line-named"], requirements=["be-bruxelles-digital-13"])
    RULES = {**BOOK, OFFLINE.id: OFFLINE}
    TEXT = HEAD + LINE.replace("image-alt", "phone-line-named").replace("supplier", "disproportionate")

    def test_brussels_does_not_take_disproportionate_for_what_is_offline(self, file: Path) -> None:
        file.write_text(self.TEXT, encoding="utf-8")
        with pytest.raises(BaselineError, match="Brussels-Capital Region") as told:
            given(file, self.RULES, "be-bruxelles")
        assert "baseline.yaml:3: $.accepted[0].reason: `disproportionate` is not a valid reason" in str(told.value)

    @pytest.mark.parametrize("law", ["eu", "be-vlaanderen", "be-federal", "nl"])
    def test_other_laws_do(self, file: Path, law: str) -> None:
        file.write_text(self.TEXT, encoding="utf-8")
        assert given(file, self.RULES, law) is not None

    @pytest.mark.parametrize(
        ("reason", "rule", "no"),
        [
            ("disproportionate", "phone-line-named", True),
            ("supplier", "phone-line-named", False),
            ("disproportionate", "image-alt", False),
            ("disproportionate", "unknown", False),
            ("nonsense", "phone-line-named", False),
        ],
    )
    def test_by_reason_and_rule(self, reason: str, rule: str, no: bool) -> None:
        assert refused(reason, self.RULES.get(rule), profile("be-bruxelles")) is no

    def test_our_offline_rules_that_brussels_law_asks_for_are_met(self) -> None:
        from einclusion.rulebook import load

        book = load()
        law = profile("be-bruxelles")
        for name in ("phone-line-named", "counter-named", "opening-hours-named"):
            assert refused("disproportionate", book.rules[name], law), name

    def test_no_list_is_none(self) -> None:
        assert given(None, {}, "eu") is None


@pytest.mark.parametrize(
    ("text", "known"),
    [("2027-03-31", True), ("2027-3-31", False), ("20270331", False), ("2027-W13-3", False), ("", False)],
)
def test_days(text: str, known: bool) -> None:
    assert (day(text) is not None) is known
