"""What comes back from the Edge service for one sentence, and whether it is the whole of it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import edge_tts
from edge_tts.exceptions import NoAudioReceived

from tingshu.engines.mp3_frames import FRAME_BYTES, FRAME_MS, duration_ms, fault_in
from tingshu.engines.plausible import fault_in_length, fault_in_marks, longest_ms
from tingshu.errors import SpeechError
from tingshu.model import Clip, Mark, Voice

TICKS_PER_MS = 10_000  # the service counts in 100 ns
MOST_BYTES = 16_000_000  # ten minutes, the service's own limit, are 3.6 MB
MARKS_PER_CHARACTER, MARKS_BESIDES = 4, 50


@dataclass(slots=True)
class Answer:
    """What has come back so far for ``text``, said by ``voice``.

    ``heard_at`` is the event loop's time of the last message.
    """

    text: str
    voice: Voice
    audio: bytearray = field(default_factory=bytearray)
    marks: list[Mark] = field(default_factory=list)
    ended: bool = False
    heard_at: float = field(default_factory=lambda: asyncio.get_running_loop().time())

    async def read(self, request: edge_tts.Communicate) -> None:
        """Take in all that comes.

        Raises:
            SpeechError: more comes than the text can be, of which no more than that is held.
        """
        most_bytes = min(longest_ms(self.text, self.voice.rate) // FRAME_MS * FRAME_BYTES, MOST_BYTES)
        most_marks = MARKS_PER_CHARACTER * len(self.text) + MARKS_BESIDES
        state = request.state = _State(request.state)  # type: ignore[assignment]  # a dict, and no more is wanted
        try:
            async for message in request.stream():
                self._hear(message)
                if len(self.audio) > most_bytes or len(self.marks) > most_marks:
                    raise self._failed("The Edge service sent far more than this text can be")
        except NoAudioReceived as error:
            if state.turn_ended:
                raise  # then it has nothing to say to this text
            raise self._failed("The Edge service closed the connection before it said a word") from error
        self.ended = state.turn_ended and state["cumulative_audio_bytes"] == len(self.audio)

    def _hear(self, message: Any) -> None:  # noqa: ANN401  (edge-tts types what may be missing, not what is there)
        self.heard_at = asyncio.get_running_loop().time()
        if message["type"] == "audio":
            self.audio += message["data"]
            return
        start, length = int(message["offset"]), int(message["duration"])
        self.marks.append(Mark(message["text"], start // TICKS_PER_MS, (start + length) // TICKS_PER_MS))

    def _failed(self, problem: str) -> SpeechError:
        return SpeechError(problem, text=self.text, transient=True)

    def clip(self) -> Clip:
        """Return the clip.

        Raises:
            SpeechError: this is not all the service had to say.
        """
        if fault := self._fault():
            raise self._failed(f"The answer of the Edge service cannot be used: {fault}")
        return Clip(bytes(self.audio), tuple(self.marks))

    def _fault(self) -> str:
        if fault := fault_in(self.audio, self.marks):
            return fault
        if not self.ended:
            return "it never said that it had finished"
        half = len(self.audio) // 2
        if self.audio[:half] == self.audio[half:]:
            return "it said everything twice"
        length_ms = duration_ms(self.audio)
        return fault_in_length(self.text, self.voice.rate, length_ms, self.marks) or fault_in_marks(
            self.text, self.marks
        )


class _State(dict[str, Any]):
    """The notes of edge-tts on one request, which it brings up to date on turn.end and at no other time.

    That is the only trace of turn.end: a connection that closes earlier is no error to it.
    """

    turn_ended = False

    def __setitem__(self, name: str, value: Any) -> None:  # noqa: ANN401  (edge-tts')
        self.turn_ended |= name == "offset_compensation"
        super().__setitem__(name, value)
