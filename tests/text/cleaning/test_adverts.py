"""Few copies of an advertisement are enough, unless the author writes about it."""

from weighing import PROSE, evidence

from tingshu.text.cleaning.adverts import is_call_before_sentences, is_call_in_sentences, is_proven

SITE = "www.moxiang.com"


def test_three_at_ends_are_enough():
    """And on lines of their own; not so for a phrase that asks for nothing."""
    assert is_proven(evidence([*(line + SITE for line in PROSE[:2]), SITE, *PROSE], SITE))
    assert not is_proven(evidence([line + "一座老桥的故事" for line in PROSE], "一座老桥的故事"))


def test_three_before_sentences_are_enough():
    """If what follows differs and does not go on with it."""
    assert is_call_before_sentences(evidence([*(SITE + line for line in PROSE[:4]), *PROSE[4:]], SITE))
    assert not is_call_before_sentences(evidence([f"{SITE}的编辑写信来。{line}" for line in PROSE], SITE))


def test_what_leads_to_an_address_is_an_author_s():
    """请登录 and 打开 stand before it in a sentence; what it is pushed between is ever something else."""
    pushed = [line[:number] + SITE + line[number:] for number, line in enumerate(PROSE[3:9], 3)]
    leads = ("请登录", "再访问", "先打开", "网址是", "进入", "他看")
    told = [f"{lead}{SITE}{line}" for lead, line in zip(leads, PROSE[3:], strict=False)]

    assert is_call_in_sentences(evidence([*pushed, *PROSE], SITE))
    assert not is_call_in_sentences(evidence(told, SITE))
