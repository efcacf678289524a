"""The front cover: the person's own picture, or one drawn from title and author.

The drawn one is a landscape with the title on a slip of paper, as thread-bound books bear theirs. Title and author
decide every line of it: the same book always has the same cover, and two books hardly ever the same.
"""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tingshu.errors import FolderError, UsageError
from tingshu.files import written_aside
from tingshu.model import Audiobook

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE_BYTES = 20_000_000
"""A larger file is no cover: it is refused before it is read."""

LARGEST_SIDE, LARGEST_BYTES = 1400, 500_000
"""A cover above either is made smaller: it stands in every chapter, and cheap players give up on long tags."""

_ENDINGS = {"JPEG": ".jpg", "PNG": ".png"}
"""What ID3 and MP4 tags may hold, by Pillow's names, and how such a file is called."""

_JPEG_QUALITY = 88


def cover_from(path: Path) -> bytes:
    """Return the picture in a file as a JPEG or PNG fit to stand in every chapter.

    Raises:
        UsageError: there is no such file, or it is no JPEG or PNG, or damaged, or too large.
    """
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UsageError(f"The cover {path} is larger than {LARGEST_FILE_BYTES // 1_000_000} MB", "Make it smaller")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The cover {path} cannot be read: {error.strerror or error}", "Check the path") from error
    return fitting(data, str(path))


def write_cover(audiobook: Audiobook, folder: Path) -> Path:
    """Write ``cover.jpg`` or ``cover.png`` and return it: library programs prefer it to what stands in the tags.

    Raises:
        FolderError: it cannot be written.
    """
    with _picture(audiobook.cover) as picture:
        here = f"cover{_ENDINGS[picture.format or '']}"
    try:
        with written_aside(folder / here) as aside:
            aside.write_bytes(audiobook.cover)
        for other in {f"cover{ending}" for ending in _ENDINGS.values()} - {here}:
            (folder / other).unlink(missing_ok=True)  # of an earlier run
    except OSError as error:
        raise FolderError(
            f"The cover cannot be written to {folder}: {error.strerror or error}",
            "Make room, or choose another folder with -o",
        ) from error
    return folder / here


def jpeg(picture: "Image") -> bytes:
    """Return a picture as a JPEG file."""
    written = BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=False)
    return written.getvalue()


def fitting(data: bytes, name: str) -> bytes:
    """Return a JPEG or PNG as it is if it is of bearable size, else made smaller.

    Raises:
        UsageError: it is none, or damaged; ``name`` tells which.
    """
    from PIL import Image, ImageOps

    try:
        with _picture(data) as picture:
            picture.verify()  # checksums, which loading forgives
        with _picture(data) as picture:
            picture.load()
            if max(picture.size) <= LARGEST_SIDE and len(data) <= LARGEST_BYTES:
                return data
            upright = ImageOps.exif_transpose(picture)
            flat = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:  # what Pillow says of bad files
        raise UsageError(f"The cover {name} is not a whole JPEG or PNG picture ({error})", "Name another") from error
    flat.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    smaller = jpeg(flat)
    while len(smaller) > LARGEST_BYTES:  # full of grain, which shows less the smaller it is
        flat.thumbnail((flat.width * 3 // 4, flat.height * 3 // 4), Image.Resampling.LANCZOS)
        smaller = jpeg(flat)
    return smaller


def _picture(data: bytes) -> "Image":
    """Open a JPEG or PNG."""
    from PIL import Image

    return Image.open(BytesIO(data), formats=tuple(_ENDINGS))
