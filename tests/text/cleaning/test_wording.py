"""Some phrases say themselves what they are."""

import pytest

from tingshu.text.cleaning.spelling import key
from tingshu.text.cleaning.wording import calls, is_dated, names_a_site


@pytest.mark.parametrize("phrase", ["墨香书屋首发", "请收藏本站", "www.moxiang.com", "墨香。com", "最新章节尽在墨香"])
def test_what_asks_or_is_an_address_calls(phrase: str):
    """In whatever spelling of its marks."""
    assert calls(key(phrase), phrase)


@pytest.mark.parametrize("phrase", ["众人关注的一座桥", "下载时代的爱情", "更新了三次的名单", "墨香小说网"])
def test_words_like_others_do_not_call(phrase: str):
    """关注, 下载 and 更新 are an author's too, and so is the name of a site."""
    assert not calls(key(phrase), phrase)


def test_the_name_of_a_site_is_known():
    """By what such names end with."""
    assert names_a_site("墨香小说网")
    assert not names_a_site("墨香书屋")


@pytest.mark.parametrize("phrase", ["据临江晚报5月1日电", "本报临江5月1日", "补充点评2008年"])
def test_what_news_begins_with_is_dated(phrase: str):
    """A day, a telegram, a year that goes on."""
    assert is_dated(phrase)
    assert not is_dated("一座老桥的故事")
