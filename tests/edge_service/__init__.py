"""A stand-in for the Edge read-aloud service on the loopback interface, speaking its real protocol over TLS.

``with running(EdgeService()) as service`` serves from a thread of its own; ``service.engine()`` is the real engine,
led there by its resolver alone. ``service.faults`` is the switchboard for what can go wrong, ``service.requests``
the record of what was asked.
"""

from edge_service.faults import Faults
from edge_service.loopback import Loopback, trust
from edge_service.service import EdgeService, Pace, Request
from edge_service.thread import running

__all__ = ["EdgeService", "Faults", "Loopback", "Pace", "Request", "running", "trust"]
