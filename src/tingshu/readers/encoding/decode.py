"""From bytes to characters, for the charsets that Chinese files really come in.

The order of trust: a byte order mark, strict UTF-8, UTF-16 by its zeros, then whichever Chinese charset makes
the likeliest Chinese of the bytes, unless Japanese or Korean is likelier, then charset-normalizer for everything else.
Statistics over bytes alone fail where real files are: short, or with one byte gone wrong.

GB2312 and GBK are read as GB18030 and Big5 as cp950, which hold them and more: files declared as the one are
written as the other, and Python's ``big5`` knows neither 裏 nor 恒 nor 碁.
"""

import codecs
import re

from tingshu.errors import SourceError, UsageError
from tingshu.readers import signatures
from tingshu.readers.encoding import foreign, mixed, mojibake
from tingshu.readers.encoding.decoding import Decoded, bearable, damage, decoded_in, mark_of, strict_utf8
from tingshu.readers.encoding.likeness import CONTROLS, Evidence, weigh
from tingshu.readers.encoding.pairing import LOST, TWO_BYTE, decoded_in_pairs

__all__ = ["LOST", "Decoded", "decode"]


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
    if damage(decoded.text) > bearable(decoded.text):
        raise _not_text(data, encoding, name)
    return mojibake.undone(decoded, name) if mojibake.is_suspect(decoded.text) else decoded


_TEXT_WANTED = "Give a text or Markdown file"
_WAY_OUT = "Leave --encoding out, or name another one: utf-8, gb18030, cp950, big5hkscs, utf-16"

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

_FRAGMENT = 24  # bytes; as few between two parts in UTF-8 are damage

_PRINTABLE = bytes([*range(0x20, 0x7F), *b"\t\r\n"])
_MOST_PRINTABLE = 0.85  # of the bytes of Chinese in UTF-16 half are, by chance

_SAMPLE = 16_384  # bytes; a charset that cannot be told from some 5,000 characters cannot be told


# --- the ways to decode --------------------------------------------------------------------------------------


def _as_told(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode in the charset that the person names, or in the one that holds it."""
    try:
        registered = codecs.lookup(encoding).name
        told = _WIDER.get(registered, (registered,))
        mark, marked = mark_of(data)
        if mark and marked not in told:
            raise SourceError(f"{name} begins with the mark of {marked}, so it is not in {encoding}", _WAY_OUT)
        body = data[len(mark) :]
        decoded = min((decoded_in(body, candidate) for candidate in told), key=_implausibility)
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
    mark, marked = mark_of(data)
    body = data[len(mark) :]
    if found := _certain(body, mark, marked):
        return found
    if marked:
        decoded = decoded_in(body, marked)
        if decoded.replaced <= bearable(decoded.text):
            return decoded  # else the mark lies, as where a program has put it before a text of another charset
    likeliest = "utf-8" if _is_damaged_utf8(body) else _likeliest(body)
    if likeliest is None:
        raise _not_text(data, None, name)
    return min((decoded_in(body, encoding) for encoding in _KIN.get(likeliest, (likeliest,))), key=_implausibility)


def _certain(body: bytes, mark: bytes, marked: str) -> Decoded | None:
    """Decode what needs no weighing: UTF-16 full of zeros, seven bits, sound UTF-8, UTF-8 glued to another charset."""
    if marked not in {"", "utf-8"}:
        return None
    if not marked and (known := _utf16_by_its_zeros(body) or foreign.seven_bit(body)):
        return decoded_in(body, known)
    return strict_utf8(body) or _mixed(body, len(mark))


def _mixed(data: bytes, offset: int) -> Decoded | None:
    """Decode a file that is UTF-8 in one part and plainly Chinese in another charset in the next; None for any else.

    ``offset`` is where the data begins in the file, in bytes.
    """
    found = mixed.parts(data)
    if not any(part.utf8 for part in found):
        return None
    other_parts = [part.data for part in found if not part.utf8 and len(part.data) > _FRAGMENT]
    others, longest = b"\n".join(other_parts), max(other_parts, key=len, default=b"")
    candidates = [(_evidence(others, encoding), encoding) for encoding in sorted(TWO_BYTE)]
    candidates += [(_evidence(longest, encoding), encoding) for encoding in _WIDER["utf-16"]]
    evidence, other = max(candidates)
    if not evidence.proves or _is_damaged_utf8(others):
        return None
    decoded: list[Decoded] = []
    changes: list[tuple[int, str]] = []
    for part in found:
        encoding = "utf-8" if part.utf8 or len(part.data) <= _FRAGMENT else other
        decoded.append(decoded_in(part.data, encoding))
        if not part.data.isascii() and (not changes or changes[-1][1] != encoding):
            changes.append((offset + part.start, encoding))
    text = "".join(one.text for one in decoded)
    return Decoded(text, f"utf-8 and {other}", sum(one.replaced for one in decoded), tuple(changes))


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
    if other := foreign.foreign(_sample(data, aligned=False), evidence.common):
        return other
    if evidence.convinces:
        return best
    return _normalized(_sample(data, aligned=False)) or (best if evidence.plausible else None)


def _best(data: bytes) -> tuple[str, Evidence]:
    """Return the charset that makes the best Chinese of ``data``, and how good it is."""
    sample = data[:_SAMPLE]
    plain = len(sample) - len(sample.translate(None, _PRINTABLE))
    written = len(sample) >= _FRAGMENT and plain >= len(sample) * _MOST_PRINTABLE  # in a charset that holds ASCII
    candidates = [encoding for encoding in _CHINESE if not (written and encoding.startswith("utf-16"))]
    return max(((encoding, _evidence(data, encoding)) for encoding in candidates), key=lambda pair: pair[1])


def _normalized(sample: bytes) -> str | None:
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
    if encoding in TWO_BYTE:
        return weigh(decoded_in_pairs(sample, encoding))
    return weigh(codecs.getincrementaldecoder(encoding)("replace").decode(sample))


def _implausibility(decoded: Decoded) -> tuple[int, float]:
    return decoded.replaced, -weigh(decoded.text[:_SAMPLE]).likeness


# --- refusals --------------------------------------------------------------------------------------------------


def _not_text(data: bytes, encoding: str | None, name: str) -> SourceError:
    if encoding:
        return SourceError(f"{name} is not text in {encoding}", _WAY_OUT)
    if kind := signatures.probably(data):
        return SourceError(f"{name} seems to be {kind}, not text", _TEXT_WANTED)
    if sound := _sound_length(data):
        return SourceError(
            f"{name} is UTF-8 up to byte {sound}, and from there on in no encoding that is known here",
            "Save what is behind that place as a file of its own, or name the --encoding of the whole",
        )
    why = "it holds zero bytes" if b"\0" in data else "its bytes make no text in any known encoding"
    return SourceError(f"{name} does not seem to be text: {why}", "If it is text, name its --encoding")


def _sound_length(data: bytes) -> int:
    """Return how many bytes are sound UTF-8 and plainly Chinese before the first fault; 0 where they are not."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start if weigh(data[: min(fault.start, _SAMPLE)].decode("utf-8", "ignore")).proves else 0
    return 0


_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SOUND = re.compile(f"[^\x00-\x7f{LOST}]")
_FAULT = re.compile(f"{LOST}+")
