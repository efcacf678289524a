"""Sound documents of every format, and what strangers make of them: bytes changed, cut, doubled, mixed with others."""

import io
import zipfile
from dataclasses import dataclass

from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from epubs import nav, packed, page, parts
from tingshu.errors import SourceError
from tingshu.model import Manuscript, Source
from tingshu.readers import reader_for

SENTENCES = tuple(
    f"{first}江边的渡口起了雾，船家把灯挂在桅杆上，谁也没有催谁。" for first in ("清晨，", "正午，", "黄昏，", "半夜，")
)
"""What each document says, a paragraph each, and each on a page of its own where there are pages."""

_TITLES = ("第一章 等船", "第二章 过河", "第三章 对岸", "第四章 归来")
_PAIRS = tuple(zip(_TITLES, SENTENCES, strict=True))
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTE = '<p>江水<sup><a href="#n" id="r">[1]</a></sup>。</p><p id="n"><a href="#r">[1]</a>一条河。</p>'


def _epub_parts() -> dict[str, str]:
    pages = {f"c{n}.xhtml": page(f"<h1>{title}</h1><p>{text}</p>") for n, (title, text) in enumerate(_PAIRS)}
    pages["notes.xhtml"] = page(_NOTE, '<link rel="stylesheet" href="s.css"/>')
    contents = nav(*((title, f"c{number}.xhtml") for number, title in enumerate(_TITLES)))
    return parts(pages, contents=contents, **{"OEBPS__s.css": ".w { display: none }"})


def _docx_parts() -> dict[str, str]:
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>水印</w:t></w:r><w:r><w:t>{text}</w:t></w:r></w:p>"
        for title, text in _PAIRS
    )
    style = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="标题 1"/></w:style>'
    return {
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="a" Type="x/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{style}</w:styles>',
    }


def _pdf() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1)
    for number, (title, text) in enumerate(_PAIRS):
        canvas.setFont("STSong-Light", 12)
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title, 0)
        canvas.drawString(72, 700, title)
        canvas.drawString(72, 660, text)
        canvas.drawString(290, 40, f"- {number + 1} -")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


_PLAIN = "\n".join(f"{title}\n　　{text}" for title, text in _PAIRS)
_MARKDOWN = "---\ntitle: 渡口\n---\n" + "\n\n".join(f"# {title}\n\n**{text[:3]}**{text[3:]}" for title, text in _PAIRS)
_HTML = page("".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in _PAIRS) + '<p style="display:none">水印</p>')
_PACKED = {".epub": _epub_parts(), ".docx": _docx_parts()}

SOUND = {
    ".docx": packed(_PACKED[".docx"]), ".epub": packed(_PACKED[".epub"]), ".html": _HTML.encode(),
    ".md": _MARKDOWN.encode(), ".pdf": _pdf(), ".txt": _PLAIN.encode("gb18030"),
}  # fmt: skip
"""A sound document of each format, by its ending."""

FORMATS = sorted(SOUND)


@dataclass(frozen=True)
class Stranger:
    """A document that somebody has spoiled; ``sealed`` if each part of it has a checksum from before."""

    ending: str
    data: bytes
    sealed: bool


@st.composite
def spoiled_bytes(draw: st.DrawFn, sound: bytes) -> bytes:
    """Return some bytes after one to four accidents."""
    data = bytearray(sound)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(1, 64))
        match draw(st.sampled_from(["flip", "write", "cut out", "cut off", "double", "insert", "foreign"])):
            case "flip" if data:
                data[place] ^= draw(st.integers(1, 255))
            case "write":
                data[place : place + length] = draw(st.binary(max_size=length))
            case "cut out":
                del data[place : place + length]
            case "cut off":
                del data[place:]
            case "double":
                data[place:place] = data[place : place + length * 8]
            case "insert":
                data[place:place] = draw(st.binary(max_size=length) | st.sampled_from(_TROUBLE))
            case "foreign":
                other = SOUND[draw(st.sampled_from(sorted(SOUND)))]
                data[place:place] = other[:: draw(st.sampled_from([1, -1]))][: length * 16]
    return bytes(data)


_TROUBLE = (
    b"<!--", b"-->", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", b"&e;", b"&#0;", b"\0",
    b"\xff\xfe", b"\xef\xbb\xbf", b"<p>" * 300, b"</body>", b"```\n", b"[^1]: ", b"<script>", b"<style>*{display:none}",
    b"<w:fldChar w:fldCharType='begin'/>", b"<w:del>", b"endobj", b"stream\n", b"<< /Length 99999999 >>", b"(" * 200,
    b"PK\x01\x02", b"PK\x05\x06", "\u202e\ufeff\u2028".encode(), "\ud800".encode("utf-16-le", "surrogatepass"),
)  # fmt: skip


@st.composite
def strangers(draw: st.DrawFn, ending: str) -> Stranger:
    """Return a spoiled document of a format; of an archive, also one whose parts were spoiled before it was packed."""
    if ending not in _PACKED or draw(st.booleans()):
        return Stranger(ending, draw(spoiled_bytes(SOUND[ending])), sealed=ending in _PACKED)
    made: dict[str, str | bytes] = dict(_PACKED[ending])
    name = draw(st.sampled_from(sorted(made)))
    made[name] = draw(spoiled_bytes(_PACKED[ending][name].encode()))
    return Stranger(ending, packed(made), sealed=False)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive, read by another program than ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unaccounted(manuscript: Manuscript) -> list[str]:
    """Return the sentences that are neither read nor listed as removed."""
    said = "".join(block.text for block in manuscript.blocks) + "".join(removal.text for removal in manuscript.removals)
    return [sentence for sentence in SENTENCES if sentence not in said]


def outcome(stranger: Stranger) -> Manuscript | None:
    """Return what a document reads as; None where it is refused with what is wrong and the way out."""
    source = Source(f"a{stranger.ending}", stranger.data)
    try:
        return reader_for(source)(source)
    except SourceError as refusal:
        error = refusal
    assert (bool(error.problem), error.exit_code) == (True, 3)
    return None


def prove(stranger: Stranger) -> None:
    """Prove that a document ends as it must."""
    manuscript = outcome(stranger)
    if manuscript is None:
        return

    assert manuscript.blocks
    assert all(block.text.strip() for block in manuscript.blocks)
    assert all("\0" not in block.text for block in manuscript.blocks)
    if stranger.sealed:  # a part with a checksum is what it was, or is known not to be
        missing = sum("NOT SPOKEN" in notice for notice in manuscript.notices)
        assert len(unaccounted(manuscript)) <= missing
