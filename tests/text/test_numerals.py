"""The numbers of headings are read as people count."""

import pytest

from tingshu.text.numerals import number_of


@pytest.mark.parametrize(
    ("numeral", "expected"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("一百零八", 108), ("两百五十", 250),
        ("二〇二", 202), ("一千零一", 1001), ("一万二千", 12000), ("壹拾贰", 12), ("零", 0),
        ("7", 7), ("012", 12), ("１２", 12), ("IV", 4), ("XIX", 19), ("Ⅲ", 3),
        ("一 百 零 八", 108), ("1 2", 12), ("卅一", 31), ("壹佰", 100), ("两千", 2000), ("百二十", 120),
        ("one", 1), ("Twelve", 12), ("TWENTY-ONE", 21), ("thirty two", 32), ("ninety", 90),
    ],
)  # fmt: skip
def test_a_numeral_has_its_value(numeral: str, expected: int):
    """Han numerals in both manners, formal ones, Arabic ones in both widths, Roman ones."""
    assert number_of(numeral) == expected


def test_what_is_no_numeral_is_refused():
    """A word is not taken for a number."""
    with pytest.raises(ValueError, match="甲"):
        number_of("甲")
