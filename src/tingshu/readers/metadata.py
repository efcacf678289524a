"""Title and author as programs put them into a file: often their own, or the last document's.

Office programs fill these fields with whatever they know, such as the name of the account, of the template or of
the printer's job, and few people ever look at them. What is plausible is taken, the rest is unknown.
"""

import re

from tingshu.readers.imprint import Imprint

_LONGEST = 100  # characters; what is longer is a sentence

_ACCOUNTS = frozenset(
    {
        "acer", "admin", "administrator", "anonymous", "apple", "asus", "author", "default", "guest", "none", "null",
        "owner", "pc", "pdf", "python-docx", "root", "test", "thinkpad", "unknown", "user", "users",
        "佚名", "作者", "匿名", "微软中国", "未知", "深度", "用户", "番茄花园", "管理员", "系统管理员", "雨林木风",
    }
)  # fmt: skip
_ACCOUNT = re.compile(r"(?:microsoft|windows|mac|wps|office|hp|dell|lenovo|微软)[\s_]*(?:office)?[\s_]*(?:user|用户)?")

_UNTITLED = re.compile(
    r"(?:untitled|title|(?:word )?document|powerpoint presentation|microsoft word.*|新建.*"
    r"|无标题|未命名|未命名文档|未定义|未定義|標題|标题|文档|文檔|副本)[\s_-]*\d*"
)
_FILE = re.compile(
    r".*\.(?:docx?|dotx?|wps|rtf|txt|html?|pdf|indd|p65|qxd|tex|dvi|ps|cdr|pmd|fm|xlsx?|pptx?|tmp|s72|s92)", re.DOTALL
)
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+|\S+\.(?:com|net|org|cn)\b")
_NUMBER = re.compile(r"[\W\d_]+|[0-9a-f]{8}[0-9a-f-]*")
_YEAR = re.compile(r"\d{2,4}")  # a novel may be called 1984
_SEVERAL = re.compile(r"\s*[;；]\s*")


def imprint_of(title: str | None, author: str | None) -> Imprint:
    """Return the title and author that a file's metadata give, as far as they can be a book's; else empty."""
    title, author = (" ".join(value.split()) if value else "" for value in (title, author))
    return Imprint(
        title.removeprefix("《").removesuffix("》") if _is_title(title) else "",
        "、".join(filter(_is_author, _SEVERAL.split(author))),
    )


def _is_title(value: str) -> bool:
    plain = value.casefold()
    return _is_readable(plain) and not (_UNTITLED.fullmatch(plain) or _FILE.fullmatch(plain) or _ADDRESS.search(plain))


def _is_author(value: str) -> bool:
    plain = value.casefold()
    return (
        _is_readable(plain)
        and plain not in _ACCOUNTS
        and not (_ACCOUNT.fullmatch(plain) or _ADDRESS.search(plain) or plain.isdecimal())
    )


def _is_readable(value: str) -> bool:
    """Tell whether a value has words, in characters that can be read: a wrong charset leaves others."""
    return (
        0 < len(value) <= _LONGEST
        and value.isprintable()
        and "\ufffd" not in value
        and (_NUMBER.fullmatch(value) is None or _YEAR.fullmatch(value) is not None)
    )
