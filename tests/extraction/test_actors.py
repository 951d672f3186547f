"""Which body a name stands for: by level, by issuer, by date, and by what the document said before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.actor_names import short_form
from extraction.actors import ActorResolver
from extraction.found import Context, Resolved
from extraction.gazetteer import shipped_gazetteer
from extraction.lexicon import Lexicon
from extraction.model import Document, Entity
from extraction.pipeline import Pipeline
from ontology.concept import Row
from ontology.rows import gather, load_concepts

ACTORS = Lexicon(load_concepts(), ("actor",))
BEIJING, HAIDIAN, STATE = "place/110000", "place/110108", "place/100000"
SHANGHAI, HUBEI, WUHAN, YIWU = "place/310000", "place/420000", "place/420100", "place/330782"
NANNING, GUANGXI = "place/450100", "place/450000"


def resolver(document: str = "one", lexicon: Lexicon = ACTORS) -> ActorResolver:
    return ActorResolver(lexicon, shipped_gazetteer(), document=document)


def resolved(name: str, place: str, date: str = "2017-12-20") -> Resolved:
    return resolver().resolve(name, Context(place, date))


def candidate(name: str, place: str, date: str = "2017-12-20") -> Entity:
    found = resolved(name, place, date)
    assert found.entities
    assert found.entities[0].key == found.key
    return found.entities[0]


@pytest.mark.parametrize(
    ("name", "place", "key"),
    [
        ("市科委", BEIJING, "actor/beijing-science-technology-commission"),
        ("科委", BEIJING, "actor/beijing-science-technology-commission"),
        ("市科委", HAIDIAN, "actor/beijing-science-technology-commission"),
        ("北京市科学技术委员会", SHANGHAI, "actor/beijing-science-technology-commission"),
        ("北京市发改委", SHANGHAI, "actor/beijing-development-reform-commission"),
        ("市水务局（海洋局）", BEIJING, "actor/beijing-water-authority"),
        ("市 水务局", BEIJING, "actor/beijing-water-authority"),
        ("中关村管委会", SHANGHAI, "actor/zhongguancun-administrative-committee"),
        ("海淀区政府", BEIJING, "actor/haidian-government"),
        ("海淀区", BEIJING, "actor/haidian-government"),
        ("区政府", HAIDIAN, "actor/haidian-government"),
        ("中共北京市委", "", "actor/cpc-beijing"),
        ("国家发展改革委", WUHAN, "actor/cn-ndrc"),
        ("市场监管总局", WUHAN, "actor/cn-samr"),
        ("教育部", "", "actor/cn-moe"),
        ("发展改革委", STATE, "actor/cn-ndrc"),
        ("国资委", STATE, "actor/cn-sasac"),
        ("国资委", BEIJING, "actor/beijing-sasac"),
        ("有关部门", STATE, "actor/state-departments-concerned"),
        ("各有关部门", BEIJING, "actor/beijing-departments-concerned"),
        ("北京市相关部门", SHANGHAI, "actor/beijing-departments-concerned"),
        ("各区", BEIJING, "actor/beijing-district-governments"),
        ("区人民政府", BEIJING, "actor/beijing-district-governments"),
    ],
)
def test_curated(name: str, place: str, key: str) -> None:
    assert resolved(name, place, "2019-05-06") == Resolved(key)


@pytest.mark.parametrize(
    ("name", "place", "label", "kind"),
    [
        ("市科委", SHANGHAI, "上海市科委", "Agency"),
        ("市教育局", BEIJING, "北京市教育局", "Agency"),
        ("省发改委", HUBEI, "湖北省发展改革委", "Agency"),
        ("省发展和改革委员会", WUHAN, "湖北省发展改革委", "Agency"),
        ("市市场监管局", WUHAN, "武汉市市场监管局", "Agency"),
        ("市财政部门", WUHAN, "武汉市财政部门", "Agency"),
        ("市委组织部", WUHAN, "武汉市委组织部", "Agency"),
        ("市财政局等部门", WUHAN, "武汉市财政局等部门", "AgencyGroup"),
        ("市水务局、市财政局", WUHAN, "武汉市水务局、市财政局", "AgencyGroup"),
        ("街道办事处", WUHAN, "街道办事处（武汉市）", "AgencyGroup"),
        ("东岭街道办事处", WUHAN, "东岭街道办事处", "Agency"),
        ("有条件的区", WUHAN, "有条件的区（武汉市）", "AgencyGroup"),
        ("财政部门", WUHAN, "财政部门（武汉市）", "AgencyGroup"),
        ("区财政局", WUHAN, "区财政局（武汉市）", "AgencyGroup"),
        ("区财政局", HAIDIAN, "海淀区财政局", "Agency"),
        ("区教育厅", GUANGXI, "广西壮族自治区教育厅", "Agency"),
        ("区教育局", NANNING, "区教育局（南宁市）", "AgencyGroup"),
        ("市政府", YIWU, "义乌市政府", "Agency"),
        ("市政府", HUBEI, "湖北省各市政府", "AgencyGroup"),
        ("各区人民政府", WUHAN, "武汉市各区政府", "AgencyGroup"),
        ("各县（市、区）", HUBEI, "湖北省各县（市、区）政府", "AgencyGroup"),
        ("市、区人民政府", WUHAN, "市、区人民政府（武汉市）", "AgencyGroup"),
        ("市有关部门", WUHAN, "武汉市有关部门", "AgencyGroup"),
        ("开发区", WUHAN, "开发区（武汉市）", "AgencyGroup"),
        ("市工业和信息化部门", WUHAN, "武汉市工业和信息化部门", "Agency"),
        ("市规划和自然资源部门", WUHAN, "武汉市规划和自然资源部门", "Agency"),
        ("市教育和体育部门", WUHAN, "武汉市教育和体育部门", "AgencyGroup"),
        ("街道（地区）办事处", WUHAN, "街道（地区）办事处（武汉市）", "AgencyGroup"),
        ("镇（街道）", WUHAN, "镇（街道）（武汉市）", "AgencyGroup"),
        ("各区（县级市）", WUHAN, "武汉市各区（县级市）政府", "AgencyGroup"),
        ("国务院各有关部门", WUHAN, "国务院有关部门", "AgencyGroup"),
        ("省人民政府有关部门", HUBEI, "湖北省政府有关部门", "AgencyGroup"),
        ("国务院有关部门", WUHAN, "国务院有关部门", "AgencyGroup"),
        ("省地方金融监管局", HUBEI, "湖北省地方金融监管局", "Agency"),
        ("分管市领导", WUHAN, "武汉市分管领导", "Post"),
        ("市政府分管副市长", WUHAN, "武汉市政府分管副市长", "Post"),
        ("市氢能产业发展领导小组", WUHAN, "武汉市氢能产业发展领导小组", "CoordinationBody"),
        ("市氢能产业发展领导小组办公室", WUHAN, "武汉市氢能产业发展领导小组办公室", "Agency"),
        ("华中农业大学", HUBEI, "华中农业大学", "OtherActor"),
        ("市水务集团", WUHAN, "武汉市水务集团", "OtherActor"),
        ("市第三医院", WUHAN, "武汉市第三医院", "OtherActor"),
        ("人民银行武汉分行", HUBEI, "人民银行武汉分行", "Agency"),
    ],
)
def test_candidates(name: str, place: str, label: str, kind: str) -> None:
    found = candidate(name, place)
    assert (found.label, found.kinds) == (label, (kind,))
    assert name == label or name in found.alternatives


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("市科委", "市科学技术委员会", "武汉市科委", "武汉市科学技术委员会", "科委"), WUHAN),
        (("市政府", "市人民政府", "武汉市人民政府", "武汉市"), WUHAN),
        (("省人社厅", "省人力资源社会保障厅", "省人力资源和社会保障厅"), HUBEI),
        (("全市港口联席会议", "市港口联席会议", "港口联席会议"), WUHAN),
        (("市税务局", "国家税务总局武汉市税务局"), WUHAN),
        (("各省（区、市）人民政府", "各省级人民政府", "各省、自治区、直辖市人民政府"), STATE),
        (("有关部门", "各有关部门", "市有关部门", "武汉市相关部门"), WUHAN),
        (("各区", "各区政府", "区人民政府", "武汉市各区"), WUHAN),
        (("中共武汉市委", "市委", "中国共产党武汉市委员会"), WUHAN),
    ],
)
def test_one_body_under_several_names(names: tuple[str, ...], place: str) -> None:
    assert len({candidate(name, place).key for name in names}) == 1


def test_bodies_of_one_name_in_two_places_are_two() -> None:
    assert len({resolved("市科委", place).key for place in (BEIJING, SHANGHAI, WUHAN, YIWU)}) == 4
    assert len({resolved("各区政府", place).key for place in (BEIJING, SHANGHAI, WUHAN)}) == 3


def test_collectives_that_say_more_stay_apart() -> None:
    names = ("有关部门", "各级有关部门", "其他有关部门", "各区政府", "相关区政府", "各部门")
    assert len({resolved(name, WUHAN).key for name in names}) == len(names)


def test_a_document_of_nowhere_keeps_its_bodies_to_itself() -> None:
    first, second = (resolver(document).resolve("市科委", Context()).key for document in ("one", "two"))
    assert first
    assert second
    assert first != second
    state = [resolver(document).resolve("国家铁塔办", Context()).key for document in ("one", "two")]
    assert state[0] == state[1] != ""


def test_a_university_is_the_same_everywhere_and_a_bus_company_is_not() -> None:
    assert resolved("华中农业大学", WUHAN).key == resolved("华中农业大学", BEIJING).key
    assert resolved("公交公司", WUHAN).key != resolved("公交公司", BEIJING).key


@pytest.mark.parametrize(("place", "key"), [(BEIJING, "place/110105"), ("place/220100", "place/220104"), ("", "")])
def test_a_government_of_a_place_that_has_a_namesake(place: str, key: str) -> None:
    found = resolved("朝阳区政府", place)
    assert bool(found.key) == bool(key)
    assert [entity.administers for entity in found.entities[:1]] == ([(key,)] if key else [])


def test_administrations_of_zones() -> None:
    assert candidate("雄安新区管委会", "place/130000").administers == ("place/xiongan",)
    assert candidate("临江科技园管委会", WUHAN).administers == ()


def test_a_government_brings_the_place_that_no_concept_describes() -> None:
    found = resolved("黄陂区政府", WUHAN)
    assert found.entities[0].administers == ("place/420116",)
    assert "place/420116" in {entity.key for entity in found.entities[1:]} | set(shipped_gazetteer().concepts)


@pytest.mark.parametrize(
    ("date", "key"),
    [
        ("2012-06-01", "actor/cn-sarft"),
        ("2015-06-01", "actor/cn-sapprft"),
        ("2022-06-01", "actor/cn-nrta"),
        ("", ""),
    ],
)
def test_three_bodies_that_bore_one_short_name(date: str, key: str) -> None:
    assert resolved("广电总局", WUHAN, date) == Resolved(key)


@pytest.mark.parametrize(
    ("name", "place", "date", "key"),
    [
        ("市旅游委", BEIJING, "2016-05-01", "actor/beijing-tourism-commission"),
        ("市文化和旅游局", BEIJING, "2020-05-01", "actor/beijing-culture-tourism-bureau"),
        ("市工商局", BEIJING, "2016-05-01", "actor/beijing-industry-commerce-bureau"),
        ("市市场监督管理局", BEIJING, "2020-05-01", "actor/beijing-market-regulation-bureau"),
        ("国家煤矿安全监察局", WUHAN, "2016-05-01", "actor/cn-sacms"),
        ("国务院南水北调办", WUHAN, "2016-05-01", "actor/cn-snwdpcc-office"),
        ("中央港澳工作办公室", STATE, "2024-05-01", "actor/cn-hmwo"),
    ],
)
def test_bodies_before_and_after_the_reforms(name: str, place: str, date: str, key: str) -> None:
    assert resolved(name, place, date) == Resolved(key)


def test_a_reform_in_one_city_says_nothing_of_another() -> None:
    assert resolved("市旅游委", SHANGHAI, "2016-05-01").entities


def test_two_curated_bodies_that_nothing_tells_apart_stay_open() -> None:
    rows = [
        Row(f"actor/{slug}-office", "Agency", name, value, language, "made up")
        for slug, full in (("east", "临江市东部办公室"), ("west", "临江市西部办公室"))
        for name, value, language in (
            ("prefLabel", full, "zh-Hans"),
            ("altLabel", "国家临江办", "zh-Hans"),
            ("jurisdiction", STATE, ""),
        )
    ]
    twins = resolver(lexicon=Lexicon(gather(rows), ("actor",)))
    assert twins.resolve("国家临江办", Context(STATE)) == Resolved("")


def test_a_short_name_takes_up_the_body_last_named_in_full() -> None:
    document, here = resolver(), Context(WUHAN, "2021-03-04")
    before = document.resolve("领导小组", here)
    hydrogen = document.resolve("市氢能产业发展领导小组", here)
    port = document.resolve("市港口建设联席会议", here)
    assert document.resolve("领导小组", here).key == hydrogen.key != before.key
    assert document.resolve("联席会议", here).key == port.key
    office = document.resolve("联席会议办公室", here).entities[0]
    assert (office.label, office.kinds) == ("武汉市港口建设联席会议办公室", ("Agency",))
    assert resolver("two").resolve("领导小组", here).key not in (hydrogen.key, before.key)


def test_a_curated_body_is_taken_up_too() -> None:
    document, here = resolver(), Context(BEIJING, "2017-12-20")
    body = document.resolve("市集成电路产业发展联席会议", here)
    assert body == document.resolve("联席会议", here) == Resolved("actor/beijing-ic-joint-conference")
    assert document.resolve("联席会议办公室", here).key == "actor/beijing-ic-joint-conference-office"


def test_a_name_that_the_document_defines() -> None:
    document, here = resolver(), Context(WUHAN, "2021-03-04")
    full = document.resolve("市低空经济主管部门（以下简称市产业主管部门）", here)
    assert document.resolve("市产业主管部门", here).key == full.key


def test_what_a_sentence_says_a_body_is() -> None:
    document, here = resolver(), Context(WUHAN, "2021-03-04")
    subject = document.resolve("市工业和信息化部门", here).key
    document.equate("低空产业主管部门（以下简称市产业主管部门）", "市工业和信息化部门")
    for name in ("低空产业主管部门（以下简称市产业主管部门）", "市产业主管部门", "低空产业主管部门"):
        assert document.resolve(name, here).key == subject
    assert document.resolve("氢能产业主管部门", here).key != subject


def test_duties_of_a_body_and_of_its_short_name_are_one_body_s() -> None:
    text = (
        "临江市低空经济办法\n第一条 市工业和信息化部门是低空产业主管部门（以下简称市产业主管部门），负责协调。\n"
        "第二条 市产业主管部门应当编制计划。\n第三条 市财政部门应当保障经费，市科技部门应当会同产业主管部门开展评估。\n"
    )
    extraction = Pipeline().extract(Document("a.txt", "0", text))
    held = {extraction.mentions[duty.mention].span.of(text): duty.agency for duty in extraction.duties}
    assert held["市工业和信息化部门"] == held["市产业主管部门"] != held["市财政部门"]


@given(
    st.text(alphabet="市区县省各有关部门政府委局科（）、联席会议办公室领导小组朝阳海淀国家", min_size=1, max_size=12)
)
def test_any_name_is_resolved_or_left_open_and_always_alike(name: str) -> None:
    found = resolved(name, BEIJING)
    assert found == resolved(name, BEIJING)
    assert not found.entities or found.entities[0].key == found.key


@given(st.sampled_from(sorted(name for concept in ACTORS.concepts.values() for name in concept.names)))
def test_a_short_form_has_no_shorter_one(name: str) -> None:
    assert short_form(short_form(name)) == short_form(name)
