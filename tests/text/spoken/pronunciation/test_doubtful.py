"""A book's doubtful words are found, most frequent first, each with a sentence to listen to."""

from tingshu.model import Book, Chapter
from tingshu.text.sentences import sentences
from tingshu.text.spoken.pronunciation.doubtful import doubtful, to_hear


def test_words_with_an_unusual_reading_are_listed():
    """银行 and 重庆, and how often; 行动 and 重要 are read as in most words."""
    chapters = (
        Chapter(1, "", sentences("他在重庆开银行。大家都觉得行动很重要。")),
        Chapter(2, "", sentences("银行在长江边上。")),
    )

    found = [(each.word, each.reading, each.count, each.chapter, each.sentence) for each in doubtful(chapters)]

    assert found == [
        ("银行", "yin2 hang2", 2, 1, "他在重庆开银行。"),
        ("重庆", "chong2 qing4", 1, 1, "他在重庆开银行。"),
    ]


def test_what_it_gives_can_be_put_into_a_list():
    """Its readings are of the form that --readings takes."""
    from tingshu.text.spoken.pronunciation.readings import parse_readings

    chapters = (Chapter(1, "", sentences("银行行长的角色很重要，他长大以后旅居重庆，觉得率先着陆的乐队不便宜。")),)
    lines = [f"{each.word} = {each.reading}" for each in doubtful(chapters)]

    assert len(parse_readings("\n".join(lines), "list")) == len(lines) > 3


def test_the_shortest_sentence_is_given():
    """Twenty clips are to be short."""
    chapters = (Chapter(1, "", sentences("他每天早上都走路去银行上班。")), Chapter(2, "", sentences("银行关了。")))

    assert [(each.sentence, each.chapter, each.count) for each in doubtful(chapters)] == [("银行关了。", 2, 2)]


def test_what_is_heard_is_a_book_of_these_sentences():
    """Each is a chapter named after its word and reading; what a rule for the ear made of it is said there too."""
    from dataclasses import replace

    (sentence,) = sentences("银行关了。")
    book = Book("书", "人", "zh", (Chapter(7, "七", (replace(sentence, spoken="航关了。"),)),), ())

    heard = to_hear(book, doubtful(book.chapters))

    assert heard.title == "书 读音"
    assert [(c.number, c.title, [s.spoken for s in c.sentences]) for c in heard.chapters] == [
        (1, "银行 yin2 hang2", ["航关了。"])
    ]
