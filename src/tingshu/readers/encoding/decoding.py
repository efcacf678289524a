"""Bytes to characters in a charset that is known, with a count of what could not be read."""

import codecs
import re
from dataclasses import dataclass

from tingshu.readers.encoding.likeness import CONTROLS
from tingshu.readers.encoding.pairing import LOST, TWO_BYTE, decoded_in_pairs

_MARKS = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_MOST_PLACES = 4  # of a file in several charsets that are named
_SELDOM = 20  # one in as many characters may be damage, as a file system leaves it; more is another format
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was written in, and how many ``LOST`` characters decoding had to put into it.

    ``changes`` is (first byte, charset) of each part of a file that is written in more than one. ``misread`` is
    whether the file holds what a program made of that charset's bytes when it took them for Latin letters.
    """

    text: str
    encoding: str
    replaced: int
    changes: tuple[tuple[int, str], ...] = ()
    misread: bool = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should know about it, as plain sentences."""
        notices: tuple[str, ...] = ()
        if self.changes:
            places = ", ".join(f"{encoding} from byte {start}" for start, encoding in self.changes[:_MOST_PLACES])
            more = f", and {len(self.changes) - _MOST_PLACES} more" if len(self.changes) > _MOST_PLACES else ""
            notices = (f"The file is written in several encodings, and each part was read in its own: {places}{more}",)
        if self.misread:
            notices += (f"The text was once taken for Latin letters and saved so: it is read as {self.encoding}",)
        if self.replaced:
            many = "1 character" if self.replaced == 1 else f"{self.replaced} characters"
            notices += (f"{many} could not be read as {self.encoding}; if the text looks wrong, name its --encoding",)
        return notices


def mark_of(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark that ``data`` begins with and the charset it stands for; both empty without one."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))


def strict_utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8 without a fault, except that its last character may be cut; None when it is not that."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    cut = bool(decoder.getstate()[0])
    if cut and text.isascii():
        return None  # nothing but the cut itself speaks for UTF-8: a single GBK character looks the same
    if text.count("\0") * _SELDOM > len(text):
        return None  # a few words in UTF-16 can be sound UTF-8 by chance, but for their zeros
    return _without_nul(text + LOST * cut, "utf-8", lost=int(cut))


def decoded_in(data: bytes, encoding: str) -> Decoded:
    """Decode with ``LOST`` for what cannot be decoded."""
    if encoding in TWO_BYTE:
        text = decoded_in_pairs(data, encoding)
        return _without_nul(text, encoding, lost=text.count(LOST))
    try:
        text, lost = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        lost = text.count(LOST)
    if _SURROGATE.search(text):  # only escapes such as UTF-7's can name one
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        lost = text.count(LOST)
    return _without_nul(text, encoding, lost=lost)


def damage(text: str) -> int:
    """Count what no author wrote: lost characters and control characters."""
    return text.count(LOST) + sum(text.count(control) for control in CONTROLS)


def bearable(text: str) -> float:
    """Return how much damage a text may have and still be one: a few characters, or one in twenty."""
    return min(3, len(text) / 4) + len(text) / _SELDOM


def _without_nul(text: str, encoding: str, *, lost: int) -> Decoded:
    """Take a stray NUL for the damage it is: to a voice it would be the end of the text."""
    nul = text.count("\0")
    return Decoded(text.replace("\0", LOST) if nul else text, encoding, lost + nul)
