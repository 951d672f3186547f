"""Every form of goal that real documents show, and what only looks like one. {…} marks the words of a goal.

After each sentence its goals: metric | operator | low | high | unit | deadline | last day | what qualifies it.
"""

from __future__ import annotations

import pytest

from extraction.found import FoundGoal
from extraction.goals import find_goals
from extraction.model import Document, Metadata
from extraction.pipeline import Pipeline
from tests.extraction.test_goals import read_marked


def line(goal: FoundGoal) -> str:
    def shown(value: float | None) -> str:
        return "" if value is None else f"{value:.12g}"

    qualities = (
        f"from {shown(goal.baseline)}" if goal.baseline is not None else "",
        f"against {goal.compared_with}" if goal.compared_with else "",
        f"where {goal.condition}" if goal.condition else "",
        "yearly" if goal.yearly else "",
        "cumulative" if goal.cumulative else "",
    )
    value = (goal.operator, shown(goal.low), shown(goal.high), goal.unit)
    cells = (goal.metric, *value, shown(goal.deadline), goal.due_by)
    return "|".join((*cells, ", ".join(filter(None, qualities))))


CASES = {
    "a number of the paragraph is no metric": ("十三、力争{粮食产量突破700万吨}。", ["粮食产量|>|7000000||吨|||"]),
    "at least, before the verb": (
        "{每个乡镇至少建设1个冷链仓库}。",
        ["每个乡镇建设冷链仓库|>=|1||个|||"],
    ),
    "range with two units": ("预期目标是：{镇域生产总值增长4%-4.5%}。", ["镇域生产总值增长|range|4|4.5|%|||"]),
    "range with a long dash": ("预期目标是：{粮食加工产值增长6.5%—7%}。", ["粮食加工产值增长|range|6.5|7|%|||"]),
    "range before and behind": (
        "力争引进{冷链企业3至5家}，建成{1至2家种业研究院}。",
        ["冷链企业|range|3|5|家|||", "种业研究院|range|1|2|家|||"],
    ),
    "range in Chinese numerals": ("力争培育{种业企业三至五家}。", ["种业企业|range|3|5|家|||"]),
    "floor": (
        "到2030年，{永久基本农田保有量不低于305万亩}。",
        ["永久基本农田保有量|>=|3050000||亩|2030|2030-12-31|"],
    ),
    "ceiling": ("到2027年，{管网漏损率控制在9%以内}。", ["管网漏损率|<=|9||%|2027|2027-12-31|"]),
    "ceiling in words": ("到2027年，{茶园面积不超过12万亩}。", ["茶园面积|<=|120000||亩|2027|2027-12-31|"]),
    "about, before and behind": (
        "力争新建{冷库约40座}，{茶园面积稳定在9万亩左右}。",
        ["冷库|~|40||座|||", "茶园面积|~|90000||亩|||"],
    ),
    "multiple of an earlier year": (
        "到2030年，{渔业总产值比2025年翻一番}。",
        ["渔业总产值|=|1||番|2030|2030-12-31|against 2025年"],
    ),
    "multiple, the year behind the verb": (
        "到2030年，{游客数量增长到2025年的1.5倍}。",
        ["游客数量|=|1.5||倍|2030|2030-12-31|against 2025年"],
    ),
    "ratio": ("到2028年，{城乡居民收入比达到1.8∶1}。", ["城乡居民收入比|=|1.8|||2028|2028-12-31|"]),
    "baseline": ("到2027年，{绿化覆盖率由31%提高到36%}。", ["绿化覆盖率|=|36||%|2027|2027-12-31|from 31"]),
    "baseline that is a year": (
        "力争{镇级财政收入比上年增长8%}。",
        ["镇级财政收入增长|=|8||%|||against 上年"],
    ),
    "yearly": ("{每年新建村级冷库12座}。", ["每年新建村级冷库|=|12||座|||yearly"]),
    "several dates": (
        "到2026年，建成{泵站10座}；到2028年，建成{泵站18座}；到2035年，建成{泵站40座}。",
        [
            "泵站|=|10||座|2026|2026-12-31|",
            "泵站|=|18||座|2028|2028-12-31|",
            "泵站|=|40||座|2035|2035-12-31|",
        ],
    ),
    "day": ("2026年9月30日前完成{危房改造300户}。", ["危房改造|=|300||户|2026|2026-09-30|"]),
    "end of a month": ("2026年6月底前，建成{社区食堂20家}。", ["社区食堂|=|20||家|2026|2026-06-30|"]),
    "years from a year on": ("2025年起3年内，培养{新型渔民900名}。", ["新型渔民|=|900||名|2027|2027-12-31|"]),
    "relative without a first year": ("三年内培养{新型渔民900名}。", ["新型渔民|=|900||名|||"]),
    "end of a five-year plan": (
        "到“十五五”期末，{渔业产值达到40亿元}。",
        ["渔业产值|=|4000000000||元|2030|2030-12-31|"],
    ),
    "what comes on top": ("新增{绿地面积60公顷}。", ["新增绿地面积|=|60||公顷|||"]),
    "all years together": ("累计建成{充电桩5000个}。", ["充电桩|=|5000||个|||cumulative"]),
    "verb, number, noun": ("培育{8家骨干渔企}。", ["骨干渔企|=|8||家|||"]),
    "a part": (
        "到2027年，建成{渔港12座}，其中{一级渔港3座}。",
        ["渔港|=|12||座|2027|2027-12-31|", "一级渔港|=|3||座|2027|2027-12-31|"],
    ),
    "two numbers on one noun": (
        "培育{5家年营业收入超过2亿元的水产加工企业}。",
        ["年营业收入超过2亿元的水产加工企业|=|5||家|||where 年营业收入超过2亿元"],
    ),
    "large Chinese numeral": ("到2030年，{渔业产值突破百亿元}。", ["渔业产值|>|10000000000||元|2030|2030-12-31|"]),
    "fraction in words": (
        "到2030年，{三分之二以上的行政村建成冷链网点}。",
        ["行政村建成冷链网点|>=|0.666667|||2030|2030-12-31|"],
    ),
    "percentage in words": (
        "到2027年，{单位产值能耗下降百分之十五}。",
        ["单位产值能耗下降|=|15||%|2027|2027-12-31|"],
    ),
    "full-width digits": ("到２０２８年，{秸秆利用率达到８５％以上}。", ["秸秆利用率|>=|85||%|2028|2028-12-31|"]),
    "rates": (
        "力争{充换电桩达到300台/万人}，{电池能量密度达到280瓦时/公斤}。",
        ["充换电桩|=|300||台/万人|||", "电池能量密度|=|280||瓦时/公斤|||"],
    ),
    "scaled unit": ("到2027年，{年节电达到2万千瓦时}。", ["年节电|=|20000||千瓦时|2027|2027-12-31|"]),
    "hedges": (
        "力争到2027年建成{渔港12座}，努力实现{渔业产值40亿元}。",
        ["渔港|=|12||座|2027|2027-12-31|", "渔业产值|=|4000000000||元|2027|2027-12-31|"],
    ),
    "numbers under 分别": (
        "到2027年，{肉牛、奶山羊存栏分别达到60万头}、{500万只}。",
        ["肉牛存栏|=|600000||头|2027|2027-12-31|", "奶山羊存栏|=|5000000||只|2027|2027-12-31|"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "goals"), CASES.values(), ids=CASES.keys())
def test_a_goal(marked: str, goals: list[str]) -> None:
    text, spans = read_marked(marked)
    found = find_goals(text)
    assert [text[goal.start : goal.end] for goal in found] == spans
    assert [line(goal) for goal in found] == goals


NONE = {
    "achieved": "去年渔业产值增长8.2%，建成渔港4座。",
    "achieved by now": "截至目前，全县已建成冷库30座，冷链流通率达到35%。",
    "validity": "本办法有效期至2027年12月31日。",
    "document number": "根据临政发〔2025〕12号文件要求，落实3项制度。",
    "no number": "建设一批渔港，培育若干企业，形成一系列标准。",
    "figure of speech": "坚持一个中心，突出三个重点，实现两手抓。",
    "threshold of those who apply": "申报企业的年营业收入应达到3000万元以上，职工不少于50人。",
    "amount that somebody gets": "对首次入库的渔企，给予20万元一次性奖励。",
    "size of a thing": "推进8英寸产线和15米渔船改造。",
    "ordinal and name": "落实第3号令，开展“双百行动”，办好第12届渔业博览会。",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_what_only_looks_like_one(text: str) -> None:
    assert find_goals(text) == ()


def test_a_paragraph_without_a_number_goes_on_with_the_goals_above_it():
    text = (
        "临江市人民政府关于促进渔业发展的意见\n一、总体要求\n1.基本原则。因地制宜。\n"
        "2.主要目标。渔港体系更加完善，力争到2027年建成现代渔业强市。\n渔业从业人员持证率达到80%以上。\n"
        "3.主要任务。渔船检验合格率达到95%。\n"
    )
    extraction = Pipeline().extract(Document("a.txt", "0", text, Metadata(date="2022-03-04")))
    counted = {goal.metric: goal.deadline for goal in extraction.goals if goal.mention is not None}
    assert counted == {"渔业从业人员持证率": 2027, "渔船检验合格率": None}


@pytest.mark.parametrize(
    ("text", "words", "metric"),
    [
        ("力争新增深水泊位6个以上。", "深水泊位6个以上", "新增深水泊位"),
        ("新组建护渔队、巡查队等8支以上。", "护渔队、巡查队等8支以上", "护渔队、巡查队"),
        ("向社会资本推介渔港项目50个以上。", "渔港项目50个以上", "渔港项目"),
        ("全年城镇新增就业3万人以上。", "城镇新增就业3万人以上", "城镇新增就业"),
        ("新增20家以上水产加工企业。", "20家以上水产加工企业", "新增水产加工企业"),
    ],
)
def test_what_leads_to_a_goal_is_none_of_its_words(text, words, metric):
    assert [(text[goal.start : goal.end], goal.metric) for goal in find_goals(text)] == [(words, metric)]


def test_the_area_of_the_document_is_not_what_is_counted():
    (goal,) = find_goals("到2025年，全县建成护岸林6万亩。")
    assert (goal.metric, goal.low, goal.deadline) == ("护岸林", 60000, 2025)
