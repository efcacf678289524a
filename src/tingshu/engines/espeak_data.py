"""The data folder of the embedded voice: the part of espeak-ng's data that Chinese needs, made repeatable.

espeak-ng (1.52) wants its data under a short path, and says the same sentence differently each time: its flutter and
roughness run on from one sentence to the next, its breath is noise, its echo rings on. The voice files here have
none of these, so that the same request gives the same bytes, whatever was said before it.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from tingshu.errors import ServiceError
from tingshu.files import write_private
from tingshu.layout import cache_folder

RECIPE = 1
"""Goes up when the same request would sound different for a reason that lies here."""

LONGEST_PATH_BYTES = 159  # espeak-ng's path_home has room for 160 with the final NUL on POSIX, 230 on Windows

VARIANTS = ("f2", "f4", "linda", "m1", "m7")
_DATA = ("phontab", "phonindex", "phondata", "intonations", "cmn_dict", "yue_dict", "en_dict")
_LANGUAGES = ("lang/sit/cmn", "lang/sit/yue", "lang/gmw/en")

_UNSTEADY = (b"flutter", b"roughness", b"breath", b"breathw", b"echo")
_STEADY = b"flutter 0\nroughness 8\n"  # 8 is past the end of the table of rough voices: none


def data_version() -> str:
    """Return what the sound of the embedded voice depends on, as one word."""
    return f"{version('espeakng-loader')}-{RECIPE}"


@contextmanager
def espeak_data() -> Iterator[Path]:
    """Yield a data folder that espeak-ng can read: in the user's cache, or else a temporary one.

    Raises:
        ServiceError: neither can be written or has a path that espeak-ng takes.
    """
    contents = _contents()
    kept = (cache_folder() / f"espeak-{data_version()}").absolute()
    if _readable_by_espeak(kept) and _prepare(kept, contents):
        yield kept
        return
    for parent in _temporary_places():
        with tempfile.TemporaryDirectory(prefix="tingshu-", dir=parent) as temporary:
            if _readable_by_espeak(Path(temporary)) and _prepare(Path(temporary), contents):
                yield Path(temporary)
                return
    raise ServiceError(
        "The embedded voice finds no place for its data that it can read",
        f"Set TINGSHU_CACHE to a writable folder with a path of less than {LONGEST_PATH_BYTES - 30} plain letters",
    )


def _contents() -> dict[str, bytes]:
    """Return the files of the folder by their path in it: 3 MB of the loader's 19."""
    import espeakng_loader

    source = Path(espeakng_loader.get_data_path())
    contents = {name: (source / name).read_bytes() for name in _DATA}
    voices = (*_LANGUAGES, *(f"voices/!v/{variant}" for variant in VARIANTS))
    return contents | {name: steadied((source / name).read_bytes()) for name in voices}


def steadied(voice_file: bytes) -> bytes:
    """Return a voice file of espeak-ng without what makes it say the same sentence differently.

    It stays bytes, because some have comments in a legacy Chinese encoding.
    """
    lines = (line for line in voice_file.splitlines() if line.split()[:1] and line.split()[0] not in _UNSTEADY)
    return b"\n".join(lines) + b"\n" + _STEADY


def _readable_by_espeak(folder: Path) -> bool:
    path = str(folder)
    # On Windows the path goes through the C runtime's code page (NVDA issues 11392 and 19582)
    return len(os.fsencode(path)) <= LONGEST_PATH_BYTES and (os.name != "nt" or path.isascii())


def _prepare(folder: Path, contents: dict[str, bytes]) -> bool:
    """Bring ``folder`` to hold ``contents``, whoever else is doing the same; False when it cannot be written."""
    try:
        for name, data in contents.items():
            if not _holds(folder / name, data):
                write_private(folder / name, data)
    except PermissionError:  # also what Windows says when another process reads the file it has just written
        return all(_holds(folder / name, data) for name, data in contents.items())
    except OSError:
        return False
    return True


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _temporary_places() -> Iterator[str]:
    yield tempfile.gettempdir()
    if sys.platform == "win32":
        yield os.environ.get("PROGRAMDATA", "C:\\ProgramData")  # for a temp folder under a user's Chinese name
