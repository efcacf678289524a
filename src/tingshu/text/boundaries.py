"""Where the sentences of a paragraph end: one scan from left to right with a stack of open quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tingshu.text.marks import CLOSERS, FINAL, OPENERS, PAIRS, QUOTES, TITLES, anyone_of

_TOKEN = re.compile(rf"(?P<stop>[{re.escape(FINAL)}…]+|\.{{1,64}})|(?P<pair>{anyone_of({*OPENERS, *CLOSERS})})")
_BRACKETED_NOTE = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|[¹²³⁰-⁹])+")
_NOTE = re.compile(r"(?:\[\d{1,3}\]|［\d{1,3}］|[¹²³⁰-⁹①-⑳⑴-⒇])+")
_CIRCLED = re.compile(r"[①-⑳⑴-⒇]")

_SAYS = (
    r"(?:(?<!知)(?<!难)(?<!難)道|[说說]|[问問](?![题題])|喊|答|叫|嚷|吼|[骂罵]|[叹嘆]|笑|哭|想(?!法)|念|唱|[写寫]"
    r"|嘟囔|嘀咕|喃喃|低[语語])"
)
_ATTRIBUTION = re.compile(
    rf"\s*[^\s，。！？；：、“”‘’「」『』（）《》…—]{{0,8}}?{_SAYS}(?:道|着|了|完)?(?:[一两几][句声遍])?(?=[，。：；…—,.“「]|$)"
)
_LATIN_ATTRIBUTION = re.compile(
    r"\s*(?:(?:[A-Z][\w'’-]* ?){0,2}|he |she |they |we |I )"
    r"(?:said|says|asked|cried|replied|answered|shouted|whispered)\b"
)
_CONTINUES = re.compile(r"\s*(?:—|的(?!士)|[这那](?:[句话声]|[一两几][句声个])|[一两几][个]?字|字[，。])")
_CONNECTS = "，、；：,;:"
_INTRODUCES = "：:，,、—…；;" + FINAL + "说說道问問喊答叫嚷吼骂罵叹嘆"

_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nos|Vol|Fig|Gen|Col|Capt|Lt|Sgt|Rev|Hon|"
    r"vs|etc|cf|al|approx|dept|est|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pp?|ed|eds)$"
)
_LONGEST_ABBREVIATION = 12
_NEAR = 8
_ITEM_NUMBER = re.compile(r"\s*[“\"（(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9/_=&%#~-]")


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place where a sentence ends. ``depth`` counts the quotations and brackets still open there."""

    place: int
    depth: int


def boundaries(text: str) -> Iterator[Boundary]:
    """Yield the places in ``text`` where a sentence ends and another begins, in order.

    A run of enders is one end, and takes its closing quotes and note marks with it. Nothing ends inside a title
    in 《》, at a decimal point, in an address or after an abbreviation; an ellipsis ends a sentence only before a
    new quotation. A quotation that ends as a sentence does not end the one around it when “……？”他说 goes on.
    """
    yield from _Scan(text).run()


class _Scan:
    """One pass over one paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.partner = _partners(text)
        self.open: list[int] = []
        self.start = 0  # of the sentence under way
        self.note = _BRACKETED_NOTE if _counts_items(text) else _NOTE

    def run(self) -> Iterator[Boundary]:
        position = 0
        while token := _TOKEN.search(self.text, position):
            position = token.end()
            if token["pair"]:
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
        return any(self.text[place] in TITLES for place in self.open[-4:])

    def _end_after(self, stop: re.Match[str]) -> Boundary | None:
        """Return the end of the sentence at this run of enders, with its closers, if it is one."""
        place, outermost = self._closed_after(stop.end())
        if not self._is_stop(stop, place) or self.text[place : place + 1] in tuple(_CONNECTS):
            ended = False
        elif outermost is None or self.text[outermost] in TITLES:
            ended = outermost is None
        elif self.text[outermost] in QUOTES:
            ended = self._quotation_ends_sentence(outermost, place)
        else:
            ended = outermost - self.start <= _NEAR and not self.text[self.start : outermost].strip()
        if ended:
            return Boundary(place, len(self.open))
        return None

    def _closed_after(self, place: int) -> tuple[int, int | None]:
        """Step over closing marks and note marks; return the place reached and the outermost opener closed."""
        outermost = None
        while place < len(self.text):
            if note := self.note.match(self.text, place):
                place = note.end()
                continue
            partner = self.partner.get(place, -1)
            if self.text[place] not in CLOSERS or partner > place:
                break
            if partner >= 0:  # one that nothing opened still belongs to what it follows
                self._close(partner)
                outermost = partner
            place += 1
        return place, outermost

    def _is_stop(self, stop: re.Match[str], after: int) -> bool:
        """Whether a run of marks ends a sentence at all."""
        run = stop[0]
        if set(run) <= {"…"} or (run[0] == "." and len(run) > 1):
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
        if _LATIN_OR_DIGIT.match(following) or not before or before[-1].isspace():
            return False
        if stop.start() - self.start <= _LONGEST_ABBREVIATION:
            before = self.text[self.start : stop.start()]
            if _ITEM_NUMBER.match(before):
                return False
        return not _ABBREVIATION.search(before)

    def _is_in_address(self, stop: re.Match[str]) -> bool:
        before, following = self.text[stop.start() - 1 : stop.start()], self.text[stop.end() : stop.end() + 1]
        return bool(_LATIN_OR_DIGIT.match(before) and _LATIN_OR_DIGIT.match(following))

    def _quotation_ends_sentence(self, opener: int, after: int) -> bool:
        """Whether a quotation that ends with an ender ends the sentence in which it stands."""
        before = self.text[max(self.start, opener - _NEAR) : opener].rstrip()
        introduced = not before or before[-1] in _INTRODUCES or before[-1] in CLOSERS
        if _CONTINUES.match(self.text, after):
            return False
        is_attributed = before[-1:] in tuple("：:")  # 他说：“……。” needs nobody to say it once more
        return introduced and (is_attributed or not _is_attribution(self.text, after))


def _is_attribution(text: str, place: int) -> bool:
    return bool(_ATTRIBUTION.match(text, place) or _LATIN_ATTRIBUTION.match(text, place))


def _counts_items(text: str) -> bool:
    """Whether ① counts items here, as it does after a colon or at the start, and is no note mark."""
    first = _CIRCLED.search(text)
    return first is not None and text[: first.start()].rstrip()[-1:] in ("", "：", ":", "；", ";")


def _opens_quotation(text: str, place: int, partner: dict[int, int]) -> bool:
    return text[place : place + 1] in tuple(QUOTES) and partner.get(place, -1) > place


def _partners(text: str) -> dict[int, int]:
    """Return for each opening mark the place of the one that closes it, and the other way round.

    A mark without a partner is left out, so that a quotation left open swallows nothing. Western quotation marks,
    which look the same on both sides, are paired as they come.
    """
    partner: dict[int, int] = {}
    waiting: list[int] = []
    straight = -1
    for token in re.finditer(anyone_of({*OPENERS, *CLOSERS}), text):
        mark, place = token[0], token.start()
        if mark == '"':
            if straight < 0:
                straight = place
            else:
                partner[straight], partner[place] = place, straight
                straight = -1
        elif mark in PAIRS:
            waiting.append(place)
        else:
            _close(text, place, waiting, partner)
    return partner


_DEEPEST = 8
"""How far down the stack a closing mark looks for its opener: nobody nests deeper, and the scan stays linear."""


def _close(text: str, place: int, waiting: list[int], partner: dict[int, int]) -> None:
    """Pair the closing mark at ``place`` with the nearest waiting opener of its kind, giving up those after it."""
    for back, opener in enumerate(reversed(waiting[-_DEEPEST:]), 1):
        if PAIRS[text[opener]] == text[place]:
            partner[opener], partner[place] = place, opener
            del waiting[-back:]
            return
