"""Undoes a wrong decoding that was saved: Chinese in UTF-8 or GBK that a program took for Latin letters.

Read as Latin-1 or Windows-1252, each byte of Chinese becomes a Latin letter or sign (第 in UTF-8 is ``ç¬¬``, in GBK
``µÚ``). Writing those letters back gives the bytes, and if they then make Chinese, that is what the text was: a text
in a language of Latin letters has few accents, and its bytes are no UTF-8.
"""

import re

from tingshu.errors import SourceError
from tingshu.readers.encoding.decoding import Decoded, bearable, decoded_in
from tingshu.readers.encoding.likeness import weigh
from tingshu.readers.encoding.pairing import LOST

_HOLES = "\x81\x8d\x8f\x90\x9d"  # bytes that Windows-1252 gives no character, and programs pass through as they are
_BYTES = {
    **{chr(byte): byte for byte in range(0x80, 0x100)},
    **{bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if chr(byte) not in _HOLES},
}
"""The byte of each character beyond ASCII, in whichever of the two charsets it was read."""

_TO_BYTES = str.maketrans({character: chr(byte) for character, byte in _BYTES.items()})

_IN_NO_CHARSET = "\xff"
_NO_BYTE = re.compile("[^\x00-\xff]")
_ADDED = re.compile(f"[^\x00-\xff{LOST}]")

_SAMPLE = 16_384  # characters
_LEAST_LATIN = 0.6  # of the letters of a text, that are beyond ASCII: French has a tenth
_FEWEST = 6  # such letters; fewer can be anything
_LIKE_CHINESE = 0.6  # the likeness of a text too short for statistics


def is_suspect(text: str) -> bool:
    """Tell whether a text is no language: most of its letters are Latin ones beyond ASCII."""
    sample = text[:_SAMPLE]
    beyond = sum(character >= "\x80" for character in sample)
    latin = sum(character in _BYTES for character in sample)
    plain = sum(character.isascii() and character.isalpha() for character in sample)
    return latin >= _FEWEST and latin >= beyond * _LEAST_LATIN and latin >= (latin + plain) * _LEAST_LATIN


def undone(decoded: Decoded, name: str) -> Decoded:
    """Return a suspect text as it was before a wrong decoding was saved; a short one that can be so meant as it is.

    Args:
        decoded: the text.
        name: what it is called in errors.

    Raises:
        SourceError: it was Chinese, but too much was lost by it, or something else was added later.
    """
    bytes_again = decoded.text.translate(_TO_BYTES)
    found = _before(_NO_BYTE.sub(_IN_NO_CHARSET, bytes_again).encode("latin-1"))
    if found is None:
        return decoded
    if found.replaced > bearable(found.text) or _ADDED.search(bytes_again):
        raise SourceError(
            f"{name} was saved again after a wrong decoding, which cannot be undone",
            "Get the text as it was before",
        )
    return found


def _before(data: bytes) -> Decoded | None:
    """Return the Chinese that bytes are, with a count of what is lost of it; None where they are none."""
    for encoding in ("utf-8", "gb18030"):
        found = decoded_in(data, encoding)
        evidence = weigh(found.text[:_SAMPLE])
        if evidence.proves or (evidence.likeness >= _LIKE_CHINESE and not found.replaced):
            return Decoded(found.text, encoding, found.replaced, misread=True)
    return None
