"""``tingshu readings``, and what ``preview`` shows of what is said."""

import json

import pytest

from tingshu.cli import run
from tingshu.cli.options import NUMBERS
from tingshu.text import Numbers, Reading, parse_readings
from tingshu.text.spoken.embedded.apart import BETWEEN_WORDS

TEXT = "他在银行上班。2024年，银行的行长涨了5%-10%的工资。\n\n“真的吗？”她问。\n"


@pytest.fixture
def source(tmp_path):
    """A short text."""
    file = tmp_path / "银行.txt"
    file.write_text(TEXT, "utf-8")
    return str(file)


def answered(capfd, *arguments):
    """Run a command that answers in JSON."""
    assert run([*arguments, "--json"]) == 0
    return json.loads(capfd.readouterr().out)


def test_doubtful_words_are_listed_with_count_and_sentence(source, capfd):
    """What to listen to, most frequent first."""
    found = answered(capfd, "readings", source)

    assert found[0] == {
        "word": "银行",
        "reading": "yin2 hang2",
        "count": 2,
        "chapter": 1,
        "sentence": "他在银行上班。",
    }


def test_in_a_pipe_they_are_lines(source, capfd):
    """Word, reading, count, chapter, sentence, with tabs between."""
    assert run(["readings", source]) == 0

    assert capfd.readouterr().out.splitlines()[0] == "银行\tyin2 hang2\t2\t1\t他在银行上班。"


def test_the_list_can_be_used_once_a_line_is_let_in(source, tmp_path, capfd):
    """As it comes it changes nothing; without its # a line is a reading."""
    assert run(["readings", source, "--list"]) == 0
    lines = capfd.readouterr().out

    assert parse_readings(lines, "list") == ()
    assert parse_readings(lines.replace("# ", "", 1), "list") == (Reading("银行", ("yin2", "hang2")),)


def test_they_are_heard_one_file_for_each_word(source, tmp_path, capfd):
    """Two minutes, not ten hours: the most frequent, each named after its word and reading."""
    arguments = ["readings", source, "--listen", "--top", "1", "--engine", "espeak", "-o", str(tmp_path / "out")]

    assert run(arguments) == 0
    (book,) = (tmp_path / "out").iterdir()
    assert book.name == "银行 读音"
    assert [file.name for file in book.glob("*.mp3")] == ["001 银行 yin2 hang2.mp3"]
    assert run(["verify", str(book)]) == 0


def test_a_text_without_a_doubtful_word_has_nothing_to_hear(tmp_path, capfd):
    """It is said, and no empty book is made."""
    (tmp_path / "a.txt").write_text("天黑了。\n", "utf-8")

    assert run(["readings", str(tmp_path / "a.txt"), "--listen", "-o", str(tmp_path / "out")]) == 3
    assert "No word of this text is doubtful" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "spoken"),
    [
        ([], "2024年，银行的行长涨了5%到10%的工资。"),
        (["--numbers", "asis"], "2024年，银行的行长涨了5%-10%的工资。"),
        (["--engine", "espeak"], "二零二四年，银行的行长涨了百分之五到百分之十的工资。"),
        (["--engine", "espeak", "--readings", "{list}"], "二零二四年，yin2hang2的行长涨了百分之五到百分之十的工资。"),
        (["--readings", "{list}"], "2024年，银航的行长涨了5%到10%的工资。"),
    ],
)
def test_preview_shows_what_the_engine_is_asked_to_say(source, tmp_path, capfd, options, spoken):
    """``text`` stays the author's; an engine yet to be chosen counts as one that says figures."""
    (tmp_path / "list.txt").write_text("银行 = yin2 hang2\n", "utf-8")
    arguments = [option.format(list=tmp_path / "list.txt") for option in options]

    shown = answered(capfd, "preview", source, *arguments)["chapters"][0]["sentences"][1]

    assert shown["text"] == "2024年，银行的行长涨了5%-10%的工资。"
    assert shown["spoken"].replace(BETWEEN_WORDS, "") == spoken


def test_preview_shows_what_each_rule_changed(source, capfd):
    """For programs in ``said``, for people under its own headline."""
    said = answered(capfd, "preview", source)["said"]

    assert said == [{"rule": "percentages", "written": "5%-10", "spoken": "5%到10", "count": 1}]
    assert run(["preview", source, "-v"]) == 0
    assert "1 x percentages: 5%-10 -> 5%到10" in capfd.readouterr().out


def test_preview_shows_who_speaks_when_dialogue_has_a_voice(source, capfd):
    """The pieces of a sentence, each with its role."""
    sentences = answered(capfd, "preview", source, "--dialogue-voice", "any")["chapters"][0]["sentences"]

    assert [(s["text"], s["role"]) for s in sentences[-2:]] == [("“真的吗？”", "dialogue"), ("她问。", "narration")]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "UTF-8"), ("重庆 = chong".encode(), "line 1"), (None, "No such file")],
)
def test_a_list_that_cannot_be_used_is_refused(source, tmp_path, capfd, content, said):
    """Exit code 2, with the file and the fault, before anything is spoken."""
    readings = tmp_path / "mine.txt"
    if content is not None:
        readings.write_bytes(content)

    for command in ("preview", "make"):
        assert run([command, source, "--readings", str(readings)]) == 2
        error = capfd.readouterr().err
        assert "mine.txt" in error
        assert said in error


def test_the_command_line_knows_what_numbers_can_be():
    """Its own list, which loads nothing, is the room's."""
    assert list(NUMBERS) == [str(each) for each in Numbers]


@pytest.mark.parametrize("other", ["--json", "--listen"])
def test_a_list_is_nothing_but_a_list(source, other, capfd):
    """What is written into a file with > must not have anything else in it."""
    assert run(["readings", source, "--list", other]) == 2
    answer = capfd.readouterr()
    assert (answer.out, "--list" in answer.err) == ("", True)
