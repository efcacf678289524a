"""The M3U8 playlist."""

from tingshu.writers.playlist import write_playlist


def test_each_chapter_is_one_entry_of_two_lines(audiobook, tmp_path):
    """A title with a line break must not tear the list; file names are as they stand in the folder."""
    write_playlist(audiobook, tmp_path)
    lines = (tmp_path / "桥 河 [上].m3u8").read_text("utf-8").splitlines()

    assert lines == [
        "#EXTM3U",
        "#PLAYLIST:桥 | 河 [上]",
        "#EXTINF:61,第一章 水， 与桥",
        "001 第一章.mp3",
        "#EXTINF:3600,#2 <下>",
        "002 #2 下.mp3",
    ]
