"""The numbers Word puts before paragraphs are spoken as the author sees them."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tingshu.model import Source
from tingshu.readers.docx import read_docx


def level(form, text, start=1, extra="", depth=0):
    """Return the XML of one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def spoken(levels, paragraphs, numbers='<w:num w:numId="7"><w:abstractNumId w:val="90"/></w:num>'):
    """Return the manuscript of paragraphs (list, depth, text) in lists with these levels."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    origin = f'<w:abstractNum w:abstractNumId="90">{levels}</w:abstractNum>'
    for xml in parse_xml(f"<w:numbering {nsdecls('w')}>{origin}{numbers}</w:numbering>"):
        root.append(xml)
    for list_id, depth, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no lists
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')
        )
    file = io.BytesIO()
    document.save(file)
    return read_docx(Source("a.docx", file.getvalue()))


def labels(*arguments):
    """Return the texts of such a manuscript."""
    return [block.text for block in spoken(*arguments).blocks]


def test_a_label_that_closes_itself_needs_no_space():
    """一、渡口 is one piece; 第一章 stands apart."""
    assert labels(level("japaneseCounting", "%1、"), [(7, 0, "甲"), (7, 0, "乙")]) == ["一、甲", "二、乙"]


def test_levels_begin_anew_under_each_higher_one():
    """1.1, 1.2, 2.1; a legal level counts in digits whatever the higher one does."""
    levels = level("chineseCounting", "第%1章") + level("decimal", "%1.%2", depth=1, extra="<w:isLgl/>")
    rows = [(7, 0, "甲"), (7, 1, "乙"), (7, 1, "丙"), (7, 0, "丁"), (7, 1, "戊")]

    assert labels(levels, rows) == ["第一章 甲", "1.1 乙", "1.2 丙", "第二章 丁", "2.1 戊"]


def test_lists_of_one_origin_count_together_unless_told_to_begin_anew():
    """A volume may begin again at one."""
    numbers = (
        '<w:num w:numId="7"><w:abstractNumId w:val="90"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="90"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="90"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    rows = [(7, 0, "甲"), (8, 0, "乙"), (9, 0, "丙"), (9, 0, "丁")]

    assert labels(level("decimal", "%1."), rows, numbers) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_bullets_absent_lists_and_lists_without_end():
    """A bullet is no word, and list 0 is none; an empty item shows no number, but counts."""
    assert labels(level("bullet", "•"), [(7, 0, "甲"), (0, 0, "乙"), (5, 0, "丙"), (7, 8, "丁")]) == list("甲乙丙丁")
    assert labels(level("decimal", "%1."), [(7, 0, "甲"), (7, 0, ""), (7, 0, "丙")]) == ["1. 甲", "3. 丙"]


def test_an_unknown_form_is_left_out_and_told():
    """No number is better than a wrong one, if it is said."""
    manuscript = spoken(level("hebrew1", "%1."), [(7, 0, "甲")])

    assert [block.text for block in manuscript.blocks] == ["甲"]
    assert manuscript.notices == ("Not read aloud: automatic numbers in a form that is not known here, 1",)


def test_numbers_beyond_reason_end_in_a_label():
    """A start beyond a book's size and a place without a level cause no harm."""
    levels = level("chineseCountingThousand", "%1-%9", 99_999_999)

    assert labels(levels, [(7, 0, "甲")]) == ["零-零 甲"]
