"""What a phrase says of itself: whether it advertises, and whether it is a date or a place of news."""

import re
import unicodedata

_CALL = re.compile(
    r"www|https?|首发|公众号|书友群|本站|最新章节|全文阅读|无弹窗|域名|网址|更多好文|更多精彩|尽在"
    r"|最快更新|更新最快|请记住|请收藏|收藏本|关注我们|请关注|转载请|请勿转载|下载(?:app|客户端)|独家(?:整理|连载|发布)"
)
_NAMED_CALL = re.compile(
    r"(?:请[上到看访]|请访问|来自|出自|转自|尽在|就在|更多|最新|最快|阅读).{0,12}(?:小说网|文学网|中文网|阅读网|书城)$"
)
_HOUSE = re.compile(r"(?:出版社|报社|杂志社|电视台|网|网站|书店|书屋|工作室|论坛|编辑部)$")
_NAME = re.compile(r"小说网|文学网|中文网|阅读网")
_SITE = re.compile(r"[A-Za-z\d\u4e00-\u9fff]\s*[.。．]\s*(?:com|net|org|cn|cc|la|me|info)(?![a-z])", re.IGNORECASE)
_DATED = re.compile(r"\d月\d+日|[电讯年月日\d]$")


def calls(phrase: str, spelled: str) -> bool:
    """Whether a phrase asks for something or is an address: no author begins or ends a sentence so."""
    return bool(
        _CALL.search(phrase) or _NAMED_CALL.search(phrase) or _SITE.search(unicodedata.normalize("NFKC", spelled))
    )


def names_a_site(phrase: str) -> bool:
    """Whether a phrase names a site, as a sentence of the author's may too."""
    return _NAME.search(phrase) is not None


def names_a_house(phrase: str) -> bool:
    """Whether a phrase names who publishes a text, and so is no title."""
    return _HOUSE.search(phrase) is not None


def is_dated(phrase: str) -> bool:
    """Whether news begins with it: an agency, a place and a date."""
    return _DATED.search(phrase) is not None
