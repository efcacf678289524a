"""An archive from a stranger is read within a budget, or refused with a sentence."""

import io
import struct
import unicodedata
import zipfile

import pytest

from tingshu.errors import SourceError
from tingshu.readers import archive
from tingshu.readers.archive import Archive


def packed(parts, method=zipfile.ZIP_DEFLATED):
    """Return a ZIP with ``parts``, name by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def test_parts_are_found_by_their_names_however_written():
    """OPC compares names without case, and Windows programs write backslashes."""
    opened = Archive(packed({"OEBPS\\Text\\A.xhtml": "甲", "mimetype": "乙", "OEBPS/": ""}), "a.epub")

    assert opened.names == ("OEBPS\\Text\\A.xhtml", "mimetype")
    assert opened.read("/oebps/text/a.xhtml").decode() == "甲"
    assert "b" not in opened


@pytest.mark.parametrize(
    ("packed_as", "asked"),
    [
        ("a%20b.xhtml", "a b.xhtml"),
        ("a b.xhtml", "a%20b.xhtml"),
        (unicodedata.normalize("NFD", "Café.xhtml"), "café.xhtml"),
        ("第一章.xhtml".encode("gb18030"), "第一章.xhtml"),
        ("第一章.xhtml".encode(), "第一章.xhtml"),
    ],
    ids=["percent in the archive", "percent in the book", "decomposed", "gbk", "utf-8 without its flag"],
)
def test_names_of_other_programs_are_found(packed_as, asked):
    """Converters, Macs and Chinese Windows pack names in ways of their own."""
    written = packed_as if isinstance(packed_as, bytes) else packed_as.encode()
    data = packed({"x" * len(written): "甲"}).replace(b"x" * len(written), written)

    assert Archive(data, "a.epub").read(asked).decode() == "甲"


def test_two_parts_that_differ_by_case_alone_are_two():
    """On most computers they are; only where no name is right does case not count."""
    opened = Archive(packed({"A.xhtml": "甲", "a.xhtml": "乙"}), "a.epub")

    assert [opened.read(name).decode() for name in ("A.xhtml", "a.xhtml", "/A.XHTML")] == ["甲", "乙", "甲"]


def test_a_name_that_two_parts_bear_is_known():
    """The last one is read, as in other programs, and it can be told."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a", "甲")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("a", "乙")
    opened = Archive(file.getvalue(), "a.epub")

    assert (opened.read("a").decode(), opened.repeated) == ("乙", {"a"})


def test_a_link_leads_nowhere():
    """What it holds is the path of a file of the person's; it is neither followed nor read."""
    link = zipfile.ZipInfo("a")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/hostname")

    with pytest.raises(SourceError, match="a link in place of a"):
        Archive(file.getvalue(), "a.epub").read("a")


def test_a_part_can_be_streamed():
    """A novel need not stand in memory whole."""
    with Archive(packed({"a": "甲乙"}), "a.docx").open("a") as file:
        assert file.read(3).decode() == "甲"


def test_a_name_that_climbs_out_is_only_a_name(tmp_path, monkeypatch):
    """Nothing outside the archive is read, and nothing is written anywhere."""
    monkeypatch.chdir(tmp_path)
    opened = Archive(packed({"../../evil": "甲", "/etc/passwd": "乙"}), "a.docx")

    assert opened.read("/etc/passwd").decode() == "乙"
    assert list(tmp_path.rglob("*")) == []
    with pytest.raises(SourceError, match="no part"):
        opened.read("/etc/hostname")


def test_an_archive_that_unpacks_to_thousands_of_times_its_size_is_refused():
    """Ten kilobytes that hold ten megabytes of one character are no prose."""
    with pytest.raises(SourceError, match="far more than a book"):
        Archive(packed({"a": bytes(10_000_000)}), "a.docx").read("a")


def test_what_all_parts_come_to_is_limited(monkeypatch):
    """Many parts that are each bearable can be too much together."""
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 250)
    opened = Archive(packed({"a": bytes(100), "b": bytes(100), "c": bytes(100)}), "a.docx")
    opened.read("a")
    opened.read("b")

    with pytest.raises(SourceError, match="far more than a book"):
        opened.read("c")


def test_the_number_of_parts_is_limited(monkeypatch):
    """A directory of millions of entries is refused before an object is made of each."""
    monkeypatch.setattr(archive, "MOST_PARTS", 3)
    data = packed(dict.fromkeys("abcd", b""))
    monkeypatch.setattr(zipfile, "ZipFile", None)

    with pytest.raises(SourceError, match="more than 3 files"):
        Archive(data, "a.docx")


def test_a_size_that_is_declared_too_small_does_not_open_the_budget():
    """A lie about the size is damage: no more than was declared is ever unpacked."""
    data = packed({"a": bytes(1000)})
    lie = data.replace(struct.pack("<L", 1000), struct.pack("<L", 10))

    with pytest.raises(SourceError, match="damaged in a"):
        Archive(lie, "a.docx").read("a")


@pytest.mark.parametrize("keep", [0, 3, 60, -30])
def test_an_archive_cut_short_is_refused(keep):
    """Half a download is named as what it is."""
    with pytest.raises(SourceError, match="damaged or cut short"):
        Archive(packed({"a": "甲" * 1000})[:keep], "a.docx")


def test_every_damaged_byte_ends_in_a_result_or_an_error():
    """Whichever byte is flipped, there is no traceback."""
    sound = packed({"a": "江水" * 40, "b": "桥"})
    refused = 0
    for place in range(len(sound)):
        data = bytearray(sound)
        data[place] ^= 0xFF
        try:
            opened = Archive(bytes(data), "a.docx")
            for name in opened.names:
                opened.read(name)
        except SourceError:
            refused += 1

    assert refused > len(sound) / 4


def test_encrypted_and_strangely_packed_parts_are_refused():
    """A password is the person's to remove; LZMA's dictionary is 4 GB by one number in the file."""
    data = packed({"a": "甲"}, zipfile.ZIP_STORED)
    entry = data.index(b"PK\x01\x02")
    locked = data[: entry + 8] + b"\x01" + data[entry + 9 :]

    with pytest.raises(SourceError, match="is encrypted"):
        Archive(locked, "a.docx").read("a")
    with pytest.raises(SourceError, match="does not permit"):
        Archive(packed({"a": "甲"}, zipfile.ZIP_LZMA), "a.docx").read("a")
