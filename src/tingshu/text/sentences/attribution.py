"""What is said around a quotation: words that introduce it, that say who spoke, or that go on with the sentence."""

import re

from tingshu.writing import CLOSERS, FINAL

_NOT_SAID = (
    r"(?<![没沒不未])(?<![没沒]有)(?<![没沒不有][回再])(?<!知)(?<!难)(?<!難)(?<!怎么)(?<!怎麼)(?<!怎样)(?<!如何)"
)
"""What must not stand right before a word of speaking: it denies it, or makes another word of it, as in 知道."""

_SPEAKS = (
    r"(?:[说說讲講]|道|[问問](?![题題])|喊|答|叫|嚷|吼|[骂罵]|[叹嘆]|笑|哭|念|唱|吟|哼|喝|斥|[劝勸]"
    r"|嘟囔|嘀咕|念叨|咕哝|喃喃|[低自][语語]|解[释釋]|[补補]充|[强強][调調]|指出|表示|[开開]口|回[应應]|感慨|吩咐"
    r"|[嘱囑]咐|安慰|插嘴|接[话話]|[坦直]言|宣布|提醒|抱怨|警告|承[认認]|透露|呼吁)"
)
_THINKS_OR_WRITES = r"(?:想(?!法)|[写寫])"
_MANNER = r"(?:道|着|著|了|过|過|完|起来|起來)?"
_WHOM = r"(?:(?:[你我他她它]们?|大家|自己)|[一两几][句声聲遍])?"
_SPEAKER = r"\s*[^\s，。！？；：、“”‘’「」『』（）《》…—]{0,8}?"
_BEHIND = "，。：；…—,.“「『"

_ATTRIBUTION = re.compile(rf"{_SPEAKER}{_NOT_SAID}(?:{_SPEAKS}|{_THINKS_OR_WRITES}){_MANNER}{_WHOM}(?=[{_BEHIND}]|$)")
_SAID_AFTER = re.compile(
    rf"{_SPEAKER}{_NOT_SAID}{_SPEAKS}(?:{_MANNER}{_WHOM}|得[^，。！？]{{1,4}})(?=[{_BEHIND}！？]|$)"
)
_SAID_AFTER_COMMA = re.compile(
    rf"[，,]{_SPEAKER}{_NOT_SAID}(?:[说說]|道|[问問]|喊|答|嚷|[低自][语語])(?:{_MANNER}|得[^，。！？]{{1,4}})(?=[，。]|$)"
)
_SAID_BEFORE = re.compile(rf"{_SPEAKS}{_MANNER}{_WHOM}\s*[：:，,]?\s*$|[：:]\s*$")
_LATIN_SAYS = "said|says|asked|cried|replied|answered|shouted|whispered"
_LATIN_ATTRIBUTION = re.compile(
    rf"\s*(?:(?:(?!Nobody|No |Then|But|And)[A-Z][\w'’-]* ?){{1,2}}|he |she |they |we |I |)(?:{_LATIN_SAYS})\b"
)
_LATIN_INTRODUCTION = re.compile(rf"\b(?:{_LATIN_SAYS})[,:]$")
_LATIN_SAID_BEFORE = re.compile(rf"\b(?:{_LATIN_SAYS})[,:]?\s*$")
REACH = 24
"""Characters in front of a quotation within which somebody is said to speak, or words are said to be quoted."""

_CONTINUES = re.compile(
    r"\s*(?:—+(?![—“「『\"])|的(?!士)|[这那](?:[句话声]|[一两几][句声个])|[一二两三四五六七八九十几]个?[大红黑]?字|字[，。]"
    r"|就(?![这這]|在|是|[算连連])|便(?![宜是])|是(?![啊的吗嘛吧呀呢时時]|[，。！？])|之(?![前后後])|[以之]?[后後]，|[时時]，)"
)
_LATIN_CONTINUES = re.compile(r"(?<=[a-z][.!?…][\"”’'])\s+[a-z]+(?![A-Za-z])")
_MARKS = "：:，,、—…；;︐︓︔" + FINAL
_ENDS_SPEAKING = re.compile(rf"{_SPEAKS}$")


def introduces(before: str) -> bool:
    """Whether a sentence may stand in a quotation after the words ``before``, and is no term in their clause."""
    return not before or before[-1] in _MARKS or before[-1] in CLOSERS or _ENDS_SPEAKING.search(before) is not None


def is_in_clause(before: str) -> bool:
    """Whether a quotation after the words ``before`` is part of their clause."""
    return bool(before) and before[-1] not in _MARKS


def names_speaker(before: str) -> bool:
    """Whether ``before`` says who speaks, as 他说： and He said, do: nothing behind the quotation need do so."""
    return before[-1:] in tuple("：:") or _LATIN_INTRODUCTION.search(before) is not None


def is_attribution(text: str, place: int) -> bool:
    """Whether the words from ``place`` on say who spoke what stands before them."""
    return bool(_ATTRIBUTION.match(text, place) or _LATIN_ATTRIBUTION.match(text, place))


def is_said_after(text: str, place: int) -> bool:
    """Whether the words from ``place`` on say who spoke aloud what stands before them; who thinks is not heard."""
    said_after = _SAID_AFTER, _SAID_AFTER_COMMA, _LATIN_ATTRIBUTION
    return any(words.match(text, place) for words in said_after)


def saying_before(text: str, place: int) -> str:
    """Return the words of speaking that end at ``place``, with their mark, as 说： or 喊了一声, or nothing."""
    if not is_led_to(text, place):
        return ""
    start = max(0, place - REACH)
    said = _SAID_BEFORE.search(text, start, place) or _LATIN_SAID_BEFORE.search(text, start, place)
    return said[0].strip() if said else ""


def is_led_to(text: str, place: int) -> bool:
    """Whether any words can lead to a quotation at ``place``, and no sentence ends there: the common case, first."""
    return place > 0 and text[place - 1] not in FINAL and text[place - 1] not in CLOSERS


def goes_on(text: str, place: int) -> bool:
    """Whether the words from ``place`` on need the quotation before them: 的喊声, 这句话, 就走了, and left."""
    return (_CONTINUES.match(text, place) or _LATIN_CONTINUES.match(text, place)) is not None
