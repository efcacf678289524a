"""The evidence files: what is read from each source and what is left out of it, by rule and with its place."""

import re
from pathlib import Path

import pytest

from tingshu.model import Heading, Source
from tingshu.readers import reader_for

CASES = sorted((Path(__file__).parents[1] / "cases" / "sources").glob("*.case"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_source_is_read_as_the_evidence_says(path):
    """Every file in sources/ holds: its blocks in order, and each removal with its rule, number and place."""
    why, *parts = re.split(r"^--- (?:source|read|left out)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    given, read, left_out = parts
    source = Source(path.stem, given.encode())
    manuscript = reader_for(source)(source)
    blocks = [f"{'#' * b.level} {b.text}" if isinstance(b, Heading) else b.text for b in manuscript.blocks]
    removals = [f"{r.rule} | {r.text} | {r.count} | {r.contexts[0]}" for r in manuscript.removals]

    assert why.startswith("why: ")
    assert blocks == read.splitlines()
    assert removals == left_out.splitlines()
