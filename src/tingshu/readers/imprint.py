"""Title and author as plain text carries them: in a file's name, or in lines at its head."""

import re
from collections.abc import Iterable
from itertools import islice, takewhile
from pathlib import PurePath
from typing import NamedTuple

from tingshu.readers.source import path_in


class Imprint(NamedTuple):
    """What is known of a text's title and author; empty where nothing is."""

    title: str = ""
    author: str = ""

    def completed_by(self, other: "Imprint") -> "Imprint":
        """Fill what is unknown here with what ``other`` knows."""
        return Imprint(self.title or other.title, self.author or other.author)


_REMARK = r"[（(【\[〔][^（）()【】\[\]〔〕]*[）)】\]〕]"  # (完结) 【校对版】 and the like
_QUOTED = re.compile(
    rf"《(?P<title>[^《》]+)》(?:\s|_|{_REMARK}|全集|全本)*"
    rf"(?:[-—_]?\s*(?:作者|著者)\s*[:：]?\s*(?P<author>[^\s:：《》][^《》]*?)|(?P<by>[^《》作]{{1,20}}?)\s*著)?(?:\s*{_REMARK})*"
)
_UNQUOTED = re.compile(
    rf"(?P<title>[^《》]+?)[\s_—-]*(?:{_REMARK}\s*)*作者\s*[:：]\s*(?P<author>[^《》]+?)(?:\s*{_REMARK})*"
)
_TITLE_LINE = re.compile(r"(?:书\s*名|書\s*名|标\s*题|標\s*題|小说名|小說名)\s*[:：]\s*(?P<title>\S.*)")
_AUTHOR_LINE = re.compile(r"(?:作\s*者|著\s*者)\s*[:：]\s*(?P<author>\S.*)")

_LONGEST_LINE = 60  # characters; what is longer is a sentence
_HEAD = 6  # paragraphs


def from_file_name(name: str) -> Imprint:
    """Return what a file name says beyond doubt: ``《书名》作者：某某.txt``, ``书名 作者：某某.txt``, ``《书名》.txt``.

    Anything else, such as ``甲 - 乙.txt``, leaves open which is the author, or whether the name is a title.
    """
    stem = PurePath(path_in(name)).stem.strip()
    if not stem.isprintable():
        return Imprint()  # bytes that are no name in this system's charset
    return _named(_QUOTED.fullmatch(stem) or _UNQUOTED.fullmatch(stem))


def from_head(paragraphs: Iterable[str]) -> Imprint:
    """Return what the first lines of a text say: ``书名：…``, ``作者：…``, ``《书名》``, ``《书名》作者：…``.

    Only an unbroken row of such lines from the first one on is looked at. They stay in the text: whether a
    listener hears them is for cleaning to decide, which keeps a record of what it takes out.
    """
    found = Imprint()
    for match in takewhile(bool, map(_head_line, islice(paragraphs, _HEAD))):
        found = found.completed_by(_named(match))
    return found


def _head_line(line: str) -> re.Match[str] | None:
    if len(line) > _LONGEST_LINE:
        return None
    return _TITLE_LINE.fullmatch(line) or _AUTHOR_LINE.fullmatch(line) or _QUOTED.fullmatch(line)


def _named(match: re.Match[str] | None) -> Imprint:
    said = match.groupdict() if match else {}
    title = (said.get("title") or "").strip()
    author = (said.get("author") or said.get("by") or "").strip()
    return Imprint(title.removeprefix("《").removesuffix("》"), author)
