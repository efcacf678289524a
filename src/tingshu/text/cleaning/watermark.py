"""Finds phrases that a page glues into its text against copying, by where they stand and not by how often.

An author's paragraph ends with a mark that ends a sentence. Where the same unpunctuated phrase follows that mark,
without a gap, in paragraph after paragraph of otherwise different text, nobody wrote it there. A refrain, a slogan,
a speaker's label or a long official name recurs as often, but stands where a sentence has room for it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tingshu.text.cleaning.passage import Passage, Span
from tingshu.text.marks import CLOSERS, FINAL, INVISIBLE, OPENERS, is_speakable

RULE = "watermark"

SHORTEST = 4
"""Characters below which a repeated ending is more likely a name or an exclamation than a watermark."""

LONGEST = 60
"""Characters above which a repeated ending is text."""

FEWEST_COPIES = 4
"""Paragraphs that must carry the phrase at the same edge, after or before different texts."""

SMALLEST_SHARE = 0.02
"""Share of all paragraphs that must carry it at their end: once a chapter in a novel, and not once in a while."""

SMALLEST_START_SHARE = 0.5
"""Share of all paragraphs that must begin with it: a start has no full stop before it to show the glue."""

REGULAR_SHARE = 0.6
"""Share from which the page plainly marks every paragraph, so that a copy at any paragraph's end is its work."""

LARGEST_HONEST_SHARE = 0.25
"""Uses inside sentences, per copy at an edge, above which the phrase is the author's own."""

PROSE_BODY_RATIO = 2
"""Length of the texts it is glued to, per length of the phrase, from which these are paragraphs and not verses."""

SMALLEST_BODY_RATIO = 1
"""The same, below which this is a poem and its refrain; between the two it depends on how the texts end."""

FEWEST_ENDINGS = 3
"""Kinds of last marks (。 ” ？ …) that short texts must have to be prose: verses before a refrain end alike."""

_TAIL_WINDOW = 4 * LONGEST
_STOPS = FINAL + "…"
_LIST_MARK = re.compile(r"[（(]?[\d零一二三四五六七八九十百]{1,4}[）)、.．]|第\w{1,8}?[章回节卷部篇集]")
_CONNECTING = "，、。：；！？,:;.!?的地得"
_NOT_A_TITLE = re.compile(
    r"www|https?:|\.(?:com|net|org|cn|cc|la|me|info)|首发|更新|收藏|关注|公众号|小说网|本站|手机版", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a phrase being a watermark.

    Attributes:
        phrase: the phrase, once, without invisible characters.
        edge: ``end`` or ``start`` of a paragraph.
        copies: paragraphs that carry it at that edge.
        texts: how many different texts it is glued to there.
        share: ``copies`` as a share of all paragraphs.
        body_ratio: length of those texts, per length of what is glued to them.
        endings: how many different marks those texts end with.
        honest: times it stands elsewhere, per time it stands at a paragraph's edge.
        finished: share of the other paragraphs, headings left out, that end as sentences end.
    """

    phrase: str
    edge: str
    copies: int
    texts: int
    share: float
    body_ratio: float
    endings: int
    honest: float
    finished: float

    @property
    def regular(self) -> bool:
        """Whether nearly every paragraph carries it."""
        return self.share >= REGULAR_SHARE

    @property
    def looks_like_a_title(self) -> bool:
        """Whether it may be the article's title, as the copy protection of news sites uses it."""
        return not _NOT_A_TITLE.search(self.phrase)

    @property
    def _follows_prose(self) -> bool:
        smallest = SMALLEST_BODY_RATIO if self.endings >= FEWEST_ENDINGS else PROSE_BODY_RATIO
        return self.body_ratio >= smallest

    def objection(self) -> str:
        """Return why this is no watermark, or an empty string if it is one."""
        smallest_share = SMALLEST_SHARE if self.edge == "end" else SMALLEST_START_SHARE
        objections = {
            "too few copies": self.copies < FEWEST_COPIES or self.share < smallest_share,
            "the texts before it repeat too": self.texts < max(FEWEST_COPIES, self.copies // 2),
            "the lines are as short as a poem's": not self._follows_prose,
            "sentences use it": self.honest > LARGEST_HONEST_SHARE,
            "paragraphs here do not end as sentences do": self.finished < 1 / 2,
        }
        return next((reason for reason, holds in objections.items() if holds), "")


def find(passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """Return the watermarks of a text, the commonest first."""
    texts = [bare for passage in passages if (bare := _visible(passage.text))]
    found = [evidence for evidence in weigh(texts) if not evidence.objection()]
    return tuple(sorted(found, key=lambda evidence: -evidence.copies))


def weigh(texts: Sequence[str]) -> Iterable[Evidence]:
    """Yield the evidence for every phrase that could be a watermark of these paragraphs."""
    ends = _glued_to_ends(texts)
    yield from (_evidence(texts, phrase, "end", found, tuple(ends)) for phrase, found in ends.items())
    starts = _glued_to_starts(texts)
    yield from (_evidence(texts, phrase, "start", found, ()) for phrase, found in starts.items())


def spans_of(mark: Evidence, text: str) -> Iterable[Span]:
    """Yield each copy of the watermark in ``text`` that stands where a watermark stands."""
    once = _pattern(mark.phrase)
    for copies in re.finditer(f"(?:{once})+", text):
        if _is_injected(mark, text, copies):
            yield from (copy.span() for copy in re.compile(once).finditer(text, *copies.span()))


def _is_injected(mark: Evidence, text: str, copies: re.Match[str]) -> bool:
    """Whether these copies in a row stand where the page puts them, and not where the author would."""
    before, at_end = text[max(0, copies.start() - _TAIL_WINDOW) : copies.start()].rstrip(), copies.end() == len(text)
    if _visible(copies[0]).count(mark.phrase) > 1:
        return True  # nobody says it twice without a breath
    if not before.strip(INVISIBLE):
        return at_end or mark.edge == "start"
    return at_end and mark.edge == "end" and (mark.regular or _is_finished(before))


def _pattern(phrase: str) -> str:
    """Return a regular expression for ``phrase`` with invisible characters anywhere in it, and space after it."""
    invisible = f"[{INVISIBLE}]*"
    return f"{invisible.join(map(re.escape, phrase))}{invisible}\\s*"


def _evidence(texts: Sequence[str], phrase: str, edge: str, bodies: Sequence[str], ends: tuple[str, ...]) -> Evidence:
    """Weigh ``phrase``, glued to ``bodies`` at one edge; ``ends`` are the candidates found at paragraphs' ends."""
    others = [text for text in texts if not text.endswith((phrase, *ends)) and not _LIST_MARK.match(text)]
    at_edge = sum(text.startswith(phrase) if edge == "start" else text.endswith(phrase) for text in texts)
    runs = re.compile(f"(?:{re.escape(phrase)})+")
    return Evidence(
        phrase,
        edge,
        copies=len(bodies),
        texts=len({body[-LONGEST:] for body in bodies}),
        share=len(bodies) / len(texts),
        body_ratio=sum(map(len, bodies)) / (len(phrase) * len(bodies)),
        endings=len({body[-1:] for body in bodies}),
        honest=sum(len(runs.findall(text)) for text in texts) / at_edge - 1,
        finished=sum(map(_is_finished, others)) / len(others) if others else 1.0,
    )


def _glued_to_ends(texts: Sequence[str]) -> dict[str, list[str]]:
    """Find phrases that follow a finished sentence at the end of several paragraphs, each with what it follows."""
    bodies: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        body, tail = _split_tail(text)
        phrase = _once(tail)
        if body and SHORTEST <= len(phrase) <= LONGEST and is_speakable(phrase):
            bodies[phrase].append(body)
    fewest = max(FEWEST_COPIES, SMALLEST_SHARE * len(texts))
    return {phrase: found for phrase, found in bodies.items() if len(found) >= fewest}


def _glued_to_starts(texts: Sequence[str]) -> dict[str, list[str]]:
    """Find the phrase that begins most paragraphs, if one does and what follows begins anew, with what follows."""
    heads = sorted(text[:LONGEST] for text in texts)
    if len(heads) < FEWEST_COPIES:
        return {}
    middle = heads[len(heads) // 2]  # a prefix of half of the sorted heads is a prefix of this one
    shared = (length for length in range(len(middle), 0, -1) if _is_common_start(heads, middle[:length]))
    phrase = _once(middle[: next(shared, 0)].rstrip(OPENERS))
    bodies = [text[len(phrase) :] for text in texts if text.startswith(phrase)]
    if len(phrase) < SHORTEST or not is_speakable(phrase) or not _begin_sentences(bodies):
        return {}
    return {phrase: bodies}


def _is_common_start(heads: Sequence[str], prefix: str) -> bool:
    """Whether enough of the sorted ``heads`` begin with ``prefix``."""
    first, last = bisect_left(heads, prefix), bisect_left(heads, prefix + "\U0010ffff")
    return last - first >= SMALLEST_START_SHARE * len(heads)


def _begin_sentences(rests: Iterable[str]) -> bool:
    """Whether what follows a phrase begins anew: a quotation or a numbered heading here and there, never a comma."""
    opening = 0
    for rest in rests:
        if rest[:1] and rest[0] in _CONNECTING:
            return False
        opening += bool(rest[:1]) and (rest[0] in OPENERS or _LIST_MARK.match(rest) is not None)
    return opening >= 2  # noqa: PLR2004 - once may be chance


def _split_tail(text: str) -> tuple[str, str]:
    """Split a paragraph after its last finished sentence: what is glued there, if anything, is the second part.

    Words after a gap or a dash are not glued: a signature stands so.
    """
    window = text[-_TAIL_WINDOW:]
    stop = max(map(window.rfind, _STOPS))
    if stop < 0:
        return "", text
    end = stop + 1
    while end < len(window) and window[end] in CLOSERS:
        end += 1
    tail = window[end:]
    glued = not tail[:1].isspace() and not tail.startswith(("—", "-"))
    return (text[: len(text) - len(tail)], tail) if glued else (text, "")


def _is_finished(text: str) -> bool:
    """Whether ``text`` ends as a paragraph may: with a mark, a closed quotation, or as a bare section number."""
    last = text.rstrip(INVISIBLE)[-1:]
    return last in (*_STOPS, *CLOSERS, "：", "；", "—", "～") or _LIST_MARK.fullmatch(text.strip()) is not None


def _once(run: str) -> str:
    """Return the phrase of which ``run`` is one or more copies: the shortest period of it."""
    return run[: (run + run).find(run, 1)] if run else run


def _visible(text: str) -> str:
    """Return ``text`` without invisible characters and outer space."""
    return text.translate(_UNSEEN).strip()


_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))
