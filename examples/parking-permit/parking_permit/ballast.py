"""What makes `before` heavy, loud and curious: a huge picture, a huge script, music and trackers, all made here."""

import functools
import math
import struct

GLYPHS = {
    "7": "11111 00001 00010 00100 01000 01000 01000",
    "G": "01110 10001 10000 10111 10001 10001 01110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "K": "10001 10010 10100 11000 10100 10010 10001",
}
SKY, HILL, ROOF, WALL, PANE, ROAD = (
    b"\xe8\xcf\xa9",
    b"\x86\xa8\x7d",
    b"\x3c\x46\x8e",
    b"\xb4\xc9\xdc",
    b"\x6e\x5a\x46",
    b"\x8a\x86\x82",
)


def bitmap(rows: list[bytes]) -> bytes:
    """Return an uncompressed BMP picture of rows of blue-green-red bytes, the top row first."""
    width, padding = len(rows[0]) // 3, b"\0" * (-len(rows[0]) % 4)
    pixels = b"".join(row + padding for row in reversed(rows))
    header = struct.pack("<2sIHHI", b"BM", 54 + len(pixels), 0, 0, 54)
    return header + struct.pack("<IiiHHIIiiII", 40, width, len(rows), 1, 24, 0, len(pixels), 2835, 2835, 0, 0) + pixels


@functools.cache
def hero_picture() -> bytes:
    """Return the street of the start page: 2.4 MB for what 20 KB would show."""
    return bitmap([street_row(y) for y in range(640)])


def street_row(y: int) -> bytes:
    """Return one row of the street, 1280 pixels wide."""
    if y >= 560:
        return ROAD * 1280
    row = b""
    for house in range(8):
        top = 250 + house * 53 % 90
        colour = SKY if y < 470 else HILL
        if y < top:
            roof = max(0, 70 - top + y)
            row += colour * (80 - roof) + ROOF * (2 * roof) + colour * (80 - roof)
        else:
            windows = (WALL * 22 + PANE * 18) * 3 if (y - top) // 35 % 2 else WALL * 120
            row += colour * 10 + WALL * 10 + windows + WALL * 10 + colour * 10
    return row


@functools.cache
def captcha_picture(code: str) -> bytes:
    """Return the code as a picture, the way only people who see it well can read it."""
    glyphs = [GLYPHS[letter].split() for letter in code]
    ink, paper = b"\x8c\x8c\x8c", b"\xc8\xd2\xd2"
    rows = []
    for y in range(60):
        line = paper * 12
        for index, glyph in enumerate(glyphs):
            inside = 0 <= (y - 8 - 3 * (index % 2)) < 42
            bits = glyph[(y - 8 - 3 * (index % 2)) // 6] if inside else "00000"
            line += b"".join((ink if bit == "1" else paper) * 6 for bit in bits) + paper * 10
        rows.append(ink * (len(line) // 3) if y % 13 == 0 else line)
    return bitmap(rows)


@functools.cache
def welcome_tune() -> bytes:
    """Return six seconds of music that nobody asked for."""
    rate, notes = 8000, (523, 659, 784, 1047, 784, 659)
    samples = bytes(
        128 + round(30 * math.sin(2 * math.pi * note * tick / rate) * (1 - tick / rate))
        for note in notes
        for tick in range(rate)
    )
    head = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    data = struct.pack("<4sI", b"data", len(samples)) + samples
    return struct.pack("<4sI4s", b"RIFF", 4 + len(head) + len(data), b"WAVE") + head + data


@functools.cache
def portal_script() -> bytes:
    """Return the script of the portal: a few lines that the form cannot do without, under almost 800 KB of others."""
    working = (
        "function verzend(id){document.getElementById(id).submit();}\n"
        "function aanvaard(){document.cookie='consent=all;path=/;max-age=31536000';"
        "document.getElementById('cookie-wall').style.display='none';}\n"
    )
    module = (
        "function Widget{0}(o){{var s=o||{{}};s.id={0};s.render=function(){{return '<i>'+s.id+'</i>';}};return s;}}\n"
    )
    return (working + "".join(module.format(number) for number in range(10_000, 17_500))).encode()


def tracker_script(vendor: str, origin: str) -> bytes:
    """Return what a tracker does: mark the visitor and tell where they are. It stays on this machine."""
    return (
        f"document.cookie = '_{vendor}=GA1.1.483920.1;path=/;max-age=63072000';\n"
        f"new Image().src = '{origin}/tracker/{vendor}/collect?page=' + encodeURIComponent(location.href);\n"
    ).encode()
