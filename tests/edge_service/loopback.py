"""Leading edge-tts to the stand-in: by the answer to a name, and by one more certificate authority. Nothing else."""

import socket
import ssl

from aiohttp.abc import AbstractResolver
from aiohttp.resolver import DefaultResolver

HOST = "speech.platform.bing.com"


class Loopback(AbstractResolver):
    """Answers for the service's name with the stand-in's address, and for all others as they are."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._others = DefaultResolver()

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET):
        """Return the addresses of ``host``."""
        if host != HOST:
            return await self._others.resolve(host, port, family)
        return [
            {
                "hostname": host, "host": self._host, "port": self._port,
                "family": socket.AF_INET, "proto": 0, "flags": socket.AI_NUMERICHOST,
            }
        ]  # fmt: skip

    async def close(self) -> None:
        """Let go of the resolver for the others."""
        await self._others.close()


def trust(authority_pem: str) -> ssl.SSLContext:
    """Return a context that trusts this certificate authority alone."""
    return ssl.create_default_context(cadata=authority_pem)
