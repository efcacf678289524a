"""The front matter of a Markdown file: a few ``key: value`` lines between ``---``, or TOML between ``+++``.

Jekyll brought it up, and Hugo, Hexo and most others took it over. It is YAML, but what a book needs of it (title,
author, language) stands in single lines or short lists, so a YAML parser would be much for little.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

_YAML = re.compile(r"\s*?---[ \t]*\n(?P<inner>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*?\+\+\+[ \t]*\n(?P<inner>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}")  # opens a text of several lines (YAML 1.2.2, 8.1), which no name is
_LIST = re.compile(r"\[(?P<items>.*)\](?:\s+#.*)?")
_QUOTED = re.compile(r"""(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^']|'')*)')(?:\s+#.*)?""")
_ESCAPE = re.compile(r"\\([\"\\/])")
_COMMENT = re.compile(r"(?:^|(?<!\s)\s+)#.*")

_TITLE = ("title", "标题", "書名", "书名")
_AUTHOR = ("author", "authors", "作者")
_LANGUAGE = ("lang", "language", "locale")

_Value = str | list[str]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter says of the text; empty where it says nothing."""

    title: str = ""
    author: str = ""
    language: str = ""


def divide(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter of ``text``, whose lines end in line feeds, and what follows it.

    A text that merely begins with a rule has none: every line of a front matter has its form.
    """
    for form, parse in ((_YAML, _parsed_yaml), (_TOML, _parsed_toml)):
        if (found := form.match(text)) and (pairs := parse(found["inner"])) is not None:
            return _understood(pairs), text[found.end() :]
    return FrontMatter(), text


def _understood(pairs: dict[str, _Value]) -> FrontMatter:
    return FrontMatter(*(_first(pairs, keys) for keys in (_TITLE, _AUTHOR, _LANGUAGE)))


def _first(pairs: dict[str, _Value], keys: Iterable[str]) -> str:
    value = next((pairs[key] for key in keys if pairs.get(key)), "")
    return value if isinstance(value, str) else "、".join(value)


def _parsed_yaml(inner: str) -> dict[str, _Value] | None:
    """Read single values and lists of them; None when a line is in no form that YAML's mappings have."""
    pairs: dict[str, _Value] = {}
    key, in_block = "", False
    for line in inner.split("\n"):
        in_block = in_block and (not line or line.startswith((" ", "\t")))
        if in_block:
            continue
        if pair := _PAIR.fullmatch(line):
            key = pair["key"].lower()
            value = (pair["value"] or "").strip()
            in_block = bool(_BLOCK.fullmatch(_COMMENT.sub("", value)))
            pairs[key] = "" if in_block else _scalar_or_list(value)
        elif item := _ITEM.fullmatch(line):
            pairs[key] = [*(held if isinstance(held := pairs.get(key), list) else []), _bare(item["value"])]
        elif line.strip() and not line.startswith((" ", "\t", "#")):
            return None
    return pairs or None


def _scalar_or_list(value: str) -> _Value:
    if found := _LIST.fullmatch(value):
        return [bare for item in re.split("[,，]", found["items"]) if (bare := _bare(item))]
    return _bare(value)


def _bare(value: str) -> str:
    """Return a scalar without its quotes and the comment behind it."""
    value = value.strip()
    found = _QUOTED.fullmatch(value)
    if not found:
        return _COMMENT.sub("", value)
    return (found["single"] or "").replace("''", "'") or _ESCAPE.sub(r"\1", found["double"] or "")


def _parsed_toml(inner: str) -> dict[str, _Value] | None:
    try:
        pairs = tomllib.loads(inner)
    except tomllib.TOMLDecodeError:
        return None  # then it is a text between two rules
    return {
        key.lower(): [str(item) for item in value] if isinstance(value, list) else str(value)
        for key, value in pairs.items()
    }
