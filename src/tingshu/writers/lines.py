"""How texts and moments stand in lists and captions."""


def unbroken(text: str) -> str:
    """Return a sentence on one line; it is the author's, so no character of it is altered."""
    return " ".join(text.split())


def clock_ms(ms: int, *, point: str) -> str:
    """Return a moment as captions write it: ``hh:mm:ss.mmm``, with ``point`` before the milliseconds."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{point}{thousandths:03}"


def clock(ms: int) -> str:
    """Return a length or a moment as a player shows it, to the nearest second: ``2:05`` or ``1:02:05``."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
