"""A seeded generator of policy documents in the genre: as many as asked for, no two alike, the same for a seed.

``python tests/bench/documents.py FOLDER NUMBER [--characters N] [--seed N]`` writes them as text files.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

CITIES = {
    "杭州市": ("杭", "余杭区 萧山区 滨江区 西湖区 临平区 富阳区 钱塘区"),
    "武汉市": ("武", "洪山区 江夏区 东西湖区 汉阳区 青山区 黄陂区 新洲区"),
    "成都市": ("成", "双流区 郫都区 新都区 龙泉驿区 温江区 青白江区 金牛区"),
    "苏州市": ("苏", "吴中区 相城区 吴江区 昆山市 常熟市 太仓市 姑苏区"),
    "西安市": ("市", "雁塔区 长安区 高陵区 临潼区 未央区 灞桥区 阎良区"),
    "青岛市": ("青", "黄岛区 城阳区 即墨区 崂山区 李沧区 胶州市 莱西市"),
}
AGENCIES = (
    "市发展改革委 市科技局 市财政局 市教育局 市商务局 市生态环境局 市农业农村局 市交通运输局 市市场监管局 "
    "市人力资源社会保障局 市住房城乡建设局 市自然资源和规划局 市卫生健康委 市国资委 市统计局 市金融监管局"
    " 市经济和信息化局"
).split()
STEMS = (
    "人工智能 集成电路 智能网联汽车 生物医药 新能源 氢能 储能 工业互联网 机器人 新型显示 量子信息 卫星导航 增材制造 "
    "高端装备 新材料 节能环保 绿色建筑 现代物流 文化创意 种业 海洋工程 低空经济 网络安全 大数据 云计算 医疗器械"
    " 光伏 轨道交通"
).split()
BEFORE = "高性能 低功耗 车规级 工业级 微型 柔性 大功率 高精度 国产 轻量化 可穿戴 模块化 耐高温 超薄".split()
MIDDLE = "传感器 控制器 轴承 减速器 电机 芯片 涂层 薄膜 阀门 泵体 光缆 雷达 电池 导轨 仪表 滤膜".split()
ENDS = "产业 制造技术 检测技术 装备 产业 服务业 材料".split()
METRICS = (
    "高新技术企业 规模以上企业 专精特新企业 产业园区 公共服务平台 重点实验室 示范工厂 上市企业 研发机构 充电设施"
).split()
SHARES = "研发投入占比 数字化改造覆盖率 本地配套率 绿色电力占比 污水处理率 成果转化率 重点行业能效达标率".split()
WORKS = "产业链协同 要素保障 招商引资 标准体系建设 人才引进 场景开放 技术改造 知识产权保护 绿色转型 试点示范".split()
PHRASES = (
    "坚持市场主导和政府引导相结合 统筹当前与长远 营造公平竞争的市场环境 有序推进各项工作落地见效 进一步完善体制机制 "
    "强化主体责任 加大宣传力度 形成全社会共同参与的良好氛围 建立健全定期会商和信息通报制度 "
    "及时研究解决推进中的重大问题 切实防范化解各类风险 "
    "因地制宜、分类施策 力戒形式主义 提升服务企业的能力和水平 认真总结可复制可推广的经验 确保各项任务按时保质完成"
).split()
NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split()


def term(draw: random.Random) -> str:
    """A topic: now and then one that a lexicon knows, mostly one that none does."""
    if draw.random() < 0.35:
        return draw.choice(STEMS) + draw.choice(("产业", "", "技术"))
    return draw.choice(BEFORE) + draw.choice(MIDDLE) + draw.choice(ENDS)


def terms(draw: random.Random, number: int) -> str:
    """Several topics in one list."""
    found = list(dict.fromkeys(term(draw) for _ in range(number)))
    return "、".join(found[:-1]) + ("和" if len(found) > 1 else "") + found[-1]


def sentence(draw: random.Random, districts: list[str], year: int) -> str:
    """A sentence that states something, or nothing."""
    one, two = draw.sample(districts, 2)
    agency, other, third = draw.sample(AGENCIES, 3)
    work, target = draw.choice(WORKS), year + draw.randint(2, 6)
    number = draw.randint(2, 40) * 5
    match draw.randrange(16):
        case 0:
            return f"支持{one}、{two}重点发展{terms(draw, 3)}。"
        case 1:
            return f"在{one}布局{terms(draw, 2)}，在{two}建设{term(draw)}集聚区。"
        case 2:
            return f"到{target}年，{draw.choice(METRICS)}达到{number}家以上。"
        case 3:
            return f"到{target}年，{draw.choice(SHARES)}提高到{draw.randint(20, 95)}%。"
        case 4:
            return f"由{agency}牵头，{other}、{third}配合，推进{term(draw)}攻关和{work}。"
        case 5:
            return f"突破{terms(draw, 4)}等关键核心技术，加快成果转化。"
        case 6:
            return f"{agency}会同{other}研究制定{work}实施细则，明确年度任务和进度安排。"
        case 7:
            return f"{one}要立足现有基础，加快{term(draw)}企业集聚，形成特色鲜明、协同互补的发展格局。"
        case 8:
            return f"鼓励企业加大研发投入，参与{term(draw)}国家标准制定，对成效突出的给予不超过{number}万元支持。"
        case 9 | 10 | 11 | 12 | 13:
            return "，".join(draw.sample(PHRASES, draw.randint(2, 4))) + "。"
        case _:
            return f"加强{work}，完善配套政策，强化跟踪评估，及时总结推广{one}的经验做法。"


def document(number: int, *, characters: int = 8000, seed: int = 0) -> str:
    """One document of about that many characters; `number` and `seed` alone decide its text."""
    draw = random.Random(f"{seed}/{number}")
    city = draw.choice(list(CITIES))
    sign, names = CITIES[city]
    districts, year = names.split(), draw.randint(2012, 2025)
    theme = draw.choice(STEMS)
    lines = [f"{city}人民政府关于加快{theme}产业高质量发展的实施意见", f"{sign}政发〔{year}〕{number + 1}号", ""]
    lines.append(f"为贯彻落实国家战略部署，推动{theme}产业高质量发展，结合本市实际，提出以下意见。")
    size, part, item, lead = sum(map(len, lines)), 0, 0, 0
    while size < characters:
        if item == 0:
            fresh = [f"{NUMERALS[part % 20]}、{draw.choice(('加快', '着力', '统筹', '深化'))}{draw.choice(WORKS)}"]
            part, item = part + 1, draw.randint(2, 5)
            lead = 0
        else:
            said = "".join(sentence(draw, districts, year) for _ in range(draw.randint(2, 6)))
            opening = f"（{NUMERALS[lead]}）{draw.choice(('推进', '强化', '优化'))}{draw.choice(WORKS)}。"
            owners = "、".join(draw.sample(AGENCIES, draw.randint(2, 4)))
            fresh = [opening + said + (f"（责任单位：{owners}）" if draw.random() < 0.5 else "")]
            item, lead = item - 1, lead + 1
        lines += fresh
        size += sum(map(len, fresh))
    lines += ["", f"{city}人民政府", f"{year}年{draw.randint(1, 12)}月{draw.randint(1, 28)}日"]
    return "\n".join(lines) + "\n"


def write_documents(folder: Path, total: int, *, characters: int = 8000, seed: int = 0) -> Iterator[Path]:
    """Write documents to a folder, a thousand to a subfolder, and yield their paths."""
    for number in range(total):
        path = folder / f"{number // 1000:04d}" / f"{number:07d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(number, characters=characters, seed=seed), encoding="utf-8")
        yield path


def main() -> None:
    parser = argparse.ArgumentParser(description="Write seeded policy documents.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--characters", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for _ in write_documents(options.folder, options.number, characters=options.characters, seed=options.seed):
        pass


if __name__ == "__main__":
    main()
