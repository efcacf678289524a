"""Of the copies of a watermark the page's go and the author's stay."""

import re
from itertools import zip_longest

import pytest
from weighing import PHRASE, PROSE

from tingshu.text.cleaning.copies import copies
from tingshu.text.cleaning.injected import is_injected
from tingshu.text.cleaning.sample import Sample
from tingshu.text.cleaning.verdict import weigh

(MARK,) = weigh([PHRASE], Sample.of([line + PHRASE for line in PROSE]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"天亮了。{PHRASE}", True),
        (f"天亮了{PHRASE}", True),
        (PHRASE, True),
        (f"大家都说{PHRASE}{PHRASE}才好。", True),
        (f"菜{PHRASE}市场的灯亮了。", True),
        (f"天亮了。{PHRASE}的人来了。", False),
        (f"他说，{PHRASE}，才好。", False),
        (f"为了{PHRASE}我们天天来。", False),
        (f"天亮了。 {PHRASE}", False),
    ],
)
def test_each_copy_is_judged_where_it_stands(text: str, expected: bool):  # noqa: FBT001 - a table's column
    """By what is beside it."""
    (copy,) = copies(PHRASE, text)

    assert is_injected(MARK, copy, text) == expected


def test_behind_lines_without_a_mark_it_goes_unless_a_word_leads_to_it():
    """As after headings in a text without a line break; who writes it pauses behind it now and then."""
    headings = ("渡口旧事", "三更灯火", "江上来客", "柳下空船", "石桥夜话", "雪满山村", "秋水长亭", "茶馆风波", "归帆")
    sentences = re.findall(r"[^。！？…]+[。！？…”]+", "".join(PROSE))
    marked = [sentence + PHRASE for sentence in sentences]
    parts = [name + PHRASE + sentence for name, sentence in zip_longest(headings, marked, fillvalue="")]
    (mark,) = weigh([PHRASE], Sample.of(["".join(parts).replace(PHRASE * 2, PHRASE)]))

    def goes(sentence: str) -> bool:
        (copy,) = copies(PHRASE, sentence)
        return is_injected(mark, copy, sentence)

    assert mark.follows_bare_lines
    assert goes(f"春汛将至{PHRASE}泥路难行。")
    assert not goes(f"大家想让{PHRASE}泥路难行。")
