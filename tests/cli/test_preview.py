"""``tingshu preview``: what would be spoken, and why."""

import subprocess
import sys


def test_the_headings_of_standard_input_are_explained_as_those_of_a_file():
    """It can be read only once; both what is shown and the reasons come of that."""
    body = "这一段话不长不短，正好够听上一会儿，听完了还想再听下一段。"
    text = f"第一章 桥\n{body}\n第九十章 误\n{body}\n第二章 船\n{body}"

    ran = subprocess.run(
        [sys.executable, "-m", "tingshu", "preview", "-v", "-"], input=text.encode(), capture_output=True, check=False
    )

    assert (ran.returncode, ran.stderr.decode()) == (0, "")
    assert [line.strip() for line in ran.stdout.decode().splitlines()[-4:]] == [
        "Headings:",
        "+ 第一章 桥  (counts 1 to 2)",
        "- 第九十章 误  (does not count on from the one before)",
        "+ 第二章 船  (counts 1 to 2)",
    ]
