"""Several clips as one, read by a decoder that is not ours."""

import io

import av
import pytest

from edge_service.speech import speech
from engines_gone_wrong import tone
from tingshu.engines.joining import joined
from tingshu.model import Clip, Mark


def edge_clip(text):
    """Return a clip as the Edge service sends it."""
    said = speech(text)
    return Clip(said.audio, tuple(Mark(word.text, word.start_ms, word.end_ms) for word in said.words))


def sound(audio):
    """Return the samples of a whole file as FFmpeg decodes them."""
    with av.open(io.BytesIO(audio)) as container:
        width = container.streams.audio[0].format.bytes
        return b"".join(bytes(frame.planes[0])[: frame.samples * width] for frame in container.decode(audio=0))


@pytest.mark.parametrize("clip_of", [edge_clip, tone])
def test_the_sound_of_the_whole_is_that_of_its_parts(clip_of):
    """To the sample: nothing is added, lost or blurred where they meet."""
    parts = [clip_of(text) for text in ("潮水退了。", "留下一只鞋，", "和半个下午。")]

    assert sound(joined(parts).audio) == b"".join(sound(part.audio) for part in parts)


def test_marks_stay_with_their_words():
    """Each is as far into its part as before."""
    texts = ("潮水退了。", "留下一只鞋。", "和半个下午。")
    lengths_ms = [len(sound(tone(text).audio)) // 2 * 1000 // 22_050 for text in texts]
    starts_ms = [sum(lengths_ms[:number]) for number in range(3)]

    assert joined([tone(text) for text in texts]).marks == tuple(
        Mark(text, start_ms, start_ms + tone(text).marks[0].end_ms)
        for text, start_ms in zip(texts, starts_ms, strict=True)
    )
