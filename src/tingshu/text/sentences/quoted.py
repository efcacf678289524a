"""What a quotation is where nobody speaks: a name, something written, a saying, the sound of a thing."""

import re

from tingshu.text.sentences.attribution import REACH, is_led_to

_NAMED_BEFORE = re.compile(
    r"(?:所[谓謂]|[称稱][为為作]|叫[做作]|名[为為叫]|[题題][为為]|[号號][称稱]|[誉譽][为為]|[标標][题題]是)的?\s*$"
)
_WRITTEN_BEFORE = re.compile(
    r"(?:(?:[写寫题題][着著道下有]|(?<![立此片即顷顿时時])刻[着著有]|[印贴貼画畫][着著有])(?:[^，。：:]{0,4}[字句话話])?"
    r"|[写寫来來回去]信(?:[给給][^，。：:]{1,4})?(?:[说說讲講]道?)?|[行大小]字|[字纸紙便]条|短信|消息|[标標][语語题題]|[对對][联聯]|[广廣]告|告示|一行|[几幾兩两三]行"
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


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words around a quotation take it for a word, a writing, a saying, a sound: nobody says it there."""
    window = max(0, start - REACH), start
    before = (_NAMED_BEFORE, _WRITTEN_BEFORE, _HANDED_DOWN_BEFORE) if is_led_to(text, start) else ()
    return (
        any(words.search(text, *window) for words in before)
        or _QUOTED_AFTER.match(text, end) is not None
        or _SOUND_ALONE.fullmatch(text, start + 1, end - 1) is not None
        or (_SOUND.fullmatch(text, start + 1, end - 1) and _SOUNDS_AFTER.match(text, end)) is not None
    )
