"""Which line breaks are the author's, and which only a narrow page's."""

from tingshu.readers.reflow import is_wrapped, joined, paragraphs

WRAPPED = [
    "江边的小城有七座桥，最老的一座是石头砌的，桥面被脚步磨得发",
    "亮，雨天走上去要格外小心。孩子们喜欢从桥栏的缝里往下看，",
    "看船家把缆绳一圈一圈绕上木桩，再慢慢地把船头靠到岸边来。",
]


def test_lines_filled_to_the_width_of_a_page_are_one_paragraph():
    """Han are joined without a space, so that a word cut by the page is whole again."""
    assert list(paragraphs("\n".join(WRAPPED))) == ["".join(WRAPPED)]


def test_latin_words_are_joined_with_a_space():
    """A line break between words was a space; after a hyphen it was nothing."""
    assert (
        joined(["a slow river and a well-", "known old bridge", "桥"]) == "a slow river and a well-known old bridge桥"
    )


def test_two_lines_are_joined_only_where_the_document_proves_the_width():
    """Alone they could be a couplet; beside a wrapped paragraph of the same width they are prose."""
    two = ["第二段只有两行，但它的第一行和上面的一样，是一直写到页边的，所", "以也该接起来。"]

    assert list(paragraphs("\n".join(two))) == two
    assert list(paragraphs("\n".join([*WRAPPED, "", *two]))) == ["".join(WRAPPED), "".join(two)]


def test_lines_that_begin_as_no_line_does_prove_the_width():
    """Where all paragraphs have two lines, a colon or a comma at the head of some tells that a page has cut them."""
    pairs = [
        ["春天来了，河边的柳树都绿了，孩子们在岸上放风筝，老人坐在长椅", "上晒太阳。"],
        ["他走过去，问其中的一个老人：“您住在这里多久了？”老人笑了笑，说", "：“一辈子。”"],
        ["夏天的时候，河里的水涨起来了，船也多了起来，人们都到河边来乘凉", "，说些闲话，看看月亮。"],
    ]
    whole = ["".join(pair) for pair in pairs]

    assert list(paragraphs("\n\n".join("\n".join(pair) for pair in pairs))) == whole
    assert list(paragraphs("\n".join("\n".join(pair) for pair in pairs))) == whole


def test_verse_keeps_its_lines():
    """Lines of even length, without a stop, are verse when they are shorter than a page of prose."""
    verse = ["桥下的水不肯停", "桥上的人不肯走", "灯一盏一盏亮了", "船一只一只睡了"]

    assert list(paragraphs("\n".join(verse))) == verse


def test_long_verse_and_transcripts_keep_their_lines():
    """Lines as long as a page's, all alike, are no proof where no mark stands in them."""
    verse = [
        "江上的雾一层一层漫过来盖住了码头和灯火",
        "风从山的那一边吹来带着去年冬天没有化的雪",
        "我在桥上等了一个下午你没有来船也没有来的",
        "城里的钟敲过七下以后街上的人都回家去了吧",
    ]

    assert list(paragraphs("\n".join(verse))) == verse


def test_long_verse_with_commas_keeps_its_lines():
    """Where most lines end with a mark, their ends are the author's."""
    verse = [
        "江上的雾漫过来，一层一层盖住了码头的灯火，",
        "风从山那边吹来，带着去年冬天没有化掉的雪，",
        "我在桥上等了你，等到船都睡着了雾还没有散，",
        "城里的钟敲过七，街上的人一个一个回家去了。",
    ]

    assert list(paragraphs("\n".join(verse))) == verse


def test_long_lines_that_have_nothing_in_common_keep_apart():
    """Letters, figures and an address have the same length by chance."""
    lines = ["他在码头上等了很久，江上什么也看不见。" * 10, "a" * 380, "1" * 380, "https://example.org/" + "x" * 360]

    assert list(paragraphs("\n".join(lines))) == lines


def test_wrapped_english_is_one_paragraph():
    """A line of it may have no mark at all; then its words are what shows that it is prose."""
    lines = [
        "The ferry had been late every morning since the old man who used to run it",
        "went up the river to live with his daughter and left the ropes and the bell",
        "to a boy of fifteen. Nobody complained. There was not much to be late for.",
    ]

    assert list(paragraphs("\n".join(lines))) == [" ".join(lines)]


def test_dialogue_keeps_its_lines():
    """One who answers begins a paragraph, however alike the lengths of what is said."""
    dialogue = [
        "“今天的水比昨天又涨了一些，你看那块刻着字的石头，已经看不见了。”",
        "“看不见也还在那里，等到冬天水退下去，它又会一个字一个字露出来。”",
        "“那就等到冬天再来看它吧，反正这条江，也不会比我们两个先老去的。”",
    ]

    assert list(paragraphs("\n".join(dialogue))) == dialogue


def test_an_answer_within_lines_as_long_as_a_page_keeps_them_apart():
    """A line that ends its sentence before an opening quote is the end of a paragraph, whatever its length."""
    talk = [WRAPPED[0], WRAPPED[2][:-3] + "来了。”", "“" + WRAPPED[2][:-2] + "看", WRAPPED[1]]

    assert not is_wrapped(talk)
    assert is_wrapped([line.replace("“", "他") for line in talk])


def test_a_paragraph_on_every_line_keeps_its_lines():
    """Most Chinese novels are written so: long lines that end with a stop are paragraphs."""
    novel = [line + "。" for line in WRAPPED]

    assert not is_wrapped(novel)


def test_a_new_indent_begins_a_paragraph_of_wrapped_lines():
    """Old texts set an indent instead of a blank line."""
    indented = ["　　" + WRAPPED[0][:-2], *WRAPPED[1:]]

    assert list(paragraphs("\n".join([*indented, *indented]))) == [joined(indented)] * 2


def test_every_kind_of_line_end_is_one():
    """Unix, DOS, old Macs, form feed, vertical tab, NEL, LS and PS all end a line."""
    text = "一\r\n二\r三\n四\f五\v六\x85七\u2028八\u2029九"

    assert list(paragraphs(text)) == list("一二三四五六七八九")


def test_a_gap_inside_a_line_stands_for_a_lost_break():
    """Two ideographic spaces, or four others before Chinese; one, or spaces between Latin words, are no gap."""
    text = "第一段。　　第二段。    “第三段。”　 　第四段。a    b　第五"

    assert list(paragraphs(text)) == ["第一段。", "第二段。", "“第三段。”", "第四段。a    b　第五"]
