"""``tingshu cache``: what is kept, and how to be rid of it."""

from dataclasses import asdict
from pathlib import Path

import click

from tingshu.cli.console import counted, say, show_json
from tingshu.cli.options import json_option
from tingshu.errors import FolderError


@click.command()
@click.option("--clear", is_flag=True, help="Remove every kept clip.")
@json_option
def cache(*, clear: bool, as_json: bool) -> None:
    """Show where spoken clips are kept, how many there are, and how large they are.

    A clip that is kept is never asked for again; finished books do not need it.
    """
    from tingshu.engines import ClipStore
    from tingshu.layout import clip_store

    folder = clip_store()
    store = ClipStore(folder)
    try:
        size = store.clear() if clear else store.size()
    except OSError as error:
        raise FolderError(
            f"The clips in {folder} cannot be {'removed' if clear else 'counted'}: {error.strerror or error}",
            "Make that folder yours, or set TINGSHU_CACHE to another one",
        ) from error
    if as_json:
        show_json({"folder": str(folder), **asdict(size), "cleared": clear})
    else:
        say(_in_words(folder, size.clips, size.bytes, clear=clear))


def _in_words(folder: Path, clips: int, size_bytes: int, *, clear: bool) -> str:
    what = f"{counted(clips, 'clip')}, {size_bytes / 1e6:.1f} MB"
    return f"{what}, removed from {folder}" if clear else f"{what}, in {folder}"
