"""From bytes to characters, for the charsets that Chinese files really come in.

The order of trust: a byte order mark, strict UTF-8, UTF-16 by its zeros, then whichever Chinese charset makes
the likeliest Chinese of the bytes, then charset-normalizer for everything that is not Chinese. Statistics over
bytes alone fail where real files are: short, or with one byte gone wrong.

GB2312 and GBK are read as GB18030 and Big5 as cp950, which hold them and more: files declared as the one are
written as the other, and Python's ``big5`` knows neither 裏 nor 恒 nor 碁.
"""

import codecs
import re
from dataclasses import dataclass

from tingshu.errors import SourceError, UsageError
from tingshu.readers import signatures
from tingshu.readers.likeness import CONTROLS, Evidence, weigh

LOST = "\ufffd"
"""Stands for what could not be decoded: the replacement character of Unicode."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was written in, and how many ``LOST`` characters decoding had to put into it."""

    text: str
    encoding: str
    replaced: int

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should know about it, as plain sentences."""
        if not self.replaced:
            return ()
        many = "1 character" if self.replaced == 1 else f"{self.replaced} characters"
        return (f"{many} could not be read as {self.encoding}; if the text looks wrong, name its --encoding",)


def decode(data: bytes, encoding: str | None = None, *, name: str) -> Decoded:
    """Decode ``data``, in ``encoding`` if the person insists on one, else in what it proves to be.

    Args:
        data: the bytes of a whole text.
        encoding: a charset as Python names it, or None.
        name: what the bytes are called in errors.

    Raises:
        UsageError: there is no such charset.
        SourceError: the bytes are no text, or not text in that charset.
    """
    if kind := signatures.certainly(data):
        raise SourceError(f"{name} is {kind}, not text", _TEXT_WANTED)
    decoded = _as_told(data, encoding, name) if encoding else _as_found(data, name)
    if _damage(decoded.text) > _bearable(decoded.text):
        raise _not_text(data, encoding, name)
    return decoded


_TEXT_WANTED = "Give a text or Markdown file"
_WAY_OUT = "Leave --encoding out, or name another one: utf-8, gb18030, cp950, big5hkscs, utf-16"

_MARKS = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_WIDER = {
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
}
"""What a charset, by its name in Python's registry, is read as: the first that loses least."""

_KIN = {"cp950": _WIDER["big5"], "big5hkscs": _WIDER["big5"]}
"""Charsets that a sample may not tell apart, as the few characters they differ in may come later."""

_CHINESE = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
"""The charsets that are weighed against each other; the earlier one wins a tie."""

_SELDOM = 20  # one in as many characters may be damage, as a file system leaves it; more is another format
_SAMPLE = 32_768  # bytes; a charset that cannot be told from some 10,000 characters cannot be told


# --- the ways to decode --------------------------------------------------------------------------------------


def _as_told(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode in the charset that the person names, or in the one that holds it."""
    try:
        registered = codecs.lookup(encoding).name
        told = _WIDER.get(registered, (registered,))
        mark, marked = _mark(data)
        if mark and marked not in told:
            raise SourceError(f"{name} begins with the mark of {marked}, so it is not in {encoding}", _WAY_OUT)
        body = data[len(mark) :]
        decoded = min((_decoded(body, candidate) for candidate in told), key=_implausibility)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise SourceError(f"{name} cannot be read as {encoding}: {error}", _WAY_OUT) from error
        raise UsageError(f"There is no encoding {encoding!r}", _WAY_OUT) from error
    proven, evidence = _best(body)
    if evidence.proves and proven not in told and not weigh(decoded.text[:_SAMPLE]).proves:
        raise SourceError(f"{name} is in {proven}, not in {encoding}", _WAY_OUT)
    return decoded


def _as_found(data: bytes, name: str) -> Decoded:
    """Decode in the charset that the bytes prove to be in."""
    mark, marked = _mark(data)
    body = data[len(mark) :]
    if mark:
        decoded = _decoded(body, marked)
        if decoded.replaced <= _bearable(decoded.text):
            return decoded  # else the mark lies, as where a program has put it before a text of another charset
    if wide := _utf16_by_its_zeros(body):
        return _decoded(body, wide)
    if (text := _strict_utf8(body)) is not None:
        return text
    likeliest = "utf-8" if _is_damaged_utf8(body) else _likeliest(body)
    if likeliest is None:
        raise _not_text(data, None, name)
    return min((_decoded(body, encoding) for encoding in _KIN.get(likeliest, (likeliest,))), key=_implausibility)


def _mark(data: bytes) -> tuple[bytes, str]:
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))


def _strict_utf8(data: bytes) -> Decoded | None:
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


def _decoded(data: bytes, encoding: str) -> Decoded:
    """Decode with ``LOST`` for what cannot be decoded."""
    try:
        text, lost = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, _RESUMED if encoding in _MULTIBYTE else "replace")
        lost = text.count(LOST)
    if _SURROGATE.search(text):  # only escapes such as UTF-7's can name one
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        lost = text.count(LOST)
    return _without_nul(text, encoding, lost=lost)


def _without_nul(text: str, encoding: str, *, lost: int) -> Decoded:
    """Take a stray NUL for the damage it is: to a voice it would be the end of the text."""
    nul = text.count("\0")
    return Decoded(text.replace("\0", LOST) if nul else text, encoding, lost + nul)


# --- which charset it is -------------------------------------------------------------------------------------


def _utf16_by_its_zeros(data: bytes) -> str | None:
    """Return the UTF-16 of a text in Latin letters, nearly every other byte of which is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    many, few = max(even, odd), min(even, odd)
    if many < len(sample) * 0.2 or few > many * 0.02:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether most of ``data`` beyond ASCII is sound UTF-8; of another charset's pairs a quarter is, by chance."""
    text = _sample(data, aligned=False).decode("utf-8", "replace")
    lost, sound = text.count(LOST), len(_SOUND.findall(text))
    return (
        b"\0" not in data[:_SAMPLE]
        and CONTROLS.isdisjoint(text)
        and lost <= sound
        and len(_FAULT.findall(text)) * 3 <= sound
    )


def _likeliest(data: bytes) -> str | None:
    """Return the charset that makes the best text of ``data``, or None when none makes any."""
    best, evidence = _best(data)
    if evidence.convinces:
        return best
    return _foreign(_sample(data, aligned=False)) or (best if evidence.plausible else None)


def _best(data: bytes) -> tuple[str, Evidence]:
    """Return the charset that makes the best Chinese of ``data``, and how good it is."""
    return max(((encoding, _evidence(data, encoding)) for encoding in _CHINESE), key=lambda pair: pair[1])


def _foreign(sample: bytes) -> str | None:
    """Ask charset-normalizer, whose opinion on charsets of other languages is good and on Chinese is not needed."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return None if best is None else _WIDER.get(best.encoding, (best.encoding,))[0]


def _sample(data: bytes, *, aligned: bool) -> bytes:
    """Return a stretch of ``data`` that begins where the charset begins to show: at the first byte beyond ASCII."""
    found = _BEYOND_ASCII.search(data)
    start = found.start() if found else 0
    start -= start % 2 if aligned else 0
    return data[start : start + _SAMPLE]


def _evidence(data: bytes, encoding: str) -> Evidence:
    sample = _sample(data, aligned=encoding.startswith("utf-16"))
    decoder = codecs.getincrementaldecoder(encoding)(_RESUMED if encoding in _MULTIBYTE else "replace")
    return weigh(decoder.decode(sample))


def _implausibility(decoded: Decoded) -> tuple[int, float]:
    return decoded.replaced, -weigh(decoded.text[:_SAMPLE]).likeness


# --- damage --------------------------------------------------------------------------------------------------


def _damage(text: str) -> int:
    """Count what no author wrote: lost characters and control characters."""
    return text.count(LOST) + sum(text.count(control) for control in CONTROLS)


def _bearable(text: str) -> float:
    """Return how much damage a text may have and still be one: a few characters, or one in twenty."""
    return min(3, len(text) / 4) + len(text) / _SELDOM


def _not_text(data: bytes, encoding: str | None, name: str) -> SourceError:
    if encoding:
        return SourceError(f"{name} is not text in {encoding}", _WAY_OUT)
    if kind := signatures.probably(data):
        return SourceError(f"{name} seems to be {kind}, not text", _TEXT_WANTED)
    why = "it holds zero bytes" if b"\0" in data else "its bytes make no text in any known encoding"
    return SourceError(f"{name} does not seem to be text: {why}", "If it is text, name its --encoding")


_RESUMED = "tingshu-resumed"
_MULTIBYTE = frozenset({"gb18030", "cp950", "big5hkscs"})
_AHEAD = 64  # bytes to look at: two dozen characters tell a right pairing of bytes from a wrong one


def _resumed(error: UnicodeError) -> tuple[str, int]:
    """Replace a fault in a two-byte charset and go on where the bytes pair up again.

    After a bad byte the rest of the line can be paired in two ways, and the wrong one decodes as well: the
    codec's own handler takes the first and turns a line into rubbish. Called by the codecs machinery.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    behind = min(error.start + 1, len(error.object))
    if error.object[behind : behind + 1].isascii():
        return LOST, behind  # ASCII is never the first half of a pair, and a line break must not be swallowed
    here, later = (_worth(error.object[start : start + _AHEAD], error.encoding) for start in (behind, behind + 1))
    return LOST, behind + (later > here)


def _worth(data: bytes, encoding: str) -> float:
    """Return how much Chinese these bytes are; a letter between Han is more likely half of a pair than a letter."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    evidence = weigh(text)
    return evidence.likeness * evidence.length - 0.3 * len(_ASCII_LETTER.findall(text))


codecs.register_error(_RESUMED, _resumed)

_SURROGATE = re.compile("[\ud800-\udfff]")
_ASCII_LETTER = re.compile(r"[!-/:-~]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SOUND = re.compile(f"[^\x00-\x7f{LOST}]")
_FAULT = re.compile(f"{LOST}+")
