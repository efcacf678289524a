"""What every test starts from: no proxy, a cache of its own, and on request the stand-in for the Edge service."""

from collections.abc import Iterator

import pytest

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "WSS_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def _a_computer_of_its_own(tmp_path, monkeypatch) -> None:
    """Keep what a test writes, and what this computer is set to, away from each other."""
    monkeypatch.setenv("TINGSHU_CACHE", str(tmp_path / "cache"))
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(scope="session")
def edge_service_thread() -> Iterator["EdgeService"]:  # noqa: F821  (imported where it is used)
    """The one stand-in of this process."""
    from edge_service import EdgeService, running

    with running(EdgeService()) as service:
        yield service


@pytest.fixture
def edge_service(edge_service_thread, monkeypatch) -> Iterator["EdgeService"]:  # noqa: F821  (as above)
    """The stand-in, with nothing asked and nothing planned, trusted by edge-tts in this process."""
    from edge_service import trust

    service = edge_service_thread
    service.reset()
    context = trust(service.authority.cert_pem.bytes().decode("ascii"))
    monkeypatch.setattr("edge_tts.communicate._SSL_CTX", context)
    monkeypatch.setattr("edge_tts.voices._SSL_CTX", context)
    monkeypatch.setattr("edge_tts.drm.DRM.clock_skew_seconds", 0.0)
    yield service
    service.reset()
