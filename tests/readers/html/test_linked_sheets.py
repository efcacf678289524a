"""A page's own style sheets tell what it hides, and nothing else on this computer or network is read for it."""

import pytest

from tingshu.model import Source
from tingshu.readers.html import linked_sheets as module, read_html
from tingshu.readers.html.linked_sheets import linked_sheets
from tingshu.readers.html.markup import parse_page

HIDING = ".w{display:none}"
PAGE = '<link rel="stylesheet" href="{}"><p>船来了，<b class="w">本文首发江边网</b>水大。</p>'


def read(path, link):
    """Read a page in a file that links to one sheet."""
    path.write_text(PAGE.format(link), "utf-8")
    return read_html(Source(str(path), path.read_bytes()))


@pytest.mark.parametrize("link", ["a.css", "./sub/../a.css", "%61.css", "a.css?v=2", "渡口_files/b.css"])
def test_a_sheet_in_the_page_s_own_folder_is_honoured(tmp_path, link):
    """A page saved by a browser has its sheets beside it."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "渡口_files").mkdir()
    for sheet in (tmp_path / "a.css", tmp_path / "渡口_files" / "b.css"):
        sheet.write_text(HIDING)
    manuscript = read(tmp_path / "a.html", link)

    assert manuscript.blocks[0].text == "船来了，水大。"
    assert manuscript.removals[0].contexts == ("船来了，【本文首发江边网】水大。",)
    assert manuscript.notices[:-1] == ()


@pytest.mark.parametrize("make", ["../out.css", "{}/out.css", "file://{}/out.css", "link.css", "//example.org/out.css"])
def test_nothing_outside_the_folder_is_read(tmp_path, make):
    """No path, address or link leads out of it, and nothing is said of what was not tried."""
    folder = tmp_path / "page"
    folder.mkdir()
    (tmp_path / "out.css").write_text(HIDING)
    (folder / "link.css").symlink_to(tmp_path / "out.css")
    manuscript = read(folder / "a.html", make.format(tmp_path))

    assert manuscript.blocks[0].text == "船来了，本文首发江边网水大。"


@pytest.mark.parametrize("name", ["gone.css", "large.css", ".", "a\0b.css"])
def test_a_sheet_that_cannot_be_read_is_told(tmp_path, monkeypatch, name):
    """Text that it would have hidden may be heard, so a person is told; the page is read all the same."""
    monkeypatch.setattr(module, "LARGEST_BYTES", 10)
    (tmp_path / "large.css").write_text(HIDING)
    root = parse_page(PAGE.format("x"), "a")
    root.find(".//link").set("href", name.replace("\0", "%00"))
    found = linked_sheets(root, str(tmp_path / "a.html"))

    assert (found.sheets, found.complete) == ((), False)
    assert "could not be read" in found.notices[0]


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("a.css", ["https://例.example/b/a.css"]),
        ("/a.css", ["https://例.example/a.css"]),
        ("https://cdn.example/a.css", []),
        ("http://例.example/a.css", []),
        ("file:///etc/hostname", []),
    ],
)
def test_of_an_address_only_the_same_site_is_asked(monkeypatch, link, asked):
    """Scheme, host and port must be the page's; what is elsewhere is not fetched."""
    addresses = []

    def fetch(address, largest_bytes, **limits):
        addresses.append(address)
        assert (largest_bytes, limits["stays"]) == (module.LARGEST_BYTES, True)
        assert 0 < limits["longest_s"] <= module.LONGEST_S
        return HIDING.encode()

    monkeypatch.setattr(module, "fetch", fetch)
    found = linked_sheets(parse_page(PAGE.format(link), "a"), "https://例.example/b/page.html")

    assert addresses == asked
    assert (found.sheets == (HIDING,)) == bool(asked) == found.complete


def test_standard_input_has_no_folder():
    """Nothing is looked for where nobody said that the page is."""
    assert linked_sheets(parse_page(PAGE.format("a.css"), "-"), "-").sheets == ()


def test_sheets_for_printers_and_alternatives_do_not_count():
    """They say nothing of what is on the screen, so they are neither read nor missed."""
    html = '<link rel=stylesheet media=print href=a.css><link rel="alternate stylesheet" href=b.css><p>水'

    assert linked_sheets(parse_page(html, "a.html"), "a.html").complete
