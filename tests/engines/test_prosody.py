"""How a voice is to speak."""

import pytest

from tingshu.engines.prosody import check_prosody, check_within
from tingshu.errors import UsageError
from tingshu.model import ProsodyLimits, Voice

PLAIN = ("+0%", "+0Hz", "+0%")


@pytest.mark.parametrize("prosody", [PLAIN, ("-99%", "-50Hz", "+100%"), ("+200%", "+1000Hz", "-99%")])
def test_prosody_as_ssml_writes_it_is_taken(prosody):
    """Signed percentages and hertz."""
    check_prosody(*prosody)


@pytest.mark.parametrize(
    "prosody",
    [
        ("10%", "+0Hz", "+0%"),
        ("+10", "+0Hz", "+0%"),
        ("fast", "+0Hz", "+0%"),
        ("-100%", "+0Hz", "+0%"),
        ("+１０%", "+0Hz", "+0%"),
        ("+10%\n", "+0Hz", "+0%"),
        ("+0%", "+5%", "+0%"),
        ("+0%", "5Hz", "+0%"),
        ("+0%", "+5Hz!", "+0%"),
        ("+0%", "+0Hz", "-100%"),
        ("+0%", "+0Hz", "+1.5%"),
    ],
)
def test_prosody_written_otherwise_is_refused_with_an_example(prosody):
    """Before the first sentence, and by the name of the option."""
    with pytest.raises(UsageError, match="Write it like") as caught:
        check_prosody(*prosody)

    assert "--" in caught.value.problem


LIMITS = ProsodyLimits((-50, 100), (-20, 30), (-80, 0))


@pytest.mark.parametrize("prosody", [PLAIN, ("-50%", "-20Hz", "-80%"), ("+100%", "+30Hz", "+0%")])
def test_both_ends_of_a_limit_are_within(prosody):
    """What the message offers can be chosen."""
    check_within(Voice("tone", "tone", *prosody), LIMITS)


@pytest.mark.parametrize(
    ("prosody", "option", "choice"),
    [
        (("-51%", "+0Hz", "+0%"), "--rate -51%", "from -50% to +100%"),
        (("+101%", "+0Hz", "+0%"), "--rate +101%", "from -50% to +100%"),
        (("+0%", "+31Hz", "+0%"), "--pitch +31Hz", "from -20Hz to +30Hz"),
        (("+0%", "+0Hz", "+1%"), "--volume +1%", "from -80% to +0%"),
    ],
)
def test_beyond_them_the_option_and_its_limits_are_named(prosody, option, choice):
    """In the notation in which it was given."""
    with pytest.raises(UsageError) as caught:
        check_within(Voice("tone", "tone", *prosody), LIMITS)

    assert (option in caught.value.problem, choice in caught.value.way_out) == (True, True)
