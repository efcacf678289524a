"""Titles as they can be shown and as files can be called, whatever an author or a page put into them."""

import unicodedata

LONGEST_STEM_BYTES = 180
"""Bytes of UTF-8 that a name may take before its ending: ext4 and most others stop at 255, sidecars add to it."""

UNTITLED = "untitled"

_UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # control, direction and zero-width marks, surrogates, private use


def one_line(text: str) -> str:
    """Return ``text`` as a title can be shown anywhere: on one line, in NFC, without a character that is not seen.

    Control characters, direction marks and the like could turn a terminal, a playlist or a tag into something else.
    """
    # tab and newline are control characters too, but they stand between words
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(character for character in spaced if unicodedata.category(character) not in _UNSHOWN)
    return " ".join(shown.split())


def safe_name(title: str, longest_bytes: int = LONGEST_STEM_BYTES) -> str:
    """Return ``title`` as a file name that Linux, macOS, Windows and FAT players all take.

    Separators and reserved characters are left out, device names such as ``CON`` are dodged, and the name is cut
    between characters at ``longest_bytes`` of UTF-8.
    """
    from pathvalidate import sanitize_filename

    allowed = sanitize_filename(one_line(title), platform="universal", max_len=longest_bytes, fs_encoding="utf-8")
    return " ".join(allowed.split()).strip(" .") or UNTITLED


def track_stem(number: int, of: int, title: str) -> str:
    """Return the file name of a track without its ending: ``001 第一回 标题``.

    The number comes first and is as wide as the last one's (three digits at least), so that players which
    sort by name, and those which look for the first digits, find the order of the book.
    """
    width = max(3, len(str(of)))
    return f"{number:0{width}} {safe_name(title, LONGEST_STEM_BYTES - width - 1)}"
