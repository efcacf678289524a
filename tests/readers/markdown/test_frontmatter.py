"""What the lines before a Markdown text say, in the forms that site generators write."""

import pytest

from tingshu.readers.markdown.frontmatter import FrontMatter, divide


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("---\ntitle: 渡口\nauthor: 林舟\nlang: zh-TW\n---\n正文", FrontMatter("渡口", "林舟", "zh-TW")),
        (
            "---\ntitle: '渡口: 一'\nauthors:\n  - 林舟\n  - \"江\"\n# 注\n---\n正文",
            FrontMatter("渡口: 一", "林舟、江"),
        ),
        ("---\nTitle: 渡口\nauthor: [林舟, 江]\ntags:\n---\n正文", FrontMatter("渡口", "林舟、江")),
        ("---\n标题: 渡口\n作者: 林舟\n...\n正文", FrontMatter("渡口", "林舟")),
        ("---\ntitle: >-\n  渡口\n  - 一\nauthor: |\n  林舟\n\nlang: zh\n---\n正文", FrontMatter("", "", "zh")),
        (
            '---\ntitle: "渡 # 口" # 注\nauthor: \'林舟\' # "注"\nlang: zh # 注\n---\n正文',
            FrontMatter("渡 # 口", "林舟", "zh"),
        ),
        ("---\ntitle: # 未定\nauthor: [林舟, '江'] # 两位\n---\n正文", FrontMatter("", "林舟、江")),
        ("---\ntitle: 'C#''渡'\nauthor: \"\\\"林\\\"舟\"\n---\n正文", FrontMatter("C#'渡", '"林"舟')),
        ('+++\ntitle = "渡口"\nauthors = ["林舟"]\n+++\n正文', FrontMatter("渡口", "林舟")),
    ],
)
def test_front_matter_is_understood_and_taken_off(text, front):
    """YAML's single values and lists, and TOML."""
    assert divide(text) == (front, "正文")


@pytest.mark.parametrize(
    "text",
    ["---\n江上起雾了。\n---\n正文", "---\ntitle: 没有结束", "+++\n江上\n+++\n", "正文\n---\ntitle: x\n---\n", ""],
)
def test_a_text_that_only_begins_with_a_rule_is_left_whole(text):
    """A scene break at the very start is no front matter, and nothing of the text is lost to it."""
    assert divide(text) == (FrontMatter(), text)
