"""Everything that can go wrong, as one tree.

TingshuError                    exit code
├── UsageError                  2    the command asks for something that cannot be
│   ├── UnknownVoiceError
│   └── FolderError                  a folder cannot be made or written: a book's, or that of kept clips
├── SourceError                 3    the input is missing, empty, unreadable or not text
├── ServiceError                4    the voice service cannot be reached or refuses
│   └── BlockedError                 it refuses this program or address, and asking more makes it worse
├── SpeechError                 5    one sentence could not be spoken
├── ClipError                   5    a clip is not audio, or holds no sound
├── IncompleteBookError         5    sentences failed after every retry; what is finished stays
└── GapError                    6    a finished book is not what its ledger says

Each class knows its exit code; each error says what is wrong, where, and the way out. Errors of foreign
packages are turned into these in the one file that knows the package.
"""

from typing import ClassVar


class TingshuError(Exception):
    """What every error of tingshu is.

    Args:
        problem: what is wrong and where, as one sentence without a full stop.
        way_out: what the person can do about it; empty only where there is nothing to do.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, problem: str, way_out: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.problem}. {self.way_out}".rstrip(" .") + "."


class UsageError(TingshuError):
    """An option has a value that cannot be used."""

    exit_code = 2


class UnknownVoiceError(UsageError):
    """No engine that may be used has a voice of this name."""


class FolderError(UsageError):
    """A folder cannot be made or written: a book's, or that of kept clips."""


class SourceError(TingshuError):
    """The input is missing, empty, unreadable, or not what its name says."""

    exit_code = 3


class ServiceError(TingshuError):
    """The voice service as a whole cannot be reached, or refuses to serve.

    Args:
        problem: what the service did.
        way_out: what the person can do about it.
        transient: whether asking again a little later may help.
        retry_after_s: how long it asks to be left alone, if it says so.
    """

    exit_code = 4

    def __init__(
        self, problem: str, way_out: str = "", *, transient: bool = False, retry_after_s: float | None = None
    ) -> None:
        super().__init__(problem, way_out)
        self.transient = transient
        self.retry_after_s = retry_after_s


class BlockedError(ServiceError):
    """The voice service refuses this program or this address; to go on asking makes it worse."""


class SpeechError(TingshuError):
    """One sentence could not be turned into a clip.

    Args:
        problem: what the engine did.
        text: the words that were to be spoken.
        transient: whether asking again may help.
        slow: whether as long was waited for it as is ever waited for one.
    """

    exit_code = 5

    def __init__(self, problem: str, *, text: str, transient: bool, slow: bool = False) -> None:
        super().__init__(problem)
        self.text = text
        self.transient = transient
        self.slow = slow


class ClipError(TingshuError):
    """A clip is not audio that can be used: undecodable, without a sound, or unlike the clips it is to join."""

    exit_code = 5


class IncompleteBookError(TingshuError):
    """Sentences failed after every retry; chapters without a failure are finished and stay.

    Args:
        missing: (chapter number, text) of every sentence that is not in the book.
    """

    exit_code = 5

    def __init__(self, problem: str, way_out: str, *, missing: tuple[tuple[int, str], ...]) -> None:
        super().__init__(problem, way_out)
        self.missing = missing


class GapError(TingshuError):
    """A finished book does not hold what its ledger says."""

    exit_code = 6
