"""The files that list a book's tracks, and the ledger, which lists those files too."""

from tingshu.model import Audiobook
from tingshu.recording.finished_tracks import FinishedTracks
from tingshu.recording.whole_book import whole_book_files
from tingshu.writers import LISTS, write_ledger


def write_lists(audiobook: Audiobook, finished: FinishedTracks) -> None:
    """Write every list of a book, if it has anything to list.

    Args:
        audiobook: the book as it stands.
        finished: its tracks in its folder.

    Raises:
        FolderError: a file cannot be written.
    """
    if audiobook.tracks or audiobook.missing:
        folder = finished.records.folder
        lists = [write(audiobook, folder) for write in LISTS]
        captions, whole = finished.captions(audiobook.tracks), whole_book_files(finished.records, audiobook)
        write_ledger(audiobook, folder, [*lists, *captions, *whole])
