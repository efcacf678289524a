"""Subtitles and lyrics as text: SubRip (.srt), WebVTT (.vtt), LRC (.lrc) and Sub Station Alpha (.ass, .ssa).

What is shown at a time is broken as a screen needs it, not as a sentence does. Where the lines have the marks of
sentences, a paragraph goes on up to the end of one; without marks each line is a paragraph of its own.

The formats: WebVTT is a recommendation of the W3C (4 April 2019); the others are known by what the programs that made
them write (SubRip 1.x, LRC of 1998 with its later word times, Sub Station Alpha 4.00+).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import pairwise

from tingshu.context import EDGE
from tingshu.errors import SourceError
from tingshu.model import Manuscript, Paragraph, Source
from tingshu.readers import imprint
from tingshu.readers.encoding.decode import decode
from tingshu.readers.imprint import Imprint
from tingshu.readers.language import language_of, notices_of
from tingshu.readers.omissions import Omissions
from tingshu.readers.reflow import joined, lines_of
from tingshu.writing import HAN

STAMP = "subtitle time"
"""The rule that leaves out when a line is shown, and its number."""

STYLE = "subtitle style"
"""The rule that leaves out how a line looks, and where it stands."""

REPEATED = "subtitle shown again"
"""The rule that leaves out a line that stays on the screen until the next one has come: captions that roll up."""

HEADER = "subtitle header"
"""The rule that leaves out what a file of subtitles says of itself, and notes in it."""

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,:]\d{1,3}"
_CUE = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}.*")
_NUMBER = re.compile(r"\s*\d{1,6}\s*")
_NOTE = re.compile(r"(?:WEBVTT|NOTE)(?:[ \t].*)?|(?:STYLE|REGION)[ \t]*")
_LYRIC = re.compile(r"\s*(?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]\s*)+")
_LYRIC_TIME = re.compile(r"(\d+):(\d+(?:[.:]\d+)?)")
_FIELD = re.compile(r"\s*\[(?P<name>[a-zA-Z#]{1,10}):(?P<value>[^\]]*)\]\s*")
_DIALOGUE = re.compile(r"(?P<fields>Dialogue:(?:[^,]*,){9})(?P<text>.*)")
_MARK = re.compile(r"<(?:\d[\d:.]*|/?[a-z]+(?:[.\s=][^<>]*)?)>|\{\\[^{}]*\}", re.IGNORECASE)
_DRAWING = re.compile(r"\{[^{}]*\\p[1-9][^{}]*\}.*")
_FORCED_BREAK = re.compile(r"\\[Nn]")
_HARD_SPACE = r"\h"

_HEAD = 50  # lines among which a lyric's fields stand

_ENDS = tuple("。！？!?.…”」』~～♪")
_SPEAKER = tuple("-–—－")
_MARKED = 0.3  # of the lines on screen, that end as sentences do, where sentences are marked at all
_HAN = re.compile(f"[{HAN}]")

_Cue = Sequence[str]
"""The lines that are shown at a time."""


def read_subtitles(source: Source) -> Manuscript:
    """Read subtitles or lyrics as paragraphs, without times, numbers and styles, which are listed in the removals.

    Title and author are those of a lyric's own fields, else what the file name says.

    Raises:
        UsageError: there is no such encoding as the one insisted on.
        SourceError: the source is not text, or holds no line that is said.
    """
    decoded = decode(source.data, source.encoding, name=source.name)
    omissions = Omissions()
    lines = lines_of(decoded.text)
    blocks = tuple(map(Paragraph, _paragraphs(list(_cues(lines, omissions)))))
    if not blocks:
        raise SourceError(f"{source.name} holds no subtitles", "Give a file with text in it")
    title, author = _fields(lines).completed_by(imprint.from_file_name(source.name))
    language = language_of(" ".join(block.text for block in blocks))
    notices = decoded.notices + notices_of(language)
    return Manuscript(title, author, language, blocks, notices, omissions.removals())


def _cues(lines: Sequence[str], omissions: Omissions) -> Iterator[_Cue]:
    """Yield what is shown, in whichever of the formats the lines are."""
    if any(map(_CUE.fullmatch, lines)):
        found = _timed(lines, omissions)
    elif any(map(_DIALOGUE.fullmatch, lines)):
        found = _scripted(lines, omissions)
    else:
        found = _sung(lines, omissions)
    return _rolled(found, omissions)


def _rolled(found: Iterable[_Cue], omissions: Omissions) -> Iterator[_Cue]:
    """Yield the cues as they look on the screen, each without the lines at its head that the one before has shown."""
    last: _Cue = ()
    for cue, following in pairwise([*filter(None, found), ()]):
        shown = [text for line in cue if (text := _plain(line, omissions))]
        coming = [text for line in following if (text := _plain(line, Omissions()))]
        stays = _staying(last, shown)
        if shown == [*last[-1:]] == coming[:1] != coming:
            stays = 1  # between two steps such captions show the last line alone
        for text in shown[:stays]:
            omissions.add(REPEATED, text)
        for text in shown[stays:]:
            omissions.hear(text + EDGE)
        if shown[stays:]:
            yield shown[stays:]
        last = shown or last


def _staying(last: _Cue, shown: _Cue) -> int:
    """Return how many lines at the head of a cue are those at the foot of the one before, with a new one below them."""
    longest = min(len(last), len(shown) - 1)
    return next((count for count in range(longest, 0, -1) if list(last[-count:]) == list(shown[:count])), 0)


def _plain(line: str, omissions: Omissions) -> str:
    """Return a line without what says how it looks."""
    if drawing := _DRAWING.fullmatch(line):
        omissions.add(STYLE, drawing[0], kind="drawing")
        return ""
    for mark in _MARK.findall(line):
        omissions.add(STYLE, mark)
    return " ".join(unescape(_MARK.sub("", line)).split())


def _timed(lines: Sequence[str], omissions: Omissions) -> Iterator[_Cue]:
    """Yield the cues of SubRip and WebVTT: a number or name, a line with the times, and text up to an empty line."""
    cue: list[str] = []
    heading = True  # before the first cue, or in a note: up to an empty line
    outside = True  # of a cue, which begins with its times: a line in it may begin with any word
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        named = _CUE.fullmatch(following) and (_NUMBER.fullmatch(line) or outside)
        if line.strip() and (named or _CUE.fullmatch(line)):
            yield cue
            cue, heading, outside = [], False, bool(named)
            omissions.add(STAMP, line, kind="number" if named else "time")
        elif heading or (outside and _NOTE.fullmatch(line)):
            heading = bool(line.strip())
            omissions.add(HEADER, line, kind="note")
        elif line.strip():
            cue.append(line)
        else:
            yield cue
            cue, outside = [], True
    yield cue


def _scripted(lines: Sequence[str], omissions: Omissions) -> Iterator[_Cue]:
    """Yield the dialogue of Sub Station Alpha, whose events have nine fields before their text."""
    for line in lines:
        if found := _DIALOGUE.fullmatch(line):
            omissions.add(STAMP, found["fields"], kind="time")
            yield _FORCED_BREAK.split(found["text"].replace(_HARD_SPACE, " "))
        else:
            omissions.add(HEADER, line, kind="note")


def _sung(lines: Sequence[str], omissions: Omissions) -> Iterator[_Cue]:
    """Yield the lines of a lyric in the order in which they are sung: one may have several times."""
    sung: list[tuple[float, str]] = []
    for line in lines:
        if _FIELD.fullmatch(line):
            omissions.add(HEADER, line, kind="note")
        elif stamps := _LYRIC.match(line):
            omissions.add(STAMP, stamps[0], kind="time")
            times = (int(m) * 60 + float(s.replace(":", ".")) for m, s in _LYRIC_TIME.findall(stamps[0]))
            sung += ((time, line[stamps.end() :]) for time in times)
        else:
            sung.append((sung[-1][0] if sung else 0.0, line))
    yield from ([line] for _, line in sorted(sung, key=lambda timed: timed[0]))


def _fields(lines: Sequence[str]) -> Imprint:
    """Return what the fields of a lyric say of it: ``[ti:title]``, ``[ar:artist]``."""
    said = {found["name"].lower(): found["value"].strip() for found in map(_FIELD.fullmatch, lines[:_HEAD]) if found}
    return Imprint(said.get("ti", ""), said.get("ar", ""))


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[str]:
    """Yield the paragraphs that cues are: a sentence goes on in the next cue, a speaker and a language do not."""
    marked = sum(cue[-1].endswith(_ENDS) for cue in cues) >= len(cues) * _MARKED
    paragraph: list[str] = []
    for cue in cues:
        for number, line in enumerate(cue):
            goes_on = paragraph and not paragraph[-1].endswith(_ENDS) and (marked or number)
            if paragraph and not (goes_on and _is_of_one(paragraph[-1], line)):
                yield joined(paragraph)
                paragraph = []
            paragraph.append(line)
    if paragraph:
        yield joined(paragraph)


def _is_of_one(line: str, following: str) -> bool:
    """Tell whether two lines can be said by one speaker, in one language."""
    return not following.startswith(_SPEAKER) and bool(_HAN.search(line)) == bool(_HAN.search(following))
