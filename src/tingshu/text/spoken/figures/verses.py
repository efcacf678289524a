"""Chapter and verse of the books that are cited so."""

import re

from tingshu.text.spoken.figures.cardinals import cardinal
from tingshu.text.spoken.rule import rule

_BOOKS = (
    "福音|[创創]世[记記纪紀]|出埃及[记記]|利未[记記]|民[数數][记記]|申命[记記]|[约約][书書][亚亞][记記]|士[师師][记記]|路得[记記]"
    "|撒母耳[记記][上下]|列王[纪紀][上下]|[历歷]代志[上下]|以斯拉[记記]|尼希米[记記]|以斯帖[记記]|[约約]伯[记記]|[诗詩]篇|箴言|[传傳]道[书書]"
    "|雅歌|以[赛賽][亚亞][书書]|耶利米[书書]|耶利米哀歌|以西[结結][书書]|但以理[书書]|使徒行[传傳]|[罗羅][马馬][书書]|哥林多[前后後][书書]"
    "|加拉太[书書]|以弗所[书書]|腓立比[书書]|歌[罗羅]西[书書]|帖撒[罗羅]尼迦[前后後][书書]|提摩太[前后後][书書]|提多[书書]|希伯[来來][书書]"
    "|雅各[书書]|彼得[前后後][书書]|[约約]翰[一二三壹貳参][书書]|[启啟]示[录錄]|古[兰蘭][经經]"
)
"""Books of which chapter and verse are written with a colon."""


def _verse(match: re.Match[str]) -> str:
    chapter = "篇" if match[1][0] in "诗詩" else "章"
    said = f"{match[0][: match.start(2) - match.start()]}{cardinal(match[2])}{chapter}{cardinal(match[3])}"
    if match[4]:
        return f"{said}节到{cardinal(match[4])}{chapter}{cardinal(match[5])}节"
    return f"{said}到{cardinal(match[6])}节" if match[6] else f"{said}节"


VERSES = (
    rule(
        "verse",
        rf"({_BOOKS})》?\s?(\d{{1,3}})[:：](\d{{1,3}})(?:[-–—~～](?:(\d{{1,3}})[:：](\d{{1,3}})|(\d{{1,3}})))?(?![\d:：])",
        _verse,
        needs=":： 音记記纪紀书書篇言歌录錄经經传傳志下上",
    ),
)
"""Which are no times and no scores."""
