"""A book that is edited, stopped and made again in every order is at last what a fresh run makes of it."""

import asyncio
import io
import json
import random
import shutil

import pytest
from PIL import Image

from tingshu.errors import UsageError
from tingshu.pipeline import narrate
from tingshu.planning import plan
from tingshu.settings import WHOLE_FORMATS, Settings
from tingshu.verification import verify
from tingshu.writers import CAPTIONS

pytestmark = pytest.mark.storm

FORMATS = (*CAPTIONS, *WHOLE_FORMATS)
NUMBERS = "一二三四五六七八九十甲乙"
OPENING = [
    *(f"河边的第{number}个早晨，村里的人都还没有醒来，只有他一个人沿着岸慢慢地走。" for number in NUMBERS),
    *(f"他说：“河边的第{number}个早晨，村里的人都还没有醒来，只有我一个人慢慢地走。”" for number in NUMBERS),
]  # never edited: both voices are as loud as they are here
LINES = ["船来了。", "他说：“走吧。”", "岸上没有人。", "灯灭了，门也关了。", "下雨了！", "谁在那里？"]
TITLES = ["水", "岸", "水？", "灯", "A/B", "AB"]


class StoppedHereError(Exception):
    """The run is stopped by chance."""


class Desk:
    """A manuscript on which somebody works, and the runs in between."""

    def __init__(self, folder, seed):
        self.folder, self.chance = folder, random.Random(seed)  # noqa: S311 - chance to be repeated, not secrets
        self.chapters = [self.chapter(), self.chapter()]
        self.options = {}
        for name, colour in (("a.png", "teal"), ("b.jpg", "red")):
            picture = io.BytesIO()
            Image.new("RGB", (300, 300), colour).save(picture, "PNG" if name == "a.png" else "JPEG")
            (folder / name).write_bytes(picture.getvalue())

    def chapter(self):
        """Return a chapter: its title and its sentences."""
        return [self.chance.choice(TITLES), self.chance.choices(LINES, k=self.chance.randint(1, 4))]

    def edit(self):
        """Change one thing."""
        choose, chapters, covers = self.chance.choice, self.chapters, (None, "a.png", "b.jpg")
        match self.chance.randrange(11):
            case 0:
                chapters.insert(self.chance.randint(0, len(chapters)), self.chapter())
            case 1 if len(chapters) > 1:
                chapters.pop()
            case 2:
                self.chance.shuffle(chapters)
            case 3 | 4:
                choose(chapters)[1][0] = choose(LINES)
            case 5:
                choose(chapters)[0] = choose(TITLES)
            case 6:
                self.options["author"] = choose([None, "甲", "乙"])
            case 7:
                name = choose(covers)
                self.options["cover"] = name and self.folder / name
            case 8:
                self.options["bitrate_kbps"] = choose([96, 64])
            case 9:
                self.options["dialogue_voice"] = choose([None, "cmn+f2"])
            case _:
                shutil.rmtree(self.folder / "books" / "渡口" / ".tingshu", ignore_errors=True)
        self.options["formats"] = tuple(name for name in FORMATS if self.chance.random() < 0.3)

    def make(self, output, events=0, **options):
        """Make the book; stop at event number ``events``, if it comes to that. Return whether it came to its end."""
        source = self.folder / "渡口.md"
        parts = (f"## {title}\n\n" + "\n\n".join(lines) for title, lines in [("始", OPENING), *self.chapters])
        source.write_text("# 渡口\n\n" + "\n\n".join(parts), "utf-8")
        settings = Settings(output=output, engine="espeak", store=self.folder / "clips", **self.options | options)
        left = iter(range(events - 1)) if events else None

        def listen(_):
            if left is not None and next(left, None) is None:
                raise StoppedHereError

        try:
            asyncio.run(narrate(plan(str(source), settings), settings, listen))
        except (StoppedHereError, UsageError):  # the second where chapters of several ways do not go into one file
            return False
        return True


def files(folder):
    """Return every file of a book by its name, without the notes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != ".tingshu"
    }


def ledger(found, there):
    """Return the ledger among the files of a book, as far as it is about files that are ``there``."""
    read = json.loads(found["book.json"])
    return read | {"files": [file for file in read["files"] if file["file"] in there]}


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # a listener that raises is no part of it
@pytest.mark.parametrize("seed", range(4))
def test_a_book_is_what_its_last_run_makes_of_it(seed, tmp_path):
    """Byte for byte, whatever came before: no file of an earlier text, none missing, and verify is content."""
    desk = Desk(tmp_path, seed)
    for _ in range(15):
        desk.edit()
        way = desk.chance.random()
        some = {"chapters": frozenset({1, desk.chance.randint(1, len(desk.chapters) + 1)})} if way > 0.8 else {}
        whole = desk.make(tmp_path / "books", desk.chance.randint(1, 40) if way < 0.3 else 0, **some)
        if not whole:
            continue
        assert verify(tmp_path / "books" / "渡口") == ()
        if some:
            continue
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        desk.make(tmp_path / "fresh", formats=FORMATS)
        ours, fresh = files(tmp_path / "books" / "渡口"), files(tmp_path / "fresh" / "渡口")

        assert [name for name in ours if name != "book.json" and ours[name] != fresh.get(name)] == []
        assert ledger(ours, ours) == ledger(fresh, ours)
        wanted = {*desk.options["formats"], "jpg", "png", "m3u8", "md", "json"} - {"whole-mp3"}
        assert {name for name in fresh if name.rpartition(".")[2] in wanted} <= ours.keys()
