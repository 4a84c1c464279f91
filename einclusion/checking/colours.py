"""Colours as browsers compute them: read in every notation of CSS Color 4, held against one another. Pure.

Formulas of relative luminance and contrast ratio: WCAG 2.2. Conversions between colour spaces: CSS Color Module
Level 4, section 10 and its sample code; what sRGB can't show is cut.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

Colour = tuple[float, float, float, float]
"""Red, green and blue from 0 to 255, and alpha from 0 to 1."""
CLEAR: Colour = (0.0, 0.0, 0.0, 0.0)
"""Nothing to be seen."""
Three = tuple[float, float, float]
_FUNCTION = re.compile(r"(rgba?|lab|lch|oklab|oklch|color)\((?:(?<=color\()([a-z][\w-]*)\s+)?([^()]*)\)")
_NUMBER = re.compile(r"none|-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?")
_FROM_D50 = (
    (0.9554734527, -0.0230985369, 0.0632593087),
    (-0.0283697070, 1.0099954580, 0.0210413990),
    (0.0123140017, -0.0205076964, 1.3303659366),
)
_XYZ_TO_RGB = (
    (3.2409699419, -1.5373831776, -0.4986107603),
    (-0.9692436363, 1.8759675015, 0.0415550574),
    (0.0556300797, -0.2039769589, 1.0569715142),
)
_OKLAB_TO_LMS = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_LMS_TO_RGB = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_P3_TO_XYZ = (
    (0.4865709486, 0.2656676932, 0.1982172852),
    (0.2289745641, 0.6917385218, 0.0792869141),
    (0.0, 0.0451133819, 1.0439443689),
)
_WHITE_D50 = (0.3457 / 0.3585, 1.0, (1.0 - 0.3457 - 0.3585) / 0.3585)


@lru_cache(10_000)
def colour(value: str) -> Colour:
    """A computed colour; wholly transparent where it is none that can be read."""
    found = _FUNCTION.fullmatch(value.strip().lower())
    if found is None:
        return CLEAR
    kind, space, inside = found.groups()
    numbers = [_number(one) for one in _NUMBER.findall(inside)]
    if len(numbers) not in (3, 4):
        return CLEAR
    first, second, third, *alpha = numbers
    made = _to_srgb(kind if kind != "color" else space or "", (first, second, third))
    if made is None:
        return CLEAR
    red, green, blue = (max(0.0, min(255.0, one * 255)) for one in made)
    return (red, green, blue, alpha[0] if alpha else 1.0)


def _number(written: str) -> float:
    if written == "none":
        return 0.0
    return float(written[:-1]) / 100 if written.endswith("%") else float(written)


def _to_srgb(space: str, parts: Three) -> Three | None:
    """Parts of a colour in sRGB, 0 to 1; none for a space that is not known."""
    if space in ("rgb", "rgba"):
        return (parts[0] / 255, parts[1] / 255, parts[2] / 255)
    if space in ("lch", "oklch"):
        lightness, chroma, hue = parts
        parts = (lightness, chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue)))
        space = space.replace("lch", "lab")
    if space == "srgb":
        return parts
    linear = _to_linear(space, parts)
    return None if linear is None else (_curved(linear[0]), _curved(linear[1]), _curved(linear[2]))


def _to_linear(space: str, parts: Three) -> Three | None:
    match space:
        case "srgb-linear":
            return parts
        case "oklab":
            long, medium, short = _times(_OKLAB_TO_LMS, parts)
            return _times(_LMS_TO_RGB, (long**3, medium**3, short**3))
        case "lab":
            return _times(_XYZ_TO_RGB, _times(_FROM_D50, _lab_to_xyz(parts)))
        case "display-p3":
            plain = (_linear(parts[0]), _linear(parts[1]), _linear(parts[2]))
            return _times(_XYZ_TO_RGB, _times(_P3_TO_XYZ, plain))
        case "xyz" | "xyz-d65":
            return _times(_XYZ_TO_RGB, parts)
        case "xyz-d50":
            return _times(_XYZ_TO_RGB, _times(_FROM_D50, parts))
    return None


def _lab_to_xyz(parts: Three) -> Three:
    middle = (parts[0] + 16) / 116
    roots = (middle + parts[1] / 500, middle, middle - parts[2] / 200)
    x, y, z = (root**3 if root > 6 / 29 else (116 * root - 16) * 27 / 24389 for root in roots)
    return (x * _WHITE_D50[0], y * _WHITE_D50[1], z * _WHITE_D50[2])


def _times(matrix: tuple[Three, Three, Three], parts: Three) -> Three:
    one, two, three = (sum(factor * part for factor, part in zip(row, parts, strict=True)) for row in matrix)
    return (one, two, three)


def _curved(part: float) -> float:
    size = abs(part)
    made = 12.92 * size if size <= 0.0031308 else 1.055 * size ** (1 / 2.4) - 0.055
    return math.copysign(made, part)


def contrast(over: Colour, behind: Colour) -> float:
    """Contrast ratio of a colour, blended with an opaque one behind it, against that one."""
    alpha = over[3]
    red, green, blue = (alpha * top + (1 - alpha) * below for top, below in zip(over[:3], behind[:3], strict=True))
    one, other = luminance(red, green, blue), luminance(*behind[:3])
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@lru_cache(50_000)
def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of a colour of sRGB, 0 to 1."""
    return 0.2126 * _linear(red / 255) + 0.7152 * _linear(green / 255) + 0.0722 * _linear(blue / 255)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def written(value: Colour) -> str:
    """A colour as people write it in style sheets."""
    red, green, blue = (round(one) for one in value[:3])
    return f"#{red:02x}{green:02x}{blue:02x}" + (f" ({value[3]:.0%})" if value[3] < 1 else "")
