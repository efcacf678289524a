"""Lines at the head that say again what the book is called and who wrote it."""

import re
from collections.abc import Sequence

from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.spelling import key

RULE = "imprint"

HEAD_PARAGRAPHS = 6

_TITLE = re.compile(r"\s*(?:书\s*名|書\s*名|标\s*题|標\s*題|小说名|小說名)\s*[:：]\s*(?P<said>.+)")
_AUTHOR = re.compile(r"\s*(?:作\s*者|著\s*者)\s*[:：]\s*(?P<said>.+)")
_BOTH = re.compile(r"\s*《(?P<title>[^《》]+)》\s*(?:作\s*者|著\s*者)\s*[:：]\s*(?P<author>.+)")


def without_imprint(passages: Sequence[Passage], title: str, author: str) -> list[Passage]:
    """Take out ``书名：…`` and ``作者：…`` at the head where they are the title and author that are known anyway."""
    cleaned = list(passages)
    written = [number for number, passage in enumerate(passages) if passage.text.strip()][:HEAD_PARAGRAPHS]
    for number in written:
        passage = cleaned[number]
        if not passage.level and _is_imprint(passage.text, key(title), key(author)):
            cleaned[number] = passage.without([(0, len(passage.text))], RULE)
    return cleaned


def _is_imprint(text: str, title: str, author: str) -> bool:
    if both := _BOTH.fullmatch(text):
        return (key(both["title"]), key(both["author"])) == (title, author)
    said_title, said_author = _TITLE.fullmatch(text), _AUTHOR.fullmatch(text)
    if said_title:
        return bool(title) and key(said_title["said"]) == title
    return bool(said_author and author) and said_author is not None and key(said_author["said"]) == author
