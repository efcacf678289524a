"""What an address answers is read within limits, or a person is told what it answered and what to do."""

import gzip
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tingshu.errors import SourceError
from tingshu.readers import source, web
from tingshu.readers.html import read_html
from tingshu.readers.source import open_source
from tingshu.readers.web import fetch

PAGE = "<title>渡口</title><p>船来了，水大。</p>".encode("gb18030")
LARGE = 100_000


class _Site(BaseHTTPRequestHandler):
    """A small site: each path is a way in which servers answer."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.removeprefix("http://example.invalid").strip("/").partition("?")[0]
        getattr(self, f"_{name.replace('-', '_')}", self._page)()

    def _answer(self, body, code=200, length=None, **headers):
        self.send_response(code)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _page(self):
        self._answer(PAGE, Content_Type="text/html; charset=utf-8")

    def _gzip(self):
        self._answer(gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def _bomb(self):
        self._answer(gzip.compress(bytes(50 * LARGE)), Content_Encoding="gzip")

    def _half_gzip(self):
        self._answer(gzip.compress(PAGE * 9)[:-20], Content_Encoding="gzip")

    def _no_gzip(self):
        self._answer(PAGE, Content_Encoding="gzip")

    def _brotli(self):
        self._answer(PAGE, Content_Encoding="br")

    def _large(self):
        self._answer(bytes(LARGE + 1))

    def _half(self):
        self._answer(PAGE, length=len(PAGE) + 10)
        self.close_connection = True

    def _image(self):
        self._answer(b"\x89PNG", Content_Type="image/png")

    def _empty(self):
        self._answer(b"")

    def _moved(self):
        self._answer(b"", 302, Location="/page?moved")

    def _moved_to_chinese(self):
        self._answer(b"", 301, Location="/渡口".encode().decode("latin-1"))

    def _round(self):
        self._answer(b"", 302, Location=f"/round?{len(self.server.asked)}")

    def _to_a_file(self):
        self._answer(b"", 302, Location="file:///etc/hostname")

    def _inside(self):
        self._answer(b"", 302, Location=f"http://localhost:{self.server.server_port}/page")

    def _gone(self):
        self._answer(b"<p>nothing</p>", 404)

    def _forbidden(self):
        self._answer(b"", 403)

    def _silent(self):
        self.server.released.wait()
        self.close_connection = True

    def log_message(self, *_):
        pass


@contextmanager
def running():
    """Run the site in this process."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.asked, server.released = [], threading.Event()
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site():
    """The site, answering."""
    with running() as server:
        yield server


def address(site, path):
    """Return where a path of the site is."""
    return f"http://127.0.0.1:{site.server_port}/{path}"


@pytest.mark.parametrize("path", ["page", "gzip", "moved", "moved-to-chinese", "渡口/第一章.html?页=二#下"])
def test_a_page_is_fetched(site, path):
    """Packed or not, moved or not, with Chinese in its address or without."""
    assert fetch(address(site, path), LARGE) == PAGE


def test_the_request_is_plain(site):
    """Chinese goes in percent signs, the fragment stays here, and the server is told who asks."""
    fetch(address(site, "渡 口?a=%2F&页=二#下"), LARGE)
    path, headers = site.asked[0]

    assert path == "/%E6%B8%A1%20%E5%8F%A3?a=%2F&%E9%A1%B5=%E4%BA%8C"
    assert headers["User-Agent"] == web.AGENT
    assert headers["Accept-Encoding"] == "gzip"


def test_an_address_is_a_source(site):
    """From address to manuscript: the bytes win over the charset that the server claims."""
    opened = open_source(address(site, "page"))

    assert opened.name == address(site, "page")
    assert read_html(opened).blocks[0].text == "船来了，水大。"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("gone", "answered 404"),
        ("forbidden", "answered 403"),
        ("large", "larger than"),
        ("bomb", "larger than"),
        ("half", "broke off|cannot be read"),
        ("half-gzip", "broke off"),
        ("no-gzip", "damaged"),
        ("brotli", "br"),
        ("image", "image/png"),
        ("round", "cannot be reached|answered 302"),
        ("to-a-file", "answered 302|unknown url type"),
    ],
)
def test_what_is_no_page_is_refused(site, path, problem):
    """Each answer that is no text has its own sentence, and a way out."""
    with pytest.raises(SourceError, match=problem) as caught:
        fetch(address(site, path), LARGE)

    assert caught.value.way_out
    assert len(site.asked) <= web.MOST_REDIRECTS + 1


def test_an_empty_page_is_refused(site):
    """Nothing is said to be nothing."""
    with pytest.raises(SourceError, match="is empty"):
        open_source(address(site, "empty"))


def test_a_silent_server_is_given_up(site, monkeypatch):
    """A server that takes the call and says nothing costs no more than the time allowed."""
    monkeypatch.setattr(web, "TIMEOUT_S", 0.2)

    with pytest.raises(SourceError, match="no answer"):
        fetch(address(site, "silent"), LARGE)


def test_a_download_without_end_is_given_up(site, monkeypatch):
    """A server that sends a byte now and then does not keep a person waiting for ever."""
    monkeypatch.setattr(web, "LONGEST_S", -1)

    with pytest.raises(SourceError, match="takes longer"):
        fetch(address(site, "page"), LARGE)


def test_a_redirect_from_outside_does_not_lead_inside(site, monkeypatch):
    """A stranger's page cannot make this computer read its own network."""
    monkeypatch.setattr(web, "_is_local", lambda where: "localhost" in where)

    with pytest.raises(SourceError, match="local network"):
        fetch(address(site, "inside"), LARGE)
    assert [path for path, _ in site.asked] == ["/inside"]


def test_a_style_sheet_stays_on_its_site(site):
    """Of what only belongs to a page, a redirect to another host or port is not followed."""
    assert fetch(address(site, "moved"), LARGE, stays=True) == PAGE
    with pytest.raises(SourceError, match="another site"):
        fetch(address(site, "inside"), LARGE, stays=True)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("[::1]", True), ("10.1.2.3", True), ("169.254.169.254", True), ("8.8.8.8", False)],
)
def test_local_addresses_are_known(host, local):
    """This computer, its network, and a cloud's own service are inside."""
    assert web._is_local(f"http://{host}/x") is local  # noqa: SLF001 - the rule itself


def test_a_proxy_is_asked(site, monkeypatch):
    """Whoever sits behind a proxy has set it in the environment."""
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{site.server_port}")

    assert fetch("http://example.invalid/page", LARGE) == PAGE
    assert site.asked[0][0] == "http://example.invalid/page"


@pytest.mark.parametrize(
    "where", ["http://", "http://[::1", "http://a:x/", "https://" + "x" * 300 + ".例/", "http://甲..乙/"]
)
def test_what_is_no_address_is_refused(where):
    """A typing error is answered with a sentence."""
    with pytest.raises(SourceError):
        fetch(where, LARGE)


def test_nobody_there():
    """A port on which nobody listens, and where to go from there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(SourceError, match="cannot be reached") as caught:
            fetch(where, LARGE)

    assert "save the page" in caught.value.way_out


def test_the_limit_is_that_of_files(site, monkeypatch):
    """A page may be as large as a file."""
    monkeypatch.setattr(source, "LARGEST_BYTES", 10)

    with pytest.raises(SourceError, match="larger than"):
        open_source(address(site, "page"))
