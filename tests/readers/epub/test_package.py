"""A stranger's EPUB is survived or refused with a sentence, and nothing outside it is read or written."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings, strategies as st

from epubs import CONTAINER, blocks, nav, nav_of, ncx, packed, page, parts, point, read
from tingshu.errors import SourceError
from tingshu.model import Source
from tingshu.readers.epub import read_epub
from tingshu.readers.epub.package import resolved

WATER = "<p>江水很大。</p>"
BOOK = parts({"a.xhtml": page(WATER), "b.xhtml": page(WATER)}, contents=nav(("一", "a.xhtml"), ("二", "b.xhtml")))
READ = [(1, "一"), "江水很大。", (1, "二"), "江水很大。"]


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("b.xhtml#c", ("OEBPS/Text/b.xhtml", "c")),
        ("../c%20d.xhtml#%E4%BA%8C", ("OEBPS/c d.xhtml", "二")),
        ("..\\b.xhtml", ("OEBPS/b.xhtml", "")),
        ("#c", ("OEBPS/Text/a.xhtml", "c")),
        ("/etc/passwd", ("etc/passwd", "")),
        ("../../../../etc/passwd", ("etc/passwd", "")),
        ("%2e%2e/%2e%2e/%2e%2e/x", ("x", "")),
        ("file:///etc/passwd", ("", "")),
        ("https://example.org/a.xhtml", ("", "")),
        ("//example.org/a", ("", "")),
        ("C:\\a.xhtml", ("", "")),
    ],
)
def test_links_stay_in_the_book(href, found):
    """A link is a name in the archive and nothing else, however it climbs."""
    assert resolved("OEBPS/Text/a.xhtml", href) == found


def test_names_of_another_case_and_another_folder_are_found():
    """Windows does not care about case, and its programs' books show it."""
    made = {name.replace("a.xhtml", "A.XHTML"): text for name, text in BOOK.items()}

    assert blocks(read(made)) == READ


@pytest.mark.parametrize("href", ["/etc/hostname", "../../../../etc/hostname", "file:///etc/hostname"])
def test_a_page_outside_the_book_is_missing(href, tmp_path, monkeypatch):
    """What the manifest points to outside is not read, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    made = parts({"a.xhtml": page(WATER), href: None})
    manuscript = read(made)

    assert blocks(manuscript) == ["江水很大。"]
    assert list(tmp_path.iterdir()) == [tmp_path / "cache"] or list(tmp_path.iterdir()) == []


def test_a_missing_page_is_said():
    """Half a book is not handed over without a word."""
    manuscript = read({name: text for name, text in BOOK.items() if name != "OEBPS/b.xhtml"})

    assert blocks(manuscript) == READ[:2]
    assert "OEBPS/b.xhtml" in manuscript.notices[0]


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        ({"a": "b"}, "no package document"),
        ({**BOOK, "OEBPS/book.opf": "<package"}, "damaged"),
        ({"META-INF/container.xml": CONTAINER}, "no package document"),
        (parts({}), "nothing to read"),
        (parts({"a.xhtml": page("<img src='a.png'/>")}), "nothing to read"),
        (parts({"a.xhtml": page("<div>" * 9000)}), "deep"),
        (parts({"a.xhtml": page("水" * 3_000_000)}), "far more"),
    ],
)
def test_what_is_no_book_is_refused(made, problem):
    """Each kind of damage has its own sentence, and a way out."""
    with pytest.raises(SourceError, match=problem) as caught:
        read(made)

    assert caught.value.way_out


def spoiled(made, part, how):
    """Return an EPUB with one part damaged: its bytes, its method, its header, or that it is there once only."""
    data = bytearray(packed(made))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(part)
    directory = data.rindex(part.encode()) - 46
    match how:
        case "bytes":
            data[entry.header_offset + 30 + len(part) + entry.compress_size // 2] ^= 0xFF
        case "method":
            data[directory + 10] = zipfile.ZIP_LZMA
        case "header":
            data[entry.header_offset] ^= 0xFF
        case "link":
            data[directory + 5], data[directory + 38 : directory + 42] = 3, struct.pack("<L", 0o120777 << 16)
    return bytes(data)


@pytest.mark.parametrize("how", ["bytes", "method", "header", "link"])
def test_one_damaged_page_costs_no_more_than_itself_and_is_told(how):
    """The rest of the book is read, and the notice names the chapter that is not."""
    manuscript = read_epub(Source("a.epub", spoiled(BOOK, "OEBPS/b.xhtml", how)))

    assert blocks(manuscript) == READ[:2]
    assert [notice.startswith("NOT SPOKEN: “二”, OEBPS/b.xhtml") for notice in manuscript.notices] == [True]


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(99), packed({"a": "b"}), b""])
def test_a_page_that_is_none_costs_no_more_than_itself(content):
    """A picture or an archive under the name of a page; an empty page is nothing to tell."""
    manuscript = read({**BOOK, "OEBPS/b.xhtml": content})

    assert blocks(manuscript) == READ[:2]
    assert len(manuscript.notices) == (1 if content else 0)


def test_a_book_that_is_mostly_damaged_is_refused():
    """Two chapters of three are no book, and no notice would be loud enough."""
    made = {**BOOK, "OEBPS/a.xhtml": b"\x89PNG\r\n\x1a\n", "OEBPS/b.xhtml": b"\x89PNG\r\n\x1a\n"}

    with pytest.raises(SourceError, match="2 of 2 pages"):
        read(made)


@pytest.mark.parametrize("part", ["META-INF/container.xml", "OEBPS/nav.xhtml", "OEBPS/s.css"])
@pytest.mark.parametrize("how", ["bytes", "method", "header"])
def test_a_damaged_part_that_holds_no_text_is_survived_and_told(part, how):
    """The words are in the pages; the other parts only say how they hang together and look."""
    link = '<link rel="stylesheet" href="s.css"/>'
    made = {**BOOK, "OEBPS/a.xhtml": page(WATER, link), "OEBPS/s.css": "p { color: #333 } " * 9}
    manuscript = read_epub(Source("a.epub", spoiled(made, part, how)))

    assert [block for block in blocks(manuscript) if isinstance(block, str)] == ["江水很大。"] * 2
    assert len(manuscript.notices) == 1


def test_what_the_archive_holds_twice_is_told():
    """Which of two pages is the author's cannot be known."""
    file = io.BytesIO(packed(BOOK))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("OEBPS/b.xhtml", page("<p>船很小。</p>"))
    manuscript = read_epub(Source("a.epub", file.getvalue()))

    assert blocks(manuscript)[-1] == "船很小。"
    assert "OEBPS/b.xhtml" in manuscript.notices[0]


def test_a_navigation_document_may_be_as_broken_as_any_page():
    """Browsers read it, and so is it read here."""
    soup = '<html><body><nav epub:type=toc><ol><li><a href=a.xhtml>一<br></a><li><a href="b.xhtml">二</a></ol></nav>'

    assert blocks(read({**BOOK, "OEBPS/nav.xhtml": soup})) == READ


def test_contents_that_lead_to_places_that_are_not_there():
    """The words of the title say where it stands; else it is left out with a notice, and never before another."""
    body = f'<h2 id="x">一</h2>{WATER}<h2>二</h2>{WATER}'
    points = point("一", "a.xhtml#x") + point("二", "a.xhtml#gone") + point("三", "a.xhtml#gone")
    manuscript = read(parts({"a.xhtml": page(body)}, points=ncx(points)))

    assert blocks(manuscript) == READ
    assert ["三" in notice for notice in manuscript.notices] == [True]


def test_a_book_in_which_nothing_is_in_the_reading_order_is_read():
    """Its maker has misread the standard; there is nothing else that could be read."""
    assert blocks(read(parts({"a.xhtml": page(WATER)}, refs='<itemref idref="p0" linear="no"/>'))) == ["江水很大。"]


def test_a_book_without_a_container_is_found_by_its_package():
    """The one part that says nothing but where another is may be missing."""
    assert blocks(read({name: text for name, text in BOOK.items() if "container" not in name})) == READ


def encryption(algorithm, uri):
    """Return the list of what is encrypted, with one part in it."""
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{algorithm}"/><e:CipherData><e:CipherReference URI="{uri}"/>'
        "</e:CipherData></e:EncryptedData></encryption>"
    )


@pytest.mark.parametrize(
    ("algorithm", "uri", "refused"),
    [
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml", True),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "/OEBPS/A.xhtml", True),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/font.otf", False),
        ("http://www.idpf.org/2008/embedding", "OEBPS/font.otf", False),
        ("http://ns.adobe.com/pdf/enc#RC", "OEBPS/font.otf", False),
    ],
)
def test_copy_protection_is_named_and_masked_fonts_are_not_mistaken_for_it(algorithm, uri, refused):
    """Noise is never read aloud, and a book with a font of its own is no protected book."""
    made = {**BOOK, "META-INF/encryption.xml": encryption(algorithm, uri)}
    if refused:
        with pytest.raises(SourceError, match="copy-protected"):
            read(made)
    else:
        assert blocks(read(made)) == READ


@pytest.mark.parametrize("part", ["META-INF/container.xml", "OEBPS/book.opf", "OEBPS/nav.xhtml", "OEBPS/a.xhtml"])
def test_entities_lead_nowhere(part):
    """Neither a file nor a bomb comes in through a document type, in whichever part."""
    subset = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "哈哈"><!ENTITY x "&a;&a;&f;">]>'
    text = BOOK[part].replace("<!DOCTYPE html>", "")
    head, _, rest = text.rpartition("?>") if text.startswith("<?xml") else ("", "", text)
    made = {**BOOK, part: f"{head + '?>' if head else ''}{subset}{rest.replace('江水', '江水&x;')}"}

    assert "哈" not in str(blocks(read(made)))
    assert len(str(blocks(read(made)))) < 120


def test_contents_that_turn_in_circles_or_lie_end():
    """Links to nowhere, to themselves and out of the book, the same id over and over, and a thousand levels."""
    deep = "<ol><li>" * 1000 + '<a href="b.xhtml">二</a>' + "</li></ol>" * 1000
    made = {**BOOK, "OEBPS/nav.xhtml": nav_of(deep)}
    circles = nav(
        ("甲", "nav.xhtml"), ("乙", "https://example.org"), ("丙", "none.xhtml"), ("", "a.xhtml"), ("一", "a.xhtml")
    )
    twice = parts({"a.xhtml": page('<p id="x">江水</p><p id="x">很大</p>')}, points=ncx(point("一", "a.xhtml#x") * 2))

    assert blocks(read(made))[-2:] == [(6, "二"), "江水很大。"]
    assert blocks(read({**BOOK, "OEBPS/nav.xhtml": circles})) == [(1, "一"), "江水很大。", "江水很大。"]
    assert blocks(read(twice)) == [(1, "一"), (1, "一"), "江水", "很大"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_book_ends_in_a_result_or_an_error(data):
    """Cut short, with bytes overwritten: there is no traceback."""
    whole = bytearray(packed(BOOK))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=3)):
        whole[place] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(whole)) | st.just(len(whole)))
    try:
        found = blocks(read_epub(Source("a.epub", bytes(whole[:cut]))))
    except SourceError as error:
        found = str(error)

    assert found


PICTURE = b"\x89PNG\r\n\x1a\n a picture"


@pytest.mark.parametrize(
    ("metadata", "items"),
    [
        ("", '<item id="c" href="c.png" media-type="image/png" properties="cover-image"/>'),
        ('<meta name="cover" content="c"/>', '<item id="c" href="c.png" media-type="image/png"/>'),
    ],
)
def test_the_front_cover_and_the_year_are_handed_over(metadata, items):
    """As EPUB 3 names them and as EPUB 2 does by custom; the year is that of the publication, not of the file."""
    dates = '<dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">1934-05</dc:date>'
    made = parts({"a.xhtml": page(WATER)}, metadata=f"<dc:title>渡口</dc:title>{dates}{metadata}", items=items)
    book = read({**made, "OEBPS/c.png": PICTURE})

    assert (book.cover, book.year) == (PICTURE, "1934")


def test_a_cover_that_is_not_there_is_told():
    """The text is read all the same."""
    items = '<item id="c" href="c.png" media-type="image/png" properties="cover-image"/>'
    book = read(parts({"a.xhtml": page(WATER)}, items=items))

    assert (book.cover, book.year, blocks(book)[-1]) == (b"", "", "江水很大。")
    assert ["cover cannot be read" in notice for notice in book.notices] == [True]
