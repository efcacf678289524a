"""How a chapter is numbered in Chinese, as far as a reader needs it to know a page's or a line's heading."""

CHAPTER_NUMBER = r"第\s*[\d〇零一二三四五六七八九十百千两兩]{1,9}\s*[章节節回卷集部篇幕折话話](?!课)"
"""A pattern: ``第十二章``; ``第三节课`` is a lesson."""
