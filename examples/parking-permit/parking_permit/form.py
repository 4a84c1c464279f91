"""The questions of the form and what counts as a good answer, in both variants."""

import datetime
import re
from collections.abc import Callable, Iterator

Answers = dict[str, str]
Check = Callable[[Answers], Iterator[tuple[str, str]]]

STEPS = ("step-1", "step-2", "step-3", "step-4")
UPLOADS = (".pdf", ".jpg", ".jpeg", ".png", ".heic")
UPLOAD_LIMIT = 10_000_000

FIELDS = {
    "after": {
        "login": ["means"],
        "resume": ["code"],
        "step-1": ["first_name", "last_name", "birth_day", "birth_month", "birth_year", "contact_by", "phone", "email"],
        "step-2": ["plate", "owner"],
        "step-3": ["street", "box", "postcode", "town", "zone"],
        "step-4": ["proof", "proof_later", "delivery"],
        "check": ["declared"],
    },
    "before": {
        "login": ["means"],
        "step-1": ["title", "first_name", "last_name", "national_number", "birth", "phone",
                   "email", "email_again"],
        "step-2": ["plate", "make", "model", "chassis", "in_own_name"],
        "step-3": ["last_name_again", "street", "postcode", "street_again", "zone"],
        "step-4": ["proof", "agreed", "mailing", "partners"],
        "check": ["captcha"],
    },
}  # fmt: skip

CAPTCHA = "7G4K"


def check_you(answers: Answers) -> Iterator[tuple[str, str]]:
    """Who applies, and how the town hall may reach them."""
    yield from empty(answers, "first_name", "last_name")
    yield from birth_date(answers)
    contact = answers.get("contact_by")
    if not contact:
        yield "contact_by", "empty"
    if contact == "phone" and len(digits(answers.get("phone", ""))) < 8:
        yield "phone", "wrong" if answers.get("phone") else "empty"
    if contact == "email" and not re.fullmatch(r"\S+@\S+\.\S+", answers.get("email", "")):
        yield "email", "wrong" if answers.get("email") else "empty"


def birth_date(answers: Answers) -> Iterator[tuple[str, str]]:
    """A date that exists and has passed, of someone of driving age."""
    parts = [answers.get(f"birth_{part}", "") for part in ("year", "month", "day")]
    if not all(parts):
        yield "birth", "empty"
        return
    try:
        birth = datetime.date(*(int(part) for part in parts))
    except ValueError:
        yield "birth", "wrong"
        return
    if not 16 <= (datetime.date.today() - birth).days / 365.25 <= 120:
        yield "birth", "wrong"


def check_vehicle(answers: Answers) -> Iterator[tuple[str, str]]:
    """Which car: any plate is good, also one from abroad."""
    plate = re.sub(r"[\s.-]", "", answers.get("plate", ""))
    if not plate:
        yield "plate", "empty"
    elif not re.fullmatch(r"\w{2,10}", plate):
        yield "plate", "wrong"
    yield from empty(answers, "owner")


def check_address(answers: Answers) -> Iterator[tuple[str, str]]:
    """Where the person lives."""
    yield from empty(answers, "street")
    postcode = digits(answers.get("postcode", ""))
    if len(postcode) != 4:
        yield "postcode", "wrong" if postcode else "empty"
    yield from empty(answers, "town", "zone")


def check_documents(answers: Answers) -> Iterator[tuple[str, str]]:
    """A proof only for a car of somebody else, and it may come later or on paper."""
    name = answers.get("proof", "")
    if name and not name.lower().endswith(UPLOADS):
        yield "proof", "wrong"
    if answers.get("owner") != "own" and not name and not answers.get("proof_later"):
        yield "proof", "empty"
    yield from empty(answers, "delivery")


def answered(name: str) -> Check:
    """Return a check that asks for one answer, whatever it is."""
    return lambda answers: empty(answers, name)


def careless(*patterns: tuple[str, str]) -> Check:
    """Return a check that refuses all that lacks one exact form, without a word on how to do it right."""

    def check(answers: Answers) -> Iterator[tuple[str, str]]:
        for name, pattern in patterns:
            if not re.fullmatch(pattern, answers.get(name, "")):
                yield name, "wrong"

    return check


CHECKS: dict[str, dict[str, Check]] = {
    "after": {
        "login": answered("means"),
        "resume": answered("code"),
        "step-1": check_you,
        "step-2": check_vehicle,
        "step-3": check_address,
        "step-4": check_documents,
        "check": answered("declared"),
    },
    "before": {
        "step-1": careless(
            ("first_name", r"[A-Za-z]+"),
            ("last_name", r"[A-Za-z]+"),
            ("national_number", r"\d{11}"),
            ("birth", r"\d\d/\d\d/\d{4}"),
            ("phone", r"0\d{8,9}"),
            ("email", r"\S+@\S+"),
            ("email_again", r"\S+@\S+"),
        ),
        "step-2": careless(("plate", r"\d-[A-Z]{3}-\d{3}"), ("make", r".+"), ("chassis", r"[A-Z0-9]{17}")),
        "step-3": careless(
            ("last_name_again", r"[A-Za-z]+"),
            ("street", r".+"),
            ("postcode", r"\d{4}"),
            ("street_again", r".+"),
            ("zone", r".+"),
        ),
        "step-4": careless(("proof", r".+\.pdf"), ("agreed", r"yes")),
        "check": careless(("captcha", CAPTCHA)),
    },
}


def empty(answers: Answers, *names: str) -> Iterator[tuple[str, str]]:
    """Say which of the fields have no answer."""
    yield from ((name, "empty") for name in names if not answers.get(name))


def digits(text: str) -> str:
    """Return the digits of a text: spaces, dots, slashes and dashes are how people write."""
    return re.sub(r"\D", "", text)
