"""Reads the evidence of what is said, and says a text as a voice of an engine is asked to."""

from evidence import CASES

from tingshu.model import Book, Chapter, Pause, Role, Sentence
from tingshu.text.spoken import Sayer, manner
from tingshu.text.spoken.embedded.apart import BETWEEN_WORDS


def said_lines(engine):
    """Return (role, written, spoken) for every line of the engine's evidence."""
    lines = (CASES / f"spoken-{engine}.txt").read_text("utf-8").splitlines()
    return [_line(line) for line in lines if " => " in line]


def _line(line):
    role = Role.TITLE if line.startswith("[title] ") else Role.NARRATION
    written, _, spoken = line.removeprefix("[title] ").partition(" => ")
    for code, character in (("\\u200b", "\u200b"), ("\\ufeff", "\ufeff")):
        written = written.replace(code, character)
    return role, written, spoken


def sentence(text, role=Role.NARRATION):
    """Return a sentence that shows ``text``."""
    return Sentence(text, text, Pause.SENTENCE, role)


def said(text, engine="espeak", role=Role.NARRATION, **options):
    """Return what the voice is asked to say for ``text``, without the places between words that only it sees."""
    return asked(text, engine, role, **options).replace(BETWEEN_WORDS, "")


def asked(text, engine="espeak", role=Role.NARRATION, **options):
    """Return what the voice is asked to say for ``text``, as it is asked."""
    return Sayer(manner(engine, **options)).said(sentence(text, role))


def book(*texts):
    """Return a book of one chapter with these sentences."""
    return Book("书", "", "zh", (Chapter(1, "", tuple(map(sentence, texts))),), ())
