"""Phrases that recur in a text, found by where they begin or end and not by comparing everything with everything.

What is repeated without change shows itself at an edge: the same characters after a full stop at the end of
paragraphs, the same characters at the start of sentences, or the same five characters anywhere. From there a
phrase is followed for as long as its copies agree. All is done on keys (see ``spelling``), in linear time.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tingshu.text.cleaning.sample import STOPS, Sample
from tingshu.text.cleaning.spelling import PARAGRAPH, UNKNOWN, key
from tingshu.writing import CLOSERS

SHORTEST = 4
"""Characters of a key below which what recurs is more likely a name or an exclamation than a watermark."""

SHORTEST_SITE = 3
"""The same for the name of a site: 某某网."""

LONGEST = 60
"""Characters of a key above which what recurs is text."""

FEWEST_COPIES = 3

FEWEST_KINDS = 3
"""Different characters that a phrase has: laughter and cries have fewer."""

MOST = 100
"""Phrases that are looked at further, those that take up most of the text first."""

AGREEMENT = 0.8
"""Share of the copies that must agree on the next character for the phrase to go on."""

_SITE = "网"
_GRAM = 5
_MOST_GRAMS = 800
_MOST_COMPARED = 200
_STEP = 7919  # a prime larger than most counts of copies
_LONGEST_TAIL = 4 * LONGEST


def recurring(sample: Sample) -> list[str]:
    """Return the keys of phrases that recur in the sample, those that take up most of it first."""
    edges = _counted((*_paragraph_edges(sample), *_sentence_starts(sample)))
    anywhere = _counted(_anywhere(sample.folded))
    found = edges | {phrase: copies for phrase, copies in anywhere.items() if _is_whole(phrase, copies, anywhere)}
    return sorted(found, key=lambda phrase: (-found[phrase] * len(phrase), phrase))[:MOST]


def _counted(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return how often each phrase was found that may be a watermark."""
    counts: dict[str, int] = {}
    for phrase, copies in found:
        shortest = SHORTEST_SITE if phrase.endswith(_SITE) else SHORTEST
        if shortest <= len(phrase) <= LONGEST and len(set(phrase)) >= FEWEST_KINDS:
            counts[phrase] = max(copies, counts.get(phrase, 0))
    return counts


def _is_whole(phrase: str, copies: int, found: Mapping[str, int]) -> bool:
    """Whether a phrase is more than a part of a longer one."""
    return not any(phrase in other and phrase != other and copies <= found[other] / AGREEMENT for other in found)


def once(run: str) -> str:
    """Return the phrase of which ``run`` is one or more copies: the shortest period of it."""
    return run[: (run + run).find(run, 1)] if run else run


def split_tail(text: str) -> tuple[str, str]:
    """Split a paragraph after its last finished sentence: what is glued there, if anything, is the second part."""
    window = text[-_LONGEST_TAIL:]
    stop = max(map(window.rfind, STOPS))
    if stop < 0:
        return "", text
    end = stop + 1
    while end < len(window) and window[end] in CLOSERS:
        end += 1
    return text[: len(text) - len(window) + end], window[end:]


def _paragraph_edges(sample: Sample) -> Iterable[tuple[str, int]]:
    """Yield what follows the last finished sentence of paragraphs, last sentences, and whole short paragraphs."""
    tails: Counter[str] = Counter()
    for paragraph in sample.paragraphs:
        body, tail = split_tail(paragraph)
        if len(tail) <= _LONGEST_TAIL and tail.strip():
            tails[once(key(tail))] += 1
        elif body:
            tails[once(key(split_tail(body.rstrip(STOPS + CLOSERS))[1][:_LONGEST_TAIL]))] += 1
    yield from ((phrase, copies) for phrase, copies in tails.items() if copies >= FEWEST_COPIES)


def _sentence_starts(sample: Sample) -> Iterator[tuple[str, int]]:
    """Yield how sentences and paragraphs begin, where several begin alike."""
    places: dict[str, list[int]] = defaultdict(list)
    folded = key(sample.text.translate(_STOP_TO_BREAK))
    for place in (0, *(found.end() for found in re.finditer(PARAGRAPH, folded))):
        places[folded[place : place + SHORTEST]].append(place)
    for gram, found in places.items():
        if len(found) >= FEWEST_COPIES and len(gram) == SHORTEST and not _BREAKS.intersection(gram):
            length = _agreed(folded, found, SHORTEST)
            yield once(folded[found[0] : found[0] + length]), len(found)


def _anywhere(folded: str) -> Iterator[tuple[str, int]]:
    """Yield phrases that recur anywhere, the most frequent beginnings first."""
    known: list[str] = []
    for gram, places in _frequent_places(folded).items():
        if any(gram in phrase for phrase in known):
            continue
        back = _agreed_back(folded, places)
        length = _agreed(folded, places, _GRAM)
        phrase = once(folded[places[0] - back : places[0] + length])
        known.append(phrase)
        yield phrase, len(places)


def _frequent_places(folded: str) -> dict[str, list[int]]:
    """Return where the most frequent runs of some characters stand."""
    grams = Counter(folded[place : place + _GRAM] for place in range(len(folded) - _GRAM + 1))
    places: dict[str, list[int]] = {
        gram: []
        for gram, copies in grams.most_common(_MOST_GRAMS)
        if copies >= FEWEST_COPIES and not _BREAKS.intersection(gram) and len(set(gram)) >= FEWEST_KINDS
    }
    for place in range(len(folded) - _GRAM + 1):
        if (gram := folded[place : place + _GRAM]) in places:
            places[gram].append(place)
    return places


_BREAKS = {PARAGRAPH, UNKNOWN}
_STOP_TO_BREAK = {ord(stop): PARAGRAPH for stop in STOPS}


def _some(places: Sequence[int]) -> Sequence[int]:
    """Return not too many of the places, at uneven distances: what follows may take turns, as question and answer."""
    if len(places) <= _MOST_COMPARED:
        return places
    return [places[number * _STEP % len(places)] for number in range(_MOST_COMPARED)]


def _agreed(text: str, places: Sequence[int], length: int) -> int:
    """Return for how many characters from ``places`` on most copies agree."""
    copies = _some(places)
    while length <= LONGEST:
        following = Counter(text[place + length : place + length + 1] for place in copies)
        character, agreeing = following.most_common(1)[0]
        if not character or character in _BREAKS or agreeing < max(FEWEST_COPIES, AGREEMENT * len(copies)):
            break
        copies = [place for place in copies if text[place + length : place + length + 1] == character]
        length += 1
    return length


def _agreed_back(text: str, places: Sequence[int]) -> int:
    """Return for how many characters before ``places`` most copies agree."""
    back, copies = 0, _some(places)
    while back <= LONGEST:
        before = Counter(text[place - back - 1] if place > back else "" for place in copies)
        character, agreeing = before.most_common(1)[0]
        if not character or character in _BREAKS or agreeing < max(FEWEST_COPIES, AGREEMENT * len(copies)):
            break
        copies = [place for place in copies if place > back and text[place - back - 1] == character]
        back += 1
    return back
