"""The table of engines. A new voice service is one file beside this one and one line here."""

from collections.abc import Callable, Mapping

from tingshu.protocols import Engine

AUTO = "auto"
"""Stands for the best engine that answers; which one that is, ``choice`` decides."""

Engines = Mapping[str, Callable[[], Engine]]


def _edge() -> Engine:
    from tingshu.engines.edge import EdgeEngine

    return EdgeEngine()


def _espeak() -> Engine:
    from tingshu.engines.espeak import EspeakEngine

    return EspeakEngine()


ENGINES: Engines = {"edge": _edge, "espeak": _espeak}
"""Every engine by the word that stands for it on the command line; called only when it is wanted."""
