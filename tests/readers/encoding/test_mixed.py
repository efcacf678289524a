"""A file that is glued of two charsets is read in both, and a person is told where it changes."""

import pytest

from tingshu.errors import SourceError
from tingshu.readers.encoding.decode import decode

FIRST = "　　他沿着河边慢慢地走，想起小时候在这里看过的灯。\n　　“那时候桥还是木头的。”她说，“谋略没有用。”\n" * 3
SECOND = "　　谋生的人天没亮就出门，到了晚上才回来，谁也不知道他们去了哪里。\n　　后来桥修好了，船就少了。\n" * 3
TRADITIONAL = "　　他沿著河邊慢慢地走，想起小時候在這裏看過的燈，那時候橋還是木頭的。\n" * 4


@pytest.mark.parametrize("glue", ["", "\n", "\n\n=====\n\n", "\n第2章 chapter two\n"])
@pytest.mark.parametrize(("one", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("utf-8-sig", "gb18030")])
def test_two_parts_are_read_each_in_its_own(one, other, glue):
    """With or without a line end between them, whichever comes first, every character is right."""
    text = FIRST.strip() + glue + SECOND
    data = FIRST.strip().encode(one) + glue.encode() + SECOND.encode(other)
    decoded = decode(data, name="a.txt")

    assert decoded.text == text
    assert decoded.replaced == 0
    assert [encoding for _, encoding in decoded.changes] == [one.removesuffix("-sig"), other]


def test_the_place_of_the_change_is_told():
    """The notice names the byte, so that a person can look there."""
    data = FIRST.encode() + SECOND.encode("gbk")
    notice = decode(data, name="a.txt").notices[0]

    assert f"utf-8 from byte 0, gb18030 from byte {len(FIRST.encode())}" in notice


@pytest.mark.parametrize("rare", ["utf-8", "gb18030"])
def test_a_few_lines_of_another_charset_in_a_long_book_are_read(rare):
    """A chapter added later is a hundredth of the book, and is no damage."""
    common = {"utf-8": "gb18030", "gb18030": "utf-8"}[rare]
    data = (FIRST * 40).encode(common) + SECOND.encode(rare) + (FIRST * 40).encode(common)

    assert decode(data, name="a.txt").text == FIRST * 40 + SECOND + FIRST * 40


def test_line_by_line():
    """A program that logs in the one what another writes in the other changes at every line."""
    lines = [(FIRST + SECOND).splitlines(keepends=True)[n % 4] for n in range(40)]
    data = b"".join(line.encode("gbk" if n % 2 else "utf-8") for n, line in enumerate(lines))

    assert decode(data, name="a.txt").text == "".join(lines)


def test_big5_is_told_from_gbk_in_the_other_part():
    """The other charset is whichever makes the best Chinese."""
    assert decode(FIRST.encode() + TRADITIONAL.encode("cp950"), name="a.txt").text == FIRST + TRADITIONAL


def test_damage_is_no_second_charset():
    """A few bad bytes in UTF-8 are lost characters, and no change is told."""
    data = FIRST.encode()
    decoded = decode(data[:60] + b"\xff\xd6\xff" + data[60:], name="a.txt")

    assert (decoded.encoding, decoded.changes, decoded.replaced) == ("utf-8", (), 3)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("begin", ["", "A", "\u3000\u3000"])
def test_utf16_behind_utf8_is_read(encoding, begin):
    """What PowerShell appends to a file is UTF-16, whatever the file was."""
    decoded = decode(FIRST.encode() + (begin + SECOND).encode(encoding), name="a.txt")

    assert decoded.text == FIRST + begin + SECOND


def test_a_part_that_cannot_be_read_is_refused_with_its_place():
    """Where what is glued on is in no charset that can be told, the error says from which byte on."""
    data = FIRST.encode()
    noise = bytes(range(128, 256)) * 9 + bytes(300)
    with pytest.raises(SourceError, match=f"up to byte {len(data)}") as caught:
        decode(data + noise, name="a.txt")

    assert "file of its own" in caught.value.way_out
