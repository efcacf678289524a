"""The traditional characters of page furniture, read as simplified ones; nothing is converted for the voice.

One character stands for one, so that what is found in the one text is found in the other at the same place.
"""

import re

_PAIRS = (
    "請请記记載载聲声責责輯辑編编權权轉转發发佈布時时間间來来體体號号頁页節节錄录書书籤签簽签討讨論论評评讚赞贊赞"
    "覽览擊击關关閉闭網网絡络訂订閱阅讀读戶户電电腦脑動动機机訪访問问優优質质說说無无彈弹窗窗廣广鮮鲜賞赏謝谢續续"
    "終终註注冊册陸陆報报導导釋释聯联繫系條条聽听點点紙纸圖图攝摄審审對对監监製制複复舉举錯错誤误糾纠開开啟启"
    "顯显餘余專专題题詳详進进裡里裏里個个歡欢應应們们訊讯態态覺觉觀观與与處处資资僅仅參参場场嚴严違违許许經经準准"
    "購购貼贴後后傳传務务護护員员兩两鐘钟內内門门熱热薦荐鏈链連连結结樂乐總总數数萬万億亿頻频週周視视頭头據据"
    "價价業业雜杂聞闻華华約约獨独長长掃扫碼码維维識识別别館馆國国區区臺台師师寫写為为從从將将見见當当還还現现"
    "這这麼么會会過过讓让給给隨随輕轻鬆松暢畅費费確确認认鍵键喲哟囉啰紅红鑽钻跡迹帳账"
)
_SIMPLIFIED = dict(zip(map(ord, _PAIRS[::2]), _PAIRS[1::2], strict=True))
_TRADITIONAL = re.compile(f"[{_PAIRS[::2]}]")


def simplified(text: str) -> str:
    """Return ``text``, as long as it is, with the characters of page furniture in their simplified form."""
    return text.translate(_SIMPLIFIED) if _TRADITIONAL.search(text) else text
