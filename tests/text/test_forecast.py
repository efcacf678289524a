"""The forecast counts exactly and estimates by the voice's pace."""

from tingshu.model import Chapter, Forecast, Pause, Sentence
from tingshu.text import forecast

PAUSES = dict.fromkeys(Pause, 100) | {Pause.PARAGRAPH: 1000}


def test_length_is_speech_and_silence_and_size_follows_the_bitrate():
    """43 Han characters take ten seconds; 96 kbit/s are 12 bytes a millisecond."""
    text = "字" * 43
    chapter = Chapter(1, "", (Sentence(text, text, Pause.SENTENCE), Sentence(text, text, Pause.PARAGRAPH)))

    actual = forecast([chapter], pauses=PAUSES, edges_ms=2500, bitrate_kbps=96)

    assert actual == Forecast(2, 86, 20_000 + 1100 + 2500, (20_000 + 1100 + 2500) * 12)


def test_nothing_takes_no_time():
    """No chapters, no silence."""
    assert forecast([], pauses=PAUSES, edges_ms=2500, bitrate_kbps=96) == Forecast(0, 0, 0, 0)


def test_latin_letters_are_quicker_than_han():
    """A word is not spoken letter by letter."""
    english, chinese = (
        forecast([Chapter(1, "", (Sentence(text, text, Pause.CUT),))], pauses=PAUSES, edges_ms=0, bitrate_kbps=96)
        for text in ("word" * 10, "字" * 40)
    )

    assert english.duration_ms < chinese.duration_ms / 2
