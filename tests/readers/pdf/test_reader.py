"""PDF: the words of the pages as running text, without what the printer added; what cannot be read is refused."""

import io
import itertools
import logging
import random
import sys
import zlib

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tingshu.errors import SourceError
from tingshu.model import Heading, Removal, Source
from tingshu.readers.pdf import pages as pdf_pages, read_pdf

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

PROSE = (
    "江边的小城有七座桥，最老的一座是石头砌的，桥面被脚步磨得发亮，雨天走上去要格外小心。",
    "孩子们喜欢从桥栏的缝里往下看，看船家把缆绳一圈一圈绕上木桩，再慢慢地把船头靠到岸边来。渡口上的人说，水大的年份，缆绳要绕九圈。",
    "“船什么时候来？”",
    "“天亮就来。”",
    "没有人再说话。雾从对岸过来，先盖住了灯，再盖住了桥，最后连自己的手也看不清了，只听见水在很近的地方流着。",
)


CLAUSES = (
    "江边起了雾", "船家把灯挂在桅杆上", "石阶一直铺到水里", "孩子们数着对岸的窗", "风从桥洞里穿过去",
    "卖豆浆的人推着车", "她把信又读了一遍", "钟敲了五下", "第一班船还没有来", "缆绳在木桩上绕了九圈",
    "谁也没有催谁", "水声比昨天近了一些", "茶馆的门板卸下一半", "他想起去年的这个时候", "桥面被脚步磨得发亮",
    "雨点落在伞上", "老人说这不算大水", "那条狗认得每一个过河的人",
)  # fmt: skip


def prose(paragraphs):
    """Return this many paragraphs of a sentence to six lines, some of them spoken."""
    chosen = random.Random(paragraphs)  # noqa: S311 - no secret
    texts = []
    for _ in range(paragraphs):
        text = "，".join(chosen.sample(CLAUSES, chosen.choice((1, 3, 5, 9)))) + "。"
        texts.append(f"“{text}”" if chosen.random() < 0.2 else text)
    return texts


WIDTH = 20  # characters on a full line


class Typeset:
    """Sets text as a printer does: lines of one width, pages of some lines, heads and feet."""

    def __init__(self, lines_to_a_page=12, head=lambda _page: (), **options):
        """Begin a document; ``head`` gives (x, y, text) to set on each page."""
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, **options)
        self.lines, self.head, self.page, self.y = lines_to_a_page, head, 0, None

    def line(self, text, *, x=72.0, size=12, skip=0, bookmark=None):
        """Set one line, after ``skip`` points more than usual."""
        if self.y is None or self.y - skip < 700 - 18 * self.lines:
            self.turn()
        self.y -= 18 + skip
        self.canvas.setFont("STSong-Light", size)
        if bookmark is not None:
            self.canvas.bookmarkPage(text)
            self.canvas.addOutlineEntry(text, text, bookmark)
        self.canvas.drawString(x, self.y, text)

    def paragraph(self, text, *, indent=2, own_spaces=True, skip=0):
        """Set a paragraph, indented by ideographic spaces or by its place."""
        first = WIDTH - indent
        rows = [text[:first], *(text[i : i + WIDTH] for i in range(first, len(text), WIDTH))]
        for number, row in enumerate(rows):
            shift = "" if number else "　" * indent
            if own_spaces:
                self.line(shift + row, skip=0 if number else skip)
            else:
                self.line(row, x=72 + 12 * len(shift), skip=0 if number else skip)

    def turn(self):
        """Begin a page."""
        if self.y is not None:
            self.canvas.showPage()
            self.page += 1
        self.y = 700
        self.canvas.setFont("STSong-Light", 9)
        for x, y, text in self.head(self.page):
            self.canvas.drawString(x, y, text)

    def saved(self):
        """Return the bytes of the document."""
        self.canvas.save()
        return self.file.getvalue()


def read(data, name="a.pdf"):
    """Return the manuscript of a PDF."""
    return read_pdf(Source(name, data))


def blocks_of(data):
    """Return the blocks of a PDF: a heading as (level, text), a paragraph as its text."""
    return [(b.level, b.text) if isinstance(b, Heading) else b.text for b in read(data).blocks]


def page_of(*lines):
    """Return a PDF with these lines on one page, at a distance from each other."""
    made = Typeset()
    for line in lines:
        made.line(line)
    return made.saved()


# --- text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines_to_a_page", [40, 5, 3])
@pytest.mark.parametrize("setting", [{"own_spaces": True}, {"own_spaces": False}, {"indent": 0, "skip": 12}])
def test_paragraphs_are_whole_again(setting, lines_to_a_page):
    """However paragraphs are set apart, and wherever a page ends, the author's are found, without a space more."""
    if "skip" in setting and lines_to_a_page < 40:
        pytest.skip("a gap at the end of a page cannot be seen")
    made = Typeset(lines_to_a_page)
    for text in prose(15):
        made.paragraph(text, **setting)

    assert blocks_of(made.saved()) == prose(15)


def test_an_indent_begins_a_paragraph_after_a_full_line():
    """A last line that happens to be full is no reason to go on, when the next is indented."""
    made = Typeset()
    made.line("江边起了雾石阶一直铺到水里钟敲了五下雨点")
    made.line("船家把灯挂在桅杆上老人说这不算大水。", x=96)
    made.line("孩子们数着对岸的窗谁也没有催谁水声近。", x=96)
    made.line("风从桥洞里穿过去茶馆的门板卸下一半桥面亮")
    made.line("了起来。")

    assert blocks_of(made.saved()) == [
        "江边起了雾石阶一直铺到水里钟敲了五下雨点",
        "船家把灯挂在桅杆上老人说这不算大水。",
        "孩子们数着对岸的窗谁也没有催谁水声近。风从桥洞里穿过去茶馆的门板卸下一半桥面亮了起来。",
    ]


def test_a_page_of_one_line_has_the_margins_of_the_others():
    """Whether the only line of a page is indented is seen on the pages of its side."""
    made = Typeset(3)
    lines = [f"{first}边起了雾石阶一直铺到水里钟敲了五下雨点" for first in "江河湖海溪潭池井泉渠沟港"]
    for line in lines:
        made.line(line)
    made.turn()
    made.turn()
    made.line("船来了。", x=96)

    assert blocks_of(made.saved()) == ["".join(lines), "船来了。"]


def test_verse_keeps_its_lines():
    """Lines that end before the page does are the author's."""
    verse = ["桥下的水不肯停", "桥上的人不肯走", "灯一盏一盏亮了", "船一只一只睡了"]

    assert blocks_of(page_of(*verse)) == verse


def test_latin_words_are_joined_with_a_space_and_divided_ones_without():
    """A hyphen at a line's end divides a word, unless the word has it elsewhere too."""
    lines = [
        "The well-known ferry crosses the river at",
        "dawn. Nobody here remem-",
        "bers any morning on which the same well-",
        "known ferry did not come to this side.",
    ]
    whole = " ".join(lines).replace("remem- bers", "remembers").replace("well- known", "well-known")

    assert blocks_of(page_of(*lines)) == [whole]


def test_spaces_between_glyphs_that_stand_apart_are_removed():
    """A title set wide is one word; the space in a title that is not, is its author's."""
    made = Typeset()
    made.line("清 晨 的 渡 口", size=20)
    made.line("第一章 等船", size=16)
    made.line("水在很近的地方流着， 没有 人再说话，也没有人走。")

    assert blocks_of(made.saved()) == ["清晨的渡口", "第一章 等船", "水在很近的地方流着，没有人再说话，也没有人走。"]


def test_radicals_and_ligatures_are_the_characters_that_they_stand_for():
    """No voice knows ⼀; a person is told how many there were."""
    manuscript = read(page_of("⼀个⼈⾛在⼤路上，", "⻅过⻓江的⼈很多。", "The diﬃcult oﬃce."))

    assert [block.text for block in manuscript.blocks] == [
        "一个人走在大路上，", "见过长江的人很多。", "The difficult office.",
    ]  # fmt: skip
    assert "9 radicals and ligatures were read as the characters they mean, such as ⼀ as 一" in manuscript.notices


@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns_are_read_one_after_the_other(by_rows):
    """Whether a program draws the left column first, or each row across the page."""
    rows = [text[start : start + WIDTH] for text in prose(60) for start in range(0, len(text), WIDTH)]
    rows = [row for row in rows if len(row) == WIDTH][:24]
    left = [(72, 700 - 18 * place, row) for place, row in enumerate(rows[:12])]
    right = [(340, 700 - 18 * place, row) for place, row in enumerate(rows[12:])]
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("STSong-Light", 12)
    for x, y, row in [pair for both in zip(left, right, strict=True) for pair in both] if by_rows else left + right:
        canvas.drawString(x, y, row)
    canvas.save()
    manuscript = read(file.getvalue())

    assert "".join(block.text for block in manuscript.blocks) == "".join(rows)
    assert any("two columns" in notice for notice in manuscript.notices)


def test_a_table_is_read_row_by_row():
    """Cells stand side by side like columns, but are no prose."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("STSong-Light", 12)
    for number in range(12):
        canvas.drawString(72, 700 - 18 * number, f"第{number + 10}座桥")
        canvas.drawString(340, 700 - 18 * number, f"{1900 + number}年建成")
    canvas.save()

    assert "第10座桥1900年建成" in "".join(blocks_of(file.getvalue()))


def test_vertical_lines_are_read_from_the_right():
    """Set character by character, each below the last, they are lines nevertheless."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("STSong-Light", 12)
    for column, text in enumerate((PROSE[0][:20], PROSE[0][20:])):
        for place, character in enumerate(text):
            canvas.drawString(500 - 20 * column, 700 - 14 * place, character)
    canvas.save()

    assert blocks_of(file.getvalue()) == [PROSE[0]]


def test_bookmarks_make_headings():
    """What the outline names is a heading of its level, also over two lines; what it names nowhere is told."""
    made = Typeset(40)
    made.line("第一章 等船", size=16, bookmark=0)
    made.paragraph(PROSE[0])
    made.line("一、渡口", bookmark=1)
    made.paragraph(PROSE[1])
    made.canvas.bookmarkPage("x")
    made.canvas.addOutlineEntry("第二章 过河与对岸", "x", 0)
    made.canvas.bookmarkPage("y")
    made.canvas.addOutlineEntry("封底", "y", 0)
    made.line("第二章", size=16)
    made.line("过河与对岸", size=16)
    made.paragraph(PROSE[4])
    manuscript = read(made.saved())

    assert [(b.level, b.text) if isinstance(b, Heading) else b.text for b in manuscript.blocks] == [
        (1, "第一章 等船"),
        PROSE[0],
        (2, "一、渡口"),
        PROSE[1],
        (1, "第二章过河与对岸"),
        PROSE[4],
    ]
    assert "1 of 4 bookmarks name no line on their page and make no heading" in manuscript.notices


# --- furniture -----------------------------------------------------------------------------------------------


def heads_and_feet(page):
    """Set the book's name on left pages, the chapter's on right ones, and the number of the page."""
    chapter = f"第{'一二三四五六七八九十'[page // 6]}章"
    return [(72 + page % 2 * 200, 780, "江边" if page % 2 else chapter), (290, 40, f"- {page + 7} -")]


def test_running_heads_and_page_numbers_are_removed_and_told():
    """What stands at one place of many pages is the printer's, whether it changes with the chapter or counts."""
    made = Typeset(4, heads_and_feet)
    texts = prose(30)
    for text in texts:
        made.paragraph(text)
    while made.page < 17:
        made.turn()
    manuscript = read(made.saved())

    assert [block.text for block in manuscript.blocks] == texts
    assert made.page == 17
    assert manuscript.removals == (
        Removal("running head", "第一章", 3),
        Removal("page number", "- # -", 18),
        Removal("running head", "江边", 9),
        Removal("running head", "第二章", 3),
        Removal("running head", "第三章", 3),
    )
    assert [context.partition("【")[2].partition("】")[0] for context in manuscript.removals[1].contexts] == [
        "- 7 -", "- 8 -", "- 9 -",
    ]  # fmt: skip
    lines = "".join(texts)
    for before, _, after in (
        c.replace("¶", "").partition(c[c.index("【") : c.index("】") + 1])
        for r in manuscript.removals
        for c in r.contexts
    ):
        assert before in lines
        assert after in lines


@pytest.mark.parametrize(
    "foot", ["{0}", "第 {0} 页", "{0} / 9", "江边 · {0}", "{1}"], ids=["number", "page", "of", "title", "roman"]
)
def test_every_form_of_page_number_is_one(foot):
    """A number that grows with the pages counts them, whatever stands around it."""
    made = Typeset(4, lambda page: [(290, 40, foot.format(page + 1, ("i", "ii", "iii", "iv", "v", "vi")[page]))])
    for text in prose(10):
        made.paragraph(text)

    assert blocks_of(made.saved()) == prose(10)
    assert made.page >= 4


def test_a_stamp_anywhere_on_the_pages_is_removed():
    """What a scanner or a site prints over every page is not the author's."""
    made = Typeset(4, lambda _page: [(200, 655, "某某书库")])
    for text in prose(10):
        made.paragraph(text)
    texts = blocks_of(made.saved())

    assert "某某书库" not in "".join(texts)
    assert "".join(texts) == "".join(prose(10))


def test_headings_at_the_top_of_every_page_are_text():
    """A chapter on each page is counted like the pages are; it is a chapter nevertheless."""
    made = Typeset(30)
    for number in range(1, 6):
        made.turn()
        made.line(f"第{number}章 渡口", size=16)
        made.paragraph(prose(6)[number])

    assert blocks_of(made.saved()) == [text for n in range(1, 6) for text in (f"第{n}章 渡口", prose(6)[n])]


def test_a_line_that_recurs_far_apart_is_text():
    """Three parts of a book may begin alike, and at one place of the page."""
    made = Typeset(8)
    for number, text in enumerate(prose(60)):
        if number % 20 == 0:
            made.turn()
            made.line("对岸的信", size=16)
        made.paragraph(text)

    assert made.page > 12
    assert blocks_of(made.saved()).count("对岸的信") == 3


def test_a_refrain_is_text():
    """The same line on three pages of many, at places of its own, is the author's."""
    made = Typeset(7)
    for text in prose(20):
        made.paragraph(text)
        made.line("　　船还没有来。")

    assert blocks_of(made.saved()).count("船还没有来。") == 20


def test_numbers_that_count_nothing_are_text():
    """Two years at the end of two pages are no page numbers."""
    made = Typeset(4)
    for year in ("1903", "1987"):
        made.turn()
        made.paragraph(PROSE[0])
        made.line(year)

    assert blocks_of(made.saved()) == [PROSE[0], "1903", PROSE[0], "1987"]


# --- metadata ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title", "author", "found"),
    [
        ("a.pdf", "清晨的渡口", "林舟", ("清晨的渡口", "林舟")),
        ("a.pdf", "Microsoft Word - 渡口.doc", "Administrator", ("", "")),
        ("《渡口》作者：何青.pdf", "清晨", "林舟", ("渡口", "何青")),
    ],
)
def test_title_and_author(name, title, author, found):
    """The metadata are believed where nothing better speaks."""
    made = Typeset()
    made.canvas.setTitle(title)
    made.canvas.setAuthor(author)
    made.paragraph(PROSE[0])
    manuscript = read(made.saved(), name)

    assert (manuscript.title, manuscript.author, manuscript.language) == (*found, "zh")


# --- what cannot be read -------------------------------------------------------------------------------------


def test_a_scan_is_refused_with_what_to_do():
    """Pages that are pictures have no words."""
    made = Typeset()
    made.turn()
    made.canvas.rect(72, 72, 300, 300, fill=1)

    with pytest.raises(SourceError, match="only pictures") as caught:
        read(made.saved())
    assert "OCR" in caught.value.way_out


def test_a_page_without_text_among_others_is_told():
    """A plate in a book is no reason to refuse it."""
    made = Typeset(30)
    for text in PROSE:
        made.paragraph(text)
    made.turn()
    made.turn()
    made.paragraph(PROSE[0])

    assert "Page 2 without text, perhaps with a picture" in read(made.saved()).notices


@pytest.mark.parametrize(
    "text",
    [
        "\ue0a1\ue0a2\ue0a3\ue0a4的\ue0a5\ue0a6",
        "(cid:12)(cid:345)(cid:6)的",
        "½±ßµÄÐ¡³ÇÓÐÆß×ùÇÅ£¬×îÀÏµÄÒ»×ù",
        "鐧藉ぉ鐨勬邯姘村緢娓呮緢娣辨丁瀵瑰哺",
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~!\"#$%&'",
    ],
    ids=["private use", "cid", "latin-1", "rare", "symbols"],
)
def test_garbled_text_is_refused_with_what_to_do(text):
    """Glyphs whose characters the file does not tell, or tells wrongly, make noise."""
    with pytest.raises(SourceError, match="which characters its glyphs are") as caught:
        read(page_of(*[text] * 12))
    assert "OCR" in caught.value.way_out


def test_a_few_unknown_characters_are_told():
    """One glyph without a character is no reason to refuse a book."""
    assert (
        "1 characters are unknown: the file does not tell which they are"
        in read(page_of(*PROSE, "船\ue0a1了。")).notices
    )


def encrypted(data, **passwords):
    """Return an encrypted copy of a PDF."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(algorithm="AES-256", **passwords)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_an_empty_password_opens_and_any_other_refuses():
    """Many files are encrypted only against printing; they open without a question."""
    data = page_of(*PROSE)

    assert blocks_of(encrypted(data, user_password="", owner_password="x")) == list(PROSE)  # noqa: S106 - a test's
    with pytest.raises(SourceError, match="encrypted with a password"):
        read(encrypted(data, user_password="x"))  # noqa: S106 - a test's


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04" + bytes(50), "not a PDF"),
        ("船来了。".encode(), "not a PDF"),
        (b"%PDF-1.7\n", "is damaged"),
        (b"%PDF-1.7\n" + bytes(5000), "is damaged"),
    ],
)
def test_what_is_no_sound_pdf_is_named(data, problem):
    """Each way in which a file can fail to be a PDF has its sentence and a way out."""
    with pytest.raises(SourceError, match=problem) as caught:
        read(data)

    assert caught.value.way_out


def test_a_missing_package_is_named_with_the_command_that_brings_it(monkeypatch):
    """Reading PDF is an extra; the way out is one line."""
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(SourceError) as caught:
        read(page_of("船来了。"))
    assert caught.value.way_out == 'pip install "tingshu[pdf]"'


# --- files from strangers ------------------------------------------------------------------------------------


def raw(*objects, root=1):
    """Return a PDF of these objects, numbered from 1, with its table of places."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{table}\n%%EOF".encode()


def stream(content, extra=""):
    """Return a stream object."""
    return f"<< /Length {len(content)} {extra} >> stream\n".encode() + content + b"\nendstream"


FONT = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources " + FONT + b" >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
WORDS = b"BT /F 12 Tf 72 700 Td (The ferry comes at dawn, and nobody speaks.) Tj ET\n"


def test_a_minimal_file_is_read():
    """The files below differ from this one in one thing each."""
    assert blocks_of(raw(CATALOG, TREE, PAGE, stream(WORDS))) == ["The ferry comes at dawn, and nobody speaks."]


@pytest.mark.parametrize(
    "objects",
    [
        (CATALOG, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", PAGE, stream(WORDS)),
        (CATALOG, TREE, PAGE, stream(zlib.compress(b" " * 50_000_000), "/Filter /FlateDecode")),
        (CATALOG, TREE, PAGE, stream(b"[" * 100_000)),
        (CATALOG, TREE, PAGE, stream(b"(a) Tj " * 1_000_000)),
        (CATALOG, TREE, PAGE, stream(b"BT /F 12 Tf " + b"(a) Tj " * 60_000 + b"ET")),
        (CATALOG, TREE, PAGE, b"4 0 R"),
        (b"[" * 50_000, TREE, PAGE, stream(WORDS)),
        (CATALOG, TREE, PAGE),
        (CATALOG, b"null", PAGE, stream(WORDS)),
    ],
    ids=[
        "page circle",
        "bomb",
        "nesting",
        "operations",
        "one long word",
        "own reference",
        "deep catalog",
        "no content",
        "no pages",
    ],
)
def test_hostile_files_end(objects):
    """Circles, bombs, depth and emptiness end in a result or in our error, within the limits."""
    try:
        texts = blocks_of(raw(*objects))
    except SourceError as error:
        outcome = error.way_out
    else:
        outcome = texts in (["The ferry comes at dawn, and nobody speaks."], ["a" * 60_000])

    assert outcome


def test_a_bomb_is_not_unpacked():
    """Fifty megabytes of white space on a page are given up long before they are looked at."""
    bomb = stream(zlib.compress(b" " * 50_000_000), "/Filter /FlateDecode")

    with pytest.raises(SourceError, match="1 of 1 pages cannot be read"):
        read(raw(CATALOG, TREE, PAGE, bomb))


def test_a_circle_of_bookmarks_ends():
    """The words are read whatever the outline does."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>"
    outlines = b"<< /First 6 0 R /Last 6 0 R /Count 1 >>"
    item = b"<< /Title (x) /Parent 5 0 R /Next 6 0 R /First 6 0 R /Dest [3 0 R /Fit] >>"

    assert blocks_of(raw(catalog, TREE, PAGE, stream(WORDS), outlines, item)) == [
        "The ferry comes at dawn, and nobody speaks."
    ]


@pytest.mark.parametrize(("name", "value"), [("LONGEST_SECONDS", -1), ("SECONDS_TO_BEGIN", -9)])
def test_the_clock_is_watched(monkeypatch, name, value):
    """A file that takes longer than any book of its size is given up, also in the middle of a page."""
    monkeypatch.setattr(pdf_pages, name, value)

    with pytest.raises(SourceError, match="takes longer") as caught:
        read(page_of(*PROSE))
    assert caught.value.way_out


def test_the_clock_is_watched_inside_forms(monkeypatch):
    """The library goes on after any error inside a form; a hundred forms of the largest size would take two minutes."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources " + FONT.decode()
    first = PAGE.replace(b"/Font <<", b"/XObject << /X 5 0 R >> /Font <<", 1)
    drawn = raw(CATALOG, TREE, first, stream(WORDS + b"/X Do " * 99), stream(b"BT /F 12 Tf " + b"() Tj " * 9000, form))
    ticks = itertools.count(0.0, 0.01)  # each look at the clock finds it ten milliseconds on
    monkeypatch.setattr(pdf_pages.time, "monotonic", lambda: next(ticks))

    with pytest.raises(SourceError, match="takes longer"):
        read(drawn)
    assert next(ticks) < 16


def test_a_page_that_shows_more_than_a_page_can_is_given_up():
    """Ten million letters in one string are no line of text."""
    with pytest.raises(SourceError, match="1 of 1 pages cannot be read"):
        read(raw(CATALOG, TREE, PAGE, stream(b"BT /F 12 Tf (" + b"a" * 1_000_000 + b") Tj ET")))


def test_too_many_pages_are_refused(monkeypatch):
    """A tree of millions of pages is not begun."""
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 0)

    with pytest.raises(SourceError, match="more than 0 pages"):
        read(page_of(*PROSE))


def test_a_damaged_page_is_named_and_many_are_refused():
    """One bad page in twenty is told; half of them are a damaged file."""

    def book(bad, of):
        kids = " ".join(f"{3 + number} 0 R" for number in range(of))
        tree = f"<< /Type /Pages /Kids [{kids}] /Count {of} >>".encode()
        good, broken = 3 + of, 3 + 2 * of
        pages = [PAGE.replace(b"4 0 R", f"{broken if n < bad else good + n} 0 R".encode()) for n in range(of)]
        words = [stream(WORDS.replace(b"dawn", b"dawn" + b"!" * number)) for number in range(of)]
        return raw(CATALOG, tree, *pages, *words, stream(b"(a) Tj " * 300_000))

    assert "Page 1 could not be read, or not whole: the file is damaged there" in read(book(1, 20)).notices
    with pytest.raises(SourceError, match="2 of 4 pages cannot be read"):
        read(book(2, 4))


def test_a_form_that_is_lost_is_told():
    """Part of a page may be drawn by a form of its own; when that is broken, its words are missed, not ignored."""
    said = "The ferry comes at dawn, and nobody speaks."
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources " + FONT.decode()
    first = PAGE.replace(b"/Font <<", b"/XObject << /X 5 0 R >> /Font <<", 1)
    other = PAGE.replace(b"4 0 R", b"7 0 R")
    tree = b"<< /Type /Pages /Kids [3 0 R" + b" 6 0 R" * 20 + b"] /Count 21 >>"
    contents = stream(WORDS + b"/X Do ")
    good = raw(CATALOG, TREE, first, contents, stream(WORDS, form))
    bad = raw(CATALOG, tree, first, contents, stream(b"(a) Tj " * 200_000, form), other, stream(WORDS + WORDS))

    assert blocks_of(good) == [f"{said} {said}"]
    assert "Page 1 could not be read, or not whole: the file is damaged there" in read(bad).notices


def test_a_stream_that_is_damaged_in_the_middle_is_told():
    """What pypdf makes of it is a page without text, which a picture could be too."""
    words = b"".join(WORDS.replace(b"dawn", f"noon, in the year {year}".encode()) for year in range(1900, 1990))
    damaged = bytearray(zlib.compress(words))
    damaged[52] ^= 0xFF
    others = [stream(WORDS.replace(b"dawn", b"dawn" + b"!" * number)) for number in range(20)]
    pages = [PAGE.replace(b"4 0 R", f"{25 + number} 0 R".encode()) for number in range(20)]
    kids = " ".join(f"{number} 0 R" for number in (3, *range(5, 25)))
    tree = f"<< /Type /Pages /Kids [{kids}] /Count 21 >>".encode()
    data = raw(CATALOG, tree, PAGE, stream(bytes(damaged), "/Filter /FlateDecode"), *pages, *others)

    assert "Page 1 could not be read, or not whole: the file is damaged there" in read(data).notices


def test_flipped_bytes_end_in_a_result_or_an_error():
    """Damage anywhere ends in a manuscript or our error, and nothing is printed."""
    sound = page_of(*PROSE)
    logger = logging.getLogger("pypdf")
    before = logger.level, logger.propagate, list(logger.handlers)
    refused = 0
    for place in range(9, len(sound), 29):
        data = bytearray(sound)
        data[place] ^= 0x55
        try:
            read(bytes(data))
        except SourceError:
            refused += 1

    assert refused > 0
    assert (logger.level, logger.propagate, logger.handlers) == before
