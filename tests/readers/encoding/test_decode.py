"""The right characters, whatever charset a Chinese file was saved in and whatever has happened to it."""

import random

import pytest
from hypothesis import given, strategies as st

from tingshu.errors import SourceError, UsageError
from tingshu.readers.encoding.decode import LOST, decode

SIMPLIFIED = (
    "清晨六点，巷口的豆浆铺子刚卸下门板，白汽从锅边漫出来，把招牌上的字都遮住了。“老样子？”店主问。"
    "“老样子，再添一根油条。”她点点头，在靠窗的小桌旁坐下来。1996年搬到这里的时候，整条街只有三盏路灯，"
    "如今连河对岸的石桥上都挂满了灯笼。卖菜的老人说，今年的雨水比往年多了12.5%，荠菜却嫩得很……"
)
TRADITIONAL = (
    "清晨六點，巷口的豆漿舖子剛卸下門板，白汽從鍋邊漫出來，把招牌上的字都遮住了。「老樣子？」店主問。"
    "「老樣子，再添一根油條。」她點點頭，在靠窗的小桌旁坐下來。1996年搬到這裏的時候，整條街只有三盞路燈，"
    "下圍碁的老人恒心十足，粧點門面的燈籠掛滿石橋，他卻說：「今年的雨水比往年多了12.5%，薺菜嫩得很……」"
)
TEXTS = {
    "utf-8": SIMPLIFIED,
    "utf-8-sig": SIMPLIFIED,
    "gbk": SIMPLIFIED,
    "gb18030": SIMPLIFIED.replace("荠", "𠮷"),  # outside GBK: four bytes
    "big5": TRADITIONAL.replace("裏", "裡").replace("碁", "棋").replace("恒", "恆").replace("粧", "妝"),
    "cp950": TRADITIONAL,
    "utf-16-le": SIMPLIFIED,
    "utf-16-be": TRADITIONAL,
    "utf-16": SIMPLIFIED,
}
NOISE = random.Random(7).randbytes(900).replace(b"\0", b"\x01")  # noqa: S311 - noise, no secret
SIZES = (8, 40, 400, 3000)
STARTS = (0, 5, 17, 33, 50, 71, 90, 111)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("encoding", TEXTS)
def test_the_charset_is_found(encoding, size):
    """Every charset that Chinese files have is told from the bytes alone, even of half a sentence."""
    wanted = [(TEXTS[encoding] * 20)[start : start + size] for start in STARTS]
    found = [decode(text.encode(encoding), name="a.txt") for text in wanted]

    assert [one.text for one in found] == wanted
    assert {one.replaced for one in found} == {0}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("encoding", [name for name in TEXTS if "16" not in name])
def test_one_bad_byte_costs_one_character(encoding, size):
    """A byte too many, between two characters, leaves both and all that follow it as they were."""
    text = (TEXTS[encoding] * 20)[:size]
    data = text[: size // 2].encode(encoding) + b"\xff" + text[size // 2 :].encode(encoding.removesuffix("-sig"))
    decoded = decode(data, name="a.txt")

    assert decoded.text == text[: size // 2] + LOST + text[size // 2 :]
    assert decoded.replaced == 1
    assert decoded.notices == (
        f"1 character could not be read as {decoded.encoding}; if the text looks wrong, name its --encoding",
    )


@pytest.mark.parametrize(("encoding", "text"), [("gbk", SIMPLIFIED), ("cp950", TRADITIONAL)])
def test_half_a_character_gone_wrong_does_not_unpair_the_rest_of_the_line(encoding, text):
    """After a spoilt first byte, the characters behind it are paired as they were written."""
    data = bytearray(text.encode(encoding))
    data[len(text[:30].encode(encoding))] = 0xFF
    decoded = decode(bytes(data), name="a.txt")

    assert decoded.text[:30] == text[:30]
    assert decoded.text.endswith(text[32:])


def test_a_few_bad_bytes_in_a_long_text_are_counted_and_told():
    """The notice gives the number, so that a person can judge whether the encoding is right."""
    data = b"\n".join([SIMPLIFIED.encode("gbk") + b"\xff"] * 7)

    assert decode(data, name="a.txt").notices[0].startswith("7 characters could not be read as gb18030")


def test_a_cut_last_character_of_utf8_is_allowed():
    """A download that broke off in the middle of a character is still UTF-8."""
    decoded = decode(SIMPLIFIED[:40].encode()[:-1], name="a.txt")

    assert decoded.text == SIMPLIFIED[:39] + LOST
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 1)


def test_damaged_utf8_is_utf8_in_any_language():
    """One bad byte does not make Chinese of French."""
    data = "Il était une fois, à la lisière d’une forêt, un café. ".encode() * 3

    assert decode(data[:60] + b"\xff" + data[60:], name="a.txt").encoding == "utf-8"


def test_a_few_words_in_utf16_are_not_taken_for_the_utf8_they_happen_to_be():
    """Digits in UTF-16 have zeros, which UTF-8 texts do not."""
    assert decode("996年搬到这里".encode("utf-16-le"), name="a.txt").text == "996年搬到这里"


@pytest.mark.parametrize("end", ["", " "])
def test_english_with_a_few_accents_is_not_taken_for_utf16(end):
    """Two Latin letters make a rare Han character each; Chinese in UTF-16 has no such share of them."""
    text = f'He said "Go." and went to the café. É à ü. Mr. Smith paid for a crème brûlée, naïve as he was.{end}'

    words = [word for word in text.split() if word.isascii()]

    assert [word for word in decode(text.encode("latin-1"), name="a.txt").text.split() if word.isascii()] == words


def test_a_mark_that_lies_is_not_believed():
    """Some programs put UTF-8's mark before a text of another charset."""
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode("gbk"), name="a.txt").text == SIMPLIFIED


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Жил-был старик со старухой у самого синего моря, и хлопот у них было много. " * 2),
        ("shift_jis", "むかしむかし、あるところに、おじいさんとおばあさんが住んでいました。" * 3),
        ("utf-16-le", "Once there was a bridge that nobody was in a hurry to cross."),
        ("utf-16-be", "Un été, à la rivière."),
        ("utf-16-le", "Yes."),
    ],
)
def test_other_languages_are_read_too(encoding, text):
    """What is not Chinese is not forced to be."""
    assert decode(text.encode(encoding), name="a.txt").text == text


@pytest.mark.parametrize(
    ("insisted", "written"), [("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "cp950"), ("big5", "big5hkscs")]
)
def test_a_declared_charset_is_widened_to_what_files_really_hold(insisted, written):
    """Who says gb2312 or big5 means what programs write under those names."""
    text = {"gb18030": "①滘镕𠮷", "cp950": "裏恒碁粧", "big5hkscs": "喺呢度嘅"}[written]

    assert decode(text.encode(written), insisted, name="a.txt").text == text


def test_the_encoding_a_person_insists_on_wins_where_the_bytes_leave_it_open():
    """联通 in GBK is sound UTF-8 by chance: there the person knows better."""
    assert decode("联通".encode("gbk"), "gbk", name="a.txt").text == "联通"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SIMPLIFIED.encode(), "gbk"),
        (SIMPLIFIED.encode("gbk"), "utf-8"),
        (SIMPLIFIED.encode("gbk"), "latin-1"),
        (SIMPLIFIED.encode("utf-8-sig"), "gbk"),
        (SIMPLIFIED.encode(), "ascii"),
        (SIMPLIFIED.encode(), "idna"),
    ],
)
def test_a_mistaken_encoding_is_refused(data, encoding):
    """A book of rubbish is made of no wrong word on the command line."""
    with pytest.raises(SourceError) as caught:
        decode(data, encoding, name="a.txt")

    assert encoding in caught.value.problem
    assert "--encoding" in caught.value.way_out


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "a\0b", "é"])
def test_an_encoding_that_does_not_exist_is_a_wrong_command(encoding):
    """It is the option that is wrong, not the file, and the error says what to write."""
    with pytest.raises(UsageError) as caught:
        decode(b"text", encoding, name="a.txt")

    assert "gb18030" in caught.value.way_out


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "a ZIP archive"),
        (b"ID3\x04\0\0\0\0\0\x23TSSE" + bytes(range(256)), "an MP3"),
        (b"\xff\xfb\x90\x64" + bytes(400), "an MP3"),
        (b"%PDF-1.7\nall of it printable", "a PDF"),
        (b"\0\x01\x02\x03" * 50, "zero bytes"),
        (NOISE, "no text in any known encoding"),
    ],
)
def test_what_is_no_text_is_named(data, kind):
    """A recording called .txt is refused as a recording, not read as noise."""
    with pytest.raises(SourceError, match=kind):
        decode(data, name="a.txt")


@pytest.mark.parametrize("text", ["ID3 tags are explained here.", "GIF89a 是一种图像格式。", "MZ", "联"])
def test_a_text_may_begin_like_another_format(text):
    """Short signatures count only where the bytes are no text."""
    assert decode(text.encode(), name="a.txt").text == text


def test_a_stray_zero_byte_is_damage_not_the_end():
    """One zero in a long text is replaced and counted; it must not reach a voice."""
    decoded = decode(f"{SIMPLIFIED}\0{SIMPLIFIED}".encode(), name="a.txt")

    assert (decoded.text, decoded.replaced) == (f"{SIMPLIFIED}{LOST}{SIMPLIFIED}", 1)


MARKED = {
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-32": "utf-32",
    "utf-16-be": "utf-16-be",
    "utf-16-le": "utf-16-le",
    "gb18030": "gb18030",
}
PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=LOST)


@given(st.sampled_from(sorted(MARKED)), st.text(PRINTABLE))
def test_any_text_with_a_byte_order_mark_reads_back_the_same(encoding, text):
    """The mark settles the charset, and is no part of the text."""
    marked = text if encoding in {"utf-8-sig", "utf-16", "utf-32"} else "\ufeff" + text

    assert decode(marked.encode(encoding), name="a.txt").text == text


@given(st.text(PRINTABLE))
def test_any_utf8_text_reads_back_the_same(text):
    """Sound UTF-8 is UTF-8, in whatever language."""
    assert decode(text.encode(), name="a.txt").text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400), st.none() | st.sampled_from(["gbk", "big5", "utf-8", "utf-16", "utf-7", "punycode"]))
def test_any_bytes_are_text_or_refused(data, encoding):
    """No bytes end in another error than the one that has a way out, and no text holds half a character."""
    try:
        text = decode(data, encoding, name="a.txt").text
    except SourceError:
        return

    assert text.encode("utf-8").decode("utf-8") == text
