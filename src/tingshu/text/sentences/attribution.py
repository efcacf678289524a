"""What stands around a quotation: words that introduce it, that say who spoke, or that go on with the sentence."""

import re

from tingshu.writing import CLOSERS, FINAL

_NOT_SAID = r"(?<![没沒不未])(?<![没沒]有)(?<![没沒不有][回再])(?<!知)(?<!难)(?<!難)"
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
_NAMED_BEFORE = re.compile(
    r"(?:所[谓謂]|[称稱][为為作]|叫[做作]|名[为為叫]|[题題][为為]|[号號][称稱]|[誉譽][为為]|[标標][题題]是)的?\s*$"
)
_WRITTEN_BEFORE = re.compile(
    r"(?:(?:[写寫题題][着著道下有]|(?<![立此片即顷顿时時])刻[着著有]|[印贴貼画畫][着著有])(?:[^，。：:]{0,4}[字句话話])?"
    r"|[行大小]字|[字纸紙便]条|短信|消息|[标標][语語题題]|[对對][联聯]|[广廣]告|告示|一行|[几幾兩两三]行"
    r"|(?:告示|通知|信|[报報书書]|碑|牌子?|[墙牆]|[门門]|匾额?|屏幕|[横橫]幅|[课課]本|日[记記]|文章|文件)[上里中裡]"
    r"(?:[说說讲講]道?)?|(?:告示|碑文|[横橫]幅|文章|文件)(?:[说說讲講]道?))\s*[：:，,]?\s*$"
)
_HANDED_DOWN_BEFORE = re.compile(
    r"(?:俗[话話语語]|[谚諺][语語]|常言|[老古][话話]|古[语語]|古人|有道是|正所[谓謂]|民[谚諺]|常[听聽]人|人[们們]?[常都][说說])"
    r"[^，。：:“”「」]{0,4}[，,：:]?\s*$"
)
_QUOTED_AFTER = re.compile(
    r"\s*(?:[一二两三四五六七八九几]+个?[大]?字|一[书書文词詞]|[這这][个個本篇首]|之[称稱说說]|二字|成[了为為]|[变變]成"
    r"|是(?![啊的吗嘛吧呀呢]|[，。！？])(?![^，。！？]{0,10}[声聲])|的(?!士|[^，。！？]{0,4}[喊叫吼哭笑骂][声聲]))"
)
_SOUND_OF_THINGS = r"[砰轰轟隆咔嚓哗嘩啦咚叮当當噹噼啪嗖嘭噗咣铛鐺哐嘎嗡嘟唰]|[吱咯][吱呀嘎]|[扑撲]通|滴答|嘀嗒"
_SOUND_OF_CREATURES = "[汪喵咩哞喔呼呜嗚咕噜嚕]"
_GAP_OF_SOUNDS = r"[，、。！!…—～~\s]"
_SOUND_ALONE = re.compile(rf"(?:{_SOUND_OF_THINGS}|{_GAP_OF_SOUNDS})+")
_SOUND = re.compile(rf"(?:{_SOUND_OF_THINGS}|{_SOUND_OF_CREATURES}|{_GAP_OF_SOUNDS})+")
_SOUNDS_AFTER = re.compile(r"\s*的?(?:[一几幾两兩]|[^，。！？]{0,3})[声聲响響]")
_LATIN_SAYS = "said|says|asked|cried|replied|answered|shouted|whispered"
_LATIN_ATTRIBUTION = re.compile(
    rf"\s*(?:(?:(?!Nobody|No |Then|But|And)[A-Z][\w'’-]* ?){{1,2}}|he |she |they |we |I |)(?:{_LATIN_SAYS})\b"
)
_LATIN_INTRODUCTION = re.compile(rf"\b(?:{_LATIN_SAYS})[,:]$")
_LATIN_SAID_BEFORE = re.compile(rf"\b(?:{_LATIN_SAYS})[,:]?\s*$")
_REACH = 24
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
    if not _is_led_to(text, place):
        return ""
    start = max(0, place - _REACH)
    said = _SAID_BEFORE.search(text, start, place) or _LATIN_SAID_BEFORE.search(text, start, place)
    return said[0].strip() if said else ""


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words around a quotation take it for a word, a writing, a saying, a sound: nobody says it there."""
    window = max(0, start - _REACH), start
    before = (_NAMED_BEFORE, _WRITTEN_BEFORE, _HANDED_DOWN_BEFORE) if _is_led_to(text, start) else ()
    return (
        any(words.search(text, *window) for words in before)
        or _QUOTED_AFTER.match(text, end) is not None
        or _SOUND_ALONE.fullmatch(text, start + 1, end - 1) is not None
        or (_SOUND.fullmatch(text, start + 1, end - 1) and _SOUNDS_AFTER.match(text, end)) is not None
    )


def _is_led_to(text: str, place: int) -> bool:
    """Whether any words can lead to a quotation at ``place``, and no sentence ends there: the common case, first."""
    return place > 0 and text[place - 1] not in FINAL and text[place - 1] not in CLOSERS


def goes_on(text: str, place: int) -> bool:
    """Whether the words from ``place`` on need the quotation before them: 的喊声, 这句话, 就走了, and left."""
    return (_CONTINUES.match(text, place) or _LATIN_CONTINUES.match(text, place)) is not None
