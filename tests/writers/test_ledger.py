"""book.json: what other programs rely on."""

import json
from dataclasses import replace

from tingshu.writers.ledger import listing, text_digest, write_ledger


def test_the_ledger_has_the_documented_shape(audiobook, tmp_path):
    """Every documented field is there, and a chapter starts where the one before it ends."""
    write_ledger(audiobook, tmp_path, [])
    read = json.loads((tmp_path / "book.json").read_text("utf-8"))

    assert read["format"] == 1
    assert (read["title"], read["author"], read["language"]) == ("桥 | 河 [上]", "林 某", "zh")
    assert read["engine"] == "espeak"
    assert read["voice"]["name"] == "cmn"
    assert read["notices"] == ["The embedded voice speaks."]
    assert [(t["number"], t["start_ms"], t["duration_ms"]) for t in read["tracks"]] == [
        (1, 0, 61_499),
        (2, 61_499, 3_600_000),
    ]
    assert read["tracks"][0]["cues"] == [{"text": "水。", "start_ms": 500, "end_ms": 900}]


def test_the_ledger_names_files_relative_to_its_folder(audiobook):
    """A book folder can be moved, and says nothing of where it was made."""
    assert [track["file"] for track in listing(audiobook)["tracks"]] == ["001 第一章.mp3", "002 #2 下.mp3"]


def test_the_ledger_names_every_other_file_by_what_is_in_it(audiobook, tmp_path):
    """With the path from the book's folder, as every system writes it, and the SHA-256 of its bytes."""
    (tmp_path / "whole book").mkdir()
    (tmp_path / "whole book" / "桥.m4b").write_bytes(b"")
    write_ledger(audiobook, tmp_path, [tmp_path / "whole book" / "桥.m4b"])

    assert json.loads((tmp_path / "book.json").read_text("utf-8"))["files"] == [
        {"file": "whole book/桥.m4b", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    ]


def test_the_same_book_gives_the_same_bytes(audiobook, tmp_path):
    """Nothing in the ledger depends on when it was written."""
    write_ledger(audiobook, tmp_path, [])
    first = (tmp_path / "book.json").read_bytes()
    write_ledger(audiobook, tmp_path, [])

    assert (tmp_path / "book.json").read_bytes() == first


def test_the_ledger_knows_what_was_to_be_spoken_apart_from_what_was(audiobook):
    """A sentence that got lost while the track was made is missed by ``verify``: the count is not that of the cues."""
    track = replace(audiobook.tracks[0], texts=("水。", "桥。"))
    (written,) = listing(replace(audiobook, tracks=(track,)))["tracks"]

    assert (written["sentences"], len(written["cues"])) == (2, 1)
    assert written["text_sha256"] == text_digest(["水。", "桥。"])
