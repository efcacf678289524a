"""Characters that stand alone as a word, and whose reading the words beside them tell.

Neither a list of words nor espeak-ng's dictionary can know them: 教 is jiao1 in 他教我, 倒 is dao3 in 摔倒在地. The
readings are those of 现代汉语词典; a rule that is not sure leaves the character to the voice.
"""

from tingshu.text.spoken.rule import Rule, rule
from tingshu.writing import HAN

_WHO = "我你您他她它咱谁"
_NOT_POURED = "".join(f"(?<!把{'.' * between})" for between in range(1, 5)) + "(?<![水茶酒汤])"


def _read(before: str, character: str, after: str, pinyin: str) -> Rule:
    """Return the rule that ``character`` is read ``pinyin`` where ``before`` and ``after`` match around it."""
    return rule("polyphone", f"{before}{character}{after}", pinyin)


POLYPHONES = (
    _read(
        f"(?<=[{_WHO}们这那总就还都也又必])",
        "得",
        f"(?=[{HAN}])(?![了到知出以罪分奖名意逞手病救胜失势体宠不过第其志道票标益利数权计的着很冠金银])",
        "dei3",
    ),
    _read("(?<=事)", "得", f"(?=[{_WHO}看办靠])", "dei3"),
    _read("(?<=[火灯柴烧灶炉])", "着", "(?=了|起来)", "zhao2"),
    _read(
        "(?<!的穿)(?<!上穿)(?<=穿)",
        "着",
        f"(?=[{HAN}])(?!打扮|朴素|讲究|得体|整[齐洁]|考究|华丽|时髦|入时|随便|[很也都与和])",
        "zhe5",
    ),
    _read("(?<=[摔跌推打吹绊晕昏病醉卧栽扑压撞滑震砍斜])", "倒(?![是也不还像水茶酒进出退立影数])", "", "dao3"),
    _read("(?<=[墙树房屋柱杆碑塔])", "倒", "(?=了|塌|下)", "dao3"),
    _read(_NOT_POURED, "倒", "(?=在|下|地|塌|伏)", "dao3"),
    _read("(?<![宗佛道新旧督国信家主领请说调管受身言任执])", "教", f"(?=[{_WHO}])", "jiao1"),
    _read(
        "(?<![关联维体派院科直嫡干谱星水世母父语根])",
        "系",
        "(?=[好上着紧了住]|一?[条根]?(?:鞋带|领带|围巾|围裙|腰带|扣|纽扣|安全带|绳|带子|红领巾|丝带|裤带))",
        "ji4",
    ),
    _read("", "扎", "(?=[着了个起成]?[一两]?[根条个]?(?:小?辫|马尾|头发|发髻|麻花辫|蝴蝶结|头巾|腰带|绷带))", "za1"),
    _read("(?<![一亲密迫急贴恳真深热悲确适关殷痛])", "切", "(?=[菜肉片成开断下碎丝块丁葱])", "qie1"),
    _read("(?<=[两三四六七八九几数])", "行", "(?![人为动走程李政业])", "hang2"),
    _read("(?<=一)", "行", "(?=[大小]?字|诗|[热眼清]?泪|脚印|足迹|白鹭|文字|代码)", "hang2"),
    _read("(?<=[一二三四五])", "更", "(?=天|时|半|鼓|过|刚|将|[，。了]|敲)", "geng1"),
    _read("(?<=[果实])", "累累", "", "lei2lei2"),
    _read("", "落", "(?=在了?(?:后面|后头|后边|最后))", "la4"),
    _read("(?<=钱包|书包|手机|钥匙|雨伞|证件|行李)", "落", "(?=在|下了)", "la4"),
    _read("(?<![相类近酷疑好恰貌形神])", "似", "(?=的)", "shi4"),
    _read(
        "(?<=[身名称均皆约实即最尤极颇甚较乃])",
        "为",
        f"(?=[{HAN}])(?![了此何人啥{_WHO}]|什么|自己|大家)",
        "wei2",
    ),
    _read("(?<=主要|分别|平均)", "为", f"(?=[{HAN}])(?!了)", "wei2"),
    _read("", "朝", "(?=阳(?![区门市县]|公园|法院|医院|北?路|的[房屋窗坡一]))", "zhao1"),
    _read("(?<=团团|来回|轮子|车轮|风车|陀螺|风扇|磨盘|盘子)", "转", "(?![过身向告移变])", "zhuan4"),
    _read("", "转", "(?=圈|悠|个不停|来转去)", "zhuan4"),
    _read("(?<![很更最太多特细狭漫修身冗绵悠年延拉全周])", "长", "(?=得(?!多)|[出满着胖]|上[来去])", "zhang3"),
    rule("polyphone", f"(?<=把)([{HAN}]{{1,6}}?)还(?=[给了掉回清])", lambda match: f"{match[1]}huan2"),
    _read("", "还", "(?=清(?![楚晰醒白晨早静凉理洗])|债|钱|账|掉|给[我你他她]们?(?:[，。！？；、”]|吧|$))", "huan2"),
    _read("(?<=[琴他筝琶])", "弹", "(?=[得了着起])", "tan2"),
    _read("(?<![茂旺丰强昌兴隆鼎繁炽])", "盛", "(?=[饭汤菜粥水酒满着])", "cheng2"),
    _read(
        "(?<![一两三四五六七八九十百千几多各这那何每某种品物人火播绝变有此])",
        "种",
        "(?=[满下上着瓜豆树草粮棉]|了[一两几]|花|庄稼)",
        "zhong4",
    ),
    _read("", "地", "(?=里)", "di4"),
    _read("", "长", "(?=得多)", "chang2"),
    _read("", "还", "(?=给[我你他她它大自][们家己]?[讲说买做写留倒打带唱起准介])", "hai2"),
    _read("", "都", "(?=城[里外内墙门楼池])", "du1"),
    _read("(?<![计岁人年变])", "数", "(?=着|不清)", "shu3"),
    _read("(?<![剥瘦])", "削", "(?=[苹梨皮铅土着好]|了皮)", "xiao1"),
    _read("(?<![咀])", "嚼", "(?=[着了碎烂])", "jiao2"),
    _read("", "血", "(?=淋淋)", "xie3"),
)
"""One at a time, in this order, after the lists of words."""
