"""How much a text is like Chinese: what tells the right decoding of some bytes from the wrong ones."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

CONTROLS = frozenset(map(chr, {*range(32), 127})) - frozenset("\t\n\v\f\r\x1a")
"""The control characters that no text holds; ``\\x1a`` is the end mark of DOS files."""

_RUBBISH = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\uf8ff\ufff0-\uffff]")  # controls, private use, lost


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """How far a stretch of text is like Chinese: 1 is nothing but the commonest characters, −1 is rubbish."""

    likeness: float
    common: float
    """The share of the commonest characters and Chinese punctuation among all beyond ASCII."""
    length: int

    @property
    def proves(self) -> bool:
        """Whether this is Chinese beyond doubt, which only a text of some length can be."""
        return self.length >= _LONG and self.common >= _COMMON_SHARE

    @property
    def plausible(self) -> bool:
        """Whether this can be Chinese at all."""
        return self.likeness > 0

    @property
    def convinces(self) -> bool:
        """Whether to take it for Chinese: of a short text, where statistics say little, that it can be is enough."""
        return self.proves or (self.length < _LONG and self.plausible)


_LONG = 40  # characters beyond ASCII
_COMMON_SHARE = 0.2  # running text has over half of them, bytes of another language by chance a tenth


def weigh(text: str) -> Evidence:
    """Weigh what of ``text`` is beyond ASCII; ASCII is the same in every charset and says nothing."""
    counts = Counter(text)
    beyond = {character: count for character, count in counts.items() if character >= "\x7f" or character in CONTROLS}
    length = sum(beyond.values())
    if not length:
        return Evidence(0.0, 0.0, 0)
    common = sum(count for character, count in beyond.items() if character in _COMMONEST)
    everyday = sum(count for character, count in beyond.items() if character in _everyday())
    rubbish = sum(count for character, count in beyond.items() if _RUBBISH.match(character))
    return Evidence((0.6 * common + 0.4 * everyday - rubbish) / length, common / length, length)


def is_common(character: str) -> bool:
    """Tell whether a character is one of the commonest of Chinese, marks included."""
    return character in _COMMONEST


def is_everyday(character: str) -> bool:
    """Tell whether a character is in daily use, in either script."""
    return character in _everyday()


def is_rubbish(character: str) -> bool:
    """Tell whether a character is one that no author writes: a control, of private use, or lost."""
    return _RUBBISH.match(character) is not None


_COMMONEST = frozenset(
    # punctuation, of both scripts
    "，。、；：？！“”‘’「」『』《》（）—…·　"
    # the commonest characters of running text, simplified
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好"
    "看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯"
    "知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别"
    "真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处"
    "让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻"
    # and those of them that the other script writes otherwise
    "這個們來時為說國著裡裏後會過對於學麼發當沒還樣種開總無現頭經長兒愛給間兩進與問爾點幾實將聲車機氣別話書體電門聽員許難"
    "結樂東記處讓應場報關張認軍歲覺帶萬邊風師數滿戰遠馬見動從親爲變紅樹橋語請謝讀寫買賣錢銀葉燈雲歡熱靜飛魚鳥"
)


@cache
def _everyday() -> frozenset[str]:
    """Return the characters in daily use of both scripts: the first levels of GB 2312 and of Big5."""
    simplified = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    traditional = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    text = b"".join(simplified).decode("gb2312", "ignore") + b"".join(traditional).decode("cp950", "ignore")
    return frozenset(text) | _COMMONEST
