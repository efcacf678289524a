"""What goes wrong with the Edge service, in our own words: the errors of edge-tts, aiohttp and the answers' parsing."""

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import aiohttp
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived, SkewAdjustmentError

from tingshu.errors import BlockedError, ServiceError, SpeechError

FORBIDDEN, TOO_MANY_REQUESTS, SERVER_ERROR = 403, 429, 500

OFFLINE = "or use --engine espeak, which needs no network"

FOREIGN_ERRORS = (
    EdgeTTSException, aiohttp.ClientError, OSError, TimeoutError,
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What edge-tts, aiohttp and the parsing of an answer that is not the service's raise between them."""


def service_error(error: BaseException) -> ServiceError | None:
    """Return ``error`` as one of the whole service; None when it may concern one sentence only."""
    match error:
        case aiohttp.ClientHttpProxyError(status=status):
            problem = f"The proxy refuses to connect to the Edge service ({status})"
            return ServiceError(problem, "Check --proxy or HTTPS_PROXY", transient=status >= SERVER_ERROR)
        case aiohttp.ClientResponseError(status=status, headers=headers):
            return _refusal(status, headers or {})
        case SkewAdjustmentError():  # a 403 that did not say what time it is
            return _refusal(FORBIDDEN, {})
        case aiohttp.ClientConnectorCertificateError():
            return ServiceError(
                f"The Edge service cannot prove its identity ({described(error)})",
                f"Check this computer's clock, and for a proxy that opens encrypted connections, {OFFLINE}",
            )
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError() | aiohttp.InvalidURL():
            return ServiceError(
                f"The Edge service cannot be reached ({described(error)})",
                f"Check the network connection, --proxy and HTTPS_PROXY, {OFFLINE}",
                transient=True,
            )
        case _:
            return None


def _refusal(status: int, headers: Mapping[str, str]) -> ServiceError:
    if status == FORBIDDEN:  # edge-tts has set its clock by the first refusal and was refused again
        problem = f"The Edge service refuses this program ({status})"
        way_out = (
            "Check this computer's clock, run pip install --upgrade edge-tts,"
            f" try another network or --proxy (the service blocks some addresses), {OFFLINE}"
        )
        return BlockedError(problem, way_out, transient=True)
    if status == TOO_MANY_REQUESTS or status >= SERVER_ERROR:
        problem = f"The Edge service is overloaded or has had enough of us ({status})"
        way_out = f"Run the same command again in a few minutes, with fewer --jobs, {OFFLINE}"
        return ServiceError(problem, way_out, transient=True, retry_after_s=retry_after_s(headers))
    return ServiceError(
        f"The Edge service does not know our request ({status})", f"Run pip install --upgrade edge-tts, {OFFLINE}"
    )


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Return what Retry-After asks for, in seconds from now (RFC 9110 §10.2.3); None where it says nothing clear."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        moment = parsedate_to_datetime(said).timestamp()
    except (ValueError, OverflowError):
        return None
    try:  # by the service's own clock: ours may be wrong, which edge-tts copes with too
        now = parsedate_to_datetime(headers.get("Date", "")).timestamp()
    except (ValueError, OverflowError):
        now = time.time()
    return max(moment - now, 0.0)


def speech_error(error: BaseException, text: str) -> SpeechError:
    """Return ``error`` as one of the sentence ``text``."""
    match error:
        case NoAudioReceived():
            problem, transient = "The Edge service sent no audio", False
        case UnicodeEncodeError():
            problem, transient = "The sentence holds half a character, which cannot be sent", False
        case TimeoutError():
            problem, transient = f"The Edge service did not answer in time: {error}", True
        case _:
            problem, transient = f"The Edge service's answer broke off ({described(error)})", True
    return SpeechError(problem, text=text, transient=transient, slow=isinstance(error, TimeoutError))


def described(error: BaseException) -> str:
    """Return what ``error`` says, on one line; its kind if it says nothing."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return described(error.certificate_error)
    if isinstance(error, aiohttp.ClientConnectorError) and error.os_error.strerror:
        return error.os_error.strerror  # aiohttp's own words show an address in memory
    return " ".join(str(error).split()) or type(error).__name__
