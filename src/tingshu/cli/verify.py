"""``tingshu verify``: is the book still what it was?"""

from dataclasses import asdict
from pathlib import Path

import click

from tingshu.cli.console import counted, say, show_json
from tingshu.cli.options import json_option
from tingshu.errors import GapError


@click.command()
@click.argument("book", metavar="BOOK_DIR", type=click.Path(path_type=Path))
@json_option
def verify(book: Path, *, as_json: bool) -> None:
    """Check the finished book in the folder BOOK_DIR against its book.json.

    Every sentence must have its cue, every cue a sound, and every file must be whole and unaltered.
    """
    from tingshu.verification import verify as check

    gaps = check(book)
    if as_json:
        show_json({"gaps": [asdict(gap) for gap in gaps]})
    else:
        for gap in gaps:
            say(f"chapter {gap.track}: {gap.problem}" if gap.track else gap.problem)
    if gaps:
        raise GapError(f"{book} has {counted(len(gaps), 'gap')}", "Run the command that made it once more")
    if not as_json:
        say(f"{book}: every sentence is there, and every file is as it was made")
