"""What can go wrong with the service, by name; a new fault is one function.

An answer is a list of steps. A fault takes the steps of a good answer and returns those of a bad one.
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

FRAME_BYTES = 144


@dataclass(frozen=True)
class Text:
    """Send a text message with this path and body."""

    path: str
    body: str


@dataclass(frozen=True)
class Audio:
    """Send a binary message with these frames; none of them is how the service ends its audio."""

    frames: bytes


@dataclass(frozen=True)
class Raw:
    """Send a message just so."""

    message: str | bytes


@dataclass(frozen=True)
class Close:
    """Close the WebSocket properly, with a code and a reason."""

    code: int = 1000
    reason: str = ""


class Drop:
    """Let the connection die without a word."""


class Hang:
    """Say nothing more, and stay."""


Step = Text | Audio | Raw | Close | Drop | Hang
Fault = Callable[[list[Step]], list[Step]]


def no_turn_end(steps: list[Step]) -> list[Step]:
    """Everything comes but the end of the turn; then the service closes as if all were well."""
    return [*(step for step in steps if not _is_turn_end(step)), Close()]


def cut_in_the_middle(steps: list[Step]) -> list[Step]:
    """Half of the messages come, then the service closes."""
    return [*steps[: len(steps) // 2], Close(1007, "exceeded the limit")]


def dropped(steps: list[Step]) -> list[Step]:
    """Half of the messages come, then the network is gone."""
    return [*steps[: len(steps) // 2], Drop()]


def dropped_at_once(_: list[Step]) -> list[Step]:
    """The network goes before the first word."""
    return [Drop()]


def hanging(steps: list[Step]) -> list[Step]:
    """Half of the messages come, then nothing."""
    return [*steps[: len(steps) // 2], Hang()]


def lost_audio(steps: list[Step]) -> list[Step]:
    """The last half of the audio is missing, and the service says that all is well."""
    sounding = [step for step in steps if isinstance(step, Audio) and step.frames]
    kept = sounding[: len(sounding) // 2]
    return [step for step in steps if step not in sounding or step in kept]


def lost_end(steps: list[Step]) -> list[Step]:
    """The last third is missing, its marks too, and the service says that all is well."""
    kept = [step for step in steps if _is_heard(step)]
    kept = kept[: len(kept) * 2 // 3]
    return [step for step in steps if not _is_heard(step) or step in kept]


def other_words(steps: list[Step]) -> list[Step]:
    """The audio and the marks are whole, and of another text."""
    return [
        Text(step.path, re.sub(r'"Text": "[^"]*"', r'"Text": "\\u5176"', step.body)) if _is_mark(step) else step
        for step in steps
    ]


def said_twice(steps: list[Step]) -> list[Step]:
    """All the audio comes once more, and its marks do not."""
    again = [step for step in steps if isinstance(step, Audio) and step.frames]
    return [*(step for step in steps if not _is_turn_end(step)), *again, *filter(_is_turn_end, steps)]


def going_on(steps: list[Step]) -> list[Step]:
    """Ten seconds of something follow on the last word."""
    more = Audio((b"\xff\xf3\x64\xc4" + bytes(140)) * 400)
    return [*(step for step in steps if not _is_turn_end(step)), more, *filter(_is_turn_end, steps)]


def flood(megabytes: int) -> Fault:
    """Return the fault of sending audio that does not end, of this size."""
    message = Audio((b"\xff\xf3\x64\xc4" + bytes(140)) * 3600)
    return lambda steps: [steps[0], *[message] * (megabytes * 1_000_000 // len(message.frames)), *steps[1:]]


def half_a_frame(steps: list[Step]) -> list[Step]:
    """One audio message ends inside a frame."""
    first = next(step for step in steps if isinstance(step, Audio))
    return [Audio(step.frames[:-70]) if step is first else step for step in steps]


def other_format(steps: list[Step]) -> list[Step]:
    """The audio is not MP3 at all."""
    return [Audio(b"RIFF" + step.frames[4:]) if isinstance(step, Audio) and step.frames else step for step in steps]


def no_audio(steps: list[Step]) -> list[Step]:
    """The turn ends without a sound."""
    return [step for step in steps if not isinstance(step, Audio) and "audio.metadata" not in repr(step)]


def unknown_path(steps: list[Step]) -> list[Step]:
    """A message of a kind that nobody knows comes first."""
    return [Text("advertisement", "{}"), *steps]


def headless_text(steps: list[Step]) -> list[Step]:
    """A text message that has no headers comes first."""
    return [Raw("<html>Bad gateway</html>\r\n\r\n"), *steps]


def broken_json(steps: list[Step]) -> list[Step]:
    """A word boundary is cut short."""
    return [Text("audio.metadata", '{"Metadata": [{"Type": "WordBoundary", "Da'), *steps]


def other_json(steps: list[Step]) -> list[Step]:
    """A word boundary is JSON, but not what it was."""
    return [Text("audio.metadata", '{"Metadata": [{"Type": "WordBoundary", "Data": "later"}]}'), *steps]


def broken_binary(steps: list[Step]) -> list[Step]:
    """A binary message promises more header than it has."""
    return [Raw(b"\xff\xffPath:audio\r\n"), *steps]


def closed(code: int, reason: str = "") -> Fault:
    """Return the fault of closing at once with a code of RFC 6455."""
    return lambda _: [Close(code, reason)]


def _is_mark(step: Step) -> bool:
    return isinstance(step, Text) and step.path == "audio.metadata"


def _is_heard(step: Step) -> bool:
    return _is_mark(step) or (isinstance(step, Audio) and bool(step.frames))


def _is_turn_end(step: Step) -> bool:
    return isinstance(step, Text) and step.path == "turn.end"


@dataclass(frozen=True)
class Refusal:
    """An HTTP answer in place of the upgrade or the list."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


EVERY_WAY: tuple[Fault, ...] = (
    no_turn_end, cut_in_the_middle, dropped, dropped_at_once, hanging, lost_audio, lost_end, half_a_frame, other_format,
    no_audio, unknown_path, headless_text, broken_json, other_json, broken_binary, other_words, said_twice,
    going_on, flood(5),
    closed(1007, "exceeded the limit"), closed(1011),
)  # fmt: skip
"""Every fault of an answer that can be told from a good one."""


class Storm:
    """Fails ``share`` of the requests by chance, a third of them at the door, the others in every way there is.

    A refusal of the program (403) comes as a burst of three.
    """

    def __init__(self, share: float, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  (a storm is no secret)
        self._at_door = share / 3
        self._inside = (share - self._at_door) / (1 - self._at_door)
        self._burst = 0

    def upgrade(self) -> Refusal | None:
        """Return what the next connection meets at the door."""
        if self._burst:
            self._burst -= 1
            return Refusal(403)
        if self._chance.random() >= self._at_door:
            return None
        refusal = self._chance.choice([Refusal(403), Refusal(429, {"Retry-After": "2"}), Refusal(429), Refusal(503)])
        if refusal.status == 403:
            self._burst = 2
        return refusal

    def answer(self) -> Fault | None:
        """Return what becomes of the next answer."""
        return self._chance.choice(EVERY_WAY) if self._chance.random() < self._inside else None


@dataclass
class _Planned:
    what: Fault | Refusal
    times: float
    when: Callable[[str], bool]


class Faults:
    """The switchboard. What is planned happens ``times`` times, in the order of planning, and then no more."""

    def __init__(self) -> None:
        self._answers: list[_Planned] = []
        self._upgrades: list[_Planned] = []
        self._lists: list[_Planned] = []
        self.list_body: bytes | None = None
        """Sent in place of the list of voices."""
        self.storm: Storm | None = None
        """What happens where nothing is planned."""

    def spoil(self, fault: Fault, times: float = 1, when: Callable[[str], bool] = lambda _: True) -> None:
        """Spoil the next answers to texts for which ``when`` holds."""
        self._answers.append(_Planned(fault, times, when))

    def refuse(self, status: int, headers: Mapping[str, str] | None = None, times: float = 1) -> None:
        """Refuse the next connections with an HTTP status."""
        self._upgrades.append(_Planned(Refusal(status, headers or {}), times, lambda _: True))

    def refuse_list(self, status: int, headers: Mapping[str, str] | None = None, times: float = 1) -> None:
        """Refuse the next requests for the list of voices."""
        self._lists.append(_Planned(Refusal(status, headers or {}), times, lambda _: True))

    def next_answer(self, text: str) -> Fault | None:
        """Return the fault whose turn it is, for the answer to ``text``."""
        return _next(self._answers, text) or (self.storm.answer() if self.storm else None)

    def next_upgrade(self) -> Refusal | None:
        """Return the refusal whose turn it is."""
        return _next(self._upgrades, "") or (self.storm.upgrade() if self.storm else None)

    def next_list(self) -> Refusal | None:
        """Return the refusal whose turn it is."""
        return _next(self._lists, "")


def _next(planned: list[_Planned], text: str):
    for plan in planned:
        if plan.times > 0 and plan.when(text):
            plan.times -= 1
            return plan.what
    return None
