"""Text recognised in pictures, and measures of how they are drawn."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from einclusion import lettering
from einclusion.lettering import colours_of, drawn, lines_in, reader


def sign(text: str, size: tuple[int, int] = (420, 70), ground: str = "white") -> Image.Image:
    picture = Image.new("RGB", size, ground)
    ImageDraw.Draw(picture).text((20, 15), text, fill="black", font=ImageFont.load_default(32))
    return picture


def noise(size: tuple[int, int] = (120, 120)) -> Image.Image:
    random = Random(7)
    return Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))


def test_a_line_is_read_with_its_place_and_its_ground() -> None:
    line, *others = lines_in(sign("Loket gesloten"))
    assert not others
    assert line.text == "Loket gesloten"
    assert line.sure > 0.95
    left, top, width, height = line.box
    assert 5 <= left <= 25
    assert 150 <= width <= 320
    assert 0 <= top <= 25
    assert 20 <= height <= 60
    assert line.plain > 0.5


def test_large_and_small_pictures_give_places_in_their_own_pixels() -> None:
    large = sign("Ouvert lundi", (2400, 400)).resize((2400, 400))
    small = sign("Stop", (120, 60))
    assert [line.text for line in lines_in(large)] == ["Ouvert lundi"]
    assert lines_in(large)[0].box[0] < 40
    assert [line.text for line in lines_in(small)] == ["Stop"]
    assert all(line.box[0] + line.box[2] <= 120 for line in lines_in(small))


def test_nothing_is_read_where_nothing_stands() -> None:
    assert lines_in(Image.new("RGB", (200, 100), "navy")) == []


def test_the_same_picture_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = lines_in(sign("Wachtzaal"))
    monkeypatch.setattr(lettering, "_recognised", lambda _: pytest.fail("read again"))
    assert lines_in(sign("Wachtzaal")) is first


def test_models_come_with_the_package_and_nothing_is_fetched() -> None:
    script = (
        "import socket\n"
        "def refuse(*_): raise SystemExit('went to the network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from PIL import Image\n"
        "from einclusion.lettering import lines_in\n"
        "print(len(lines_in(Image.effect_noise((64, 64), 9).convert('RGB'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_without_the_extra_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader() == "rapidocr"
    monkeypatch.setattr(lettering, "find_spec", lambda name: None if name == "rapidocr" else object())
    assert reader() == ""


def test_what_is_drawn_beside_the_lines_is_measured() -> None:
    picture = sign("Loket")
    lines = lines_in(picture)
    assert drawn(picture) > 0.01
    assert drawn(picture, lines) < 0.002
    ImageDraw.Draw(picture).rectangle((350, 10, 400, 60), fill="red")
    assert 0.07 < drawn(picture, lines) < 0.11


def test_photographs_have_many_colours_and_drawings_few() -> None:
    assert colours_of(noise()) > 100
    assert colours_of(sign("Loket")) <= 2
