"""Lists of who is responsible: companies among bodies, due dates in front, parts with a lead each."""

from tests.extraction.duties_stated import stated


def test_each_of_those_who_lead_a_part_leads(pipeline):
    line = "市农业农村局、市水利局分别牵头推动渔港升级和河道清淤。"
    assert [(agency, role) for agency, role, _ in stated(pipeline, line)] == [
        ("市农业农村局", "lead"),
        ("市水利局", "lead"),
    ]


def test_a_company_at_the_end_of_a_list_of_bodies_is_responsible_too(pipeline):
    line = "改善渔港交通。（交通运输部、自然资源部、国家移民局、国铁集团）"
    assert [agency for agency, _, _ in stated(pipeline, line)] == ["交通运输部", "自然资源部", "国家移民局", "国铁集团"]


def test_a_list_behind_its_due_date_is_read(pipeline):
    line = "建设渔港码头。（完成时限：2026年6月；市水利局牵头，市财政局、丁公司配合）"
    assert [(agency, role) for agency, role, _ in stated(pipeline, line)] == [
        ("市水利局", "lead"),
        ("市财政局", "participant"),
        ("丁公司", "participant"),
    ]
