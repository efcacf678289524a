"""What is said follows the evidence; what is shown never changes; nothing comes or goes but by a named rule."""

import random
import re
from collections import Counter

import pytest
from hypothesis import assume, given, settings, strategies as st
from saying import book, said, said_lines, sentence

from tingshu.model import Role
from tingshu.text.spoken import Numbers, Sayer, manner, voiced
from tingshu.text.spoken.embedded.apart import BETWEEN_WORDS
from tingshu.text.spoken.figures import spelled as spelled_module
from tingshu.text.spoken.pronunciation.readings import parse_readings
from tingshu.writing import is_speakable

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
EVIDENCE = [(engine, *line) for engine in ("espeak", "edge") for line in said_lines(engine)]
PIECES = (
    "他", "们", "在", "的", "重庆", "乐队", "花儿", "女儿", "兄弟", "第", "年", "月", "个", "元", "以", "比分",
    "约", "二○", "民國", "《", "》", "“", "”", "，", "。", "：", "-", "~", "～", "—", "/", ":", "%", "％", "℃",
    "°", "$", "￥", "+", "=", "×", "²", "①", "Ⅲ", "½", "[1]", "★", "0", "1", "2", "3", "12", "007", "110",
    "2024", "1,234", "3.14", "12345", "13812345678", "１２", "km", "kg", "GDP", "C", "v1.2.3", " ", "\u3000",
    "\u200b", "😀", "é", "https://a.cn/b?c=1", "wo3men5",
    "年前", "后", "II型", "10⁻³", "^", "1/3", "β", "𠮷", "约翰福音", "8:00",
    "978-7-111", "#", "到", "赛季", "XIV", "CO₂", "@", "1990s",
)  # fmt: skip
APART = [piece for piece in PIECES if not re.search("wo3men5|http|é", piece)]
"""Without what becomes another word when letters are glued to it."""


def test_there_is_enough_evidence():
    """A thin file proves little."""
    assert (len(said_lines("espeak")) >= 200, len(said_lines("edge")) >= 130) == (True, True)


@pytest.mark.parametrize(("engine", "role", "written", "spoken"), EVIDENCE, ids=lambda value: str(value)[:30])
def test_it_is_said_as_the_evidence_says(engine, role, written, spoken):
    """Every line of spoken-espeak.txt and spoken-edge.txt holds."""
    assert said(written, engine, role) == spoken


@pytest.mark.parametrize(("engine", "role", "written", "spoken"), EVIDENCE, ids=lambda value: str(value)[:30])
def test_what_is_said_is_settled(engine, role, written, spoken):
    """What is said, said again, is the same: no rule undoes or repeats another's work."""
    assert said(spoken, engine, Role.NARRATION) == spoken


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join), st.sampled_from(("espeak", "edge")))
@settings(max_examples=400, deadline=None)
def test_nothing_comes_or_goes_but_by_a_named_rule(text, engine):
    """Take away what the rules say they changed, and the Han characters on both sides are the same."""
    assume(is_speakable(text))
    sayer = Sayer(manner(engine))
    spoken = sayer.said(sentence(text))
    shown, heard = Counter(HAN.findall(text)), Counter(HAN.findall(spoken))
    for change in sayer.changes():
        for _ in range(change.count):
            shown.update(HAN.findall(change.spoken))
            shown.subtract(HAN.findall(change.written))

    assert +shown == +heard
    assert all(count >= 0 for count in shown.values())


@given(st.lists(st.sampled_from(APART), min_size=1, max_size=12).map("".join), st.sampled_from(("espeak", "edge")))
@settings(max_examples=300, deadline=None)
def test_any_mixture_is_settled(text, engine):
    """Whatever stands side by side: said, and said again, it is the same."""
    spoken = said(text, engine)

    assert said(spoken, engine) == spoken


@given(st.text(max_size=60), st.sampled_from(("espeak", "edge")), st.sampled_from(Role))
@settings(max_examples=300, deadline=None)
def test_any_text_at_all_can_be_said(text, engine, role):
    """No character stops it, and where there was something to say there still is."""
    spoken = said(text, engine, role)

    spoken.encode("utf-8")
    assert is_speakable(spoken) or not is_speakable(text)


def test_ten_thousand_sentences_are_said_without_an_error():
    """Whatever stands side by side, something is said, and the embedded voice gets no figure but a tone's."""
    dice = random.Random(20)  # noqa: S311  (a fixed row of texts, no secret)
    sayer = Sayer(manner("espeak"))
    for _ in range(10_000):
        text = "".join(dice.choices(PIECES, k=dice.randint(1, 12))) + "完"
        spoken = sayer.said(sentence(text))

        assert spoken
        assert not re.search(r"(?<![a-z])\d|[%℃①★½²×=~]", spoken), (text, spoken)


def test_what_is_shown_stays():
    """Only ``spoken`` differs from the book before."""
    before = book("2024年，他在重庆。", "没有数字。")

    after, _ = voiced(before, manner("espeak"))

    assert [s.text for s in after.chapters[0].sentences] == [s.text for s in before.chapters[0].sentences]
    spoken = [s.spoken.replace(BETWEEN_WORDS, "") for s in after.chapters[0].sentences]

    assert spoken == ["二零二四年，他在chong2qing4。", "没有数字。"]


def test_changes_are_told_with_rule_and_count():
    """A preview can show what each rule did."""
    _, changes = voiced(book("他在重庆。", "重庆的50%。"), manner("espeak"))

    found = {(change.rule, change.written, change.spoken, change.count) for change in changes}
    assert found == {("reading", "重庆", "chong2qing4", 2), ("percent", "50%", "百分之五十", 1)}


@pytest.mark.parametrize(
    ("engine", "numbers", "spoken"),
    [
        ("edge", "auto", "2024年涨了5%到10%[完]"),
        ("edge", "asis", "2024年涨了5%-10%[完]"),
        ("edge", "spell", "二零二四年涨了百分之五到百分之十[完]"),
        ("espeak", "auto", "二零二四年涨了百分之五到百分之十[完]"),
        ("espeak", "asis", "2024年涨了5%-10%[完]"),
        ("auto", "auto", "2024年涨了5%到10%[完]"),
    ],
)
def test_numbers_are_said_as_asked(engine, numbers, spoken):
    """``auto`` helps the voice that needs it, ``spell`` every one, ``asis`` none."""
    assert said("2024年涨了5%-10%[完]", engine, numbers=Numbers(numbers)) == spoken


@pytest.mark.parametrize(("engine", "spoken"), [("espeak", "yin2hang2的hang2zhang3"), ("edge", "银航的航掌")])
def test_a_reading_is_said_as_the_voice_takes_it(engine, spoken):
    """Pinyin for the embedded voice, characters of the same sound for any other."""
    readings = parse_readings("银行 = yin2 hang2\n行长 = hang2 zhang3", "list")

    assert said("银行的行长", engine, readings=readings) == spoken


def test_a_reading_that_cannot_be_had_is_named():
    """Edge takes no pinyin, and no character is read only dei3: the person is told which word stays."""
    readings = parse_readings("得亏 = dei3 kui1", "list")

    edge, _ = voiced(book("得亏你来了。"), manner("edge", readings=readings))
    embedded, _ = voiced(book("得亏你来了。"), manner("espeak", readings=readings))

    assert ["得亏" in notice for notice in edge.notices] == [True]
    assert embedded.notices == ()


def test_the_person_s_list_comes_before_the_shipped_one():
    """Who writes 重庆 = 虫庆 gets it."""
    readings = parse_readings("重庆 = 虫庆", "list")

    assert [said("重庆很大", engine, readings=readings) for engine in ("edge", "espeak")] == ["虫庆很大"] * 2


def test_pinyin_keeps_apart_from_letters():
    """APP重庆 would otherwise become one English word."""
    assert said("APP重庆GDP重庆2个") == "APP chong2qing4 GDP chong2qing4两个"


def test_the_voice_is_never_asked_to_say_nothing():
    """A sentence of which every mark would go is left as it is."""
    assert said("[1]", "edge") == "[1]"


def test_without_wetext_figures_are_still_said(monkeypatch):
    """On a machine that cannot have it the plain readings stand."""
    monkeypatch.setattr(spelled_module, "normalized", lambda _: None)

    assert said("2024年3月，2个人吃了1/3，花了3.5元，气温-5℃，第12次") == (
        "二零二四年三月，两个人吃了三分之一，花了三点五元，气温负五摄氏度，第十二次"
    )
