"""The way to the Edge service: its address, a connection that leaves nothing behind, and proxies."""

import asyncio
import contextlib
import socket
import threading
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import Connection

from tingshu.engines.edge_errors import OFFLINE
from tingshu.errors import ServiceError

HOST = "speech.platform.bing.com"

ADDRESSES_KEPT_S = 300.0
"""How long a looked-up address is used: every sentence has a connection of its own, but not a look-up."""


class Connector(aiohttp.TCPConnector):
    """Connections for one request, all of which are gone when it is left.

    aiohttp closes a connection by asking the other side to agree, and forgets it before that has happened.
    """

    def __init__(self, resolver: AbstractResolver) -> None:
        super().__init__(resolver=resolver)
        self._lines: list[asyncio.BaseTransport | None] = []

    async def connect(self, *request: Any, **options: Any) -> Connection:  # noqa: ANN401  (handed on as they are)
        """Return a connection, as aiohttp does."""
        connection = await super().connect(*request, **options)
        self._lines.append(connection.transport)
        return connection

    async def __aexit__(self, *_: object) -> None:
        await self.close()
        for line in self._lines:
            if isinstance(line, asyncio.Transport):
                line.abort()
        await asyncio.sleep(0)  # in which the loop lets go of the sockets


@dataclass(frozen=True, slots=True)
class _Found:
    addresses: list[ResolveResult]
    until: float


class AddressBook(AbstractResolver):
    """Finds addresses through the operating system, and remembers them for ``ADDRESSES_KEPT_S``.

    A look-up cannot be interrupted and may take half a minute where no name server answers, so it has a thread of its
    own that nobody waits for at the end; asyncio would wait for its own threads, whatever Ctrl-C says.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], _Found] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of ``host``. Raises OSError where there are none."""
        now = asyncio.get_running_loop().time()
        key = host, port, int(family)
        if key not in self._found or self._found[key].until < now:
            self._found[key] = _Found(await _looked_up(host, port, family), now + ADDRESSES_KEPT_S)
        return self._found[key].addresses

    async def close(self) -> None:
        """Forget everything."""
        self._found.clear()


async def _looked_up(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[ResolveResult]] = loop.create_future()

    def give(result: list[ResolveResult] | OSError) -> None:
        if answer.done():
            return
        if isinstance(result, OSError):
            answer.set_exception(result)
        else:
            answer.set_result(result)

    def look_up() -> None:
        try:
            result: list[ResolveResult] | OSError = _addresses(host, port, family)
        except OSError as error:
            result = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody wants to know any more
            loop.call_soon_threadsafe(give, result)

    threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    return await answer


def _addresses(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    found = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [
        {
            "hostname": host,
            "host": str(address[0]),
            "port": int(address[1]),
            "family": kind,
            "proto": protocol,
            "flags": socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
        }
        for kind, _, protocol, _, address in found
    ]


def usable_proxy(wanted: str | None) -> str | None:
    """Return the address of the proxy to use: ``wanted``, or else the environment's; None for none.

    Raises:
        ServiceError: it is no address, or of a kind that edge-tts cannot use.
    """
    proxy = wanted or proxy_from_environment()
    if not proxy:
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"  # as every other program reads it
    if not _is_proxy(proxy):
        raise ServiceError(
            f"The Edge service cannot be reached through the proxy {_without_password(proxy)}",
            f"Give the http:// address of your proxy with --proxy or HTTPS_PROXY, {OFFLINE}",
        )
    return proxy


def _is_proxy(address: str) -> bool:
    """Whether this is an address of the kind that edge-tts can use, as far as can be seen without asking there."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets without an end, or a port that is no number
        return False


def proxy_from_environment() -> str | None:
    """Return the proxy for the service: WSS_PROXY, HTTPS_PROXY or ALL_PROXY, unless NO_PROXY names its host.

    edge-tts alone would read only WSS_PROXY for speech, because the address begins with ``wss``.
    """
    proxies = urllib.request.getproxies()
    if urllib.request.proxy_bypass(HOST):
        return None
    return proxies.get("wss") or proxies.get("https") or proxies.get("all")


def _without_password(proxy: str) -> str:
    scheme, _, rest = proxy.partition("://")  # also of what is no address
    return f"{scheme}://{rest.rpartition('@')[2]}"
