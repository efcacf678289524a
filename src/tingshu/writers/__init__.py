"""Audiobook -> file: one file per format, one line in the table."""

from collections.abc import Mapping
from types import MappingProxyType

from tingshu.protocols import Writer
from tingshu.writers.contents import write_contents
from tingshu.writers.ledger import write_ledger
from tingshu.writers.playlist import write_playlist

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "json": write_ledger,
        "m3u8": write_playlist,
        "toc": write_contents,
    }
)
"""What can be written into a book folder, by the name it has on the command line."""

ALWAYS = ("m3u8", "toc", "json")
"""What every book gets. The ledger comes last: once it stands, everything it names stands."""

__all__ = ["ALWAYS", "WRITERS"]
