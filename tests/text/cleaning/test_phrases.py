"""What recurs is found whole, wherever it stands."""

import pytest

from tingshu.text.cleaning.phrases import LONGEST, once, recurring, split_tail
from tingshu.text.cleaning.sample import Sample

BODIES = ("天亮了，鸡叫了。", "“谁？”他问。", "没有人回答……", "门外只有风！", "他又睡着了。")
PHRASE = "让集市的烟火气留下来"


@pytest.mark.parametrize(
    "lines",
    [
        [body + PHRASE for body in BODIES],
        [f"{body}{PHRASE}。" for body in BODIES],
        [PHRASE + body for body in BODIES],
        [line for body in BODIES for line in (body, PHRASE)],
        [body[:2] + PHRASE + body[2:] for body in BODIES],
        ["".join(body + PHRASE for body in BODIES)],
        [body + PHRASE * 2 for body in BODIES],
        [body + "让集市\u200b的烟火气.留下来" for body in BODIES],
    ],
)
def test_a_phrase_is_found_whole(lines: list[str]):
    """At ends and starts, between and inside, with and without line breaks."""
    assert PHRASE in recurring(Sample.of(lines))


def test_a_phrase_before_two_labels_in_turn_ends_where_it_ends():
    """Every second copy is followed by the same character; together they are not."""
    lines = [f"{PHRASE}{'问' if number % 2 else '答'}：{number}。" for number in range(300)]

    assert PHRASE in recurring(Sample.of(["".join(lines)]))


@pytest.mark.parametrize("text", ["", "啊" * 100_000, "天地" * 50_000, "哈哈哈哈\n" * 100, "\n" * 100, "。" * 100])
def test_what_is_no_phrase_is_not_found(text: str):
    """Nothing, cries, laughter, and runs of marks."""
    assert recurring(Sample.of([text])) == []


def test_what_is_longer_than_a_watermark_is_text():
    """A sentence that recurs whole is a quotation or a refrain."""
    long = "".join(chr(0x4E00 + number) for number in range(LONGEST + 20))

    assert all(len(phrase) <= LONGEST for phrase in recurring(Sample.of([body + long for body in BODIES])))


def test_a_run_is_its_shortest_period():
    """A phrase twice in a row is one phrase."""
    assert (once("天地天地"), once("天地天"), once("")) == ("天地", "天地天", "")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("天亮了。鸡叫", ("天亮了。", "鸡叫")),
        ("“天亮了！”鸡叫", ("“天亮了！”", "鸡叫")),
        ("天亮了……", ("天亮了……", "")),
        ("鸡叫", ("", "鸡叫")),
    ],
)
def test_a_paragraph_is_parted_behind_its_last_finished_sentence(text: str, parts: tuple[str, str]):
    """With the closing marks that belong to it."""
    assert split_tail(text) == parts
