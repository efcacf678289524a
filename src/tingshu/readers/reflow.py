"""From lines to paragraphs: where a line break is the author's, and where only a page was too narrow.

A paragraph ends at a blank line, before an indented line, and inside a line at a gap that stands where a break
was lost. Every other line is a paragraph of its own, as in nearly all Chinese plain text, unless the lines prove to
be hard-wrapped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tingshu.readers.gaps import divided_at_gaps
from tingshu.writing import NEVER_FIRST

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INDENT = re.compile(r"[\u3000\t]|[ \xa0]{2}")

_CLOSES = tuple("。！？!?.…；;：:”’」』）)】》—～~")
_PAUSES = (*_CLOSES, *"，、,:")
_OPENS = tuple("“‘「『\"'—-－")

_NO_BEGINNING = tuple(NEVER_FIRST)  # a narrow page has put it there
_HANGING = 2  # columns beyond the width: a mark that a page sets outside it

_CLAUSE = re.compile(r"[，。、；：？！…—”」](?=.)|[,.;:?!](?=[ \u2e80-\U0003ffff])")
_SENTENCE = re.compile(r"[。？！…]|[.?!](?:[ \u2e80-\U0003ffff\"'”’)]|$)")
_LATIN_WORDS = re.compile(r"(?<![A-Za-z'’-])(?:[A-Za-z'’-]++[,;:.?!]? ){4}")

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
    if not page and (page := _cut_width(runs)):
        runs = [paragraph for run in runs for paragraph in _divided(run, page)]
    lines = (line for run in runs for line in ([joined(run)] if is_wrapped(run, page) else run))
    return divided_at_gaps(list(lines))


def is_wrapped(lines: Sequence[str], page: int = 0) -> bool:
    """Tell whether only the width of a page has divided ``lines``, which are one paragraph then.

    The evidence is that of the typesetter: each line but the last is so full that the next line's first word
    would not have fitted in, the page is no narrower than prose is set, and the lines are prose: sentences end in
    them, most lines have a mark or words in a row inside, and more than half of them end without one. So verse,
    dialogue, lists, transcripts and addresses keep their lines. Two lines are too few to prove a width: they count
    only where the rest of the document has the same; there a line may also end at a comma by chance.

    Args:
        lines: lines that follow each other without a blank one.
        page: the width in columns that other paragraphs of the document are wrapped at; 0 for none.
    """
    if len(lines) < 2:  # noqa: PLR2004 - a line alone is divided by nothing
        return False
    width = max(map(columns, lines))
    proven = page and abs(width - page) <= _SLACK
    if width < _NARROWEST_PAGE or (len(lines) == 2 and not proven):  # noqa: PLR2004 - see above
        return False
    return (
        _are_full(lines, page if len(lines) == 2 else width)  # noqa: PLR2004 - the longer of two may be a short one
        and _run_on(lines, _CLOSES if proven else _PAUSES)
        and _are_prose(lines, 1 if proven else (len(lines) + 1) // 2)
    )


def _are_full(lines: Sequence[str], width: int) -> bool:
    return all(_is_full(line, following, width) for line, following in pairwise(lines))


def _run_on(lines: Sequence[str], marks: tuple[str, ...]) -> bool:
    """Tell whether most lines end without a mark, and none that ends its sentence is answered by a quote."""
    ended = sum(line.rstrip().endswith(marks) for line in lines[:-1])
    answered = (line.rstrip().endswith(_CLOSES) and after.startswith(_OPENS) for line, after in pairwise(lines))
    return ended * 2 < len(lines) and not any(answered)


def _are_prose(lines: Sequence[str], fewest: int) -> bool:
    """Tell whether at least ``fewest`` lines read as parts of sentences, and a sentence ends in one of them."""
    parts = sum(bool(_CLAUSE.search(line.strip()) or _LATIN_WORDS.search(line)) for line in lines)
    return parts >= fewest and any(map(_SENTENCE.search, lines))


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


def _cut_width(runs: Iterable[Sequence[str]]) -> int:
    """Return the width in columns of the lines before those that begin as only a page's lines do, if none is wider."""
    runs = list(runs)
    cut = [columns(line) for run in runs for line, after in pairwise(run) if after.startswith(_NO_BEGINNING)]
    page = max(cut, default=0)
    return page if page and all(columns(line) <= page + _HANGING for run in runs for line in run) else 0


def _divided(run: Sequence[str], page: int) -> Iterator[list[str]]:
    """Yield the paragraphs of lines that a page of that width has cut: each ends with a line that is not full."""
    paragraph: list[str] = []
    for line, following in pairwise([*run, ""]):
        paragraph.append(line)
        if not _is_full(line, following, page):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _is_full(line: str, following: str, width: int) -> bool:
    word = _FIRST_WORD.match(following.lstrip())
    return columns(line) + columns(word[0] if word else "") > width - _SLACK


def columns(line: str) -> int:
    """Return how wide a line is set, in the columns of a terminal: a Han character takes two."""
    line = line.rstrip()
    return len(line) if line.isascii() else 2 * len(line) - len(_NARROW.findall(line))
