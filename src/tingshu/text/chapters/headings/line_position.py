"""How a mark stands in its paragraph: with a line to itself, in front of text, or inside it."""

import re
from enum import IntEnum

from tingshu.writing import CLOSERS, FINAL, is_speakable

LONGEST_LINE = 40
"""Characters after a mark above which its line is a paragraph with a mark in front."""

LONGEST_LATIN_LINE = 100
"""The same for a line in letters."""

LONGEST_TITLE_BEFORE_STOP = 16
"""Characters of a title that may, after a strong mark and a space, end with a full stop all the same."""

LONGEST_NAME = 24
"""Characters of a line under a bare number above which it is text and not the chapter's name."""

SENTENCE_ENDS = frozenset((*FINAL, "…", ".", "．", "～", "”", "’", "」", "』", '"'))
"""What a finished sentence ends with."""

_UNFINISHED = "。；;，,、：:"
"""Marks with which no heading ends."""

_ENDS_NO_NAME = "。，；：！？…、”’」』.．,;:!?"
_BEGINS_NO_NAME = "（(［[〔【"
"""What a stage direction or a remark begins with."""

_STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d|\d:\d\d")
"""When something was sent, which no name says."""

_SPEECH = re.compile(r"[：:，,]\s*[“「『\"][^”」』\"]*[。！？!?…]+[”」』\"]$")
_ABOUT = re.compile(
    r"(?:[里裡裏中上内內的]|以?[后後]|[之以]前|末尾|[结結]尾|[开開][头頭])"
    r"[他她它我你咱这這那谁誰写寫说說讲講提，,]"
)


class LinePosition(IntEnum):
    """How a mark stands in its paragraph, the surest kind of heading first."""

    ALONE = 0
    TITLED = 1
    IN_FRONT = 2
    INSIDE = 3

    @property
    def on_own_line(self) -> bool:
        """Whether there is nothing but the heading on its line."""
        return self <= LinePosition.TITLED


def line_position_of(text: str, mark_end: int, *, strong: bool) -> LinePosition:
    """Return how a mark at the start of ``text`` stands there, by what follows its end."""
    rest = text[mark_end : mark_end + LONGEST_LATIN_LINE + 1].strip()
    longest = LONGEST_LATIN_LINE if text.isascii() else LONGEST_LINE
    if len(text) - mark_end > longest:
        return LinePosition.IN_FRONT
    if not is_speakable(rest):
        return LinePosition.ALONE
    glued = rest[0].isalnum() and not text[mark_end].isspace()
    if (glued or not strong) and _is_sentence(rest, strong=strong):
        return LinePosition.IN_FRONT
    if rest[-1] not in _UNFINISHED:
        return LinePosition.TITLED
    short = strong and rest[-1] == "。" and len(rest) <= LONGEST_TITLE_BEFORE_STOP
    if short and text[mark_end].isspace() and not any(mark in rest[:-1] for mark in FINAL + _UNFINISHED):
        return LinePosition.TITLED
    return LinePosition.IN_FRONT


def _is_sentence(rest: str, *, strong: bool) -> bool:
    """Whether what follows a mark is a sentence: 推进改造。责任单位：水利局; of a chapter: 里他写道：“我不懂。”."""
    if "。" in rest[:-1] and rest[-1] not in CLOSERS:
        return True
    return strong and (_ABOUT.match(rest) is not None or _SPEECH.search(rest) is not None)


def is_name(line: str) -> bool:
    """Whether a line under a bare number could be the name of what that counts."""
    fits = 0 < len(line) <= LONGEST_NAME and line[-1] not in _ENDS_NO_NAME and line[0] not in _BEGINS_NO_NAME
    return fits and not _STAMP.search(line)


def ends_as_sentence(text: str) -> bool:
    """Whether a paragraph is finished where it ends."""
    return text.rstrip()[-1:] in (*SENTENCE_ENDS, *CLOSERS, "：", ":", "；", "—", "")
