"""What to say when a package that a format needs is not installed."""

from tingshu.errors import SourceError


def not_installed(error: ModuleNotFoundError, what: str, extra: str = "web") -> SourceError:
    """Return the error for a format whose package is missing, with the way to get it.

    Args:
        error: what the import raised.
        what: the format, as the subject of a sentence (``Web pages``).
        extra: the extra of this distribution that brings the package.
    """
    package = (error.name or "a package").partition(".")[0]
    return SourceError(
        f"{what} cannot be read here, as {package} is not installed", f'Install it: pip install "tingshu[{extra}]"'
    )
