"""A list of readings says which words are said otherwise, and nothing but whole words is."""

import pytest
from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

from tingshu.errors import UsageError
from tingshu.text.spoken.pronunciation.lexicon import Lexicon
from tingshu.text.spoken.pronunciation.readings import Reading, embedded_readings, parse_readings, shipped_readings

OTHERWISE = {"提防", "伺候", "累赘", "数落", "一年半载", "一曝十寒", "释迦牟尼"}
"""Where a dictionary of phrases has the full tone of a neutral one, 一 before a fourth tone, or another name."""


def found(text, *lines):
    """Return the words of ``text`` for which a list with these lines has a reading."""
    lexicon = Lexicon.of(parse_readings("\n".join(lines), "list"))
    return [text[each.start : each.end] for each in lexicon.find(text)]


def test_a_list_has_comments_and_three_kinds_of_lines():
    """Pinyin, characters, and a star for what counts inside words too."""
    text = "\ufeff# 名字\n\n重庆 = chong2 qing4  # 地名\n 乐队=越队\n*囧 = jiong3\nAI = 人工智能\n"

    assert parse_readings(text, "list") == (
        Reading("重庆", ("chong2", "qing4")),
        Reading("乐队", instead="越队"),
        Reading("囧", ("jiong3",), anywhere=True),
        Reading("AI", instead="人工智能"),
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("重庆", "no reading"),
        ("= chong2", "no reading"),
        ("重庆 =", "no reading"),
        ("重庆 = chong2", "2 characters"),
        ("重庆 = chong qing", "not pinyin"),
        ("重庆 = chong2 qing9", "not pinyin"),
        ("乐队 = 越队\n重庆 = a\n", "line 3"),
        ("行 = hang2\n行 = xing2", "another reading"),
        ("长" * 21 + " = 短", "too long"),
        ("， = 逗号", "a mark, not a word"),
        ("😀 = 笑", "a mark, not a word"),
        ("* = 星", "no reading"),
        ("重庆 = ，", "cannot be heard"),
        ("重庆 = chong2 qing4 = 渝", "no reading"),
        ("重庆 = chong2 qing4; 乐队", "not pinyin with tones, or not only"),
        ("重庆 = chóngqìng", "not pinyin"),
        ("花儿 = huar1", "not pinyin"),
        ("西安 = xi’an", "not pinyin"),
        ("重庆=>崇庆", "no reading"),
        ("花儿 = hua1", "儿 too"),
        ("GPT = ji2 pi2 ti2", "no word of Han characters"),
    ],
)
def test_a_fault_is_named_with_file_and_line(line, fault):
    """Whoever wrote the list finds the place."""
    with pytest.raises(UsageError) as caught:
        parse_readings(f"# 我的读法\n{line}", "mine.txt")

    assert "mine.txt, line" in str(caught.value)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        "重庆\t=\tchong2 qing4\r", "重庆＝chong2qing4", "重庆 = chóng qìng", "重庆 = ｃｈｏｎｇ２ qing⁴",
        "\u200b重庆 = Chong2'Qing4",
        "\u3000重庆\u3000=\u3000chong2\xa0qing4\u200b",
    ],
)  # fmt: skip
def test_a_line_may_be_written_as_editors_and_keyboards_do(line):
    """Tabs, line ends, full width, tone marks and what cannot be seen are no fault."""
    assert parse_readings(line, "list") == (Reading("重庆", ("chong2", "qing4")),)


def test_a_long_list_is_read_and_used():
    """A hundred thousand names cost no more than their lines."""
    lines = "\n".join(f"{chr(0x4E00 + n % 20000)}{chr(0x4E00 + n // 20000)}郎 = 某某郎" for n in range(100_000))
    lexicon = Lexicon.of(parse_readings(lines, "list"))

    assert [each.reading.word for each in lexicon.find("他叫丁一郎，住在这里。")] == ["丁一郎"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("孩子自行长大了。", "行长 = hang2 zhang3", []),
        ("银行行长来了。", "行长 = hang2 zhang3", ["行长"]),
        ("一行白鹭上青天。", "一行 = yi4 hang2", ["一行"]),
        ("他在蕃瓜弄小区住。", "蕃瓜弄 = fan1 gua1 long4", ["蕃瓜弄"]),
        ("曾国藩的信", "曾国藩 = zeng1 guo2 fan1", ["曾国藩"]),
        ("重庆市的重庆人", "重庆 = chong2 qing4", ["重庆", "重庆"]),
        ("隆重庆祝", "重庆 = chong2 qing4\n隆重庆祝 = long2 zhong4 qing4 zhu4", ["隆重庆祝"]),
        ("长城和长大", "长 = zhang3", []),
        ("瓶子里有和", "和 = huo4", ["和"]),
        ("兄弟和弟兄", "*兄 = xiong1", ["兄", "兄"]),
        ("兄弟和弟兄", "兄 = xiong1", []),
        ("AI和AIDS", "AI = 人工智能", ["AI"]),
        ("GPT和ChatGPT", "GPT = 吉皮提", ["GPT"]),
        ("iPhone 15和iPhone 155", "iPhone 15 = 爱疯十五", ["iPhone 15"]),
        ("大学生活很长", "大学生 = 大学声", []),
        ("大学生走了", "大学生 = 大学声", ["大学生"]),
        ("银行长期借款", "行长 = hang2 zhang3", []),
        ("𠮷野家开了", "𠮷野家 = ji2 ye3 jia1", ["𠮷野家"]),
        ("我們去重慶", "重慶 = chong2 qing4", ["重慶"]),
    ],
)
def test_only_whole_words_are_found(text, line, words):
    """What happens to stand across two words is not the word."""
    assert found(text, line) == words


def test_of_words_that_begin_together_the_longest_is_found():
    """银行行长 before 银行."""
    assert found("银行行长和银行", "银行 = yin2 hang2", "银行行长 = yin2 hang2 hang2 zhang3") == ["银行行长", "银行"]


def test_the_shipped_list_is_what_dictionaries_say():
    """Every word that pypinyin's phrases have is read as they say; the others are names."""
    listed = shipped_readings()
    differing = [
        reading.word
        for reading in listed
        if reading.word in phrases_dict
        and not reading.instead  # it only keeps the words within it from being found
        and reading.word not in OTHERWISE
        and tuple(
            s.replace("ü", "v") for s in lazy_pinyin(reading.word, style=Style.TONE3, neutral_tone_with_five=True)
        )
        != reading.syllables
    ]

    assert (differing, 80 <= len(listed) <= 200) == ([], True)


def test_the_list_for_the_embedded_voice_is_what_dictionaries_say():
    """Nearly every word is read as pypinyin's phrases have it; the rest were corrected by hand."""
    words = [reading for reading in embedded_readings() if reading.word in phrases_dict]
    differing = []
    for reading in words:
        phrase = lazy_pinyin(reading.word, style=Style.TONE3, neutral_tone_with_five=True)
        pairs = zip(reading.word, reading.syllables, phrase, strict=True)
        differing += [reading.word] if any(c not in "一不" and s != p.replace("ü", "v") for c, s, p in pairs) else []

    assert len(differing) < 0.02 * len(words), differing
