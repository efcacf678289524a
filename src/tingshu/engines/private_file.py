"""Writing files that only the user may read, so that any number of processes may write the same one."""

import os
import tempfile
from pathlib import Path

_FOLDER_MODE = 0o700  # mkstemp makes files 0600 by itself


def private_folder(folder: Path) -> Path:
    """Make ``folder`` and what is missing above it, for the user alone, and return it."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    return folder


def write_private(path: Path, data: bytes) -> None:
    """Put ``data`` under ``path``, whole or not at all.

    Each writer has an aside of its own, so whoever comes last wins and nobody sees half a file.

    Raises:
        OSError: the folder cannot be made or written.
    """
    descriptor, aside = tempfile.mkstemp(dir=private_folder(path.parent), prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
