"""Book -> tracks: who speaks, in which folder, what stands there already, and what is recorded anew."""

from tingshu.recording.book_folder import own_folder
from tingshu.recording.casting import Cast, cast_for, voices_on_offer
from tingshu.recording.finished_tracks import FinishedTracks
from tingshu.recording.labels import Labels
from tingshu.recording.lists import write_lists
from tingshu.recording.narrators import Narrators
from tingshu.recording.studio import Studio
from tingshu.recording.whole_book import write_whole_book

__all__ = [
    "Cast",
    "FinishedTracks",
    "Labels",
    "Narrators",
    "Studio",
    "cast_for",
    "own_folder",
    "voices_on_offer",
    "write_lists",
    "write_whole_book",
]
