"""WebVTT captions (W3C): one per sentence, with a time stamp before each word where the engine gave its time."""

from collections.abc import Iterator

from tingshu.model import Cue, Track
from tingshu.writers.lines import clock_ms, unbroken

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def vtt(track: Track) -> str:
    """Return the captions of a track."""
    cues = (
        f"{clock_ms(cue.start_ms, point='.')} --> {clock_ms(cue.end_ms, point='.')}\n{''.join(_payload(cue))}\n"
        for cue in track.cues
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def _payload(cue: Cue) -> Iterator[str]:
    """Yield the text in pieces, each word with the moment at which it begins in front.

    Words are found in the text in their order: punctuation, which engines leave out, stays where it stood. A word
    that is said otherwise than it is written has no place in the text, and then no stamp. The standard wants stamps
    inside the cue to rise.
    """
    text, done, stamped_ms = unbroken(cue.text), 0, cue.start_ms
    for word in cue.words:
        at = text.find(word.text, done)
        if at < 0 or not stamped_ms < word.start_ms < cue.end_ms:
            continue
        yield f"{text[done:at].translate(_ESCAPES)}<{clock_ms(word.start_ms, point='.')}>"
        done, stamped_ms = at, word.start_ms
    yield text[done:].translate(_ESCAPES)
