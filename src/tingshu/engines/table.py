"""The table of engines. A new voice service is one file beside this one and one line here."""

from collections.abc import Mapping
from typing import Protocol

from tingshu.errors import UsageError
from tingshu.protocols import Engine

AUTO = "auto"
"""Stands for the best engine that answers; which one that is, ``choice`` decides."""


class EngineMaker(Protocol):
    """Makes an engine; called only when it is wanted."""

    def __call__(self, *, proxy: str | None = None) -> Engine:
        """Return the engine; ``proxy`` is the way to its service, None what the environment says."""
        ...


Engines = Mapping[str, EngineMaker]


def _edge(*, proxy: str | None = None) -> Engine:
    from tingshu.engines.edge import EdgeEngine

    return EdgeEngine(proxy=proxy)


def _espeak(*, proxy: str | None = None) -> Engine:  # noqa: ARG001  (it needs no network)
    from tingshu.engines.espeak import EspeakEngine

    return EspeakEngine()


def engine_named(name: str, engines: Engines, proxy: str | None = None) -> Engine:
    """Return the engine of this name in a table; ``proxy`` is the way to its service.

    Raises:
        UsageError: there is none.
    """
    if name not in engines:
        raise UsageError(f"There is no engine {name!r}", f"Choose one of: {', '.join((AUTO, *engines))}")
    return engines[name](proxy=proxy)


ENGINES: Engines = {"edge": _edge, "espeak": _espeak}
"""Every engine by the word that stands for it on the command line."""
