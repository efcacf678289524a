"""A book is made as a program makes it: planned, and narrated to whoever listens."""

import asyncio
import json

from tingshu.pipeline import narrate
from tingshu.planning import plan
from tingshu.settings import Settings


def make(source, output, **settings):
    """Make a book and return its events, its folder and its ledger."""
    events = []
    wanted = Settings(output=output, **settings)
    asyncio.run(narrate(plan(str(source), wanted), wanted, events.append))
    folder = events[-1].folder
    return events, folder, json.loads((folder / "book.json").read_text("utf-8"))
