"""A cover in every book: the person's, if it is one, else a drawn one that is always the same."""

from io import BytesIO

import pytest
from PIL import Image, ImageStat

from tingshu.errors import UsageError
from tingshu.writers import lettering
from tingshu.writers.cover import LARGEST_BYTES, LARGEST_FILE_BYTES, LARGEST_SIDE, cover_from, write_cover
from tingshu.writers.drawing import drawn_cover

LONG = "关于进一步加强和改进新时代农村公共文化服务体系建设若干重要问题的思考与实践探索（上册）"


def picture(kind="JPEG", size=(600, 800)):
    """Return an image file."""
    written = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(written, kind)
    return written.getvalue()


def opened(data):
    """Return the picture in an image file, loaded."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


@pytest.fixture
def lettered(monkeypatch):
    """Say what a cover is lettered with: nothing, or the font of Pillow in place of one with Chinese."""

    def choose(font):
        monkeypatch.setattr(lettering, "_place", lambda: font)
        lettering._font.cache_clear()  # noqa: SLF001 - it holds the font of another test

    yield choose
    lettering._font.cache_clear()  # noqa: SLF001 - as above


@pytest.mark.parametrize(
    ("title", "author"), [("渡口", "林某"), ("", ""), (LONG, "某某课题组"), ("The Ferry", "N. N.")]
)
def test_the_drawn_cover_is_a_square_picture_and_always_the_same(title, author):
    """For any title and author, long, Latin or missing."""
    cover = drawn_cover(title, author)

    assert opened(cover).size == (1000, 1000)
    assert opened(cover).format == "JPEG"
    assert len(cover) < 200_000
    assert drawn_cover(title, author) == cover


def test_two_books_have_two_covers(lettered):
    """The landscape itself differs by title and by author, also where there is no font."""
    lettered(None)
    covers = {drawn_cover(title, author) for title in ("渡口", "渡", "") for author in ("林某", "")}

    assert len(covers) == 6


def test_a_latin_title_stands_on_the_cover_without_any_font_installed(lettered):
    """In the lettering that Pillow brings along, on light paper at the foot."""
    lettered(None)
    bare, titled = opened(drawn_cover("渡口", "")), opened(drawn_cover("The Ferry", ""))
    slip = (120, 800, 300, 880)

    assert ImageStat.Stat(titled.crop(slip)).mean[0] > 150
    assert ImageStat.Stat(titled.crop(slip)).stddev[0] > 40
    assert ImageStat.Stat(bare.crop(slip)).stddev[0] < 40


@pytest.mark.parametrize(
    "title", ["渡口", LONG, "《水》——第一部", "Python 编程：从入门到实践", "一" * 500, "word " * 200]
)
def test_whatever_the_title_the_lettering_stays_on_the_picture(title, lettered, tmp_path):
    """The margin around the slip is the landscape's, however long the title; no glyph is needed to see that."""
    from PIL import ImageFont

    face = tmp_path / "face.ttf"
    face.write_bytes(ImageFont.load_default(20).font_bytes)
    lettered((face, 0))
    lettered_cover = opened(drawn_cover(title, "林某"))
    lettered(None)
    bare = opened(drawn_cover(title, "林某")) if not title.isascii() else None
    edge = [(0, 0, 1000, 60), (0, 940, 1000, 1000), (0, 0, 60, 1000), (940, 0, 1000, 1000)]
    inside = ImageStat.Stat(lettered_cover.crop((85, 85, 915, 915))).extrema[0]

    assert inside[1] > 235
    for box in edge if bare else []:
        difference = ImageStat.Stat(lettered_cover.crop(box)).mean[0] - ImageStat.Stat(bare.crop(box)).mean[0]
        assert abs(difference) < 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_of_bearable_size_is_taken_as_it_is(kind, tmp_path):
    """Not a byte is changed."""
    data = picture(kind, (300, 400))
    (tmp_path / "c").write_bytes(data)

    assert cover_from(tmp_path / "c") == data


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK")])
def test_a_large_picture_is_made_smaller(kind, mode, tmp_path):
    """Its shape stays; it stands in every chapter's tag."""
    written = BytesIO()
    Image.linear_gradient("L").resize((1800, 1200)).convert(mode).save(written, kind)
    (tmp_path / "c").write_bytes(written.getvalue())
    cover = cover_from(tmp_path / "c")

    assert opened(cover).size == (LARGEST_SIDE, LARGEST_SIDE * 2 // 3)
    assert opened(cover).format == "JPEG"


def test_a_heavy_picture_is_made_lighter(tmp_path):
    """Cheap players give up on long tags."""
    data = picture("PNG", (1400, 1400))
    (tmp_path / "c").write_bytes(data)
    cover = cover_from(tmp_path / "c")

    assert len(data) > LARGEST_BYTES >= len(cover)
    assert opened(cover).format == "JPEG"


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>404</html>", picture()[:2000], picture("GIF"), picture("PNG")[:-100] + b"\0" * 100],
    ids=["empty", "page", "cut off", "gif", "damaged"],
)
def test_what_is_no_cover_is_a_usage_error(data, tmp_path):
    """Before anything is spoken, with the path."""
    (tmp_path / "c.jpg").write_bytes(data)
    with pytest.raises(UsageError, match=r"c\.jpg"):
        cover_from(tmp_path / "c.jpg")


def test_a_file_that_is_not_there_or_too_large_is_a_usage_error(tmp_path):
    """The second is not even read."""
    with pytest.raises(UsageError, match="cannot be read"):
        cover_from(tmp_path / "nowhere.jpg")
    with (tmp_path / "large.jpg").open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)
    with pytest.raises(UsageError, match="larger than 20 MB"):
        cover_from(tmp_path / "large.jpg")


def test_there_is_one_cover_file_under_the_name_of_its_kind(audiobook, tmp_path):
    """Library programs look for ``cover.jpg`` or ``cover.png``, and would take an older one just as well."""
    from dataclasses import replace

    for data, name in ((picture("JPEG"), "cover.jpg"), (picture("PNG"), "cover.png"), (picture(), "cover.jpg")):
        write_cover(replace(audiobook, cover=data), tmp_path)

        assert [path.name for path in tmp_path.glob("cover.*")] == [name]
        assert (tmp_path / name).read_bytes() == data
