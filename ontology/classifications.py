"""The outside classifications that concepts are matched to, with the names of their codes where they are known.

Strategic emerging industries (战略性新兴产业分类（2018）): all nine fields and forty second-level names. Industrial
classification for national economic activities (GB/T 4754-2017): all sections and divisions, and single groups and
classes. A code without a name here still stands in the graph, with its notation only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Classification:
    """A published list of codes.

    Attributes
    ----------
    key : str
        The step after ``code/`` in the identifiers of its codes.
    title, english : str
        Its name in Chinese and English.
    names : dict of str to str
        Code to name, in simplified Chinese.
    """

    key: str
    title: str
    english: str
    names: dict[str, str]


def _names(table: str) -> dict[str, str]:
    """Read lines of a code and a name."""
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        code, name = line.split(maxsplit=1)
        found[code] = name
    return found


SEI2018 = Classification(
    "sei2018",
    "战略性新兴产业分类（2018）",
    "Classification of strategic emerging industries (2018)",
    _names("""
        1 新一代信息技术产业
        1.1 下一代信息网络产业
        1.2 电子核心产业
        1.3 新兴软件和新型信息技术服务
        1.4 互联网与云计算、大数据服务
        1.5 人工智能
        2 高端装备制造产业
        2.1 智能制造装备产业
        2.2 航空装备产业
        2.3 卫星及应用产业
        2.4 轨道交通装备产业
        2.5 海洋工程装备产业
        3 新材料产业
        3.1 先进钢铁材料
        3.2 先进有色金属材料
        3.3 先进石化化工新材料
        3.4 先进无机非金属材料
        3.5 高性能纤维及制品和复合材料
        3.6 前沿新材料
        3.7 新材料相关服务
        4 生物产业
        4.1 生物医药产业
        4.2 生物医学工程产业
        4.3 生物农业及相关产业
        4.4 生物质能产业
        4.5 其他生物业
        5 新能源汽车产业
        5.1 新能源汽车整车制造
        5.2 新能源汽车装置、配件制造
        5.3 新能源汽车相关设施制造
        5.4 新能源汽车相关服务
        6 新能源产业
        6.1 核电产业
        6.2 风能产业
        6.3 太阳能产业
        6.4 生物质能及其他新能源产业
        6.5 智能电网产业
        7 节能环保产业
        7.1 高效节能产业
        7.2 先进环保产业
        7.3 资源循环利用产业
        8 数字创意产业
        8.1 数字创意技术设备制造
        8.2 数字文化创意活动
        8.3 设计服务
        8.4 数字创意与融合服务
        9 相关服务业
        9.1 新技术与创新创业服务
        9.2 其他相关服务
    """),
)

GBT4754 = Classification(
    "gbt4754-2017",
    "国民经济行业分类（GB/T 4754-2017）",
    "Industrial classification for national economic activities (GB/T 4754-2017)",
    _names("""
        A 农、林、牧、渔业
        B 采矿业
        C 制造业
        D 电力、热力、燃气及水生产和供应业
        E 建筑业
        F 批发和零售业
        G 交通运输、仓储和邮政业
        H 住宿和餐饮业
        I 信息传输、软件和信息技术服务业
        J 金融业
        K 房地产业
        L 租赁和商务服务业
        M 科学研究和技术服务业
        N 水利、环境和公共设施管理业
        O 居民服务、修理和其他服务业
        P 教育
        Q 卫生和社会工作
        R 文化、体育和娱乐业
        S 公共管理、社会保障和社会组织
        T 国际组织
        01 农业
        02 林业
        03 畜牧业
        04 渔业
        05 农、林、牧、渔专业及辅助性活动
        06 煤炭开采和洗选业
        07 石油和天然气开采业
        08 黑色金属矿采选业
        09 有色金属矿采选业
        10 非金属矿采选业
        11 开采专业及辅助性活动
        12 其他采矿业
        13 农副食品加工业
        14 食品制造业
        15 酒、饮料和精制茶制造业
        16 烟草制品业
        17 纺织业
        18 纺织服装、服饰业
        19 皮革、毛皮、羽毛及其制品和制鞋业
        20 木材加工和木、竹、藤、棕、草制品业
        21 家具制造业
        22 造纸和纸制品业
        23 印刷和记录媒介复制业
        24 文教、工美、体育和娱乐用品制造业
        25 石油、煤炭及其他燃料加工业
        26 化学原料和化学制品制造业
        27 医药制造业
        28 化学纤维制造业
        29 橡胶和塑料制品业
        30 非金属矿物制品业
        31 黑色金属冶炼和压延加工业
        32 有色金属冶炼和压延加工业
        33 金属制品业
        34 通用设备制造业
        35 专用设备制造业
        36 汽车制造业
        37 铁路、船舶、航空航天和其他运输设备制造业
        38 电气机械和器材制造业
        39 计算机、通信和其他电子设备制造业
        40 仪器仪表制造业
        41 其他制造业
        42 废弃资源综合利用业
        43 金属制品、机械和设备修理业
        44 电力、热力生产和供应业
        45 燃气生产和供应业
        46 水的生产和供应业
        47 房屋建筑业
        48 土木工程建筑业
        49 建筑安装业
        50 建筑装饰、装修和其他建筑业
        51 批发业
        52 零售业
        53 铁路运输业
        54 道路运输业
        55 水上运输业
        56 航空运输业
        57 管道运输业
        58 多式联运和运输代理业
        59 装卸搬运和仓储业
        60 邮政业
        61 住宿业
        62 餐饮业
        63 电信、广播电视和卫星传输服务
        64 互联网和相关服务
        65 软件和信息技术服务业
        66 货币金融服务
        67 资本市场服务
        68 保险业
        69 其他金融业
        70 房地产业
        71 租赁业
        72 商务服务业
        73 研究和试验发展
        74 专业技术服务业
        75 科技推广和应用服务业
        76 水利管理业
        77 生态保护和环境治理业
        78 公共设施管理业
        79 土地管理业
        80 居民服务业
        81 机动车、电子产品和日用产品修理业
        82 其他服务业
        83 教育
        84 卫生
        85 社会工作
        86 新闻和出版业
        87 广播、电视、电影和录音制作业
        88 文化艺术业
        89 体育
        90 娱乐业
        91 中国共产党机关
        92 国家机构
        93 人民政协、民主党派
        94 社会保障
        95 群众团体、社会团体和其他成员组织
        96 基层群众自治组织及其他组织
        97 国际组织
        358 医疗仪器设备及器械制造
        3491 工业机器人制造
        3492 特殊作业机器人制造
        3493 增材制造装备制造
        3562 半导体器件专用设备制造
        3591 环境保护专用设备制造
        3612 新能源车整车制造
        3973 集成电路制造
        6520 集成电路设计
    """),
)

CLASSIFICATIONS = {classification.key: classification for classification in (SEI2018, GBT4754)}
