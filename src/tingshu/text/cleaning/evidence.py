"""What speaks for and against a phrase being a watermark, weighed on a sample of the text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tingshu.text.cleaning.copies import SECTION_NUMBER, Copy, Standing, copies, is_finished
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.spelling import PARAGRAPH, is_disguised, key, slips
from tingshu.text.marks import QUOTES, TITLES
from tingshu.text.words import is_in_word

FEWEST_COPIES = 4
"""Copies that must stand where no sentence has room for them."""

FEWEST_ADVERTS = 3
"""The same for what is plainly an advertisement, or is spelled so as not to be found."""

SMALLEST_SHARE = 0.02
"""Share of all paragraphs that must carry a phrase at their end; fewer will do where hardly any other end is odd."""

SMALLEST_ODD_SHARE = 0.2
"""Share of the odd ends that will do then."""

SMALLEST_FINISHED_SHARE = 0.5
"""Share of the other paragraphs that must end as sentences end, or an unfinished end is nothing odd here."""

SMALLEST_START_SHARE = 0.5
"""Share of all paragraphs that must begin with watermarks: a start has no full stop before it to show the glue."""

SMALLEST_LONG_START_SHARE = 0.1
"""The same for a phrase that is too long to be a name or a word that begins sentences."""

REGULAR_SHARE = 0.6
"""Share from which the page plainly marks every paragraph, so that a copy at any paragraph's end is its work."""

LARGEST_HONEST_SHARE = 0.25
"""Uses where a sentence has room, per copy where none has, above which the phrase is the author's own."""

LARGEST_HONEST_SHARE_BETWEEN = 0.5
"""The same where sentences begin anew behind it: some of its copies then stand behind headings without a mark."""

PROSE_BODY_RATIO = 2
"""Length of the texts it is glued to, per length of the phrase, from which these are paragraphs and not verses."""

SMALLEST_BODY_RATIO = 1
"""The same, below which this is a poem and its refrain; between the two it depends on how the texts end."""

FEWEST_ENDINGS = 3
"""Kinds of last marks (。 ” ？ …) that short texts must have to be prose: verses before a refrain end alike."""

FEWEST_FINISHED_COPIES = 12
"""Copies of a phrase with a full stop of its own: in fewer paragraphs it may be how a speech is made."""

SHORTEST_BETWEEN = 6
"""Characters of a phrase between two sentences, below which it may be a word that begins sentences."""

SMALLEST_TORN_SHARE = 0.2
"""Share of the copies inside sentences that must part a word; an honest phrase parts next to none."""

SMALLEST_NEAR_SHARE = 0.1
"""Share of them that must part two characters which follow each other elsewhere, or no dictionary is asked."""

FEWEST_TORN = 3

MOST_LOOKED_AT = 60
"""Copies inside sentences that are looked at closely."""

LARGEST_CONNECTED_SHARE = 0.03
"""Share of the copies that a comma or 的 may follow by chance; more often than that a sentence goes on there."""

ENOUGH_BEGINNINGS = 20
"""Different beginnings of what follows that prove it no part of the phrase; half as many as copies prove it too."""

FEWEST_QUOTATIONS = 2
"""Copies that a quotation must follow: one may be chance, and no subject or adverb goes before many."""

ENOUGH_UNQUOTED = 20
"""Copies that need no quotation behind them, in a text that has hardly any."""

SMALLEST_QUOTED_SHARE = 0.1
"""Share of the copies that a quotation must follow to be evidence by itself."""

LEAST_BITS_IF_HIDDEN = -0.6
"""How much rather what follows must begin sentences than not, where the phrase itself hides most beginnings."""

FEWEST_BREACHES = 2
"""Places where a line of its own must stand where nobody puts one: in a sentence, in a conversation, in a heading."""

FEWEST_STARTS, LARGE_SHARE = 8, 0.9
"""Starts, and their share of all paragraphs, from which no author begins so, whatever follows."""

FEWEST_LINES, SMALLEST_LINE_SHARE, SHORTEST_PROSE = 7, 0.4, 30
"""Lines of its own, their share of all paragraphs, and the length of the others, from which it is no refrain."""

_NEAR = 12
_BEGINNING = 4
_CONNECTING = "，、。：；！？,:;.!?的"
_ADVERT = re.compile(
    r"www|https?|首发|公众号|小说网|文学网|中文网|阅读网|书友群|本站|最新章节|全文阅读|无弹窗|域名|网址|更多好文|更多精彩|尽在"
    r"|最快更新|更新最快|请记住|请收藏|收藏本|关注我们|请关注|转载请|请勿转载|下载(?:app|客户端)|独家(?:整理|连载|发布)"
)
_SITE = re.compile(r"[A-Za-z\d\u4e00-\u9fff]\s*[.。．]\s*(?:com|net|org|cn|cc|la|me|info)(?![a-z])", re.IGNORECASE)


_QUOTING = QUOTES + TITLES
_DATED = re.compile(r"\d月\d+日|[电讯\d]$")
_AT_ENDS = (Standing.END, Standing.ALONE, Standing.TAIL)


@dataclass(frozen=True)
class Evidence:
    """A phrase and its copies in a sample.

    Attributes:
        phrase: its key.
        found: its copies, in order.
        sample: the text in which they stand.
        odd_ends: paragraphs there that end with something unpunctuated which is no recurring phrase.
    """

    phrase: str
    found: Sequence[Copy]
    sample: Sample
    odd_ends: int
    objections: dict[Standing, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "objections", dict(self._weighed()))

    @property
    def accepted(self) -> frozenset[Standing]:
        """Where the phrase is a watermark; nowhere, if it is none."""
        return frozenset(standing for standing, objection in self.objections.items() if not objection)

    @cached_property
    def is_regular(self) -> bool:
        """Whether nearly every paragraph carries it at its end."""
        at_ends = self._count(Standing.END) + self._count(Standing.TAIL)
        return at_ends >= REGULAR_SHARE * len(self.sample.paragraphs)

    @cached_property
    def is_advert(self) -> bool:
        """Whether it names a site or asks for something, or is disguised as only such phrases are."""
        names = _ADVERT.search(self.phrase) or _SITE.search(unicodedata.normalize("NFKC", self.spelled))
        return names is not None or self._is_disguised()

    @property
    def looks_like_a_title(self) -> bool:
        """Whether it may be the article's title, as the copy protection of news sites uses it."""
        return not self.is_advert

    @cached_property
    def has_honest_uses(self) -> bool:
        """Whether the author uses the phrase too: between marks, or as the subject of a sentence."""
        subjects = (*self._standing(Standing.START), *self._standing(Standing.BETWEEN))
        connected = sum(copy.after in _CONNECTING for copy in subjects)
        return self._count(Standing.SET_OFF) + connected > LARGEST_CONNECTED_SHARE * len(self.found)

    @property
    def begins_like_a_name(self) -> bool:
        """Whether it is only known from the starts of paragraphs and is short enough for a name that stands there."""
        return self.accepted <= {Standing.START, Standing.ALONE} and len(self.phrase) < SHORTEST_BETWEEN

    @cached_property
    def spelled(self) -> str:
        """How it is spelled most often."""
        return Counter(copy.spelled for copy in self.found).most_common(1)[0][0]

    def _weighed(self) -> Iterator[tuple[Standing, str]]:
        """Yield why it is no watermark where it stands so; an empty string where it is one."""
        by_place = {
            Standing.END: self._objection_at_ends(),
            Standing.BETWEEN: self._objection_between(),
            Standing.INSIDE: self._objection_inside(),
        }
        yield from by_place.items()
        yield Standing.START, self._objection_at_starts()
        is_proven = not all(by_place.values())
        yield Standing.ALONE, "" if is_proven else self._objection_alone()

    def _objection_at_ends(self) -> str:
        if self._is_proven_advert():
            return ""
        ends = [copy for copy in self._standing(Standing.END) if not copy.gap]
        bare = [copy for copy in ends if not copy.final]
        share = len(bare) / (len(self.sample.paragraphs) or 1)
        if len(bare) < len(ends) - len(bare):
            return self._objection_to_finished(ends)
        if len(bare) < FEWEST_COPIES or (share < SMALLEST_SHARE and len(bare) < SMALLEST_ODD_SHARE * self.odd_ends):
            return "too few copies"
        return self._objection_to_bodies(bare) or ("" if self.is_regular else self._objection_to_text())

    def _objection_to_finished(self, ends: Sequence[Copy]) -> str:
        """Object to a phrase with a final mark of its own: only by its regularity is it told from an author's."""
        if len(ends) < FEWEST_FINISHED_COPIES or not self.is_regular:
            return "has a full stop of its own"
        if len({copy.before for copy in ends}) < FEWEST_ENDINGS:
            return "follows always the same mark"
        return self._objection_to_bodies(ends)

    def _objection_to_bodies(self, ends: Sequence[Copy]) -> str:
        bodies = [self.sample.text[self.sample.text.rfind(PARAGRAPH, 0, copy.start) + 1 : copy.start] for copy in ends]
        ratio = sum(map(len, bodies)) / (len(self.phrase) * len(bodies))
        endings = len({copy.before for copy in ends})
        if len({body[-60:] for body in bodies}) < max(FEWEST_COPIES, len(bodies) // 2):
            return "the texts before it repeat too"
        if ratio < (SMALLEST_BODY_RATIO if endings >= FEWEST_ENDINGS else PROSE_BODY_RATIO):
            return "the lines are as short as a poem's"
        return self._objection_by_use(ends)

    def _objection_to_text(self) -> str:
        paragraphs = len(self.sample.paragraphs)
        others = paragraphs - self._count(Standing.END) - self._count(Standing.TAIL)
        if self.odd_ends > (1 - SMALLEST_FINISHED_SHARE) * others:
            return "paragraphs here do not end as sentences do"
        return ""

    def _objection_by_use(self, glued: Sequence[Copy], largest_share: float = LARGEST_HONEST_SHARE) -> str:
        honest = self._count(Standing.SET_OFF) + self._count(Standing.LOOSE) + self._honest_inside()
        if honest > largest_share * len(glued):
            return "sentences use it"
        return "verses end with it" if self._count(Standing.TAIL) > len(glued) and not self.is_regular else ""

    def _honest_inside(self) -> int:
        """Count the copies inside sentences, unless they part words or stand behind headings without a mark."""
        inside = self._standing(Standing.INSIDE)
        if not inside or not self._objection_inside():
            return 0
        begins = sum(self.sample.begins_sentences(copy.after) for copy in inside)
        return 0 if begins > 0 else len(inside)

    def _objection_between(self) -> str:
        between = [copy for copy in self._standing(Standing.BETWEEN) if not copy.gap]
        if len(between) < FEWEST_COPIES:
            return "too few copies"
        if len(self.phrase) < SHORTEST_BETWEEN:
            return "is as short as a word that begins sentences"
        return self._objection_to_followers(between, 0) or self._objection_by_use(between, LARGEST_HONEST_SHARE_BETWEEN)

    def _objection_at_starts(self) -> str:
        starts = self._standing(Standing.START)
        if len(starts) < FEWEST_COPIES:
            return "too few copies"
        is_long = len(self.phrase) >= SHORTEST_BETWEEN
        if is_long and len(starts) < SMALLEST_LONG_START_SHARE * len(self.sample.paragraphs):
            return "too few copies"
        if used := self._objection_by_use(starts):
            return used
        return "" if self._begins_all(starts) else self._objection_to_followers(starts, LEAST_BITS_IF_HIDDEN)

    def _begins_all(self, starts: Sequence[Copy]) -> bool:
        """Whether all paragraphs of a prose text begin with it, and no sentence anywhere goes on with it or uses it."""
        paragraphs = self.sample.paragraphs
        return (
            len(starts) >= max(FEWEST_STARTS, LARGE_SHARE * len(paragraphs))
            and len(starts) == len(self.found)
            and not any(copy.after in _CONNECTING for copy in starts)
            and any(copy.after.isalnum() for copy in starts)
            and sum(map(len, paragraphs)) >= (SHORTEST_PROSE + len(self.phrase)) * len(paragraphs)
        )

    def _objection_to_followers(self, glued: Sequence[Copy], least: float) -> str:
        """Object where what follows goes on with the phrase, as after a subject, or always quotes, as after a name.

        Args:
            glued: copies that something follows.
            least: bits by which it must rather begin sentences than not.
        """
        following = [copy.after for copy in glued]
        connected = sum(character in _CONNECTING for character in following)
        connected += sum(
            copy.after in _CONNECTING and is_finished(copy.before) for copy in self._standing(Standing.LOOSE)
        )
        if connected > LARGEST_CONNECTED_SHARE * len(following):
            return "what follows goes on with it"
        beginnings = {self.sample.text[copy.end : copy.end + _BEGINNING] for copy in glued}
        if len(beginnings) < min(len(glued) // 2, ENOUGH_BEGINNINGS):
            return "the texts after it repeat too"
        quotations = sum(character in _QUOTING for character in following)
        words = [character for character in following if character.isalnum()]
        seldom = quotations < FEWEST_QUOTATIONS and len(glued) < ENOUGH_UNQUOTED
        if _DATED.search(self.phrase) or seldom or not words:
            return "what follows does not begin anew"
        begins = sum(map(self.sample.begins_sentences, words)) / len(words)
        often = quotations >= SMALLEST_QUOTED_SHARE * len(glued)
        return "" if begins > (LEAST_BITS_IF_HIDDEN if often else least) else "what follows does not begin anew"

    def _objection_inside(self) -> str:
        inside = self._standing(Standing.INSIDE)
        places = list({(copy.before, copy.after): copy for copy in inside}.values())[:MOST_LOOKED_AT]
        if len(places) < FEWEST_COPIES or self.phrase[0].isdigit() or self.phrase[-1].isdigit():
            return "too few copies"
        near = sum(self.sample.holds_together(copy.before, copy.after) for copy in places)
        if near < max(1, SMALLEST_NEAR_SHARE * len(places)):
            return "parts nothing that belongs together"
        torn = sum(map(self._parts_word, places))
        if torn < max(FEWEST_TORN, SMALLEST_TORN_SHARE * len(places)):
            return "parts no words"
        return "sentences use it" if self._count(Standing.SET_OFF) > len(inside) / 2 else ""

    def _parts_word(self, copy: Copy) -> bool:
        """Whether one word begins before a copy and ends behind it."""
        text = self.sample.text
        before = text[max(0, copy.start - _NEAR) : copy.start].rpartition(PARAGRAPH)[2]
        after = text[copy.end : copy.end + _NEAR].partition(PARAGRAPH)[0]
        return is_in_word(before + after, len(before))

    def _objection_alone(self) -> str:
        alone = [copy for copy in self._standing(Standing.ALONE) if not copy.final]
        if self._is_proven_advert():
            return ""
        if len(alone) < FEWEST_COPIES:
            return "too few copies"
        if sum(map(self._breaks_in, alone)) >= FEWEST_BREACHES:
            return ""
        if len(alone) < max(FEWEST_LINES, SMALLEST_LINE_SHARE * len(self.sample.paragraphs)):
            return "may be a refrain or a name on its own line"
        others = [line for line in self.sample.paragraphs if key(line) != self.phrase]
        prose = others and sum(map(len, others)) >= SHORTEST_PROSE * len(others)
        return "" if prose else "the lines are as short as a poem's"

    def _breaks_in(self, line: Copy) -> bool:
        """Whether a line stands where nobody puts one: in a sentence, a conversation, or under a section's number."""
        text = self.sample.text
        before = text[max(0, line.start - 60) : line.start].rstrip().rpartition(PARAGRAPH)[2]
        after = text[line.end : line.end + 60].lstrip()[:1]
        if not before or not after:
            return False
        if SECTION_NUMBER.fullmatch(before.strip()):
            return True
        in_talk = before[-1] in "”」" and after in QUOTES
        return in_talk or (before[-1] in "，、" and not is_finished(before))

    def _is_proven_advert(self) -> bool:
        plain = [copy for copy in self.found if copy.standing in {Standing.END, Standing.ALONE}]
        plain += [copy for copy in self._standing(Standing.BETWEEN) if copy.final]
        honest = len(self._standing(Standing.SET_OFF))
        return self.is_advert and len(plain) >= FEWEST_ADVERTS and len(plain) > honest

    def _is_disguised(self) -> bool:
        disguised = [copy.spelled for copy in self.found if is_disguised(copy.spelled)]
        if len(disguised) < FEWEST_ADVERTS or len({copy.spelled for copy in self.found}) == 1:
            return False
        return 2 * sum(map(slips, disguised)) >= slips(self.sample.text)

    def _standing(self, standing: Standing) -> list[Copy]:
        return self._by_standing.get(standing, [])

    def _count(self, standing: Standing) -> int:
        return len(self._standing(standing))

    @cached_property
    def _by_standing(self) -> dict[Standing, list[Copy]]:
        grouped: dict[Standing, list[Copy]] = {}
        for copy in self.found:
            grouped.setdefault(copy.standing, []).append(copy)
        return grouped


def weigh(phrases: Iterable[str], sample: Sample) -> list[Evidence]:
    """Weigh every phrase that may be a watermark of the text from which the sample is."""
    found = {phrase: tuple(copies(phrase, sample.text)) for phrase in phrases}
    odd = _odd_ends(found, sample)
    return [Evidence(phrase, copies_, sample, odd) for phrase, copies_ in found.items() if copies_]


def _odd_ends(found: dict[str, tuple[Copy, ...]], sample: Sample) -> int:
    """Count the paragraphs that end with something unpunctuated, but for the phrases that recur there."""
    unfinished = sum(not is_finished(line) for line in sample.paragraphs)
    recurring = {end for copies_ in found.values() for end in _bare_ends(copies_)}
    return max(0, unfinished - len(recurring))


def _bare_ends(found: Iterable[Copy]) -> list[int]:
    """Return where the copies of a phrase end that several paragraphs end with."""
    bare = [copy for copy in found if copy.standing in _AT_ENDS and not copy.final]
    several = sum(copy.standing is Standing.END for copy in bare) >= FEWEST_COPIES
    return [copy.end for copy in bare] if several else []
