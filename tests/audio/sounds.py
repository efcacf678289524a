"""Sounds to work on, and ears to hear the result with: PyAV's demuxer, decoder and meter, none of them ours."""

import io
import math
import wave
from array import array
from pathlib import Path
from typing import NamedTuple

import av
import lameenc


class Heard(NamedTuple):
    """What a player gets out of a file."""

    samples: array
    rate_hz: int

    def peak_dbfs(self) -> float:
        """Return the highest sample."""
        return 20 * math.log10(max(map(abs, self.samples)) / 32768)

    def sounds_ms(self, quiet_dbfs: float = -40.0, shortest_gap_ms: int = 60) -> list[tuple[float, float]]:
        """Return where sound starts and ends (ms), stretches nearer than the shortest gap taken as one."""
        floor = 32768 * 10 ** (quiet_dbfs / 20)
        loud = [index for index, sample in enumerate(self.samples) if abs(sample) > floor]
        per_ms = self.rate_hz / 1000
        stretches: list[list[float]] = []
        for index in loud:
            if stretches and (index / per_ms - stretches[-1][1]) < shortest_gap_ms:
                stretches[-1][1] = index / per_ms
            else:
                stretches.append([index / per_ms, index / per_ms])
        return [tuple(stretch) for stretch in stretches]

    def lufs(self) -> float:
        """Return the integrated loudness (ITU-R BS.1770)."""
        graph = av.filter.Graph()
        source = graph.add_abuffer(sample_rate=self.rate_hz, format="s16", layout="mono", time_base=None)
        graph.link_nodes(source, graph.add("ebur128", "metadata=1"), graph.add("abuffersink")).configure()
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(self.samples), align=1)
        frame.sample_rate, frame.pts = self.rate_hz, 0
        frame.planes[0].update(self.samples.tobytes())
        graph.push(frame)
        graph.push(None)
        reading = math.nan
        while True:
            try:
                reading = float(graph.pull().metadata.get("lavfi.r128.I", reading))
            except av.EOFError:
                return reading


def hear(file: Path | bytes) -> Heard:
    """Decode a file the way a player does, delay and padding taken off where the file says so."""
    samples = array("h")
    with av.open(io.BytesIO(file) if isinstance(file, bytes) else str(file)) as container:
        rate_hz = container.streams.audio[0].rate
        to_s16 = av.AudioResampler(format="s16", layout="mono")
        for frame in container.decode(audio=0):
            for part in to_s16.resample(frame):
                samples.frombytes(bytes(part.planes[0])[: part.samples * 2])
    return Heard(samples, rate_hz)


def speak(  # noqa: PLR0913 - a sound has this many sides
    duration_ms: int = 600,
    *,
    rate_hz: int = 24_000,
    peak: int = 12_000,
    lead_ms: int = 0,
    tail_ms: int = 0,
    pitch_hz: float = 180.0,
    harmonics: int = 3,
) -> array:
    """Return a hum that rises and falls in syllables like speech; more harmonics, sharper peaks."""
    hum = array("h")
    for index in range(duration_ms * rate_hz // 1000):
        phase = 2 * math.pi * pitch_hz * index / rate_hz
        tone = sum(math.cos(number * phase) for number in range(1, harmonics + 1))
        syllable = 0.6 + 0.4 * math.cos(2 * math.pi * 4 * index / rate_hz)
        hum.append(int(peak * tone / harmonics * syllable))
    return array("h", bytes(2 * (lead_ms * rate_hz // 1000))) + hum + array("h", bytes(2 * (tail_ms * rate_hz // 1000)))


def as_wav(samples: array, rate_hz: int = 24_000) -> bytes:
    """Return a WAV file, as the embedded voice gives it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes(samples.tobytes())
    return file.getvalue()


def as_mp3(samples: array, rate_hz: int = 24_000, kbps: int = 48) -> bytes:
    """Return a bare MP3 stream without an Info frame, as the Edge service sends it."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_out_sample_rate(rate_hz)
    encoder.set_bit_rate(kbps)
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())
