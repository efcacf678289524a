"""A watermark is known by where it stands."""

import pytest

from tingshu.text.cleaning import watermark
from tingshu.text.cleaning.passage import Passage
from tingshu.text.cleaning.phrases import recurring
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.verdict import weigh

BODIES = (
    "早上的菜市场最热闹，人挤着人。",
    "卖鱼的嗓门最大，隔着一条街都能听见！",
    "“今天的藕新鲜吗？”",
    "没有人着急，都慢慢地挑……",
    "到了中午，人就散了。",
)
PHRASE = "让集市的烟火气留下来"


def found(lines: list[str]) -> list[str]:
    """Return the phrases found in paragraphs."""
    return [mark.evidence.phrase for mark in watermark.find([Passage.whole(line) for line in lines])]


def left(lines: list[str]) -> list[str]:
    """Return the paragraphs without what is found in them."""
    return [passage.text for passage in watermark.without_watermarks([Passage.whole(line) for line in lines])[0]]


def reasons(lines: list[str]) -> set[str]:
    """Return why the phrases that recur are no watermarks."""
    sample = Sample.of(lines)
    return {reason for verdict in weigh(recurring(sample), sample) for reason in verdict.objections.values()}


@pytest.mark.parametrize("glue", ["{0}{1}", "{0}{1}{1}", "{0}{1}　", "{0}\u200b{1}", "{0}★{1}★", "{0}【{1}】"])
def test_a_phrase_glued_behind_finished_sentences_goes_with_its_ornaments(glue: str):
    """Once or in a run, with space behind it, or in brackets and symbols of its own."""
    assert left([glue.format(body, PHRASE) for body in BODIES]) == list(BODIES)


def test_two_watermarks_are_found_at_once():
    """One does not speak against the other."""
    lines = [body + PHRASE for body in BODIES] + [f"又一天。{body}更多好文尽在集市周刊" for body in BODIES]

    assert sorted(found(lines)) == sorted([PHRASE, "更多好文尽在集市周刊"])


def test_one_watermark_is_found_behind_another():
    """Where the second hides the glue of the first, the text is looked through again."""
    lines = [f"{body}{PHRASE}{extra}" for body, extra in zip(BODIES * 3, ["", "集市周刊原创作品"] * 8, strict=False)]

    assert left(lines) == [*BODIES] * 3


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([f"{body}他点了点头" for body in BODIES] + ["他点了点头，又摇了摇头。"] * 3, "sentences use it"),
        (
            [
                f"{body}我在桥上等你"
                for body in ("桥边的花都开了！", "树上的叶落了！", "山顶的雪也化了！", "下了三天的雨停了！")
            ],
            "the lines are as short as a poem's",
        ),
        ([f"早上的菜市场最热闹。{PHRASE}"] * 8, "the texts before it repeat too"),
        ([body + PHRASE for body in BODIES] + ["没有句号的一行诗"] * 9, "paragraphs here do not end as sentences do"),
        ([f"{body}{PHRASE}。" for body in BODIES], "has a full stop of its own"),
    ],
)
def test_what_speaks_against_a_watermark_is_said(lines: list[str], reason: str):
    """Each kind of lawful repetition has its own objection."""
    assert reason in reasons(lines)
    assert found(lines) == []


def test_a_salutation_is_no_watermark():
    """What a comma follows is said to somebody, even where every paragraph begins with it."""
    glued = [f"各位街坊邻居{body}" for body in BODIES] + ["各位街坊邻居“来看一看吧！”", "各位街坊邻居“价钱好商量！”"]

    assert found(glued) == ["各位街坊邻居"]
    assert found([*glued, "各位街坊邻居，明天不开市。"]) == []


def test_only_copies_where_a_watermark_stands_are_taken():
    """In a sentence the same words are the author's."""
    (mark,) = watermark.find([Passage.whole(body + PHRASE) for body in BODIES])
    honest = f"大家都说，{PHRASE}，城市才有味道。"

    assert list(watermark.spans_of(mark, honest)) == []
    assert len(list(watermark.spans_of(mark, f"大家都说{PHRASE}{PHRASE}城市才有味道。"))) == 2
    assert list(watermark.spans_of(mark, honest + PHRASE)) == [(len(honest), len(honest) + len(PHRASE))]


def test_a_word_that_often_follows_is_not_taken_with_it():
    """The phrase ends where its copies stop agreeing, although some agree a little longer."""
    lines = [f"{body}墨香小说网首发" for body in BODIES] * 4 + [f"{body}墨香小说网首发啦" for body in BODIES]

    assert found(lines) == ["墨香小说网首发"]


def test_an_advertisement_behind_a_refrain_does_not_take_it_along():
    """The refrain stands alone more often than with it, so the two are not one phrase."""
    verses = [f"{what}落在{where}" for what in ("雪", "雨", "叶") for where in ("瓦上", "井台", "路口", "山冈")]
    song = [line for verse in verses for line in (verse, "大江东去不回头")]
    glued = [line + "墨香小说网首发" if number in {1, 5, 9, 13, 17} else line for number, line in enumerate(song)]

    assert [line.removesuffix("墨香小说网首发") for line in left(glued)] == song
