"""One key for all spellings of a phrase."""

import pytest

from tingshu.text.cleaning.spelling import is_disguised, key, pauses, slips, spellings

PHRASE = "墨香书院www.moxiang.com"
SPELLINGS = (
    "墨香书院ＷＷＷ．ＭＯＸＩＡＮＧ．ＣＯＭ",
    "墨\u200b香书院www.Moxiang.com",
    "墨.香.书.院 www。moxiang。com",
    "墨香书院 w w w . m o x i a n g . c o m",
    "墨_香_书_院 www_moxiang_com",
)


@pytest.mark.parametrize("spelled", [PHRASE, *SPELLINGS])
def test_every_spelling_has_one_key_and_is_found_by_it(spelled: str):
    """Width, case, invisible characters, marks and spaces do not count."""
    assert key(spelled) == key(PHRASE) == "墨香书院wwwmoxiangcom"
    assert spellings(key(PHRASE)).fullmatch(spelled)


def test_paragraphs_are_not_joined():
    """A phrase does not go on in the next paragraph."""
    assert key("墨香\n书院") == "墨香\n书院"
    assert spellings("墨香书院").search("墨香\n书院") is None


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_a_disguise_is_known(spelled: str):
    """Nobody writes so who wants to be found."""
    assert is_disguised(spelled)


@pytest.mark.parametrize("spelled", [PHRASE, "为人民出政绩、以实干出政绩", "用 Python 3 写的", "马克·吐温", "Wi-Fi 6"])
def test_what_anybody_writes_is_no_disguise(spelled: str):
    """Pauses, names, and spaces beside letters are ordinary."""
    assert not is_disguised(spelled)


def test_pauses_and_slips_are_counted():
    """The marks at which a reader pauses, and what is slipped in between Han characters."""
    assert pauses("为人民，以实干。") == "，。"
    assert slips("墨.香\u200b书 院，好") == 3
