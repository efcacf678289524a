"""Where the sentences of a paragraph end: one scan from left to right with a stack of open quotations."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tingshu.text.sentences.attribution import goes_on, introduces, is_attribution, is_in_clause, names_speaker
from tingshu.text.sentences.pairs import PAIRED, partners
from tingshu.writing import CLOSERS, FINAL, QUOTES, TITLES

_TOKEN = re.compile(rf"(?P<stop>[{re.escape(FINAL)}…]+|\.{{1,64}}|．|—{{1,64}}(?=[”’」』﹂﹄\"＂]))|(?P<pair>{PAIRED})")
_BRACKETED_NOTE = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|[¹²³⁰-⁹])+")
_NOTE = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|[¹²³⁰-⁹①-⑳⑴-⒇])+")
_CIRCLED = re.compile(r"[①-⑳⑴-⒇]")

_REMARK = re.compile(r"[（(](?P<words>[^。！？!?（）()\n]{1,30})[）)]")
_ITEM_MARK = re.compile(r"[\d一二三四五六七八九十]{1,3}|[A-Za-z]|[ivxIVX]{1,5}")
_QUOTES = QUOTES + "'"
_OPENING_QUOTES = frozenset(_QUOTES)
_CONNECTS = frozenset("，、；：,;:︐︑︔︓")
_COMMAS = ("，", ",", "︐")
_PLAIN_STOPS = frozenset("。！？")


_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nos|Vol|Fig|Gen|Col|Capt|Lt|Sgt|Rev|Hon|"
    r"Figs|Pres|Sen|Gov|Maj|Messrs|Mme|Mt|Ave|Blvd|Rd|[Cc]h|[Cc]hap|[Ee]xt|[Tt]el|[Vv]er|[Ee]qs?|"
    r"vs|etc|cf|al|approx|dept|est|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pp?|ed|eds)$"
)
_MAY_END = re.compile(r"(?:[A-Za-z]\.[A-Za-z]|etc|Inc|Ltd|Co|Corp|Jr|Sr)$")
_BEGINS_SENTENCE = re.compile(
    r"\s+(?:I|You|He|She|It|We|They|This|That|These|Those|There|The|A|An|My|Your|His|Her|Its|Our|Their|What|When"
    r"|Where|Why|How|Who|If|But|And|So|Then|Now|Nobody|No one|Everyone|Not|In|On|At|After|Before)\s"
)
"""Words with a capital that are no name: behind an abbreviation that may end a sentence, they begin the next."""

_LONGEST_ABBREVIATION = 12
_NEAR = 12
_ITEM_NUMBER = re.compile(r"\s*[“\"（(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})$")
_ITEM_AFTER_MARK = re.compile(r"[；;：:、]\s?\d{1,3}$")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9０-９Ａ-Ｚａ-ｚ/_=&%#~-]")
_IN_CODE = re.compile(r"[$@*\\+{]")
"""What a full stop stands right in front of in the code of a program only."""

_OLD_STOP = "．"


class Boundary(NamedTuple):
    """A place where a sentence ends. ``depth`` counts the quotations and brackets still open there."""

    place: int
    depth: int


def boundaries(text: str) -> Iterator[Boundary]:
    """Yield the places in ``text`` where a sentence ends and another begins, in order.

    A run of enders is one end, and takes its closing quotes and note marks with it. Nothing ends inside a title
    in 《》, at a decimal point, in an address or after an abbreviation that does not close its sentence; an ellipsis,
    or a dash at the end of a quotation, ends a sentence only before a new quotation. A quotation that ends as a
    sentence does not end the one around it when “……？”他说 goes on.
    """
    yield from _Scan(text).run()


class _Scan:
    """One pass over one paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.partner = partners(text)
        self.open: list[int] = []
        self.start = 0  # of the sentence under way
        self.note = _BRACKETED_NOTE if _counts_items(text) else _NOTE
        self.has_old_stops = _ends_with_old_stop(text)

    def run(self) -> Iterator[Boundary]:
        position = 0
        while token := _TOKEN.search(self.text, position):
            position = token.end()
            if not self.open and token[0] in _PLAIN_STOPS and self.text[position : position + 1].isalpha():
                self.start = position  # nothing that belongs to this sentence follows: the common case, decided early
                yield Boundary(position, 0)
            elif token["pair"]:
                self._pair(token.start())
            elif not self._is_in_title() and (end := self._end_after(token)):
                position = end.place
                if end.place < len(self.text):
                    if not end.depth:
                        self.start = end.place
                    yield end

    def _pair(self, place: int) -> None:
        """Open or close what the mark at ``place`` opens or closes; one without a partner is only a character."""
        partner = self.partner.get(place, place)
        if partner > place:
            self.open.append(place)
        elif partner < place:
            self._close(partner)

    def _close(self, opener: int) -> None:
        """Close a quotation, and with it whatever crosses its end."""
        while self.open and self.open[-1] >= opener:
            self.open.pop()

    def _is_in_title(self) -> bool:
        return bool(self.open) and any(self.text[place] in TITLES for place in self.open[-4:])

    def _end_after(self, stop: re.Match[str]) -> Boundary | None:
        """Return the end of the sentence at this run of enders, with its closers, if it is one."""
        place, outermost = self._closed_after(stop.end())
        if not self._is_stop(stop, place) or self.text[place : place + 1] in _CONNECTS:
            ended = False
        elif outermost is None or self.text[outermost] in TITLES:
            ended = outermost is None
        elif self.text[outermost] in _QUOTES:
            ended = self._quotation_ends_sentence(outermost, place)
        else:
            ended = outermost - self.start <= _NEAR and not self.text[self.start : outermost].strip()
        return Boundary(self._after_remark(place), len(self.open)) if ended else None

    def _after_remark(self, place: int) -> int:
        """Step over a remark such as （笑） that belongs to the sentence before it; （二） begins what follows."""
        remark = _REMARK.match(self.text, place) if place in self.partner else None
        if remark is None or _ITEM_MARK.fullmatch(remark["words"]) or self.partner.get(place) != remark.end() - 1:
            return place
        return remark.end()

    def _closed_after(self, place: int) -> tuple[int, int | None]:
        """Step over closing marks and note marks; return the place reached and the outermost opener closed."""
        outermost = None
        while place < len(self.text):
            if note := self.note.match(self.text, place):
                place = note.end()
                continue
            partner = self.partner.get(place, -1)
            if partner > place or (partner < 0 and self.text[place] not in CLOSERS):
                break
            if partner >= 0:  # one that nothing opened still belongs to what it follows
                self._close(partner)
                outermost = partner
            place += 1
        return place, outermost

    def _is_stop(self, stop: re.Match[str], after: int) -> bool:
        """Whether a run of marks ends a sentence at all."""
        run = stop[0]
        if run in _PLAIN_STOPS:
            return True
        if run == _OLD_STOP:
            return self.has_old_stops and not self._is_in_address(stop) and not self._numbers_item(stop.start())
        if (run[0] in "…—" and len(set(run)) == 1) or (run[0] == "." and len(run) > 1):
            return _opens_quotation(self.text, after, self.partner)
        if run == ".":
            return self._is_full_stop(stop)
        if set(run) <= {"!", "?"}:
            return not self._is_in_address(stop)
        return True

    def _is_full_stop(self, stop: re.Match[str]) -> bool:
        """Whether a Western full stop is one: not in a number, an address, an abbreviation or an item's number."""
        before = self.text[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
        following = self.text[stop.end() : stop.end() + 1]
        in_name = _LATIN_OR_DIGIT.match(following) or _IN_CODE.match(following)
        if in_name or not before or before[-1].isspace() or self._numbers_item(stop.start()):
            return False
        if stop.start() - self.start <= _LONGEST_ABBREVIATION:
            before = self.text[self.start : stop.start()]
        if abbreviation := _ABBREVIATION.search(before):
            return bool(_MAY_END.search(abbreviation[0]) and _BEGINS_SENTENCE.match(self.text, stop.end()))
        return not _ITEM_AFTER_MARK.search(before)

    def _numbers_item(self, place: int) -> bool:
        """Whether the full stop at ``place`` follows the number of an item with which the sentence begins."""
        short = place - self.start <= _LONGEST_ABBREVIATION
        return short and _ITEM_NUMBER.match(self.text[self.start : place]) is not None

    def _is_in_address(self, stop: re.Match[str]) -> bool:
        before, following = self.text[stop.start() - 1 : stop.start()], self.text[stop.end() : stop.end() + 1]
        return bool(_LATIN_OR_DIGIT.match(before) and _LATIN_OR_DIGIT.match(following))

    def _quotation_ends_sentence(self, opener: int, after: int) -> bool:
        """Whether a quotation that ends with an ender ends the sentence in which it stands."""
        before = self._introduction(opener)
        interrupted = before[-1:] in _COMMAS and self.text[self.start : opener].lstrip()[0] in _QUOTES
        if goes_on(self.text, after) or (is_in_clause(before) and self._goes_on_after_quotations(after)):
            return False
        return introduces(before) and (interrupted or names_speaker(before) or not is_attribution(self.text, after))

    def _goes_on_after_quotations(self, place: int) -> bool:
        """Whether the quotations side by side from ``place`` on are followed by a comma, as those of a clause are."""
        for _ in range(_NEAR):
            if self.text[place : place + 1] not in _OPENING_QUOTES or self.partner.get(place, -1) <= place:
                break
            place = self.partner[place] + 1
        return self.text[place : place + 1] in _CONNECTS

    def _introduction(self, opener: int) -> str:
        """Return the characters in front of a quotation, or of the first of several side by side."""
        for _ in range(_NEAR):
            if opener <= self.start or self.text[opener - 1] not in CLOSERS or opener - 1 not in self.partner:
                break
            opener = self.partner[opener - 1]
        return self.text[max(self.start, opener - _NEAR) : opener].rstrip()


def _ends_with_old_stop(text: str) -> bool:
    """Whether ．is this paragraph's full stop, as in old printing; in 哈利．波特 it parts names."""
    return text.rstrip().rstrip(CLOSERS)[-1:] == _OLD_STOP and "。" not in text


def _counts_items(text: str) -> bool:
    """Whether ① counts items here, as it does after a colon or at the start, and is no note mark."""
    first = _CIRCLED.search(text)
    return first is not None and text[: first.start()].rstrip()[-1:] in ("", "：", ":", "；", ";")


def _opens_quotation(text: str, place: int, partner: dict[int, int]) -> bool:
    return text[place : place + 1] in _OPENING_QUOTES and partner.get(place, -1) > place
