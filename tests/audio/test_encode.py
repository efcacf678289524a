"""What is written comes back: exactly as many samples, in the same place, at the same level, in every reader."""

import math
import struct
from array import array
from pathlib import Path

import mutagen.mp3
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sounds import as_wav, hear, speak

from tingshu.audio.encode import Mp3File, makeup_db
from tingshu.audio.infoframe import crc16
from tingshu.audio.speech import speech_in
from tingshu.errors import FolderError
from tingshu.model import Clip

RATES_HZ = [16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
KBPS = [48, 56, 64, 80, 96, 112, 128, 160]


def write(path, samples, rate_hz=24_000, kbps=96, *, head=b"", piece=7_001):  # noqa: PLR0913 - as many as Mp3File
    """Write a whole file in pieces."""
    file = Mp3File(path, rate_hz=rate_hz, bitrate_kbps=kbps, head=head)
    try:
        for start in range(0, len(samples), piece):
            file.write(samples[start : start + piece].tobytes())
        file.close()
    finally:
        file.release()
    return file


def level_of(samples):
    """Return the root mean square of samples."""
    return math.sqrt(sum(sample**2 for sample in samples) / len(samples))


def frames(data):
    """Yield (offset, length, samples) of every frame, found by its header alone (ISO/IEC 11172-3, 2.4.2.3)."""
    bitrates = {
        3: "32 40 48 56 64 80 96 112 128 160 192 224 256 320",
        2: "8 16 24 32 40 48 56 64 80 96 112 128 144 160",
    }
    rates = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000)}
    at = 0
    while at < len(data):
        header = int.from_bytes(data[at : at + 4], "big")
        assert header >> 21 == 0x7FF, f"no sync at byte {at}"
        assert header >> 17 & 0b11 == 0b01, f"not Layer III at byte {at}"
        version = header >> 19 & 0b11
        kbps = int(bitrates[version].split()[(header >> 12 & 15) - 1])
        rate_hz = rates[version][header >> 10 & 3]
        samples = 1152 if version == 3 else 576
        length = samples // 8 * kbps * 1000 // rate_hz + (header >> 9 & 1)
        yield at, length, samples
        at += length
    assert at == len(data), "the last frame is cut short"


@given(
    rate_hz=st.sampled_from(RATES_HZ),
    kbps=st.sampled_from(KBPS),
    length=st.integers(4_800, 60_000),  # 100 ms at the highest rate; players do not open three frames
    piece=st.sampled_from([100, 4_999, 60_000]),
)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_readers_return_exactly_the_samples_written(track, rate_hz, kbps, length, piece):
    """At every rate and bitrate and for any length."""
    written = write(track, array("h", [1000, -1000] * 30_000)[:length], rate_hz, kbps, piece=piece)

    assert written.samples == length
    assert len(hear(track).samples) == length
    assert mutagen.mp3.MP3(track).info.length == pytest.approx(length / rate_hz, abs=1e-9)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("kbps", [48, 96, 160])
def test_the_sound_is_where_it_was(track, rate_hz, kbps):
    """No delay, to the sample."""
    was = speak(700, rate_hz=rate_hz)
    write(track, was, rate_hz, kbps)
    heard = hear(track).samples
    span = range(rate_hz // 5, rate_hz // 2)
    fit = {lag: sum(was[at] * heard[at + lag] for at in span) for lag in range(-3, 4)}

    assert max(fit, key=fit.get) == 0


@pytest.mark.parametrize(
    ("rate_hz", "kbps"),
    [(16_000, 48), (24_000, 96), (48_000, 160), (44_100, 192), (44_100, 224), (44_100, 256), (44_100, 320)],
)
def test_what_the_encoder_takes_away_of_the_level_is_known(track, rate_hz, kbps):
    """LAME's presets turn high bitrates down less than low ones; a clip that is cut for the file makes up for each."""
    was = speak(700, rate_hz=rate_hz)
    write(track, was, rate_hz, kbps)

    assert level_of(hear(track).samples) / level_of(was) == pytest.approx(10 ** (-makeup_db(kbps) / 20), abs=0.01)


@pytest.mark.parametrize("kbps", [48, 96, 160])
def test_a_clip_is_as_loud_in_the_file_as_asked(track, kbps):
    """Its gain and the encoder's make-up are one step."""
    clip = Clip(as_wav(speak(700)))
    file = Mp3File(track, rate_hz=24_000, bitrate_kbps=kbps)
    piece = file.cut(clip, -6.0)
    file.write(piece.data)
    file.close()
    spoken = speech_in(clip.audio).sound.get_array_of_samples()

    assert level_of(hear(track).samples) / level_of(spoken) == pytest.approx(10 ** (-6 / 20), abs=0.006)


@pytest.mark.parametrize(("rate_hz", "kbps"), [(22_050, 48), (24_000, 48), (24_000, 96), (44_100, 64), (48_000, 160)])
def test_every_frame_and_every_field_is_right(track, rate_hz, kbps):
    """Frames follow one another without a gap, and the Info frame counts, measures and sums them up rightly."""
    head = b"front matter"
    write(track, speak(20_000, rate_hz=rate_hz), rate_hz, kbps, head=head)
    data = track.read_bytes().removeprefix(head)
    (_, info_bytes, samples), *audio = frames(data)
    tag = data.index(b"Info")
    count, size = struct.unpack(">II", data[tag + 8 : tag + 16])
    table = data[tag + 16 : tag + 116]
    lame = data[tag + 120 : tag + 156]

    assert tag == 4 + (17 if samples == 1152 else 9)
    assert (count, size) == (len(audio), len(data))
    assert lame[:9] == b"LAME3.100"
    assert int.from_bytes(lame[28:32], "big") == len(data)
    assert int.from_bytes(lame[32:34], "big") == crc16(data[info_bytes:])
    assert int.from_bytes(lame[34:36], "big") == crc16(data[: tag + 154])
    starts = [at for at, _, _ in audio]
    seek = [percent / 256 * len(data) - starts[len(starts) * index // 100] for index, percent in enumerate(table)]
    assert max(map(abs, seek)) <= len(data) / 256 + 2 * info_bytes


def test_the_head_stays_in_front(track):
    """The tag is written once, before the audio; the file is never rewritten for it."""
    write(track, speak(), head=b"ID3 would stand here")

    assert track.read_bytes().startswith(b"ID3 would stand here\xff\xf3")


def test_what_stood_there_is_replaced(track):
    """A part left behind by a crash must not become the start of the next file."""
    track.write_bytes(b"left over" * 100_000)
    write(track, speak())

    assert len(hear(track).samples) == len(speak())
    assert track.stat().st_size < 20_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said_plainly():
    """Hours into a book, too: whichever write is the one that fails."""
    with pytest.raises(FolderError, match=r"No space left.*Make room"):
        write(Path("/dev/full"), speak(5000))


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path):
    """The person sees the path and what to do, not a traceback."""
    with pytest.raises(FolderError, match="nowhere"):
        Mp3File(tmp_path / "nowhere" / "a.mp3", rate_hz=24_000, bitrate_kbps=96)
