"""Fetches what is at an address, with the standard library alone.

One small request needs no more: ``urllib`` knows the computer's proxies and certificates, and an opener made of HTTP
and HTTPS only can be led to no file. What it lacks is here: a limit in bytes and in seconds, gzip, Chinese in
addresses, and a wary eye on where a redirect leads.
"""

import ipaddress
import socket
import string
import time
import urllib.request
import zlib
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit

from tingshu.errors import SourceError

TIMEOUT_S = 20.0
"""Seconds without a byte after which a server is given up."""

LONGEST_S = 300.0
"""Seconds that a whole download may take."""

MOST_REDIRECTS = 10

AGENT = "Mozilla/5.0 (compatible; tingshu)"
"""Says who asks, in the form that sites which look for browsers let through."""

_CHUNK = 65_536
_SAVE_IT = "Open it in a browser, save the page, and give the saved file"
_NOT_TEXT = ("image/", "audio/", "video/", "font/")


def fetch(address: str, largest_bytes: int, *, longest_s: float | None = None, stays: bool = False) -> bytes:
    """Return the bytes at an ``http`` or ``https`` address.

    Proxies are those of the environment (``https_proxy``, ``no_proxy`` and the like) or of the system. A redirect
    from the Internet into the local network is not followed.

    Args:
        address: the address as a person types it; it may hold Chinese.
        largest_bytes: how much is read at most, counted after unpacking.
        longest_s: seconds that it may take, in place of ``LONGEST_S``.
        stays: whether redirects to another site are refused.

    Raises:
        SourceError: it cannot be reached, answers with an error, is no text, or is too large or too slow.
    """
    request = urllib.request.Request(_ascii(address), headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"})  # noqa: S310 - the opener below knows no file
    longest_s = LONGEST_S if longest_s is None else longest_s
    try:
        with _opener(stays=stays).open(request, timeout=max(0.1, min(TIMEOUT_S, longest_s))) as response:
            return _body(response, address, largest_bytes, longest_s)
    except HTTPError as error:
        error.close()
        raise SourceError(f"{address} answered {error.code} {error.reason}", _way_out(error.code)) from error
    except URLError as error:
        raise SourceError(f"{address} cannot be reached: {_reason(error.reason)}", _CHECK) from error
    except (HTTPException, OSError, ValueError) as error:
        raise SourceError(f"{address} cannot be read: {_reason(error)}", _CHECK) from error


_CHECK = f"Check the address and the network, or: {_SAVE_IT[0].lower()}{_SAVE_IT[1:]}"


def _opener(*, stays: bool) -> urllib.request.OpenerDirector:
    """Return an opener that knows HTTP, HTTPS and proxies, and nothing else."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
        _WaryRedirects(stays=stays),
    ):
        opener.add_handler(handler)
    return opener


class _WaryRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but not from the Internet to what only this computer can reach."""

    max_redirections = MOST_REDIRECTS

    def __init__(self, *, stays: bool) -> None:
        self._stays = stays

    def redirect_request(  # noqa: PLR0913, PLR0917 - the signature is urllib's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Return the request for the new address, or refuse it."""
        if _is_local(newurl) and not _is_local(req.full_url):
            raise SourceError(
                f"{req.full_url} leads to {newurl}, which is in the local network",
                "If that is meant, give that address itself",
            )
        if self._stays and urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            raise SourceError(f"{req.full_url} leads to another site", "Give the address it leads to itself")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_local(address: str) -> bool:
    """Tell whether an address leads to this computer or its network; what cannot be resolved leads nowhere."""
    parts = urlsplit(address)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return any(not ipaddress.ip_address(str(where[0]).partition("%")[0]).is_global for *_, where in found)


# --- the answer ----------------------------------------------------------------------------------------------


def _body(response: HTTPResponse, address: str, largest_bytes: int, longest_s: float) -> bytes:
    kind = _content_type(response.headers)
    if kind.startswith(_NOT_TEXT):
        raise SourceError(f"{address} is no text but {kind}", "Give the address of a page or a book")
    pieces: list[bytes] = []
    size = 0
    for piece in _unpacked(response, address, longest_s):
        pieces.append(piece)
        size += len(piece)
        if size > largest_bytes:
            raise SourceError(f"{address} is larger than {largest_bytes // 1_000_000} MB", _SAVE_IT)
    return b"".join(pieces)


def _unpacked(response: HTTPResponse, address: str, longest_s: float) -> Iterator[bytes]:
    """Yield the body piece by piece, however much a packed one swells."""
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise SourceError(f"{address} is packed in a way that was not asked for ({packed})", _SAVE_IT)
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed.endswith("gzip") else None
    for piece in _received(response, address, longest_s):
        if inflater is None:
            yield piece
            continue
        try:
            yield inflater.decompress(piece, _CHUNK)
            while inflater.unconsumed_tail:
                yield inflater.decompress(inflater.unconsumed_tail, _CHUNK)
        except zlib.error as error:
            raise SourceError(f"{address} sent a damaged page: {error}", _SAVE_IT) from error
    if inflater and not inflater.eof:
        raise SourceError(f"{address} broke off in the middle", "Try again")


def _received(response: HTTPResponse, address: str, longest_s: float) -> Iterator[bytes]:
    end = time.monotonic() + longest_s
    while piece := response.read1(_CHUNK):
        yield piece
        if time.monotonic() > end:
            raise SourceError(f"{address} takes longer than {longest_s:.0f} seconds", _SAVE_IT)
    if response.length:  # bytes that were promised and did not come
        raise SourceError(f"{address} broke off in the middle", "Try again")


def _content_type(headers: Message) -> str:
    return headers.get_content_type().lower() if headers.get("Content-Type") else ""


def _ascii(address: str) -> str:
    """Return an address as it is sent: a Chinese host in Punycode, other Chinese in percent signs (RFC 3987, 3.1)."""
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except ValueError as error:
        raise SourceError(f"{address} is no address: {error}", "Check how it is spelt") from error
    if not parts.hostname:
        raise SourceError(f"{address} is no address", "Give it as https://…")
    rest = (quote(part, safe=string.punctuation) for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme.lower(), host, *rest, ""))


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer for {TIMEOUT_S:.0f} seconds"
    return str(getattr(error, "strerror", None) or error)


def _way_out(code: int) -> str:
    if code in {404, 410}:
        return "Check how the address is spelt; the page may be gone"
    return _SAVE_IT
