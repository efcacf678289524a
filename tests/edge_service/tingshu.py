"""The ``tingshu`` command, with the Edge service at ``EDGE_SERVICE`` (host:port).

::

    EDGE_SERVICE=127.0.0.1:8443 EDGE_SERVICE_CA=ca.pem PYTHONPATH=tests python -m edge_service.tingshu make book.txt

The product runs as it is: only the name of the service is answered differently, and ``EDGE_SERVICE_CA`` is trusted.
``EdgeService.environment`` gives both variables.
"""

import os
from pathlib import Path

import edge_tts.communicate
import edge_tts.voices

from edge_service.loopback import Loopback, trust
from tingshu.__main__ import main
from tingshu.engines import edge_connection


def lead_to_stand_in() -> None:
    """Lead every connection of this process to the stand-in that the environment names."""
    host, _, port = os.environ["EDGE_SERVICE"].rpartition(":")
    context = trust(Path(os.environ["EDGE_SERVICE_CA"]).read_text("ascii"))
    edge_tts.communicate._SSL_CTX = edge_tts.voices._SSL_CTX = context  # noqa: SLF001  (there is no other way in)
    edge_connection.AddressBook = lambda: Loopback(host, int(port))


if __name__ == "__main__":
    lead_to_stand_in()
    main()
