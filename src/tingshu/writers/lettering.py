"""Title and author on a cover: on a slip of paper, downwards for Chinese, across for other scripts.

A font with Chinese is large, so none comes with tingshu. Used are, in this order: the one that the extra
``tingshu[cover]`` installs (Noto Sans CJK, SIL Open Font License), and those that Windows, macOS and the Linux
distributions bring along. Where there is none, a Chinese title stays off the cover; a Latin one never needs it.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

_PAPER, _INK, _SEAL = (250, 246, 236), (34, 30, 28), (176, 48, 38)
_BOLD = 600  # on the weight axis of a variable font

_PACKAGE, _PACKAGED, _SIMPLIFIED = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", 2
_INSTALLED = (
    ("C:/Windows/Fonts/simkai.ttf", 0),
    ("C:/Windows/Fonts/msyh.ttc", 0),
    ("C:/Windows/Fonts/simsun.ttc", 0),
    ("/System/Library/Fonts/Supplemental/Songti.ttc", 0),
    ("/System/Library/Fonts/PingFang.ttc", 0),
    ("/System/Library/Fonts/STHeiti Medium.ttc", 0),
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
)  # with the index of the simplified face inside a collection

_LATIN = re.compile(r"[ -~\u00a0-\u024f\u2010-\u2027]*")
_WORD = re.compile(r"(?:[!-~\u00a0-\u024f]+|.)[，。、：；！？）》〉」』】”… ]*")
"""What stays together in a row: a Latin word or one 汉字, and the punctuation that must not begin the next row."""
_UPRIGHT = str.maketrans("，。、：；！？（）《》〈〉「」『』【】“”—…", "︐︒︑︓︔︕︖︵︶︽︾︿﹀﹁﹂﹃﹄︻︼﹃﹄︱︙")
"""Punctuation in the forms that Unicode has for vertical text (FE10 to FE4F)."""


_MARGIN = 0.085  # of the side, all around
_LINE = 1.16  # from one line or character to the next, in sizes
_SIZES = (*((size, 1) for size in range(118, 98, -4)), *((size, 2) for size in range(98, 70, -4)),
          *((size, 3) for size in range(70, 42, -4)))  # fmt: skip
"""Heights of a character in pixels, and in how many columns the title may then stand."""
_SEAL_CHARACTERS = 10


def lettered(picture: "Image", title: str, author: str) -> "Image":
    """Return a square picture with title and author on it, as far as there is a font for them."""
    plain, name = " ".join(title.split()), " ".join(author.split())
    latin = _LATIN.fullmatch(plain + name)
    if not latin and _place() is None:
        return picture
    if latin or re.search(r"[A-Za-z0-9]{3}", plain):
        _across(picture, plain, name)
    else:
        _downwards(picture, plain, name)
    return picture


def _downwards(picture: "Image", title: str, author: str) -> None:
    """Put the title in columns, from right to left, on a slip at the upper left; the author is its seal."""
    from PIL import ImageDraw

    draw, margin = ImageDraw.Draw(picture), round(_MARGIN * picture.width)
    characters = title.translate(_UPRIGHT).replace(" ", "")
    columns, size = _columns(characters, tallest=round(0.68 * picture.height))
    step, edge = round(size * _LINE), round(size * 0.42)
    width, height = step * len(columns) + 2 * edge, step * len(columns[0]) + 2 * edge
    _draw_slip(draw, (margin, margin, margin + width, margin + height))
    for number, column in enumerate(columns):
        middle = margin + width - edge - step * number - step // 2
        _draw_column(draw, column, (middle, margin + edge), size, _INK)
    if author:
        _draw_seal(draw, author, (margin + width + margin // 3, margin + height))


def _columns(characters: str, tallest: int) -> tuple[list[str], int]:
    """Return a text in columns of even length, as large as it fits into three columns at most; then it is cut."""
    rooms = [(size, int(tallest / (size * _LINE)), most) for size, most in _SIZES]
    size, room, most = next((tried for tried in rooms if len(characters) <= tried[1] * tried[2]), rooms[-1])
    shown = characters if len(characters) <= room * most else f"{characters[: room * most - 1]}︙"
    length = -(-len(shown) // -(-len(shown) // room))
    return [shown[start : start + length] for start in range(0, len(shown), length)], size


def _draw_column(draw: "ImageDraw", column: str, top: tuple[int, int], size: int, color: tuple[int, int, int]) -> None:
    middle, start = top
    step = round(size * _LINE)
    for index, character in enumerate(column):
        at = (middle, start + step * index + step // 2)
        draw.text(at, character, font=_font(size), fill=color, anchor="mm")


def _draw_seal(draw: "ImageDraw", author: str, corner: tuple[int, int]) -> None:
    """Draw a red seal whose lower left corner is ``corner``."""
    left, bottom = corner
    if _LATIN.fullmatch(author):
        _, top, right, _ = draw.textbbox((left, bottom), author, font=_font(34), anchor="lb")
        draw.rounded_rectangle((left, top - 14, right + 36, bottom + 6), 8, fill=_SEAL)
        draw.text((left + 18, bottom - 4), author, font=_font(34), fill=_PAPER, anchor="lb")
        return
    shown = author if len(author) <= _SEAL_CHARACTERS else f"{author[: _SEAL_CHARACTERS - 1]}︙"
    size, edge = 40, 16
    step = round(size * _LINE)
    top = bottom - step * len(shown) - 2 * edge
    draw.rounded_rectangle((left, top, left + step + 2 * edge - 8, bottom), 8, fill=_SEAL)
    _draw_column(draw, shown.translate(_UPRIGHT), (left + (step + 2 * edge - 8) // 2, top + edge), size, _PAPER)


def _across(picture: "Image", title: str, author: str) -> None:
    """Put the title in rows on a slip at the foot, with the author below it."""
    from PIL import ImageDraw

    draw, margin = ImageDraw.Draw(picture), round(_MARGIN * picture.width)
    edge = 44
    rows, size = _rows(draw, title, widest=picture.width - 2 * margin - 2 * edge)
    step = round(size * 1.22)
    name, below = _font(40), 74 if author else 0
    longest = max(*(draw.textlength(row, font=_font(size)) for row in rows), draw.textlength(author, font=name))
    width, height = round(longest) + 2 * edge, step * len(rows) + below + 2 * edge - 12
    foot = picture.height - margin
    _draw_slip(draw, (margin, foot - height, margin + width, foot))
    for number, row in enumerate(rows):
        at = (margin + edge, foot - height + edge + step * number)
        draw.text(at, row, font=_font(size), fill=_INK, anchor="lt")
    if author:
        draw.text((margin + edge, foot - edge + 6), author, font=name, fill=_SEAL, anchor="ls")


def _rows(draw: "ImageDraw", title: str, widest: int) -> tuple[list[str], int]:
    """Return a text in rows no wider than ``widest``, as large as it fits into four rows; then it is cut."""
    tried = ((size, columns + 1, _wrapped(draw, title, size, widest)) for size, columns in _SIZES)
    smallest, most = _SIZES[-1][0], _SIZES[-1][1] + 1
    found = next((sized for sized in tried if len(sized[2]) <= sized[1]), None)
    if found:
        return found[2], found[0]
    rows = _wrapped(draw, title, smallest, widest)
    return [*rows[: most - 1], f"{rows[most - 1][:-1]}…"], smallest


def _wrapped(draw: "ImageDraw", text: str, size: int, widest: int) -> list[str]:
    rows = [""]
    for word in _WORD.findall(text):
        if rows[-1] and draw.textlength((rows[-1] + word).rstrip(), font=_font(size)) > widest:
            rows.append("")
        rows[-1] += word
    return [row.strip() for row in rows]


def _draw_slip(draw: "ImageDraw", box: tuple[int, int, int, int]) -> None:
    """Draw paper with a double rule, as on the title slips of thread-bound books."""
    left, top, right, bottom = box
    draw.rectangle(box, fill=_PAPER)
    draw.rectangle((left + 10, top + 10, right - 10, bottom - 10), outline=_INK, width=4)
    draw.rectangle((left + 18, top + 18, right - 18, bottom - 18), outline=_INK, width=1)


@cache
def _font(size: int) -> "FreeTypeFont | ImageFont":
    """Return the lettering at a size in pixels; without a font for Chinese, the Latin one inside Pillow."""
    from PIL import ImageFont

    place = _place()
    if place is None:
        return ImageFont.load_default(size)
    font = ImageFont.truetype(place[0], size, index=place[1])
    if place[0].stem.endswith("-VF.otf"):
        font.set_variation_by_axes([_BOLD])
    return font


@cache
def _place() -> tuple[Path, int] | None:
    """Return the file of a font with Chinese, and which face in it; None if there is none."""
    package = find_spec(_PACKAGE)
    places = [(Path(file), face) for file, face in _INSTALLED]
    if package and package.origin:
        places.insert(0, (Path(package.origin).with_name(_PACKAGED), _SIMPLIFIED))
    return next((place for place in places if place[0].is_file()), None)
