"""Chinese that was read as Latin letters and saved so is read as the Chinese it was, or refused."""

import pytest

from tingshu.errors import SourceError
from tingshu.readers.encoding.decode import decode

PROSE = "第一章 渡口\n清晨的渡口还没有醒来，雾从江心漫到岸上，把石阶一级一级地藏了起来。\n“船来了。”他说。\n"


def misread(text, charset, read_as):
    """Return ``text`` as a program saves it that has taken its bytes for ``read_as``, holes and all."""
    kept = [bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(charset)]
    return "".join(kept).encode()


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [PROSE, "第一章"])
def test_a_wrong_decoding_is_undone_and_told(charset, read_as, text):
    """What was saved gives the bytes back, and those the text."""
    decoded = decode(misread(text, charset, read_as), name="a.txt")

    assert decoded.text == text
    assert "Latin letters" in decoded.notices[0]


def test_what_was_lost_on_the_way_is_counted():
    """Few characters may be lost, as some programs make spaces of what they take for a non-breaking one."""
    data = misread(PROSE * 9, "utf-8", "latin-1").replace("\xa0".encode(), b"?", 1)

    assert decode(data, name="a.txt").replaced == 1


@pytest.mark.parametrize(
    "data",
    [
        misread(PROSE, "utf-8", "cp1252").replace("¸".encode(), b"?"),
        misread(PROSE, "utf-8", "latin-1") + "又及：船没有来。".encode(),
        misread(PROSE * 9, "utf-8", "latin-1") + "船".encode(),
    ],
)
def test_what_cannot_be_undone_is_refused(data):
    """To speak it would be noise."""
    with pytest.raises(SourceError, match="wrong decoding"):
        decode(data, name="a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "L’été dernier, le passeur était âgé. À bientôt, Zoë!",
        "Ærø",
        "©®™ §§",
        "¿Qué? ¡Ñandú!",
        "µÚ",
        "5 µm × 3 µm ± 1 °C",
    ],
)
def test_letters_with_accents_stay(text):
    """A language of Latin letters has few of them."""
    assert decode(text.encode(), name="a.txt").text == text
