"""template --missing: what has come in, is blank, is late, or has not come, for the departments that answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Outcome

PLAN = """\
area: 甲市
period: 2024
areas: {甲市: [乙县, 丙县]}
indicators:
  rate: {name: 发病率, unit: per 100k, numerator: cases, denominator: people}
  cases: {name: 病例数, aggregate: sum}
  people: {name: 常住人口, aggregate: last}
  births: {name: 出生数, aggregate: sum}
targets:
  - {id: rate, indicator: rate, below: 40 per 100k, responsible: 疾控科}
  - {id: beds, indicator: 床位数, at_least: 7, responsible: 医政科}
  - {id: births, indicator: births, at_least: 100人, responsible: 妇幼科}
  - {id: shots, indicator: 接种率, at_least: 95%, each: area, responsible: 疾控科}
"""
HEAD = "指标,地区,时期,数值\n"


def asked(run: Callable[..., Outcome], rows: str, *args: str) -> tuple[list[tuple[str, ...]], list[str]]:
    """The figures asked for once more, each with its area and why; and what is told of the departments."""
    done = run("template", "plan.yaml", "--missing", "-a", "rows.csv", "--lang", "zh", *args,
               files={"plan.yaml": PLAN, "rows.csv": HEAD + rows})  # fmt: skip
    assert done.code == 0, done
    table = list(csv.DictReader(done.out.lstrip("\ufeff").splitlines()))
    return [(row["指标"], row["地区"], row.get("催报说明") or "") for row in table], done.err.splitlines()


EVERYTHING = """\
发病率,甲市,2024,38/10万
床位数,甲市,2024,7.2
出生数,甲市,2024,120
接种率,乙县,2024,96%
接种率,丙县,2024,97%
"""


def test_all_has_come_in(run: Callable[..., Outcome]) -> None:
    left, told = asked(run, EVERYTHING)
    assert left == []
    assert told == ["疾控科：应报4个数，已报4个", "医政科：应报1个数，已报1个", "妇幼科：应报1个数，已报1个"]


@pytest.mark.parametrize(
    ("instead", "row", "left"),
    [
        ("床位数,甲市,2024,7.2", "", ("床位数", "甲市", "未报")),
        ("床位数,甲市,2024,7.2", "床位数,甲市,2023,7.1", ("床位数", "甲市", "未报")),
        ("床位数,甲市,2024,7.2", "床位数,甲市,2024,", ("床位数", "甲市", "空白（rows.csv:3）")),
        ("床位数,甲市,2024,7.2", "床位数,甲市,2024,未报", ("床位数", "甲市", "空白（rows.csv:3）")),
        ("床位数,甲市,2024,7.2", "床位数,甲市,2024,#REF!", ("床位数", "甲市", "无法识别：“#REF!”（rows.csv:3）")),
        ("出生数,甲市,2024,120", "出生数,甲市,2024年1-6月,60", ("出生数", "甲市", "只报到2024年上半年")),
        (
            "出生数,甲市,2024,120",
            "出生数,甲市,2024年1月,9\n出生数,甲市,2024年2月,9",
            ("出生数", "甲市", "只报到2024年2月"),
        ),
        ("接种率,丙县,2024,97%", "", ("接种率", "丙县", "未报")),
        (
            "床位数,甲市,2024,7.2",
            "床位数,甲市,2024,7.2\n床位数,甲市,2024,7.3",
            ("床位数", "甲市", "报了两次，请保留一份（rows.csv:4）"),
        ),
        (
            "接种率,丙县,2024,97%",
            "接种率,丙县城,2024,97%",
            ("接种率", "丙县", "有一行的地区写作“丙县城”（rows.csv:6），是不是这个地区？"),
        ),
        ("接种率,丙县,2024,97%", "接种率,丁镇,2024,97%", ("接种率", "丙县", "未报")),
        ("接种率,丙县,2024,97%", "接种率,丙县,2024,—", ("接种率", "丙县", "空白（rows.csv:6）")),
    ],
)
def test_what_is_asked_for_once_more(
    run: Callable[..., Outcome], instead: str, row: str, left: tuple[str, ...]
) -> None:
    rows = EVERYTHING.replace(instead + "\n", row + "\n" if row else "")
    assert asked(run, rows)[0] == [left]


def test_months_that_are_missing_before_the_one_that_came_are_asked_for(run: Callable[..., Outcome]) -> None:
    rows = EVERYTHING.replace("出生数,甲市,2024,120", "出生数,甲市,2024年3月,9")
    left, told = asked(run, rows, "--as-of", "2024年3月")
    births = [row for row in left if row[0] == "出生数"]
    assert births == [("出生数", "甲市", "报了但不能用：尚缺：2024年1月、2024年2月")]
    assert "妇幼科：应报1个数，报了但不能用1个" in told


def test_a_table_that_says_no_month_is_asked_for_again_with_why(run: Callable[..., Outcome], tmp_path: Path) -> None:
    """As the report says it: whoever sent the table is not told that nothing came."""
    table = "指标,单位,本月,累计\n出生数,人,9,60\n"
    args = ("plan.yaml", "-a", "rows.csv", "-a", "births.csv", "--lang", "zh")
    rows = HEAD + EVERYTHING.replace("出生数,甲市,2024,120\n", "")
    files = {"plan.yaml": PLAN, "rows.csv": rows, "births.csv": table}
    done = run("template", "--missing", *args, files=files)
    (row,) = csv.DictReader(done.out.lstrip("\ufeff").splitlines())
    verdicts = json.loads(run("evaluate", *args, "-f", "json").out)["verdicts"]
    (reason,) = [verdict["reason"] for verdict in verdicts if verdict["id"] == "plan/births"]
    assert (row["指标"], row["催报说明"]) == ("出生数", f"报了但不能用：{reason}（births.csv:2）")


def test_a_rate_may_come_as_itself_or_as_its_sides(run: Callable[..., Outcome]) -> None:
    rows = EVERYTHING.replace("发病率,甲市,2024,38/10万\n", "")
    assert [name for name, _, _ in asked(run, rows)[0]] == ["病例数", "常住人口"]
    assert [name for name, _, _ in asked(run, rows + "病例数,甲市,2024,152\n")[0]] == ["常住人口"]
    assert asked(run, rows + "病例数,甲市,2024,152\n常住人口,甲市,2024,400000\n")[0] == []


def test_counties_stand_for_their_city(run: Callable[..., Outcome]) -> None:
    rows = EVERYTHING.replace("出生数,甲市,2024,120\n", "出生数,乙县,2024,60\n")
    assert asked(run, rows)[0] == [("出生数", "丙县", "未报")]  # its other county has reported
    assert asked(run, rows + "出生数,丙县,2024,60\n")[0] == []


def test_the_list_is_a_form_that_comes_back(run: Callable[..., Outcome], tmp_path: Path) -> None:
    rows = EVERYTHING.replace("床位数,甲市,2024,7.2\n", "")
    asked(run, rows, "-o", "again.csv")
    filled = (tmp_path / "again.csv").read_text(encoding="utf-8-sig").replace("2024年,,", "2024年,7.3,")
    done = run("evaluate", "plan.yaml", "-a", "rows.csv", "-a", "again.csv", files={"again.csv": filled})
    assert done.code == 0, done


def test_each_department_gets_its_own(run: Callable[..., Outcome], tmp_path: Path) -> None:
    args = ("--missing", "-a", "rows.csv", "--split-by", "responsible", "--lang", "zh")
    files = {"plan.yaml": PLAN, "rows.csv": HEAD + "接种率,乙县,2024,96%\n"}
    assert run("template", "plan.yaml", *args, "-o", "remind", files=files).code == 0
    assert sorted(p.name for p in (tmp_path / "remind").iterdir()) == ["医政科.csv", "妇幼科.csv", "疾控科.csv"]
    assert run("template", "plan.yaml", *args, "-f", "xlsx", "-o", "books").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "books" / "医政科.xlsx").worksheets[0]
    assert "未报" in [cell.value for cell in sheet[2]]


def test_actuals_alone_say_nothing(run: Callable[..., Outcome]) -> None:
    done = run("template", "plan.yaml", "-a", "rows.csv", files={"plan.yaml": PLAN, "rows.csv": HEAD})
    assert (done.code, done.out) == (2, "")
    assert "--missing" in done.err


def test_before_anything_has_come_in_everything_is_asked_for(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    done = run("template", "plan.yaml", "--missing", "--lang", "zh", files={"plan.yaml": PLAN})
    assert done.code == 0
    assert "医政科：应报1个数，未报1个" in done.err
    assert run("template", "plan.yaml", "--missing", "-a", "nowhere").code == 2


YEARS = """\
area: 甲市
period: 2025
areas: {甲市: [乙县, 丙县]}
indicators:
  visits: {name: 诊疗人次, unit: 人次, aggregate: sum}
targets:
  - {id: life, indicator: 预期寿命, by: 2030, at_least: 80岁}
  - {id: visits, indicator: visits, change_from: 2024, at_least: 5%}
  - {id: shots, indicator: 接种率, each: area, at_least: 95%}
  - {id: wards, name: 病区达标, indicator: 达标, each: 机构, require: 2, achieved: true}
"""


@pytest.mark.parametrize(
    ("rows", "args", "left"),
    [
        # 2030 has not come: the year that the rows are of is asked for, or the one that --as-of names.
        (
            "诊疗人次,甲市,合计,2025,7\n诊疗人次,甲市,合计,2024,6\n接种率,乙县,合计,2025,96%\n接种率,丙县,合计,2025,97%\n",
            (),
            ["预期寿命 甲市  2025年 未报", "达标 甲市  2025年 未报；每个机构填一行；填是或否，或完成日期"],
        ),
        # At the end of September: nine months of both years are there, and a dash is a blank, whatever the total says.
        (
            "诊疗人次,甲市,合计,2025年1-9月,7\n诊疗人次,甲市,合计,2024年1-9月,6\n接种率,合计,合计,2025年1-9月,96%\n"
            "接种率,乙县,合计,2025年1-9月,—\n预期寿命,甲市,合计,2025,79\n达标,甲市,一院,2025年9月,是\n达标,甲市,二院,2025年9月,\n",
            ("--as-of", "2025-09"),
            ["接种率 乙县  2025年1—9月 空白（rows.csv:5）", "接种率 丙县  2025年1—9月 未报", "达标 甲市 二院 2025年1—9月 空白（rows.csv:8）；填是或否，或完成日期"],
        ),
        # Of 2024 the whole year alone is there: a change of nine months waits for the same months of it.
        (
            "诊疗人次,甲市,合计,2025年1-9月,7\n诊疗人次,甲市,合计,2024,9\n接种率,乙县,合计,2025年9月,96%\n接种率,丙县,合计,2025年9月,96%\n"
            "预期寿命,甲市,合计,2025,79\n达标,甲市,一院,2025年9月,是\n",
            ("--as-of", "2025-09"),
            ["诊疗人次 甲市  2024年1—9月 未报"],
        ),
        (
            "诊疗人次,甲市,合计,2025,7\n诊疗人次,甲市,合计,2024,9\n接种率,乙县,合计,2025年9月,96%\n接种率,丙县,合计,2025年9月,96%\n"
            "预期寿命,甲市,合计,2025,79\n达标,甲市,一院,2025年9月,是\n",
            ("--as-of", "2025-09"),
            [],
        ),
    ],
)  # fmt: skip
def test_what_is_due(
    run: Callable[..., Outcome], tmp_path: Path, rows: str, args: tuple[str, ...], left: list[str]
) -> None:
    files = {"plan.yaml": YEARS, "rows.csv": "指标,地区,机构,时期,数值\n" + rows}
    done = run("template", "plan.yaml", "--missing", "-a", "rows.csv", "--lang", "zh", *args, files=files)
    assert done.code == 0, done
    table = list(csv.DictReader(done.out.lstrip("\ufeff").splitlines()))
    told = [
        " ".join((row["指标"], row["地区"], (row.get("机构") or "").replace("合计", ""), row["时期"], row["催报说明"]))
        for row in table
    ]
    assert told == left


@pytest.mark.parametrize(
    ("as_of", "periods"),
    [("2025", ["2025年", "2025年", "2024年"]), ("2025-09", ["2025年1—9月", "2025年1—9月", "2024年"])],
)
def test_a_form_of_what_is_due(run: Callable[..., Outcome], as_of: str, periods: list[str]) -> None:
    """The figure of 2030 is asked for as that of the year that has begun."""
    done = run("template", "plan.yaml", "--as-of", as_of, "--lang", "zh", files={"plan.yaml": YEARS})
    assert done.code == 0, done
    rows = list(csv.DictReader(done.out.lstrip("\ufeff").splitlines()))
    assert [row["时期"] for row in rows][:3] == periods


def test_a_reminder_for_each_area(run: Callable[..., Outcome], tmp_path: Path) -> None:
    """A township gets its own figures, the whole its own; together they ask for each figure once."""
    rows = "indicator,area,period,value\n接种率,乙县,2025,96%\n"
    files = {"plan.yaml": YEARS, "rows.csv": rows}
    args = ("template", "plan.yaml", "--missing", "-a", "rows.csv", "--lang", "zh")
    assert run(*args, "--split-by", "area", "-o", "forms", files=files).code == 0
    parts = {}
    for path in (tmp_path / "forms").iterdir():
        parts[path.name] = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert {name: sorted(row["指标"] for row in part) for name, part in parts.items()} == {
        "甲市.csv": ["诊疗人次", "诊疗人次", "达标", "预期寿命"],
        "丙县.csv": ["接种率"],
    }


def test_a_form_asks_for_the_same_months_of_the_year_that_a_change_starts_from(run: Callable[..., Outcome]) -> None:
    """What adds up is compared over the same months; a level with the year's own figure."""
    plan = """\
area: 甲市
period: 2025
indicators: {献血人次: {aggregate: sum}, 床位数: {aggregate: last}}
targets:
  - {indicator: 献血人次, change_from: 2024, at_least: 3%}
  - {indicator: 床位数, change_from: 2024, at_least: 10张}
"""
    done = run("template", "plan.yaml", "--as-of", "2025-06", "--lang", "zh", files={"plan.yaml": plan})
    rows = [line.split(",")[:3] for line in done.out.splitlines()[1:]]
    assert [(name, period) for name, _, period in rows] == [
        ("献血人次", "2025年上半年"),
        ("献血人次", "2024年"),
        ("献血人次", "2024年上半年"),
        ("床位数", "2025年上半年"),
        ("床位数", "2024年"),
    ]
    whole = run("template", "plan.yaml", "--as-of", "2025", "--lang", "zh")
    assert "上半年" not in whole.out


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("by", ["responsible", "area"])
def test_where_nothing_is_missing_no_file_is_written(
    by: str, kind: str, run: Callable[..., Outcome], tmp_path: Path
) -> None:
    rows = ("--missing", "-a", "rows.csv", "--lang", "zh", "-f", kind)
    files = {"plan.yaml": PLAN, "rows.csv": HEAD + EVERYTHING}
    done = run("template", "plan.yaml", *rows, "--split-by", by, "-o", "remind", files=files)
    assert (done.code, done.out) == (0, "")
    assert "应报的数已全部报齐" in done.err
    again = run("template", "plan.yaml", *rows, "-o", f"again.{kind}")
    assert again.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.yaml", "rows.csv"]


@pytest.mark.parametrize("args", [(), ("--as-of", "2024-09")])
def test_a_milestone_that_was_reached_is_not_asked_for_again(
    run: Callable[..., Outcome], args: tuple[str, ...]
) -> None:
    """A blank in the form of its deadline does not undo it; one that nothing is told of is asked for."""
    plan = (
        "area: 甲市\nperiod: 2024\ntargets:\n"
        "  - {id: roof, name: 主体封顶, achieved: true, by: 2024-08}\n  - {id: open, name: 投用, achieved: true}\n"
    )
    rows = HEAD + "主体封顶,甲市,2024年上半年,2024-06-28\n主体封顶,甲市,2024年8月,\n"
    done = run("template", "plan.yaml", "--missing", "-a", "rows.csv", "--lang", "zh", *args,
               files={"plan.yaml": plan, "rows.csv": rows})  # fmt: skip
    assert [row["指标"] for row in csv.DictReader(done.out.lstrip("\ufeff").splitlines())] == ["投用"]


def test_a_script_reads_what_is_missing_as_json(run: Callable[..., Outcome]) -> None:
    rows = EVERYTHING.replace("床位数,甲市,2024,7.2", "床位数,甲市,2024,").replace("接种率,丙县,2024,97%\n", "")
    done = run("template", "plan.yaml", "--missing", "-a", "rows.csv", "-f", "json", "--lang", "zh",
               files={"plan.yaml": PLAN, "rows.csv": HEAD + rows})  # fmt: skip
    document = json.loads(done.out)
    assert document["version"] == 1
    beds, shots = document["figures"]
    assert beds == {
        "indicator": "床位数",
        "name": "床位数",
        "area": "甲市",
        "period": "2024",
        "dimensions": {},
        "unit": None,
        "responsible": ["医政科"],
        "targets": ["plan/beds"],
        "standing": "empty",
        "why": "空白（rows.csv:3）",
    }
    assert (shots["area"], shots["standing"], shots["why"]) == ("丙县", "none", "未报")


def test_a_form_as_json_says_every_figure(run: Callable[..., Outcome]) -> None:
    done = run("template", "plan.yaml", "-f", "json", files={"plan.yaml": PLAN})
    figures = json.loads(done.out)["figures"]
    table = list(
        csv.DictReader(run("template", "plan.yaml", files={"plan.yaml": PLAN}).out.lstrip("\ufeff").splitlines())
    )
    assert [figure["name"] for figure in figures] == [row["Indicator"] for row in table]
    assert not any("standing" in figure for figure in figures)


@pytest.mark.parametrize(("lang", "value"), [("zh", "数值"), ("en", "Value")])
def test_what_a_reminder_says_is_no_remark_on_the_figure(run: Callable[..., Outcome], lang: str, value: str) -> None:
    rows = EVERYTHING.replace("出生数,甲市,2024,120", "出生数,甲市,2024年1月,9\n出生数,甲市,2024年2月,9")
    files = {"plan.yaml": PLAN, "rows.csv": HEAD + rows}
    form = run("template", "plan.yaml", "--missing", "-a", "rows.csv", "--lang", lang, files=files).out.lstrip("\ufeff")
    head, row = csv.reader(form.splitlines())
    row[head.index(value)] = "120"
    filled = f"{','.join(head)}\n{','.join(row)}\n"
    judged = run("evaluate", "plan.yaml", "-a", "rows.csv", "-a", "form.csv", "-f", "json", files={"form.csv": filled})
    births = next(one for one in json.loads(judged.out)["verdicts"] if one["id"] == "plan/births")
    assert (births["actual"], births.get("doubts")) == (120, None)
    assert "[table-note]" not in judged.err


def test_a_figure_that_several_targets_want_of_counties_is_asked_for_once(run: Callable[..., Outcome]) -> None:
    targets = """\
area: 甲市
period: 2025
areas: {甲市: [乙县, 丙县]}
indicators: {门诊: {unit: 人次, aggregate: sum}}
targets:
  - {id: each, indicator: 门诊, at_least: 100人次, each: area, responsible: 医政科}
  - {id: city, indicator: 门诊, at_least: 250人次, responsible: 信息科}
"""
    rows = "指标,地区,时期,数值\n门诊,乙县,2025年一季度,30\n门诊,丙县,2025年一季度,30\n"
    files = {"plan.yaml": targets, "rows.csv": rows}
    done = run("template", "plan.yaml", "--missing", "-a", "rows.csv", "--lang", "zh", files=files)
    table = list(csv.DictReader(done.out.lstrip("\ufeff").splitlines()))
    assert [(row["地区"], row["责任科室"]) for row in table] == [("乙县", "医政科、信息科"), ("丙县", "医政科、信息科")]


def test_a_level_is_asked_for_as_of_the_period_that_others_reported(run: Callable[..., Outcome]) -> None:
    """The second quarter and not the half-year: what comes back stands beside theirs."""
    targets = """\
area: 甲市
period: 2025
areas: {甲市: [乙县, 丙县]}
indicators: {床位: {unit: 张, aggregate: last}}
targets: [{id: city, indicator: 床位, at_least: 200张}]
"""
    rows = "地区,时期,床位\n乙县,2025-Q2,110\n丙县,2025-Q2,未报\n"
    args = ("plan.yaml", "--as-of", "2025-06", "-a", "rows.csv")
    done = run("template", *args, "--missing", "--lang", "en", files={"plan.yaml": targets, "rows.csv": rows})
    head, row = csv.reader(done.out.lstrip("\ufeff").splitlines())
    assert (head[-1], row[head.index("Area")], row[head.index("Period")]) == ("Reminder", "丙县", "2025-Q2")
    row[head.index("Value")] = "120"
    form = f"{','.join(head)}\n{','.join(row)}\n"
    judged = run("evaluate", *args, "-a", "form.csv", "-f", "json", files={"form.csv": form})
    assert [verdict["actual"] for verdict in json.loads(judged.out)["verdicts"]] == [230]
