"""``tingshu voices``: who can speak."""

from dataclasses import asdict

import click

from tingshu.cli.console import show_json, show_notice, show_table
from tingshu.cli.options import engine_option, json_option, proxy_option

EVERY_LOCALE = "all"


@click.command()
@engine_option
@click.option(
    "--locale", default="zh", show_default=True, help=f"Locales that begin so; '{EVERY_LOCALE}' for every one."
)
@proxy_option
@json_option
def voices(engine: str, locale: str, proxy: str | None, *, as_json: bool) -> None:
    """List the voices that can speak."""
    import asyncio

    from tingshu.recording import voices_on_offer

    offered, notices = asyncio.run(voices_on_offer(engine, proxy))
    for notice in notices:
        show_notice(notice)
    shown = [voice for voice in offered if locale == EVERY_LOCALE or voice.locale.lower().startswith(locale.lower())]
    if as_json:
        show_json([asdict(voice) for voice in shown])
    else:
        show_table(
            ("voice", "locale", "gender", "engine"),
            [(voice.name, voice.locale, voice.gender, voice.engine) for voice in shown],
        )
