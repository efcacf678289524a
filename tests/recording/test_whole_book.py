"""Everything a book can be asked for, made by the embedded voice and read back by what did not write it."""

import io
import re
import shutil
from pathlib import Path

import av
import pytest
import srt
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from PIL import Image

from listening import sounds
from making import make
from tingshu.errors import UsageError
from tingshu.settings import WHOLE_FORMATS
from tingshu.verification import verify
from tingshu.writers import CAPTIONS

NOVEL = """# 渡口

## 第一章 水

天亮了。船还没有来。

## 第二章 岸

“走吧。”他说。岸上没有人。

## 第三章 水

风从河面上来。
"""


@pytest.fixture
def novel(tmp_path):
    """A book of three short chapters."""
    source = tmp_path / "渡口.md"
    source.write_text(NOVEL, "utf-8")
    return str(source)


def made(source, output, **settings):
    """Make a book with the embedded voice and return its folder and its ledger."""
    _, folder, ledger = make(source, output, engine="espeak", **settings)
    return folder, ledger


def test_every_format_tells_the_same_times(novel, tmp_path):
    """Tracks, captions, M4B, MP3 and CUE sheet of one run, all on the ledger's timeline."""
    folder, ledger = made(novel, tmp_path, formats=(*CAPTIONS, *WHOLE_FORMATS))
    whole = folder / "whole book"
    starts = [track["start_ms"] for track in ledger["tracks"]]
    cues = [
        (track["start_ms"] + cue["start_ms"], track["start_ms"] + cue["end_ms"])
        for track in ledger["tracks"]
        for cue in track["cues"]
    ]

    for track in ledger["tracks"]:
        captions = srt.parse((folder / track["file"]).with_suffix(".srt").read_text("utf-8"))
        assert [round(caption.start.total_seconds() * 1000) for caption in captions] == [
            cue["start_ms"] for cue in track["cues"]
        ]
    for name, early_ms, late_ms in (("渡口.m4b", 34, 34), ("渡口.mp3", 24, 24)):
        heard = sounds(whole / name)
        assert max(min(abs(start - sound) for sound, _ in heard) for start, _ in cues) <= early_ms
        assert max(min(abs(end - sound) for _, sound in heard) for _, end in cues) <= late_ms
        with av.open(str(whole / name)) as container:
            assert [chapter["start"] * chapter["time_base"] * 1000 for chapter in container.chapters()] == starts
    indexes = re.findall(r"INDEX 01 (\d+):(\d+):(\d+)", (whole / "渡口.cue").read_text("utf-8"))
    assert [(int(m) * 60 + int(s) + int(f) / 75) * 1000 for m, s, f in indexes] == pytest.approx(starts, abs=7)


def test_library_programs_take_the_chapters_for_the_book(novel, tmp_path):
    """Audiobookshelf and Jellyfin pass over a folder with ``.ignore`` in it, and would play the book twice without.

    What Audiobookshelf goes by otherwise: the number is the first run of digits in the name; chapters are the titles
    of the tracks if no two are alike and no track has chapters of its own; ``cover.jpg`` comes before the tags.
    """
    folder, _ = made(novel, tmp_path, formats=WHOLE_FORMATS)
    audio = [path for path in folder.rglob("*.m*") if path.suffix in {".mp3", ".m4b"}]
    seen = sorted(path for path in audio if not (path.parent / ".ignore").exists())
    tags = [MP3(path).tags for path in seen]

    assert [int(re.search(r"\d{1,4}", path.stem)[0]) for path in seen] == list(range(1, len(seen) + 1))
    assert [str(tag["TRCK"]) for tag in tags] == [f"{number}/{len(seen)}" for number in range(1, len(seen) + 1)]
    assert len({str(tag["TIT2"]) for tag in tags}) == len(seen)
    assert not any(tag.getall("CHAP") for tag in tags)
    assert {str(tag["TALB"]) for tag in tags} == {"渡口"}
    with Image.open(folder / "cover.jpg") as cover:
        assert cover.size == (1000, 1000)
    assert len(audio) == len(seen) + 2


def test_one_cover_stands_everywhere(novel, tmp_path):
    """The person's own, byte for byte: in the folder, in each track, in both files of the whole book."""
    written = io.BytesIO()
    Image.new("RGB", (300, 300), "teal").save(written, "PNG")
    (tmp_path / "mine.png").write_bytes(written.getvalue())
    folder, _ = made(novel, tmp_path, formats=("m4b", "whole-mp3"), cover=tmp_path / "mine.png")
    found = [MP3(path)["APIC:"].data for path in folder.rglob("*.mp3")]
    found += [bytes(MP4(path)["covr"][0]) for path in folder.rglob("*.m4b")]
    found += [path.read_bytes() for path in folder.glob("cover.*")]

    assert len(found) >= 6
    assert set(found) == {written.getvalue()}


def test_a_format_asked_for_later_does_not_make_the_tracks_again(novel, tmp_path):
    """Captions and whole-book files come from what stands and from the kept clips."""
    folder, _ = made(novel, tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.mp3")}
    made(novel, tmp_path, formats=("vtt", "m4b"))

    assert {path.name: path.stat().st_mtime_ns for path in folder.glob("*.mp3")} == before
    assert len(list(folder.glob("*.vtt"))) == len(before)
    assert "<00:00:" in next(folder.glob("*第一章*.vtt")).read_text("utf-8")
    assert len(list(folder.rglob("*.m4b"))) == 1
    assert not (folder / ".workshop").exists()


def test_a_format_that_is_not_there_is_refused(novel, tmp_path):
    """Not passed over: who asks for it would look for it in the folder."""
    with pytest.raises(UsageError, match=r"'ogg'.*whole-mp3"):
        made(novel, tmp_path, formats=("lrc", "ogg"))


def test_a_file_of_an_earlier_text_does_not_stay(novel, tmp_path):
    """One that is not asked for again after an edit is removed and named; one that still tells the book stays."""
    folder, ledger = made(novel, tmp_path, formats=("whole-mp3", "m4b"))
    whole = {path.name for path in (folder / "whole book").iterdir()} - {".ignore"}
    _, again = made(novel, tmp_path)
    Path(novel).write_text(NOVEL.replace("岸上没有人", "岸上有一个人"), "utf-8")
    _, edited = made(novel, tmp_path, formats=("whole-mp3",))

    assert whole == {"渡口.mp3", "渡口.m4b"}
    assert again == ledger
    assert {path.name for path in (folder / "whole book").iterdir()} == {"渡口.mp3", ".ignore"}
    assert [file["file"] for file in edited["files"] if "whole" in file["file"]] == ["whole book/渡口.mp3"]
    assert edited["files"][-1] != ledger["files"][-2]


def test_a_file_of_an_earlier_text_does_not_stay_where_the_notes_are_gone(novel, tmp_path):
    """The ledger knows that it was made here."""
    folder, _ = made(novel, tmp_path, formats=("m4b",))
    shutil.rmtree(folder / ".tingshu")
    Path(novel).write_text(NOVEL.replace("岸上没有人", "岸上有一个人"), "utf-8")
    made(novel, tmp_path)

    assert list(folder.rglob("*.m4b")) == []
    assert verify(folder) == ()


def test_a_persons_own_file_is_left_alone(novel, tmp_path):
    """What nothing is noted of was not made here, whatever it is called."""
    folder, _ = made(novel, tmp_path)
    (folder / "whole book").mkdir()
    (folder / "whole book" / "渡口.m4b").write_bytes(b"mine")
    made(novel, tmp_path)

    assert (folder / "whole book" / "渡口.m4b").read_bytes() == b"mine"


def test_one_chapter_in_another_voice_leaves_the_others_in_the_book(novel, tmp_path):
    """They stand as they are, the lists name all of them, and the person is told; an M4B would need one voice."""
    folder, before = made(novel, tmp_path)
    _, after = made(novel, tmp_path, chapters=frozenset({2}), voice="cmn+f2")
    with pytest.raises(UsageError, match=r"Chapters 1, 3 were made.*M4B|M4B.*Chapters 1, 3 were made"):
        made(novel, tmp_path, chapters=frozenset({2}), voice="cmn+f2", formats=("m4b",))

    assert [track["title"] for track in after["tracks"]] == ["第一章 水", "第二章 岸", "第三章 水"]
    same = [old["sha256"] == new["sha256"] for old, new in zip(before["tracks"], after["tracks"], strict=True)]
    assert same == [True, False, True]
    assert "Chapters 1, 3 were made with another voice or other settings, and stay so" in after["notices"]
    assert verify(folder) == ()


def test_one_chapter_at_another_bitrate_is_no_part_of_one_mp3(novel, tmp_path):
    """Who asks for it is told why and how; the file that stood there told an earlier text, and goes."""
    folder, _ = made(novel, tmp_path, formats=("whole-mp3",))
    with pytest.raises(UsageError, match=r"one bitrate. Chapters 1, 3 were made.*without --chapters"):
        made(novel, tmp_path, chapters=frozenset({2}), bitrate_kbps=64, formats=("whole-mp3", "lrc"))

    assert [path.name for path in (folder / "whole book").iterdir()] == [".ignore"]
    assert verify(folder) == ()


def test_a_book_that_lost_its_notes_keeps_its_chapters(novel, tmp_path):
    """Those that are not asked for stay in the lists, and a renamed one does not leave its old file behind."""
    folder, before = made(novel, tmp_path)
    shutil.rmtree(folder / ".tingshu")
    _, after = made(novel, tmp_path, chapters=frozenset({2}))
    shutil.rmtree(folder / ".tingshu")
    Path(novel).write_text(NOVEL.replace("第三章 水", "第三章 风").partition("## 第二章")[0], "utf-8")
    _, shorter = made(novel, tmp_path)

    assert [track["number"] for track in after["tracks"]] == [1, 2, 3]
    assert [track["sha256"] for track in after["tracks"]][::2] == [track["sha256"] for track in before["tracks"]][::2]
    assert [track["file"] for track in shorter["tracks"]] == [path.name for path in folder.glob("*.mp3")]
    assert verify(folder) == ()


def test_a_chapter_that_was_edited_and_not_made_again_is_named(novel, tmp_path):
    """Its old track is in no list, because it tells what the text no longer says."""
    made(novel, tmp_path)
    Path(novel).write_text(NOVEL.replace("岸上没有人", "岸上有一个人"), "utf-8")
    _, ledger = made(novel, tmp_path, chapters=frozenset({1}))

    assert [track["number"] for track in ledger["tracks"]] == [1, 3]
    assert ledger["notices"] == [
        *ledger["notices"][:-1],
        "Chapter 2 was made of an earlier text: in no list until it is made again",
    ]


@pytest.mark.parametrize(("settings", "problem"), [({"formats": ("m4b",)}, "AAC"), ({}, "Edge")])
def test_lossless_says_what_it_cannot_do(novel, tmp_path, settings, problem):
    """An M4B holds no MP3 frames, and the embedded voice sends none."""
    with pytest.raises(UsageError, match=problem):
        made(novel, tmp_path, lossless=True, **settings)

    assert list(tmp_path.rglob("*.mp3")) == []
