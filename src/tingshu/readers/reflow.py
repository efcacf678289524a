"""From lines to paragraphs: where a line break is the author's, and where only a page was too narrow.

A paragraph ends at a blank line, before an indented line, and inside a line at a gap that stands where a break
was lost: two or more ideographic spaces (U+3000), or four or more other spaces before Chinese. Every other line
is a paragraph of its own, as in nearly all Chinese plain text, unless the lines prove to be hard-wrapped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INDENT = re.compile(r"[\u3000\t]|[ \xa0]{2}")

_HAN_OR_OPENING = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff“‘「『《〈（【〔—…"
_GAP = re.compile(rf"(?:\u3000[ \t\xa0]*+){{2,}}+|[ \t\xa0]{{4,}}+(?=[{_HAN_OR_OPENING}])")

_CLOSES = tuple("。！？!?.…；;：:”’」』）)】》—～~")
_OPENS = tuple("“‘「『\"'—-－")

_NARROW = re.compile(r"[\x00-\u2e7f]")  # one column; what comes after it in Unicode is nearly all two columns wide
_FIRST_WORD = re.compile(r"[^\s\u2e80-\U0003ffff]+|.", re.DOTALL)

_NARROWEST_PAGE = 40  # columns: 20 Han. A line of verse is shorter, and a page of prose is wider
_SLACK = 6  # columns by which a full line may fall short: punctuation that must not begin or end a line, an indent


def lines_of(text: str) -> list[str]:
    """Divide ``text`` at line ends of every kind: those of Unix, DOS and old Macs, NEL, LS, PS and form feed."""
    return _BREAK.split(text)


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of ``text`` without the white space around them; no other character is left out."""
    runs = list(_runs(lines_of(text)))
    page = _page_width(runs)
    for run in runs:
        for line in [joined(run)] if is_wrapped(run, page) else run:
            yield from (part for part in map(str.strip, _GAP.split(line)) if part)


def is_wrapped(lines: Sequence[str], page: int = 0) -> bool:
    """Tell whether only the width of a page has divided ``lines``, which are one paragraph then.

    The evidence is that of the typesetter: each line but the last is so full that the next line's first word
    would not have fitted in, and the page is no narrower than prose is set. Against it speak lines that end
    as sentences do (more than half of them), and an answer in dialogue: an ended line before an opening quote.
    So verse, dialogue, lists and addresses keep their lines. Two lines are too few to prove a width: they
    count only where the rest of the document has the same.

    Args:
        lines: lines that follow each other without a blank one.
        page: the width in columns that other paragraphs of the document are wrapped at; 0 for none.
    """
    if len(lines) < 2 or (len(lines) == 2 and not page):  # noqa: PLR2004 - see above
        return False
    width = max(map(columns, lines))
    if len(lines) == 2:  # noqa: PLR2004
        if abs(width - page) > _SLACK:
            return False
        width = page
    if width < _NARROWEST_PAGE:
        return False
    ended = [line.rstrip().endswith(_CLOSES) for line in lines[:-1]]
    pairs = list(pairwise(lines))
    return (
        all(_is_full(line, following, width) for line, following in pairs)
        and sum(ended) * 2 <= len(ended)
        and not any(end and following.startswith(_OPENS) for end, (_, following) in zip(ended, pairs, strict=True))
    )


def joined(lines: Iterable[str]) -> str:
    """Join the lines of one paragraph: Han without a space, Latin words with one, after a hyphen without."""
    parts = [line.strip() for line in lines]
    pieces = parts[:1]
    for left, right in pairwise(parts):
        pieces += (_joint(left, right), right)
    return "".join(pieces)


def _joint(left: str, right: str) -> str:
    spaced = left and right and _NARROW.match(left[-1]) and _NARROW.match(right[0])
    return " " if spaced and not left.endswith(("-", "—", "…")) else ""


def _runs(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines that stand together: up to a blank line or the next indented one."""
    run: list[str] = []
    for line in lines:
        blank = not line or line.isspace()
        if run and (blank or _INDENT.match(line)):
            yield run
            run = []
        if not blank:
            run.append(line)
    if run:
        yield run


def _page_width(runs: Iterable[Sequence[str]]) -> int:
    """Return the width in columns that most wrapped paragraphs of three lines or more have; 0 without any."""
    widths = Counter(max(map(columns, run)) for run in runs if is_wrapped(run))
    return widths.most_common(1)[0][0] if widths else 0


def _is_full(line: str, following: str, width: int) -> bool:
    word = _FIRST_WORD.match(following.lstrip())
    return columns(line) + columns(word[0] if word else "") > width - _SLACK


def columns(line: str) -> int:
    """Return how wide a line is set, in the columns of a terminal: a Han character takes two."""
    line = line.rstrip()
    return len(line) if line.isascii() else 2 * len(line) - len(_NARROW.findall(line))
