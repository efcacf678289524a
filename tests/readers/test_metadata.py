"""What a file's metadata say of title and author is believed only where it can be true."""

import pytest

from tingshu.readers.metadata import imprint_of


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("清晨的渡口", "清晨的渡口"),
        (" 《清晨的\n渡口》 ", "清晨的 渡口"),
        ("1984", "1984"),
        ("The Ferry", "The Ferry"),
        ("Microsoft Word - 渡口.doc", ""),
        ("渡口.pdf", ""),
        ("文档1", ""),
        ("无标题", ""),
        ("新建 Microsoft Word 文档", ""),
        ("untitled-2", ""),
        ("http://example.org/a", ""),
        ("20240315102233", ""),
        ("9f86d081884c7d65", ""),
        ("甲\ufffd乙", ""),
        ("渡" * 200, ""),
        (None, ""),
    ],
)
def test_titles(title, found):
    """File names, addresses, numbers and what programs call a new document are no titles."""
    assert imprint_of(title, None).title == found


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("林舟", "林舟"),
        ("林舟; 何青", "林舟、何青"),
        ("Administrator", ""),
        ("微软用户", ""),
        ("Windows User", ""),
        ("林舟;Administrator", "林舟"),
        ("a@example.org", ""),
        ("123", ""),
        ("python-docx", ""),
    ],
)
def test_authors(author, found):
    """The name of an account is not an author's."""
    assert imprint_of(None, author).author == found
