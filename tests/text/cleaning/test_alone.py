"""A refrain and a name stand on their own line; a line in the middle of a conversation is the page's."""

from weighing import PHRASE, PROSE, evidence

from tingshu.text.cleaning.alone import objection

TALK = ["“你去哪儿？”", PHRASE, "“回家。”", PHRASE, "“家在哪儿？”", PHRASE, "“河边。”", PHRASE]


def test_a_line_in_a_conversation_is_no_objection_to():
    """Nobody puts a line between a question and its answer."""
    assert objection(evidence(TALK)) == ""


def test_a_refrain_is():
    """It stands between verses, also where a verse ends with a comma."""
    verses = [line for place in ("瓦上，", "井台，", "路上", "河面") for line in (f"雪落在{place}", PHRASE)]

    assert objection(evidence(verses)) == "may be a refrain or a name on its own line"


def test_a_line_that_interrupts_sentences_of_prose_is_none():
    """A long paragraph that ends with a comma goes on behind it."""
    torn = [part for line in PROSE[:4] for part in (f"{line}过了一会儿天色暗下来，", PHRASE, "灯就亮了。")]

    assert objection(evidence(torn)) == ""
