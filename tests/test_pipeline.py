"""The whole way: a source in, a folder of audio out, read back by decoders that are not ours."""

import asyncio
import json
import math
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from mutagen.mp3 import MP3
from sounds import as_wav, hear, speak

from edge_service import faults
from edge_service.loopback import Loopback
from listening import duration_ms, sounds
from making import make
from tingshu.engines import ClipStore
from tingshu.engines.edge import EdgeEngine
from tingshu.engines.kept import clip_key
from tingshu.engines.retrying import ATTEMPTS
from tingshu.errors import IncompleteBookError, ServiceError, SpeechError, UsageError
from tingshu.events import (
    BookFinished,
    BookPlanned,
    Noticed,
    SentenceFailed,
    SentenceSpoken,
    TrackFinished,
    VoiceChosen,
)
from tingshu.layout import clip_store
from tingshu.model import Clip, Voice
from tingshu.pipeline import narrate
from tingshu.planning import plan, voiced_for
from tingshu.settings import Settings
from tingshu.verification import Gap, verify
from tingshu.writers.drawing import drawn_cover

ARTICLE = Path(__file__).parent / "samples" / "article.txt"
WATERMARK = "把河留给走路的人让城慢下来"
NOVEL = """# 渡口

## 第一章 水

天亮了。船还没有来。

## 第二章 岸

“走吧。”他说。岸上没有人。
"""


@pytest.fixture
def edge(edge_service, monkeypatch):
    """The stand-in, found by the product as it is through the name of the real service."""
    monkeypatch.setattr(
        "tingshu.engines.edge_connection.AddressBook", lambda: Loopback(edge_service.host, edge_service.port)
    )
    return edge_service


@pytest.fixture
def novel(tmp_path):
    """A book of two short chapters."""
    source = tmp_path / "渡口.md"
    source.write_text(NOVEL, "utf-8")
    return str(source)


def contents(folder):
    """Return what every file below a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept_clips():
    """Return the files of the clip store."""
    return [path for path in clip_store().rglob("*") if path.is_file()]


def farthest_off_ms(folder, track):
    """Return how far a cue of this track is from where its sentence is heard, at most."""
    heard = sounds(folder / track["file"])
    # a sentence may hold pauses of its own, so a cue is held against the nearest edge of sound
    starts, ends = [start for start, _ in heard], [end for _, end in heard]
    return max(
        max(min(abs(cue["start_ms"] - start) for start in starts), min(abs(cue["end_ms"] - end) for end in ends))
        for cue in track["cues"]
    )


@pytest.mark.parametrize("engine", ["edge", "espeak"])
def test_an_article_becomes_chapters_that_can_be_played(engine, edge, tmp_path):
    """Every kept sentence has a cue where it is heard, and every file is as long as the ledger says."""
    _, folder, ledger = make(ARTICLE, tmp_path, engine=engine)
    book = plan(str(ARTICLE), Settings())
    tracks = ledger["tracks"]

    assert [track["title"] for track in tracks] == [chapter.title for chapter in book.chapters]
    for track, chapter in zip(tracks, book.chapters, strict=True):
        assert [cue["text"] for cue in track["cues"]] == [sentence.text for sentence in chapter.sentences]
        assert duration_ms(folder / track["file"]) == track["duration_ms"]
        assert math.isclose(MP3(folder / track["file"]).info.length * 1000, track["duration_ms"], abs_tol=0.5)
        assert farthest_off_ms(folder, track) <= 30
    assert ledger["title"] == WATERMARK
    assert not any(WATERMARK in cue["text"] for track in tracks for cue in track["cues"])


def test_every_sentence_is_asked_for_exactly_once(edge, tmp_path):
    """The service is asked for each sentence of the book, once, by the voice that narrates."""
    make(ARTICLE, tmp_path, engine="edge")
    book, _ = voiced_for("edge", plan(str(ARTICLE), Settings()), Settings())
    spoken = [sentence.spoken for chapter in book.chapters for sentence in chapter.sentences]

    assert Counter(request.text for request in edge.requests) == Counter(set(spoken))
    assert {request.voice for request in edge.requests} == {
        "Microsoft Server Speech Text to Speech Voice (zh-CN, XiaoxiaoNeural)"
    }


def test_a_second_run_asks_for_nothing_and_gives_the_same_bytes(edge, novel, tmp_path):
    """What was spoken once is kept; the same book is the same to the byte."""
    _, folder, _ = make(novel, tmp_path / "first", engine="edge")
    asked = len(edge.requests)
    _, again, _ = make(novel, tmp_path / "second", engine="edge")

    assert len(edge.requests) == asked
    assert contents(again) == contents(folder)


def test_no_more_requests_at_once_than_allowed(edge, tmp_path):
    """``jobs`` bounds what is under way, however long the book."""
    edge.pace = type(edge.pace)(first_byte_s=0.02)
    make(ARTICLE, tmp_path, engine="edge", jobs=3)

    assert edge.most_at_once == 3


def test_the_events_tell_the_run_in_order(novel, tmp_path):
    """A listener hears of the plan, the voice, each sentence, each track and the end."""
    events, folder, ledger = make(novel, tmp_path, engine="espeak")
    kinds = [type(event) for event in events]
    sentences = sum(len(track["cues"]) for track in ledger["tracks"])

    assert kinds[:2] == [BookPlanned, VoiceChosen]
    assert kinds[-1] is BookFinished
    assert kinds.count(SentenceSpoken) == sentences == events[0].forecast.sentences
    assert {event.track.number for event in events if isinstance(event, TrackFinished)} == {1, 2}
    assert events[-1].folder == folder


def test_only_the_chosen_chapters_are_made(novel, tmp_path):
    """A chapter keeps its number and its place in the book when it is made alone."""
    _, folder, ledger = make(novel, tmp_path, engine="espeak", chapters=frozenset({2}))

    assert [track["number"] for track in ledger["tracks"]] == [2]
    assert MP3(next(folder.glob("*.mp3")))["TRCK"].text == ["2/2"]


def test_a_chapter_that_is_not_there_is_refused(novel, tmp_path):
    """The message says how many there are."""
    with pytest.raises(UsageError, match="has 2"):
        make(novel, tmp_path, engine="espeak", chapters=frozenset({3}))


def test_a_sentence_that_fails_stops_nothing_else_and_is_named(edge, novel, tmp_path, monkeypatch):
    """The other chapter stands, the failed one has no file, and the error says what is missing."""
    monkeypatch.setattr("tingshu.engines.retrying.FIRST_WAIT_S", 0.0)
    edge.faults.spoil(faults.no_turn_end, times=math.inf, when=lambda text: "船" in text)
    events = []
    with pytest.raises(IncompleteBookError) as failed:
        asyncio.run(narrate(plan(novel, Settings()), Settings(output=tmp_path, engine="edge"), events.append))

    assert failed.value.missing == ((1, "船还没有来。"),)
    assert [(event.chapter, event.text) for event in events if isinstance(event, SentenceFailed)] == [
        (1, "船还没有来。")
    ]
    ledger = json.loads((tmp_path / "渡口" / "book.json").read_text("utf-8"))

    assert [path.name for path in (tmp_path / "渡口").glob("*.mp3")] == ["002 第二章 岸.mp3"]
    assert [track["number"] for track in ledger["tracks"]] == [2]
    assert ledger["missing"] == [{"chapter": 1, "text": "船还没有来。"}]


def test_sentences_that_fail_are_named_as_they_stand(edge, novel, tmp_path, monkeypatch):
    """In the order of the text, also those that stand there twice."""
    monkeypatch.setattr("tingshu.engines.retrying.FIRST_WAIT_S", 0.0)
    edge.faults.spoil(faults.no_turn_end, times=math.inf, when=lambda text: "笑" in text or "走" in text)
    Path(novel).write_text("# 渡口\n\n天亮了。走吧，大家。哈哈大笑起来。哈哈大笑起来。\n", "utf-8")
    with pytest.raises(IncompleteBookError) as failed:
        make(novel, tmp_path, engine="edge")

    assert [text for _, text in failed.value.missing] == ["走吧，大家。", "哈哈大笑起来。", "哈哈大笑起来。"]
    ledger = json.loads((tmp_path / "渡口" / "book.json").read_text("utf-8"))
    assert [each["text"] for each in ledger["missing"]] == ["走吧，大家。", "哈哈大笑起来。", "哈哈大笑起来。"]


def test_the_next_run_asks_only_for_what_is_missing(edge, novel, tmp_path, monkeypatch):
    """After a failure, the sentences that were spoken are not asked for again."""
    monkeypatch.setattr("tingshu.engines.retrying.FIRST_WAIT_S", 0.0)
    edge.faults.spoil(faults.no_turn_end, times=ATTEMPTS, when=lambda text: "船" in text)
    with pytest.raises(IncompleteBookError):
        make(novel, tmp_path, engine="edge")
    edge.requests.clear()
    make(novel, tmp_path, engine="edge")

    assert [request.text for request in edge.requests] == ["船还没有来。"]


def test_a_service_that_refuses_ends_the_run(edge, novel, tmp_path):
    """What concerns every sentence is one error, not one for each of them."""
    edge.faults.refuse(403, times=math.inf)
    with pytest.raises(ServiceError) as refused:
        make(novel, tmp_path, engine="edge")

    assert not isinstance(refused.value, SpeechError)
    assert list(tmp_path.rglob("*.mp3")) == []


def test_without_a_network_the_embedded_voice_reads_and_says_so(edge, novel, tmp_path):
    """Auto falls back before the first sentence, and the notice is in the book."""
    edge.faults.refuse_list(503, times=math.inf)
    _, _, ledger = make(novel, tmp_path, engine="auto")

    assert ledger["engine"] == "espeak"
    assert len(ledger["notices"]) == 1
    assert edge.requests == []


def test_a_stopped_run_leaves_no_half_file(edge, novel, tmp_path):
    """Cancelled while the service hangs: no final name, nothing unfinished, and what was heard is kept."""
    edge.faults.spoil(faults.hanging, times=math.inf, when=lambda text: "岸上" in text)

    async def stopped():
        heard = asyncio.Event()
        run = asyncio.create_task(
            narrate(
                plan(novel, Settings()),
                Settings(output=tmp_path, engine="edge"),
                lambda event: heard.set() if isinstance(event, VoiceChosen) else None,
            )
        )
        await heard.wait()
        while not kept_clips():  # noqa: ASYNC110 - a file tells nobody that it is there
            await asyncio.sleep(0.01)
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run

    asyncio.run(stopped())

    assert [path.name for path in (tmp_path / "渡口").iterdir() if path.name != ".tingshu"] == []
    assert kept_clips()


def test_a_rule_for_the_ear_is_heard_and_not_shown(edge, novel, tmp_path):
    """What a person's rule says only for the voice reaches the service, and never a cue."""
    rules = tmp_path / "rules.toml"
    rules.write_text('[[replace]]\nname = "boat"\ntext = "船"\nwith = "小舟"\nonly = "ear"\n', "utf-8")
    _, _, ledger = make(novel, tmp_path / "books", engine="edge", rules=rules)
    shown = "".join(cue["text"] for track in ledger["tracks"] for cue in track["cues"])

    assert any("小舟" in request.text for request in edge.requests)
    assert "船还没有来。" in shown
    assert "小舟" not in shown


def test_an_edited_sentence_costs_one_request_and_one_chapter(edge, novel, tmp_path):
    """The other chapter's file is not written again."""
    _, folder, _ = make(novel, tmp_path / "books", engine="edge")
    untouched = (folder / "001 第一章 水.mp3").stat().st_mtime_ns
    edge.requests.clear()
    Path(novel).write_text(NOVEL.replace("岸上没有人", "岸上有一个人"), "utf-8")
    _, again, _ = make(novel, tmp_path / "books", engine="edge")

    assert again == folder
    assert [request.text for request in edge.requests] == ["岸上有一个人。"]
    assert (folder / "001 第一章 水.mp3").stat().st_mtime_ns == untouched


def test_chapters_that_are_no_longer_in_the_book_go(novel, tmp_path):
    """A player that plays every file in the folder plays the book as it is now."""
    make(novel, tmp_path / "books", engine="espeak")
    Path(novel).write_text(NOVEL.replace("第二章 岸", "第二章 彼岸"), "utf-8")
    _, folder, _ = make(novel, tmp_path / "books", engine="espeak")

    assert sorted(path.name for path in folder.glob("*.mp3")) == ["001 第一章 水.mp3", "002 第二章 彼岸.mp3"]


def test_a_book_of_the_same_title_does_not_take_the_place_of_another(novel, tmp_path):
    """Two sources with one title become two folders, and making either again finds its own."""
    other = tmp_path / "other" / "渡口.md"
    other.parent.mkdir()
    other.write_text("# 渡口\n\n山里的路很长。\n\n走的人不多。\n", "utf-8")
    _, first, _ = make(novel, tmp_path / "books", engine="espeak")
    _, second, _ = make(other, tmp_path / "books", engine="espeak")
    _, again, _ = make(novel, tmp_path / "books", engine="espeak")

    assert (first.name, second.name, again.name) == ("渡口", "渡口 2", "渡口")


def test_chapters_made_one_by_one_add_up(novel, tmp_path):
    """The lists name what stands, not only what the last run made."""
    make(novel, tmp_path / "books", engine="espeak", chapters=frozenset({2}))
    _, folder, ledger = make(novel, tmp_path / "books", engine="espeak", chapters=frozenset({1}))

    assert [track["number"] for track in ledger["tracks"]] == [1, 2]
    assert [track["start_ms"] for track in ledger["tracks"]] == [0, ledger["tracks"][0]["duration_ms"]]
    assert len(list(folder.glob("*.mp3"))) == 2


@pytest.mark.parametrize("title", ["  ", "\u200b", "\x1b]0;title\x07"])
def test_a_title_is_one_line_of_what_can_be_seen(title, novel, tmp_path):
    """Nothing in a title reaches a terminal, a tag or a list that is not a character to read."""
    _, _, ledger = make(novel, tmp_path / "books", engine="espeak", title=f"{title}河\n岸")

    assert ledger["title"].endswith("河 岸")
    assert ledger["title"].isprintable()


def test_a_new_chapter_costs_its_own_sentences_and_new_tags(edge, novel, tmp_path):
    """Of a book that grows, the sound of what stands is not made again; each tag knows the new count."""
    _, folder, _ = make(novel, tmp_path / "books", engine="edge")
    before = sounds(folder / "001 第一章 水.mp3")
    edge.requests.clear()
    Path(novel).write_text(NOVEL + "\n## 第三章 桥\n\n桥修好了。\n", "utf-8")
    events, again, _ = make(novel, tmp_path / "books", engine="edge")

    assert again == folder
    assert {request.text for request in edge.requests} == {"第三章，桥", "桥修好了。"}
    assert [event.track.number for event in events if isinstance(event, TrackFinished)] == [3]
    assert MP3(folder / "001 第一章 水.mp3")["TRCK"].text == ["1/3"]
    assert sounds(folder / "001 第一章 水.mp3") == before


def test_a_book_goes_on_with_the_voice_that_began_it(edge, novel, tmp_path):
    """When the service is away, a finished book stands, and one that has grown is not made over with a stand-in."""
    _, folder, _ = make(novel, tmp_path / "books", engine="edge")
    before = contents(folder)
    edge.faults.refuse_list(503, times=math.inf)
    edge.faults.refuse(403, times=math.inf)
    make(novel, tmp_path / "books", engine="auto")
    again = contents(folder)
    Path(novel).write_text(NOVEL.replace("岸上没有人", "岸上有一个人"), "utf-8")
    with pytest.raises(ServiceError):
        make(novel, tmp_path / "books", engine="auto")

    assert again == before
    assert (folder / "002 第二章 岸.mp3").read_bytes() == before["002 第二章 岸.mp3"]


def test_chapters_of_one_title_that_goes_on_behind_a_dot_are_kept_apart(novel, tmp_path):
    """Renaming one removes its own file and no other."""
    Path(novel).write_text("# 渡口\n\n## 序\n\n天亮了。\n\n## 序.缘起\n\n船来了。\n", "utf-8")
    make(novel, tmp_path / "books", engine="espeak")
    Path(novel).write_text("# 渡口\n\n## 序曲\n\n天亮了。\n\n## 序.缘起\n\n船来了。\n", "utf-8")
    _, folder, _ = make(novel, tmp_path / "books", engine="espeak")

    assert sorted(path.name for path in folder.glob("*.mp3")) == ["001 序曲.mp3", "002 序.缘起.mp3"]


def test_books_with_one_long_title_have_folders_of_their_own(tmp_path):
    """However long the title is, there is room for the number behind it."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "书.txt").write_text(f"这里只有一句话，是{name}写的。", "utf-8")
    folders = [
        make(tmp_path / name / "书.txt", tmp_path / "books", engine="espeak", title="河" * 90)[1].name
        for name in ("a", "b", "a")
    ]

    assert folders[0] == folders[2] != folders[1]
    assert folders[1].endswith(" 2")


def test_a_book_is_known_without_its_hidden_folder(novel, tmp_path):
    """Many ways of copying leave hidden files out; the book stands in its folder all the same, and keeps its voice."""
    _, folder, _ = make(novel, tmp_path / "books", engine="espeak", voice="cmn+f2")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    shutil.rmtree(folder / ".tingshu")
    _, again, _ = make(novel, tmp_path / "books", engine="espeak", voice="cmn+f2")

    assert again == folder
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_another_book_of_the_same_title_says_where_it_is(novel, tmp_path):
    """The number behind the name does not come as a surprise."""
    make(novel, tmp_path / "books", engine="espeak")
    Path(novel).write_text("# 渡口\n\n这里是另一本书，名字一样。\n", "utf-8")
    events, folder, _ = make(novel, tmp_path / "books", engine="espeak")

    assert [event.text for event in events if isinstance(event, Noticed)] == [
        f"Another book of this title stands there already: this one is in {folder}"
    ]


def test_what_stands_in_the_way_is_left_alone(novel, tmp_path):
    """A folder of that name that tingshu did not make is not written into."""
    (tmp_path / "books" / "渡口").mkdir(parents=True)
    (tmp_path / "books" / "渡口" / "notes.txt").write_text("mine", "utf-8")
    _, folder, _ = make(novel, tmp_path / "books", engine="espeak")

    assert folder.name == "渡口 2"
    assert [path.name for path in (tmp_path / "books" / "渡口").iterdir()] == ["notes.txt"]


def test_a_book_that_was_stopped_can_be_played_and_is_known_to_be_unfinished(edge, novel, tmp_path, monkeypatch):
    """Its lists name what stands, and verify says which chapters were not made; the stuck sentence held up none."""
    monkeypatch.setattr("tingshu.recording.narrators.SAMPLE_PATIENCE_S", 0.2)
    edge.faults.spoil(faults.hanging, times=math.inf, when=lambda text: "岸上" in text)

    async def stopped():
        first = asyncio.Event()
        settings = Settings(output=tmp_path, engine="edge")
        run = asyncio.create_task(
            narrate(
                plan(novel, settings), settings, lambda event: first.set() if isinstance(event, TrackFinished) else None
            )
        )
        await first.wait()
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run

    asyncio.run(stopped())
    ledger = json.loads((tmp_path / "渡口" / "book.json").read_text("utf-8"))

    assert [track["number"] for track in ledger["tracks"]] == [1]
    assert [str(gap) for gap in verify(tmp_path / "渡口")] == [
        str(Gap(2, "was not made before the run ended: run the same command again"))
    ]


def test_chapters_made_apart_are_as_loud_as_chapters_made_together(novel, tmp_path):
    """The gain of a voice is measured once for a book, whichever of its chapters comes first."""
    make(novel, tmp_path / "books", engine="espeak", chapters=frozenset({2}))
    _, folder, _ = make(novel, tmp_path / "books", engine="espeak")
    second = sounds(folder / "002 第二章 岸.mp3")
    (folder / "002 第二章 岸.mp3").unlink()
    make(novel, tmp_path / "books", engine="espeak")

    assert sounds(folder / "002 第二章 岸.mp3") == second


def test_the_cover_and_year_of_the_source_are_the_book_s(novel, tmp_path):
    """What the source brings stands in the tags and beside the chapters; what is no picture is told and drawn anew."""
    picture = drawn_cover("别的书", "别的人")
    events = []
    settings = Settings(output=tmp_path / "books", engine="espeak")
    book = replace(plan(novel, settings), year="1998", cover=picture)
    asyncio.run(narrate(book, settings, events.append))
    tags = MP3(events[-1].folder / "001 第一章 水.mp3")
    told = asyncio.run(narrate(replace(book, cover=b"GIF89a"), settings, events.append)).notices

    assert str(tags["TDRC"]) == "1998"
    assert tags["APIC:"].data == picture
    assert ["another one is drawn" in notice for notice in told] == [True]


def test_a_clip_that_cannot_be_joined_is_asked_for_again(edge, novel, tmp_path):
    """A kept clip that is whole and yet unlike the others is forgotten, and the book is finished with a new one."""
    text = "船还没有来。"
    make(novel, tmp_path / "first", engine="edge")
    key = clip_key(EdgeEngine(), Voice("edge", EdgeEngine.default_voice), text)
    ClipStore(clip_store()).write(key, Clip(as_wav(speak(rate_hz=8000), 8000)))
    edge.requests.clear()
    _, folder, _ = make(novel, tmp_path / "second", engine="edge")

    assert [request.text for request in edge.requests] == [text]
    assert verify(folder) == ()


def test_volume_is_heard(novel, tmp_path):
    """Four sevenths of the amplitude are 4.9 dB less, although every voice is brought to one loudness."""
    levels = [
        peak_dbfs(make(novel, tmp_path / volume, engine="espeak", volume=volume)[1] / "001 第一章 水.mp3")
        for volume in ("-30%", "-60%")
    ]

    assert levels[0] - levels[1] == pytest.approx(4.9, abs=0.5)


def peak_dbfs(track):
    """Return the highest sample of a track."""
    return 20 * math.log10(max(map(abs, hear(track.read_bytes()).samples)) / 32768)
