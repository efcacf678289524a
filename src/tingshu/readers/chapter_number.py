"""How a chapter is numbered in Chinese, as far as a reader needs it to know a page's or a line's heading."""

DIGITS = r"[\d〇○零一二三四五六七八九十百千万萬两兩廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]"
"""A pattern: a character that numbers are written in, formal and traditional ones and those of old prints too."""

CHAPTER_NUMBER = rf"第\s*(?:{DIGITS}{{1,9}}|[①-⑳㉑-㉟㊱-㊿])\s*[章节節回卷集部篇幕折话話](?!课)"
"""A pattern: ``第十二章``; ``第三节课`` is a lesson."""
