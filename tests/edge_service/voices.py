"""The voices the stand-in offers: the service's fourteen Chinese ones, and a few others, as its list describes them."""

CHINESE = {
    "zh-CN-XiaoxiaoNeural": "Female",
    "zh-CN-XiaoyiNeural": "Female",
    "zh-CN-YunjianNeural": "Male",
    "zh-CN-YunxiNeural": "Male",
    "zh-CN-YunxiaNeural": "Male",
    "zh-CN-YunyangNeural": "Male",
    "zh-CN-liaoning-XiaobeiNeural": "Female",
    "zh-CN-shaanxi-XiaoniNeural": "Female",
    "zh-HK-HiuGaaiNeural": "Female",
    "zh-HK-HiuMaanNeural": "Female",
    "zh-HK-WanLungNeural": "Male",
    "zh-TW-HsiaoChenNeural": "Female",
    "zh-TW-HsiaoYuNeural": "Female",
    "zh-TW-YunJheNeural": "Male",
}
OTHERS = {
    "en-US-EmmaMultilingualNeural": "Female",
    "en-GB-RyanNeural": "Male",
    "ja-JP-NanamiNeural": "Female",
    "de-DE-KatjaNeural": "Female",
}
GENDERS = OTHERS | CHINESE


def long_name(short: str) -> str:
    """Return the name that SSML carries: ``zh-CN-liaoning-XiaobeiNeural`` is (zh-CN-liaoning, XiaobeiNeural)."""
    locale, _, name = short.rpartition("-")
    return f"Microsoft Server Speech Text to Speech Voice ({locale}, {name})"


def listing() -> list[dict[str, object]]:
    """Return the list as the service sends it."""
    return [_entry(short, gender) for short, gender in GENDERS.items()]


def _entry(short: str, gender: str) -> dict[str, object]:
    locale, _, name = short.rpartition("-")
    return {
        "Name": long_name(short),
        "ShortName": short,
        "Gender": gender,
        "Locale": locale,
        "SuggestedCodec": "audio-24khz-48kbitrate-mono-mp3",
        "FriendlyName": f"Microsoft {name.removesuffix('Neural')} Online (Natural) - {locale}",
        "Status": "GA",
        "VoiceTag": {"ContentCategories": ["General"], "VoicePersonalities": ["Friendly"]},
    }
