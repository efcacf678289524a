"""Options as people write them: what they become, and what is said when they cannot be."""

import click
import pytest

from tingshu.cli import door
from tingshu.cli.options import Formats, Gigabytes, Pauses, settings_from
from tingshu.model import Pause
from tingshu.settings import SPACING


@pytest.mark.parametrize(
    ("written", "formats"),
    [("m4b", ("m4b",)), ("mp3", ()), (" LRC , vtt,lrc", ("lrc", "vtt")), ("mp3,m4b,whole-mp3", ("m4b", "whole-mp3"))],
)
def test_formats_are_names_between_commas(written, formats):
    """Each counts once; the MP3 chapters are there anyway."""
    assert Formats().convert(written, None, None) == formats


@pytest.mark.parametrize("written", ["", "ogg", "m4b,", "m4b;lrc"])
def test_an_unknown_format_is_refused_with_those_there_are(written):
    """So that one need not look them up."""
    with pytest.raises(click.BadParameter, match="whole-mp3"):
        Formats().convert(written, None, None)


@pytest.mark.parametrize(("written", "size"), [("4", 4_000_000_000), (" 0.5 ", 500_000_000), ("0.1", 100_000_000)])
def test_the_room_for_clips_is_in_gigabytes(written, size):
    """As disks are sold: of a thousand million bytes."""
    assert Gigabytes().convert(written, None, None) == size


@pytest.mark.parametrize("written", ["", "0", "0.05", "-1", "4GB", "1e3", "nan", "inf"])
def test_a_room_that_is_none_is_refused(written):
    """Nor is one in which not even a chapter would find its place."""
    with pytest.raises(click.BadParameter, match="gigabytes"):
        Gigabytes().convert(written, None, None)


def test_the_room_reaches_the_settings(monkeypatch):
    """Also through the environment, as any option."""
    monkeypatch.setenv("TINGSHU_MAKE_CACHE_SIZE", "0.3")
    context = door.commands["make"].make_context("make", ["水.txt"])

    assert context.params["store_bytes"] == 300_000_000
    assert settings_from({"store_bytes": context.params["store_bytes"]}).store_bytes == 300_000_000


def test_pauses_change_what_they_name_alone():
    """In milliseconds, the edges of a chapter among them; zero is a length."""
    spacing = Pauses().convert("sentence=300, title=0,head=0,tail=99999", None, None)

    assert (spacing.head_ms, spacing.tail_ms) == (0, 99999)
    assert dict(spacing.after) == {**SPACING.after, Pause.SENTENCE: 300, Pause.TITLE: 0}


@pytest.mark.parametrize(
    "written", ["", "sentence", "sentence=", "sentence=-5", "sentence=0.5", "comma=5", "cut=999999"]
)
def test_a_pause_that_is_none_is_refused_with_the_kinds_there_are(written):
    """Negative, in seconds, longer than a minute and a half, or of no kind."""
    with pytest.raises(click.BadParameter, match="paragraph"):
        Pauses().convert(written, None, None)
