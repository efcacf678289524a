"""Where a copy stands is seen from what is on both sides of it."""

import pytest

from tingshu.text.cleaning.copies import Standing, copies

PHRASE = "让集市留下来"


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("让集市留下来", Standing.ALONE),
        ("天亮了。让集市留下来", Standing.END),
        ("“天亮了。”让集市留下来", Standing.END),
        ("（一）让集市留下来", Standing.END),
        ("天亮了。让集市留下来。", Standing.END),
        ("让集市留下来天亮了。", Standing.START),
        ("让集市留下来“天亮了。”", Standing.START),
        ("天亮了。让集市留下来人醒了。", Standing.BETWEEN),
        ("天让集市留下来亮了。", Standing.INSIDE),
        ("记让集市留下来", Standing.TAIL),
        ("天亮了，让集市留下来人醒了。", Standing.LOOSE),
        ("天让集市留下来，亮了。", Standing.LOOSE),
        ("他说，让集市留下来，才好。", Standing.SET_OFF),
        ("“让集市留下来”，他说。", Standing.SET_OFF),
    ],
)
def test_each_place_has_its_name(text: str, standing: Standing):
    """The same in a paragraph between others."""
    (alone,) = copies(PHRASE, text)
    (among,) = copies(PHRASE, f"上一段。\n{text}\n下一段。")

    assert (alone.standing, among.standing) == (standing, standing)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("天亮了。★让集市留下来★", "★让集市留下来★"),
        ("天亮了。【让集市留下来】", "【让集市留下来】"),
        ("天亮了。让集市留下来！ 　", "让集市留下来！ 　"),
        ("天亮了。让集市留下来——人醒了。", "让集市留下来"),
        ("天让集市留下来。", "让集市留下来"),
        ("他写下“让集市留下来”四个字。", "让集市留下来"),
        ("天亮了。让集市留下来让集市\u200b留下来", "让集市留下来让集市\u200b留下来"),
    ],
)
def test_what_belongs_to_a_copy_is_its_own(text: str, taken: str):
    """Ornaments on both sides, its full stop behind a finished sentence, copies in a row; not the author's marks."""
    (copy,) = copies(PHRASE, text)

    assert text[copy.start : copy.end] == taken
