"""Word documents: what a reader of the pages sees is heard, in order, and nothing else."""

import io
import tracemalloc
import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from tingshu.errors import SourceError
from tingshu.model import Heading, Removal, Source
from tingshu.readers import reader_for
from tingshu.readers.docx import read_docx


def saved(document):
    """Return the bytes of a document made with python-docx, which is not ours."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(data, changes):
    """Return a package with parts replaced; None leaves a part out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def read(data, name="a.docx"):
    """Return the manuscript of a document, given as bytes or as python-docx has it."""
    return read_docx(Source(name, data if isinstance(data, bytes) else saved(data)))


def blocks_of(data):
    """Return the blocks of a document: a heading as (level, text), a paragraph as its text."""
    return [(b.level, b.text) if isinstance(b, Heading) else b.text for b in read(data).blocks]


def with_body(xml):
    """Return a document whose body is ``xml``, with the styles of Word's usual template."""
    document = docx.Document()
    namespaces = nsdecls("w", "r", "m") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for element in list(parse_xml(f"<w:body {namespaces}>{xml}</w:body>")):
        document.element.body.insert(len(document.element.body) - 1, element)
    return document


def run(text, properties=""):
    """Return the XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner, properties=""):
    """Return the XML of a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def test_heading_styles_and_paragraphs():
    """The headings of Word's own styles have their level; everything else is a paragraph."""
    document = docx.Document()
    document.add_heading("第一章 渡口", 1)
    document.add_paragraph("船来了。")
    document.add_heading("清晨", 2)
    document.add_paragraph("　　水大。")
    document.add_paragraph(" ")

    assert blocks_of(document) == [(1, "第一章 渡口"), "船来了。", (2, "清晨"), "水大。"]


def test_a_title_stands_above_all_headings():
    """A paragraph in the style of a title names the book, and chapters are one level below it."""
    document = docx.Document()
    document.add_heading("渡口", 0)
    document.add_heading("等船", 1)
    document.add_paragraph("船来了。")

    assert blocks_of(document) == [(1, "渡口"), (2, "等船"), "船来了。"]
    assert read(document).title == "渡口"


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ('<w:name w:val="标题 2"/>', 2),
        ('<w:name w:val="章名"/><w:basedOn w:val="Heading1"/>', 1),
        ('<w:name w:val="章名"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>', 3),
        ('<w:name w:val="引文"/><w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 0),
        ('<w:name w:val="章名"/><w:basedOn w:val="X"/>', 0),
        ('<w:name w:val="章名"/><w:basedOn w:val="Nowhere"/>', 0),
    ],
)
def test_a_level_comes_from_a_style_its_name_or_its_bases(style, level):
    """Templates name their styles freely; a circle of styles ends."""
    document = with_body(paragraph(run("等船"), '<w:pStyle w:val="X"/>'))
    document.styles.element.append(
        parse_xml(f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="X">{style}</w:style>')
    )

    assert blocks_of(document) == [(level, "等船") if level else "等船"]


def test_a_level_can_stand_on_the_paragraph_itself():
    """Who sets the outline level by hand means it."""
    document = with_body(
        paragraph(run("等船"), '<w:outlineLvl w:val="1"/>')
        + paragraph(run("水大。"), '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>')
    )

    assert blocks_of(document) == [(2, "等船"), "水大。"]


def test_hidden_text_is_not_read_and_is_told():
    """What is hidden by the run, by its style or by the paragraph's style is for nobody's ears."""
    document = docx.Document()
    hidden = document.styles.add_style("Secret", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    hidden.font.hidden = True
    document.styles.add_style("Under", docx.enum.style.WD_STYLE_TYPE.CHARACTER).base_style = hidden
    document.styles.add_style("Note", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    text = document.add_paragraph("船")
    text.add_run("甲").font.hidden = True
    text.add_run("乙", style="Secret")
    text.add_run("丙", style="Under")
    text.add_run("来了").font.hidden = False
    text.add_run("。", style="Secret").font.hidden = False
    document.add_paragraph("丁", style="Note")
    manuscript = read(document)

    assert [block.text for block in manuscript.blocks] == ["船来了。"]
    assert manuscript.removals == (Removal("hidden text", "甲乙丙", 1), Removal("hidden text", "丁", 1))


def test_text_that_no_eye_can_see_is_hidden():
    """White on white and letters of one point are marks against copying; white on a colour is a heading's look."""
    document = docx.Document()
    text = document.add_paragraph("船")
    white, tiny, shaded = text.add_run("甲"), text.add_run("乙"), text.add_run("来了。")
    white.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    tiny.font.size = Pt(1)
    shaded.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    shaded._r.rPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>'))  # noqa: SLF001 - raw XML
    cell = document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("渡口")
    cell.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)

    assert blocks_of(document) == ["船来了。", "渡口"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:ins>" + run("甲") + "</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        ("<w:moveFrom>" + run("甲") + "</w:moveFrom><w:moveTo>" + run("乙") + "</w:moveTo>", "乙"),
        (run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("乙"), "甲乙"),
        ('<w:commentRangeStart w:id="0"/>' + run("甲") + '<w:r><w:commentReference w:id="0"/></w:r>', "甲"),
        ('<w:hyperlink r:id="rId1">' + run("甲") + "</w:hyperlink>", "甲"),
        ("<w:smartTag><w:sdt><w:sdtContent>" + run("甲") + "</w:sdtContent></w:sdt></w:smartTag>", "甲"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t></w:r>", "甲 乙-丙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="宋体" w:char="2022"/></w:r>' + run("甲"), "•甲"),
        (
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>kǒu</w:t></w:r></w:rt>"
                "<w:rubyBase><w:r><w:t>口</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            ),
            "口",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ('<w:fldSimple w:instr=" REF a ">' + run("第一节") + "</w:fldSimple>", "第一节"),
        ('<w:fldSimple w:instr="TOC">' + run("第一节") + "</w:fldSimple>" + run("甲"), "甲"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("甲")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run("乙"),
            "甲乙",
        ),
        (run("10") + run("2", '<w:vertAlign w:val="superscript"/>') + run("米"), "10²米"),
        (run("甲") + run("注", '<w:vertAlign w:val="superscript"/>'), "甲注"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "1/2",
        ),
        ("<w:later>" + run("甲") + "</w:later><w:r><w:later><w:t>乙</w:t></w:later></w:r>", "甲乙"),
        ("<w:r><w:t>甲<w:later>乙</w:later>丙</w:t></w:r>", "甲乙丙"),
        ("<mc:AlternateContent><mc:Choice/><mc:Fallback>" + run("甲") + "</mc:Fallback></mc:AlternateContent>", "甲"),
        (
            "<mc:AlternateContent><mc:Choice>"
            + run("甲")
            + "</mc:Choice><mc:Fallback>"
            + run("甲")
            + "</mc:Fallback></mc:AlternateContent>",
            "甲",
        ),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("甲"), "甲"),
    ],
)
def test_what_stands_in_a_line(inner, text):
    """Revisions, marks, links, fields, symbols, ruby: each as the finished page shows it."""
    assert blocks_of(with_body(paragraph(inner))) == [text]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize("begun", [FIELD.format("begin"), FIELD.format("begin") * 300])
@pytest.mark.parametrize("instruction", ["", "<w:r><w:instrText>TOC</w:instrText></w:r>" + FIELD.format("separate")])
def test_a_field_that_never_ends_swallows_nothing(begun, instruction):
    """Its end is lost, and with it the author's words would be."""
    document = with_body(paragraph(run("甲") + begun + instruction + run("乙")) + paragraph(run("丙")))

    assert blocks_of(document) == ["甲乙", "丙"]


def test_what_stands_around_paragraphs_is_read_through():
    """Text may stand in wrappers of later versions, in alternatives, or without a paragraph; none of it is lost."""
    xml = (
        "<mc:AlternateContent><mc:Choice>" + paragraph(run("甲")) + "</mc:Choice>"
        "<mc:Fallback>" + paragraph(run("甲")) + "</mc:Fallback></mc:AlternateContent>"
        "<w:later>" + paragraph(run("乙")) + "</w:later>" + run("丙")
        + "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>"
    )  # fmt: skip

    assert blocks_of(with_body(xml)) == ["甲", "乙", "丙", "x=1"]


def test_what_is_beside_the_text_is_listed_with_its_place():
    """Notes, comments, deleted words and page numbers are not read, and can be seen in a preview."""
    mark = "<w:r><w:{}Reference w:id='7'/></w:r>"
    body = (
        run("江水") + mark.format("footnote") + run("很大，") + mark.format("comment") + run("船")
        + "<w:del><w:r><w:delText>不</w:delText></w:r></w:del>" + run("很小。")
        + '<w:fldSimple w:instr=" PAGE ">' + run("12") + "</w:fldSimple>"
    )  # fmt: skip
    namespace = nsdecls("w")
    made = with_body(paragraph(body))
    parts = {
        "word/footnotes.xml": f'<w:footnotes {namespace}><w:footnote w:id="7">{paragraph(run("一条河。"))}</w:footnote>'
        f'<w:footnote w:id="8">{paragraph(run("无人提起。"))}</w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments {namespace}><w:comment w:id="7">{paragraph(run("真的？"))}</w:comment>'
        "</w:comments>",
    }
    manuscript = read(repacked(saved(made), parts))

    assert [block.text for block in manuscript.blocks] == ["江水很大，船很小。"]
    assert [(removal.rule, removal.contexts) for removal in manuscript.removals] == [
        ("note", ("江水【一条河。】很大，船很小。",)),
        ("comment", ("江水很大，【真的？】船很小。",)),
        ("deleted text", ("江水很大，船【不】很小。",)),
        ("page number", ("江水很大，船很小。【12】",)),
    ]
    assert manuscript.notices == ()


def test_templates_and_documents_with_macros_are_documents():
    """They differ in what Word does with them, not in their words; no macro is ever looked at."""
    data = saved(with_body(paragraph(run("甲"))))

    for ending in ("docm", "dotx", "dotm"):
        source = Source(f"a.{ending}", data)
        assert [block.text for block in reader_for(source)(source).blocks] == ["甲"]


def test_a_placeholder_is_nobodys_words():
    """What a form shows where nothing has been filled in is not read."""
    placeholder = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击") + "</w:sdtContent></w:sdt>"
    manuscript = read(with_body(paragraph(run("甲") + placeholder)))

    assert [block.text for block in manuscript.blocks] == ["甲"]
    assert manuscript.removals == (Removal("placeholder", "单击", 1),)


def test_line_breaks_are_the_authors():
    """Verse keeps its lines; in a heading a break is only type."""
    document = docx.Document()
    verse = document.add_paragraph()
    for line in ("桥下的水不肯停", "桥上的人不肯走"):
        verse.add_run(line).add_break()
    verse.add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("第一章\n渡口", 1)

    assert blocks_of(document) == ["桥下的水不肯停", "桥上的人不肯走", (1, "第一章渡口")]


def test_tables_are_read_row_by_row():
    """Short cells make a line like a list; cells that hold texts are texts; a merged cell is read once."""
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in zip(table.rows, (("桥", "年"), ("石桥", "1903"), ("", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    wide = document.add_table(2, 2)
    wide.cell(0, 0).merge(wide.cell(0, 1)).text = "渡口"
    wide.cell(1, 0).text = "船来了。\n水大。"
    wide.cell(1, 1).text = "天亮了。"

    assert blocks_of(document) == ["桥，年", "石桥，1903", "渡口", "船来了。", "水大。", "天亮了。"]


def test_text_boxes_are_read_once_after_their_paragraph():
    """A box is kept twice, for new programs and for old ones; it is heard once."""
    box = "<w:txbxContent>" + paragraph(run("匾：渡口")) + "</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert blocks_of(with_body(paragraph(f"<w:r>{both}</w:r>" + run("船来了。")))) == ["船来了。", "匾：渡口"]


def test_a_table_of_contents_is_no_text():
    """Whether it is a field, a building block or lines of its styles: nobody listens to page numbers."""
    line = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    field = (
        paragraph(line + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("等船 1"))
        + paragraph(run("对岸 9"))
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("船来了。"))
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    block = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph(run('目录'))}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{paragraph(run('水大。'))}</w:sdtContent></w:sdt>"
    )
    document = with_body(field + block + paragraph(run("渡口 3"), '<w:pStyle w:val="TOC1"/>'))
    document.styles.element.append(
        parse_xml(f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>')
    )
    manuscript = read(document)

    gone = ("等船 1", "对岸 9", "目录", "渡口 3")
    assert [block.text for block in manuscript.blocks] == ["船来了。", "水大。"]
    assert manuscript.removals == tuple(Removal("table of contents", line, 1) for line in gone)


def test_a_paragraph_goes_on_after_a_deleted_end_and_after_a_drop_cap():
    """The large first letter of a chapter is part of its first word."""
    document = with_body(
        paragraph(run("船"), '<w:framePr w:dropCap="drop"/>')
        + paragraph(run("来了，"), "<w:rPr><w:del/></w:rPr>")
        + paragraph(run("水大。"))
    )

    assert blocks_of(document) == ["船来了，水大。"]


@pytest.mark.parametrize("code", ["FFFFFFFF", "110000", "-5", "D800", "符", ""])
def test_a_symbol_that_unicode_does_not_have_is_told(code):
    """A damaged code costs its symbol, not the book."""
    manuscript = read(with_body(paragraph(f'<w:r><w:sym w:char="{code}"/></w:r>' + run("甲"))))

    assert [block.text for block in manuscript.blocks] == ["甲"]
    assert manuscript.notices == ("Not read aloud: symbols that only their own font can show, 1",)


def test_what_is_left_out_is_counted():
    """Notes, symbols and imported parts are told, as a listener would miss them."""
    xml = paragraph(
        run("甲") + '<w:r><w:footnoteReference w:id="2"/><w:endnoteReference w:id="2"/><w:sym w:char="F0FC"/></w:r>'
    )

    assert read(with_body(xml + '<w:altChunk r:id="rId9"/>')).notices == (
        "Not read aloud: notes at the foot or the end, 2",
        "Not read aloud: symbols that only their own font can show, 1",
        "Not read aloud: parts that the document keeps in another format, 1",
    )


@pytest.mark.parametrize(
    ("name", "title", "author", "found"),
    [
        ("a.docx", "江边", "林舟;何青", ("江边", "林舟、何青")),
        ("a.docx", "Microsoft Word - 新建文档.doc", "Administrator", ("", "")),
        ("《渡口》作者：林舟.docx", "江边", "微软用户", ("渡口", "林舟")),
    ],
)
def test_title_and_author(name, title, author, found):
    """The name of the file says more than what a program has put into its properties."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    document.add_paragraph("船来了。")
    manuscript = read(document, name)

    assert (manuscript.title, manuscript.author) == found
    assert manuscript.language == "zh"


# --- files from strangers ------------------------------------------------------------------------------------


def test_nothing_to_read_is_said():
    """A document of pictures alone makes no book."""
    with pytest.raises(SourceError, match="nothing to read"):
        read(docx.Document())


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Microsoft Office document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "encrypted with a password",
        ),
        (b"%PDF-1.7", "a PDF"),
        ("船来了。".encode(), "not a Word document"),
        (saved(docx.Document())[:2000], "damaged or cut short"),
        (repacked(saved(docx.Document()), {"word/document.xml": None}), "without a Word document"),
        (repacked(saved(docx.Document()), {"word/document.xml": "<a>"}), "damaged in word/document.xml"),
    ],
)
def test_what_is_no_sound_document_is_named(data, problem):
    """Each way in which a file can fail to be a Word document has its sentence and a way out."""
    with pytest.raises(SourceError, match=problem) as caught:
        read(data)

    assert caught.value.way_out


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "docProps/core.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", ["<a>", "\x00", "<!DOCTYPE a><a/>"])
def test_a_damaged_part_that_is_not_needed_is_survived_and_told(part, content):
    """The words are in one part; what may be wrong for want of another is said."""
    document = docx.Document()
    document.add_paragraph("船来了。")
    manuscript = read(repacked(saved(document), {part: content}))

    assert [block.text for block in manuscript.blocks] == ["船来了。"]
    assert [part in notice for notice in manuscript.notices] == [True]


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "docProps/core.xml", "_rels/.rels"])
def test_a_missing_part_that_is_not_needed_is_survived(part):
    """The words are in one part; the others only say how they look."""
    document = docx.Document()
    document.add_paragraph("船来了。")

    assert blocks_of(repacked(saved(document), {part: None})) == ["船来了。"]


def test_a_picture_that_is_missing_is_never_looked_for():
    """Word itself leaves relations that point at nothing."""
    document = docx.Document()
    document.add_paragraph("船来了。")
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    relations += '<Relationship Id="a" Type="x/image" Target="../NULL"/></Relationships>'

    assert blocks_of(repacked(saved(document), {"word/_rels/document.xml.rels": relations})) == ["船来了。"]


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/styles.xml", "file:///etc/passwd", "../../../etc/passwd"])
@pytest.mark.parametrize("mode", ["", 'TargetMode="External"'])
def test_nothing_outside_is_read(target, mode):
    """A relation that leads out of the package leads nowhere."""
    document = docx.Document()
    document.add_paragraph("船来了。")
    relations = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="a" Type="x/styles" Target="{target}" {mode}/></Relationships>"""

    assert blocks_of(repacked(saved(document), {"word/_rels/document.xml.rels": relations})) == ["船来了。"]


def test_an_external_relation_is_not_followed_even_inward():
    """What a relation calls external is not the document's, whatever its address looks like."""
    document = docx.Document()
    document.add_paragraph("船来了。")
    relations = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="a" Type="x/styles" Target="damaged.xml" TargetMode="External"/></Relationships>"""
    parts = {"word/_rels/document.xml.rels": relations, "word/damaged.xml": "<a>"}

    assert blocks_of(repacked(saved(document), parts)) == ["船来了。"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_are_expanded(declared, encoding):
    """A document type has no place in a Word document, in whatever charset it hides."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f"""<?xml version="1.0" encoding="{encoding}"?>{declared}<w:document xmlns:w="{namespace}"><w:body>
        <w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"""

    with pytest.raises(SourceError, match="declares a document type"):
        read(repacked(saved(docx.Document()), {"word/document.xml": xml.encode(encoding)}))


def test_a_bomb_costs_nothing():
    """A hundred megabytes of one character are refused without unpacking them."""
    bomb = repacked(saved(docx.Document()), {"word/document.xml": bytes(100_000_000)})
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="far more than a book"):
            read(bomb)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("tag", ["w:p", "w:tbl", "w:sdt", "w:r", "x"])
def test_deep_nesting_ends_in_an_error(tag):
    """Twenty thousand elements inside each other overflow no stack."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{namespace}"><w:body>' + f"<{tag}>" * 20_000

    with pytest.raises(SourceError, match="nested"):
        read(repacked(saved(docx.Document()), {"word/document.xml": xml}))


def test_as_deep_as_is_allowed_is_read():
    """What is let in is read to its ground: the limit is below that of the stack."""
    inner = paragraph(run("船来了。"))
    for _ in range(28):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl><w:p/>"

    assert blocks_of(with_body(inner)) == ["船来了。"]


def test_the_strict_variant_is_read():
    """A document saved as Strict Open XML has other namespaces and the same words."""
    document = docx.Document()
    document.add_heading("渡口", 1)
    data = saved(document)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = {
        name: part.replace(transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            relations, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, part in parts.items()
    }

    assert blocks_of(repacked(data, strict)) == [(1, "渡口")]
