"""What the company of a line says of it: a page's words stand together, and so do an author's.

``分享`` or ``收藏 12`` may be a button, or a line of a diary; ``编辑：…`` an imprint, or a part in a conversation. The
words alone do not tell; the lines before and after them do.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.simplified import simplified
from tingshu.writing import FINAL, QUOTES

NEAR = 6
"""Written paragraphs on either side in which a label that comes again belongs to a conversation or a timeline."""

LONGEST_HEADING = 40
"""Characters of a line that begins a chapter."""

LONGEST_LABELLED = 60
"""Characters of a line with a label: more is a paragraph of what somebody says."""

_IMPRINT = (
    "来源|来自|作者|记者|通讯员|文字|摄影|编辑|责编|责任编辑|校对|审核|发布时间|更新时间|发布日期|时间|日期|字号|阅读|浏览"
    "|点击|本文来源|文章来源|信息来源|稿件来源|图片来源|监制|终审|初审|复审|本文编辑|网络编辑|值班编辑|图片编辑|责任校对|标签|分类"
)
_IMPRINT_LABEL = re.compile(_IMPRINT)
_CHAPTER = re.compile(r"第\w{1,8}?[章回节節卷部篇集]|[Cc]hapter\s+\d")
_DATED = re.compile(r"\s*(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)\s*(?:\d|$|\s)")
_LABELLED = re.compile(r"\s*[（(\[【]?\s*(?P<label>[^\W\d_]{1,8})\s*[：:](?P<said>.*)", re.DOTALL)
_GOES_ON = tuple("也它而但却还又就才并便")
_MARKED = re.compile(r"[【\[].*[】\]].*|.*[：:>»＞]", re.DOTALL)
_FINISHED = tuple(FINAL + "…" + QUOTES + "”’」』")
_TIMELINE = "timeline"


def are_in_company(weak: Callable[[str], object], before: Sequence[Passage], now: Sequence[Passage]) -> Iterator[int]:
    """Yield the lines that are the page's only in company, and stand in it, or at the end of a chapter or the text.

    Args:
        weak: whether a line may be one of these.
        before: the text before any furniture was taken from it.
        now: the same after it; what is empty only here was the page's.
    """
    row: list[int] = []
    has_company = False
    for number, passage in enumerate(now):
        if not before[number].text.strip():
            continue
        text = passage.text.strip()
        if not text:
            has_company = True
        elif not passage.level and len(text) <= LONGEST_HEADING and weak(text):
            row.append(number)
        else:
            if has_company or _is_heading(passage):
                yield from row
            row, has_company = [], False
    yield from row


def _is_heading(passage: Passage) -> bool:
    text = passage.text.strip()
    is_short = len(text) <= LONGEST_HEADING and not text.endswith(_FINISHED)
    return passage.level > 0 or (is_short and _CHAPTER.match(text) is not None)


def is_authors(number: int, before: Sequence[Passage], now: Sequence[Passage]) -> bool:
    """Whether a line with a label or a date stands in a conversation, a timeline or a list of the author's.

    It does where its label, or one beside it, says something else near by, or where one beside it is none of an
    imprint.

    Args:
        number: of the line.
        before: the text before any furniture was taken from it.
        now: the same after some was; what is empty only here was the page's.
    """
    if not _labelled(before[number].text)[0]:
        return False
    above, below = _written(number, -1, before), _written(number, 1, before)
    row = [number, *_row(above, before), *_row(below, before)]
    if any(_is_foreign(place, before, now) for place in row[1:]):
        return True
    labels = {_labelled(before[place].text)[0] for place in row}
    near = {_labelled(before[place].text) for place in (number, *above, *below)}
    return any(sum(other == label for other, _ in near) > 1 for label in labels)


def _is_foreign(number: int, before: Sequence[Passage], now: Sequence[Passage]) -> bool:
    """Whether a line's label is none of an imprint, and the line none of the page's."""
    label, _ = _labelled(before[number].text)
    return bool(now[number].text.strip()) and label != _TIMELINE and not _IMPRINT_LABEL.fullmatch(label)


def _row(places: Sequence[int], passages: Sequence[Passage]) -> Iterator[int]:
    """Yield the lines with labels that follow each other, up to one that is a sentence."""
    for place in places:
        label, said = _labelled(passages[place].text)
        if not label or said.endswith(_FINISHED):
            break
        yield place


def _labelled(text: str) -> tuple[str, str]:
    """Return a line's label and what it says; a date is a label too."""
    text = simplified(text.strip())
    if len(text) > LONGEST_LABELLED:
        return "", ""
    if _DATED.match(text):
        return _TIMELINE, text
    found = _LABELLED.match(text)
    return (found["label"], found["said"].strip()) if found else ("", "")


def _written(number: int, step: int, passages: Sequence[Passage]) -> list[int]:
    """Return the nearest written paragraphs in one direction."""
    found: list[int] = []
    place = number + step
    while 0 <= place < len(passages) and len(found) < NEAR:
        if passages[place].text.strip():
            found.append(place)
        place += step
    return found


def heads_a_list(headline: int, titles: Sequence[int], before: Sequence[Passage], now: Sequence[Passage]) -> bool:
    """Whether a line such as 相关阅读 stands above titles of other articles, and not above an author's lines.

    Its colon or brackets say so, or the page's words beside it; lines that go on with each other speak against it.
    """
    if any(now[number].text.strip().startswith(_GOES_ON) for number in titles):
        return False
    if _MARKED.fullmatch(before[headline].text.strip()):
        return True
    last = titles[-1] if titles else headline
    beside = (_nearest(headline, -1, before), _nearest(last, 1, before))
    return any(place is not None and not now[place].text.strip() for place in beside)


def _nearest(number: int, step: int, passages: Sequence[Passage]) -> int | None:
    place = number + step
    while 0 <= place < len(passages):
        if passages[place].text.strip():
            return place
        place += step
    return None
