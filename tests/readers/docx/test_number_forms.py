"""Numbers are written as Word writes them."""

import pytest

from tingshu.readers.docx.number_forms import FORMS


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 1, "一"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 103, "一百零三"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 2024, "二千零二十四"),
        ("japaneseCounting", 30, "三十"),
        ("ideographDigital", 105, "一〇五"),
        ("chineseLegalSimplified", 13, "壹拾叁"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("none", 3, ""),
    ],
)
def test_each_form_of_number(form, number, written):
    """Chapters are counted in many ways; each is written as Word writes it."""
    assert FORMS[form](number) == written
