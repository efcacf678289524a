"""A cover drawn from title and author: mountains in mist, and the title on a slip of paper."""

import hashlib
import math
import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tingshu.writers.cover import jpeg
from tingshu.writers.lettering import lettered

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 1000
"""Pixels: square, as players show covers."""

_FINE = 3  # outlines are drawn this much larger, so that they are smooth when made smaller
_RIDGES = 5
_HORIZON, _SHORE = 0.36, 0.94  # where the farthest and the nearest ridge stand, from the top

Color = tuple[int, int, int]

_PALETTES: tuple[tuple[Color, Color, Color, Color], ...] = (
    # sky above, sky at the horizon, the nearest ridge, the sun
    ((246, 226, 196), (252, 243, 226), (38, 66, 74), (214, 92, 60)),
    ((196, 214, 216), (240, 240, 228), (24, 58, 66), (226, 118, 72)),
    ((226, 202, 190), (250, 236, 222), (74, 46, 58), (198, 70, 62)),
    ((176, 200, 214), (236, 238, 236), (30, 48, 82), (244, 214, 140)),
    ((206, 214, 186), (246, 244, 222), (42, 66, 44), (220, 104, 62)),
    ((30, 42, 74), (124, 132, 158), (10, 16, 34), (246, 236, 206)),
    ((54, 44, 74), (198, 146, 140), (24, 18, 40), (250, 218, 170)),
    ((214, 206, 196), (246, 242, 234), (44, 44, 46), (186, 58, 48)),
)


def drawn_cover(title: str, author: str) -> bytes:
    """Return a cover for a book, as a square JPEG file; the author may be empty."""
    seed = hashlib.sha256(f"{title}\0{author}".encode()).digest()
    chance = random.Random(seed)  # noqa: S311 - a drawing, no secret
    return jpeg(lettered(_landscape(chance, chance.choice(_PALETTES)), title, author))


def _landscape(chance: random.Random, palette: Sequence[Color]) -> "Image":
    """Return sky, sun and ridges, each ridge nearer and darker than the one behind it, with mist at its foot."""
    above, horizon, near, sun = palette
    picture = _faded(above, horizon, SIDE)
    picture.paste(sun, (0, 0), _disc(chance))
    for index in range(_RIDGES):
        depth = (index + 1) / _RIDGES
        crest = _HORIZON + (_SHORE - _HORIZON) * (index / (_RIDGES - 1)) ** 1.15
        color = _mixed(horizon, near, depth**1.35)
        foot = _mixed(color, horizon, 0.55 * (1 - depth) + 0.12)
        outline = [(0, 1), *_ridge(chance, crest, 0.17 * (1.1 - 0.6 * depth)), (1, 1)]
        picture.paste(_sloped(color, foot, crest), (0, 0), _mask(outline))
    return picture


def _ridge(chance: random.Random, crest: float, height: float) -> Iterator[tuple[float, float]]:
    """Yield a skyline from left to right, as shares of the side: waves of falling height, the long ones with peaks."""
    waves = [
        (height * 0.62**octave, 0.7 * 1.9**octave * chance.uniform(0.8, 1.25), chance.uniform(0, math.tau))
        for octave in range(7)
    ]
    for step in range(401):
        across = step / 400
        rise = 0.0
        for octave, (size, frequency, phase) in enumerate(waves):
            wave = math.sin(math.tau * frequency * across + phase)
            rise += size * (1 - 2 * abs(wave) if octave < 2 else wave)  # noqa: PLR2004 - the long waves
        yield across, crest - rise * 0.55


def _disc(chance: random.Random) -> "Image":
    """Return where the sun is, or the moon."""
    radius, left, top = chance.uniform(0.06, 0.095), chance.uniform(0.58, 0.84), chance.uniform(0.14, 0.24)
    turns = (math.tau * step / 180 for step in range(180))
    return _mask([(left + radius * math.cos(turn), top + radius * math.sin(turn)) for turn in turns])


def _mask(outline: Sequence[tuple[float, float]]) -> "Image":
    """Return a square that is white inside an outline, given in shares of the side."""
    from PIL import Image, ImageDraw

    fine = SIDE * _FINE
    mask = Image.new("L", (fine, fine))
    ImageDraw.Draw(mask).polygon([(left * fine, top * fine) for left, top in outline], fill=255)
    return mask.reduce(_FINE)


def _faded(top: Color, bottom: Color, side: int) -> "Image":
    """Return a square that goes from one colour to another, downwards."""
    from PIL import Image

    ramp = Image.linear_gradient("L").resize((side, side))
    return Image.composite(Image.new("RGB", (side, side), bottom), Image.new("RGB", (side, side), top), ramp)


def _sloped(top: Color, bottom: Color, crest: float) -> "Image":
    """Return a square in one colour down to ``crest`` (a share of the side), then fading into mist."""
    from PIL import Image

    start, length = int(max(0.0, crest - 0.16) * SIDE), int(0.34 * SIDE)
    square = Image.new("RGB", (SIDE, SIDE), bottom)
    square.paste(top, (0, 0, SIDE, start))
    square.paste(_faded(top, bottom, length).resize((SIDE, length)), (0, start))
    return square


def _mixed(one: Color, other: Color, share: float) -> Color:
    """Return a colour between two, ``share`` of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
