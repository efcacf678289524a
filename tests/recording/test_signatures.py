"""By what texts, sounds and files are known again."""

from tingshu.files import sha256_of
from tingshu.model import Pause, Sentence, Voice
from tingshu.recording.signatures import passages_of, signature, stands

SENTENCE = Sentence("水。", "水。", Pause.SENTENCE)


def test_a_text_is_known_however_it_is_cut():
    """Whether speech has a voice of its own, and wherever a long sentence is cut."""
    assert (
        passages_of("“走吧，”他说。“好。”") == passages_of("“走吧，”\n他说。\n“好。”") != passages_of("“走吧，”她说。")
    )


def test_what_has_no_word_is_no_passage():
    """Books do not become alike by their marks."""
    assert passages_of("……！？\n\n——") == frozenset()


def test_whatever_decides_the_bytes_decides_the_name():
    """Another word, voice, pause or number is another signature, and nothing runs into its neighbour."""
    voice = Voice("espeak", "cmn")
    signatures = [
        signature((SENTENCE,), voice, 96),
        signature((Sentence("水。", "水", Pause.SENTENCE),), voice, 96),
        signature((Sentence("水。", "水。", Pause.SCENE),), voice, 96),
        signature((SENTENCE, SENTENCE), voice, 96),
        signature((SENTENCE,), Voice("espeak", "cmn", rate="+1%"), 96),
        signature((SENTENCE,), voice, 64),
        signature((SENTENCE,), voice, 9, 6),
    ]

    assert len(set(signatures)) == len(signatures)


def test_an_altered_or_missing_file_does_not_stand(tmp_path):
    """A note is no promise about a file that has changed since."""
    path = tmp_path / "001 水.mp3"
    path.write_bytes(b"audio")
    noted = sha256_of(path)
    whole = stands(path, noted)
    path.write_bytes(b"audi0")
    altered = stands(path, noted)
    path.unlink()

    assert (whole, altered, stands(path, noted)) == (True, False, False)
