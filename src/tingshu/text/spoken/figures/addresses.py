"""Addresses of mailboxes and machines: what parts them is said."""

import re

from tingshu.text.spoken.figures.cardinals import digits, telephone
from tingshu.text.spoken.rule import rule

_DOMAINS = "com|cn|net|org|gov|edu|io|me|tv"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"


def _mailbox(match: re.Match[str]) -> str:
    """Say the part before the @; the host stays, for the rule of hosts."""
    name = match[1].replace(".", "点").replace("_", "下划线").replace("-", "杠")
    return re.sub(r"\d+", lambda figures: digits(figures[0]), name) + "艾特"


def _machine(match: re.Match[str]) -> str:
    """Say the address of a machine; one without a number of three digits may be a version, which sounds alike."""
    octets = match[0].split(".")
    return "点".join(map(telephone, octets)) if max(map(len, octets)) > 2 else match[0]  # noqa: PLR2004


ADDRESSES = (
    rule(
        "address",
        r"(?<![A-Za-z0-9._-])([A-Za-z0-9][A-Za-z0-9._-]{0,63})@(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9])",
        _mailbox,
        needs="@",
    ),
    rule(
        "address",
        rf"(?<![A-Za-z0-9.])(?<!版本)(?<!版本号)(?:{_OCTET}\.){{3}}{_OCTET}(?![\d.]*\d|[A-Za-z])",
        _machine,
        needs=".",
    ),
    rule(
        "address",
        rf"(?<=[A-Za-z0-9])\.(?=(?:[A-Za-z0-9-]{{1,63}}\.){{0,5}}(?:{_DOMAINS})(?![A-Za-z0-9]))",
        "点",
        needs=".",
    ),
    rule("address", r"(?<=[A-Za-z0-9])@(?=[A-Za-z0-9])", "艾特", needs="@"),
)
"""Before anything in them is taken for a number."""
