"""Actuals as they come (design §4): every heading, marker, spelling, encoding and way of giving files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Outcome

from targetcheck import evaluate, load_actuals, load_targets

RATE = """
area: 云县
period: 2024
targets: [{id: t, indicator: 治疗率, at_least: 95%}]
"""
ROWS = "指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n治疗率,凤庆县,2024,90%\n"
Run = Callable[..., Outcome]


def told(outcome: Outcome) -> str:
    return f"exit {outcome.code}\n{outcome.err}\n{outcome.out}"


def judge(run: Run, targets: str, files: dict[str, str | bytes], *actuals: str, stdin: bytes = b"") -> dict:
    """The verdict of the target `t`."""
    args = [part for name in (actuals or files) for part in ("-a", name)]
    outcome = run("evaluate", "t.yaml", *args, "-f", "json", files={"t.yaml": targets} | files, stdin=stdin)
    assert outcome.out, told(outcome)
    verdicts = json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)["verdicts"]
    return next(v for v in verdicts if v["id"].endswith("/t")) | {"err": outcome.err}


def fault(run: Run, targets: str, files: dict[str, str | bytes], *actuals: str) -> str:
    """What is said to be wrong at a cell, with its place: the verdict has no data for it."""
    verdict = judge(run, targets, files, *actuals)
    problem = verdict["problem"]
    assert (verdict["status"], verdict["actual"]) == ("no_data", None)
    return f"{problem['file']}:{problem['line']}: {verdict['reason']} [{problem['code']}]"


def refused(run: Run, targets: str, files: dict[str, str | bytes], *actuals: str) -> str:
    """What is said where an input is a problem."""
    args = [part for name in (actuals or files) for part in ("-a", name)]
    outcome = run("evaluate", "t.yaml", *args, "-f", "json", files={"t.yaml": targets} | files)
    assert outcome.code == 2 and outcome.out == "", told(outcome)
    return outcome.err


# Headings

AREAS = "area region county district city province 地区 区县 县区 县(区) 县（区） 市州 城市 省份 地区名称 区县名称 县区名称 县市区 县市区名称".split()
VALUES = "value 数值 实际值 完成值 actual 数据 完成数".split()
UNITS = "unit 单位 计量单位".split()
INDICATORS = "indicator 指标".split()


def spelled(words: list[str]) -> list[str]:
    """The words, and the first two of each script with other case and with spaces."""
    plain, chinese = [w for w in words if w.isascii()][:2], [w for w in words if not w.isascii()][:2]
    more = [f(w) for w in plain for f in (str.title, str.upper)]
    return words + more + [f" {w} " for w in plain] + [f"{w[0]} {w[1:]} " for w in chinese]


@pytest.mark.parametrize("heading", spelled(AREAS))
def test_area_headings(run: Run, heading: str) -> None:
    rows = f"指标,{heading},年份,数值\n治疗率,凤庆县,2024,90%\n治疗率,云县,2024,96%\n"
    assert judge(run, RATE, {"d.csv": rows})["actual"] == 96


@pytest.mark.parametrize("heading", spelled(VALUES))
def test_value_headings(run: Run, heading: str) -> None:
    rows = f"指标,地区,年份,{heading}\n治疗率,凤庆县,2024,90%\n治疗率,云县,2024,96%\n"
    assert judge(run, RATE, {"d.csv": rows})["actual"] == 96


@pytest.mark.parametrize("heading", spelled(UNITS))
def test_unit_headings(run: Run, heading: str) -> None:
    rows = f"指标,地区,年份,{heading},数值\n治疗率,云县,2024,‰,962\n"
    assert judge(run, RATE, {"d.csv": rows})["actual"] == Decimal("96.2")


@pytest.mark.parametrize("heading", spelled(INDICATORS))
def test_indicator_headings(run: Run, heading: str) -> None:
    rows = f"{heading},地区,年份,数值\n发现率,云县,2024,90%\n治疗率,云县,2024,96%\n"
    assert judge(run, RATE, {"d.csv": rows})["actual"] == 96


@pytest.mark.parametrize(
    ("headings", "period", "old", "new"),
    [(h, "2024", "2023", "2024") for h in spelled("period year 年份 年度 时期 时间".split())]
    + [(h, "2024-Q3", "2024-Q2", "2024-Q3") for h in spelled(["quarter", "季度"])]
    + [(h, "2024-Q3", "2024年二季度", "2024年三季度") for h in ("quarter", "季度", "时间", "period")]
    + [(h, "2024-09", "2024-08", "2024-09") for h in spelled(["month", "月份"])]
    + [(h, "2024-09", "2024年8月", "2024年9月") for h in ("month", "月份", "时间", "period")]
    + [(h, "2024-09", "2024/8", "2024/9") for h in ("month", "月份")]
    + [("year,month", "2024-09", "2024,8", "2024,9"), ("year,quarter", "2024-Q3", "2024,2", "2024,3")]
    + [("Year,Month", "2024-09", "2024,08", "2024,09"), ("year,quarter", "2024-Q3", "2024,Q2", "2024,Q3")]
    + [("年度,月份", "2024-09", "2024,8月", "2024,9月"), ("年份,季度", "2024-Q3", "2024,二季度", "2024,三季度")]
    + [("月份,年份", "2024-09", "8,2024", "9,2024"), ("年份,季度", "2024-Q3", "2024,二,", "2024,三")]
    + [("period", "2024-H1", "2023-H1", "2024-H1"), ("时期", "2024-H1", "2023年上半年", "2024年上半年")]
    + [("时间", "2024-01..2024-09", "2024年1-8月", "2024年1-9月"), ("时间", "2024", "２０２３年", "２０２４年")],
)
def test_period_headings(run: Run, headings: str, period: str, old: str, new: str) -> None:
    old = old.rstrip(",")
    target = f"{{area: 云县, targets: [{{id: t, indicator: 治疗率, at_least: 95%, period: '{period}'}}]}}"
    rows = f"指标,地区,{headings},数值\n治疗率,云县,{old},90%\n治疗率,云县,{new},96%\n"
    verdict = judge(run, target, {"d.csv": rows})
    assert (verdict["status"], verdict["actual"]) == ("met", 96)


@pytest.mark.parametrize("heading", ["date", "日期", "Date"])
@pytest.mark.parametrize("day", ["2024-06-30", "2024/6/30", "2024年6月30日", "2024/06/30"])
def test_a_date_is_a_period(run: Run, heading: str, day: str) -> None:
    target = "{area: 云县, targets: [{id: t, indicator: 治疗率, at_least: 95%, by: 2024-06-30}]}"
    rows = f"指标,地区,{heading},数值\n治疗率,云县,2023-12-31,90%\n治疗率,云县,{day},96%\n"
    verdict = judge(run, target, {"d.csv": rows})
    assert (verdict["status"], verdict["actual"]) == ("met", 96)


@pytest.mark.parametrize(
    "heading",
    [
        *"序号 备注 说明 来源 目标值 计划值 任务数 完成率 进度 责任科室 填报人 填报日期".split(),
        "备 注",
        "No.",
        "no",
        "Remark",
        "remarks",
        "Note",
        "notes",
        "description",
        "source",
        "Target",
        "plan",
        "completion rate",
        "progress",
        "responsible",
    ],
)
def test_remark_and_plan_columns_are_no_dimension(run: Run, heading: str) -> None:
    rows = f"指标,地区,年份,{heading},数值\n治疗率,云县,2024,某某1,96%\n治疗率,凤庆县,2024,某某2,90%\n"
    verdict = judge(run, RATE, {"d.csv": rows})
    assert (verdict["status"], verdict["actual"]) == ("met", 96)


@pytest.mark.parametrize("heading", ["性别", "医院", "机构", "类型", "行业", "age group", "年龄组", "人群"])
def test_any_other_column_is_a_dimension(run: Run, heading: str) -> None:
    rows = f"指标,地区,年份,{heading},数值\n治疗率,云县,2024,某某,96%\n"
    verdict = judge(run, RATE, {"d.csv": rows})
    assert verdict["status"] == "no_data" and heading in verdict["reason"]


@pytest.mark.parametrize(
    "word",
    [
        "合计",
        "总计",
        "全部",
        "total",
        "Total",
        "TOTAL",
        " 合计 ",
        "合 计",
        "合　计",
        "共计",
        "汇总",
        "全体合计：",
        "Grand total",
    ],
)
def test_total_words(run: Run, word: str) -> None:
    rows = f"指标,地区,年份,性别,数值\n治疗率,云县,2024,{word},96%\n治疗率,云县,2024,男,90%\n治疗率,云县,2024,女,99%\n"
    assert judge(run, RATE, {"d.csv": rows})["actual"] == 96


@pytest.mark.parametrize("word", ["合计", "总计", "全部", "total", "Total"])
def test_total_rows_of_areas_are_not_added_twice(run: Run, word: str) -> None:
    target = """
    {area: 临沧市, period: 2024, indicators: {b: {name: 床位, aggregate: sum}},
     targets: [{id: t, indicator: b, at_least: 40}]}"""
    rows = f"指标,地区,年份,数值\n床位,临翔区,2024,10\n床位,云县,2024,20\n床位,{word},2024,30\n"
    assert judge(run, target, {"d.csv": rows})["actual"] == 30


# Missing markers and what is no number

MARKERS = ["", " ", "-", "—", "…", "/", "NA", "N/A", "null", "nan", "none", "#N/A"]
MARKERS += ["无数据", "未报", "待报", "未统计", "暂无"]
MARKERS += [
    "--",
    "---",
    "——",
    "————",
    "……",
    "...",
    "//",
    "na",
    "n/a",
    "NULL",
    "Null",
    "NaN",
    "NAN",
    "None",
    "NONE",
    "#n/a",
]
MARKERS += [
    "－",
    "／",
    "ＮＡ",
    "Ｎ／Ａ",
    "ｎｕｌｌ",
    "＃Ｎ／Ａ",
    " - ",
    "　",
    "\xa0",
    " N/A ",
    "－－",
    " 未报 ",
    "暂无\xa0",
]


@pytest.mark.parametrize("marker", MARKERS)
def test_missing_markers(run: Run, marker: str) -> None:
    targets = "{area: 云县, period: 2024, targets: [{id: t, indicator: 病死率, at_most: 5%}]}"
    verdict = judge(run, targets, {"d.csv": f"指标,地区,年份,数值\n病死率,云县,2024,{marker}\n"})
    assert (verdict["status"], verdict["actual"]) == ("no_data", None)
    assert "reported as missing" in verdict["reason"] and "d.csv:2" in verdict["reason"]


@pytest.mark.parametrize("marker", ["", "-", "—", "/", "N/A", "未报"])
def test_a_milestone_can_be_missing_too(run: Run, marker: str) -> None:
    targets = "{area: 云县, period: 2024, targets: [{id: t, indicator: 卫生县, achieved: true}]}"
    verdict = judge(run, targets, {"d.csv": f"地区,年份,卫生县\n云县,2024,{marker}\n"})
    assert verdict["status"] == "no_data" and "reported as missing" in verdict["reason"]


BAD = [
    "#DIV/0!",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "inf",
    "-inf",
    "Infinity",
    "INF",
    "+inf",
    "∞",
    "######",
]
BAD += [
    "约95%",
    "≥95%",
    ">95%",
    "95%以上",
    "九十五",
    "1_000",
    "0x1F",
    "95.07.1",
    "1,23",
    "12,34.5",
    "1,2345",
    "95,07",
    "95%%",
]
BAD += [
    "96*",
    "96①",
    "96?",
    "=A1+B1",
    "1e999999999",
    "1e-999999999",
    "9" * 5000 + "x",
    "96 97",
    "1/2/3",
    "snan",
    "1 2 3",
]


@pytest.mark.parametrize("cell", BAD, ids=lambda c: c[:20])
def test_what_is_no_number_is_a_problem_at_the_cell(run: Run, cell: str) -> None:
    said = fault(run, RATE, {"d.csv": f'指标,地区,年份,数值\n治疗率,云县,2024,"{cell}"\n'})
    assert "d.csv:2" in said and len(said) < 2000


NUMBERS = [("96.2", "96.2"), ("1,234.5", "1234.5"), ("1，234.5", "1234.5"), ("1,234,567", "1234567"), ("+96.2", "96.2")]
NUMBERS += [
    ("-3.2", "-3.2"),
    ("−3.2", "-3.2"),
    ("－3.2", "-3.2"),
    ("９６．２", "96.2"),
    ("96.2 ", "96.2"),
    (" 96.2", "96.2"),
]
NUMBERS += [
    ("96.2\xa0", "96.2"),
    ("\xa096.2", "96.2"),
    ("96.2　", "96.2"),
    ("\t96.2\t", "96.2"),
    ("96.", "96"),
    (".5", "0.5"),
]
NUMBERS += [("0012", "12")]
NUMBERS += [("1.2E+03", "1200"), ("1.2e3", "1200"), ("0", "0"), ("-0", "0"), ("0.00", "0"), ("96.2\ufeff", "96.2")]
NUMBERS += [
    ("96.2\u200b", "96.2"),
    ("96.20000000000000000001", "96.20000000000000000001"),
    ("1234567890123", "1234567890123"),
]
NUMBERS += [("96.2\r", "96.2"), ("96.2\n", "96.2")]


@pytest.mark.parametrize(("cell", "number"), NUMBERS)
def test_numbers_as_people_write_them(run: Run, cell: str, number: str) -> None:
    targets = "{area: 云县, period: 2024, targets: [{id: t, indicator: 数, at_least: 500}]}"
    verdict = judge(run, targets, {"d.csv": f'指标,地区,年份,数值\n数,云县,2024,"{cell}"\n'})
    assert verdict["actual"] == Decimal(number)
    assert verdict["status"] == ("met" if Decimal(number) >= 500 else "missed")


ODD = [("'96.2", "96.2"), ('=""96.2""', "96.2"), ('=""0012""', "12"), ("'0012", "12"), ("\u200e96.2", "96.2")]
ODD += [("1 234.5", "1234.5"), ("1\xa0234.5", "1234.5"), ("¥96.2", "96.2"), ("(96.2)", "-96.2")]


@pytest.mark.parametrize(("cell", "number"), ODD)
def test_numbers_that_spreadsheets_dress_up_are_read_right_or_refused(run: Run, cell: str, number: str) -> None:
    targets = "{area: 云县, period: 2024, targets: [{id: t, indicator: 数, at_least: 500}]}"
    rows = f'指标,地区,年份,数值\n数,云县,2024,"{cell}"\n'
    verdict = judge(run, targets, {"d.csv": rows})
    refused_at = verdict["problem"]["line"] if "problem" in verdict else None
    assert verdict["actual"] == Decimal(number) or refused_at == 2


@pytest.mark.parametrize(
    ("bound", "cell", "actual"),
    [
        ("95%", "95.07%", "95.07"), ("95%", "９５．０７％", "95.07"), ("95%", "95.07 %", "95.07"), ("95%", "950.7‰", "95.07"),
        ("95%", "95.07％ ", "95.07"), ("40 per 100k", "18.23/10万", "18.23"), ("40 per 100k", "18.23／10万", "18.23"),
        ("40 per 100k", "18.23/10万人", "18.23"), ("40 per 100k", "1.823/万", "18.23"), ("40 per 100k", "0.1823‰", "18.23"),
        ("40 per 100k", "18.23/100,000", "18.23"), ("40 per 100k", "18.23 per 100,000", "18.23"), ("40/10万", "18.23", "18.23"),
        ("9亿元", "9.16亿元", "9.16"), ("9亿元", "9.16 亿元", "9.16"), ("9亿元", "91600万元", "9.16"), ("9亿元", "916,000,000元", "9.16"),
        ("9亿元", "91,600万元", "9.16"), ("9亿元", "9.16亿", "9.16"), ("9亿元", "916百万元", "9.16"), ("3000人", "0.32万人", "3200"),
        ("3000人", "3,200人", "3200"), ("3000人", "3200名", "3200"), ("3000人", "3200个", "3200"), ("3000人", "3.2千人", "3200"),
        ("30分钟", "0.5小时", "30"), ("30 minutes", "0.5 hours", "30"), ("2小时", "90分钟", "1.5"), ("1天", "36小时", "1.5"),
        ('"1:80"', "1:100", "0.01"), ('"1:80"', "1：100", "0.01"), ("4.5", "4.6个", "4.6"), ("500张", "512", "512"),
    ],
)  # fmt: skip
def test_units_in_the_cell(run: Run, bound: str, cell: str, actual: str) -> None:
    targets = f"{{area: 云县, period: 2024, targets: [{{id: t, indicator: 数, at_least: {bound}}}]}}"
    verdict = judge(run, targets, {"d.csv": f'指标,地区,年份,数值\n数,云县,2024,"{cell}"\n'})
    assert verdict["actual"] == Decimal(actual)


BESIDE = [
    ("95%", "%", "95.07", "95.07"), ("95%", "％", "95.07", "95.07"), ("95%", "‰", "950.7", "95.07"),
    ("40 per 100k", "/10万", "18.23", "18.23"), ("40 per 100k", "1/10万", "18.23", "18.23"),
    ("40 per 100k", "per 100,000", "18.23", "18.23"), ("40 per 100k", "per 10k", "1.823", "18.23"),
    ("9亿元", "万元", "91600", "9.16"), ("9亿元", "亿元", "9.16", "9.16"), ("9亿元", "元", "916000000", "9.16"),
    ("3000人", "人", "3200", "3200"), ("3000人", "万人", "0.32", "3200"), ("3000人", "名", "3200", "3200"),
    ("30分钟", "小时", "0.5", "30"), ("500张", "张", "512", "512"), ("500张", "", "512", "512"), ("500张", "-", "512", "512"),
]  # fmt: skip
PLACES = ["header", "long header", "row", "full-width brackets"]


@pytest.mark.parametrize(
    ("bound", "unit", "cell", "actual", "place"),
    [(*row, "column") for row in BESIDE]
    + [(*row, PLACES[i % 4]) for i, row in enumerate(BESIDE) if row[1] not in ("", "-")]
    + [(*BESIDE[0], place) for place in PLACES[1:]]
    + [(*BESIDE[7], place) for place in PLACES[:3]],
)
def test_units_beside_the_cell(run: Run, bound: str, unit: str, cell: str, actual: str, place: str) -> None:
    quoted = '"' if "," in unit else ""
    rows = {
        "column": f"指标,地区,年份,单位,数值\n数,云县,2024,{quoted}{unit}{quoted},{cell}\n",
        "header": f"地区,年份,{quoted}数({unit}){quoted}\n云县,2024,{cell}\n",
        "full-width brackets": f"地区,年份,{quoted}数（{unit}）{quoted}\n云县,2024,{cell}\n",
        "long header": f"指标,地区,年份,{quoted}数值({unit}){quoted}\n数,云县,2024,{cell}\n",
        "row": f"指标,2023年,2024年\n{quoted}数({unit}){quoted},1,{cell}\n",
    }[place]
    targets = f"{{area: 云县, period: 2024, targets: [{{id: t, indicator: 数, at_least: {bound}}}]}}"
    assert judge(run, targets, {"d.csv": rows})["actual"] == Decimal(actual)


# Bytes

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]


def encoded(text: str, how: str) -> bytes:
    if how.endswith("-bom"):
        return ("\ufeff" + text).encode(how.removesuffix("-bom"))
    return text.encode(how)


@pytest.mark.parametrize("how", ENCODINGS)
@pytest.mark.parametrize(("separator", "ending"), [(",", "\r\n"), (";", "\n"), ("\t", "\r\n")])
def test_encodings_separators_and_endings(run: Run, how: str, separator: str, ending: str) -> None:
    text = "云县主要指标\n" + ROWS + "注：初步数\n"
    data = encoded(text.replace(",", separator).replace("\n", ending), how)
    verdict = judge(run, RATE, {"d.csv": data})
    assert (verdict["status"], verdict["actual"]) == ("met", Decimal("96.2"))
    assert verdict["actuals"][0]["line"] == 3


def test_gb18030_beyond_gbk(run: Run) -> None:
    targets = "{area: 㑇县, period: 2024, targets: [{id: t, indicator: 治疗率𠮷, at_least: 95%}]}"
    data = "指标,地区,年份,数值\n治疗率𠮷,㑇县,2024,96.2%\n".encode("gb18030")
    assert judge(run, targets, {"d.csv": data})["status"] == "met"


def test_gbk_where_the_text_comes_only_late(run: Run) -> None:
    rows = (
        "indicator,area,year,value\n" + "".join(f"x{i},y,2024,{i}\n" for i in range(20000)) + "治疗率,云县,2024,96.2%\n"
    )
    assert judge(run, RATE, {"d.csv": rows.encode("gbk")})["status"] == "met"


@pytest.mark.parametrize("name", ["d.tsv", "d.TSV", "d.CSV", "D.Csv"])
def test_suffixes(run: Run, name: str) -> None:
    text = ROWS.replace(",", "\t") if name.lower().endswith("tsv") else ROWS
    assert judge(run, RATE, {name: text})["status"] == "met"


@pytest.mark.parametrize("how", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["d.csv.gz", "d.tsv.gz", "D.CSV.GZ"])
def test_gz(run: Run, how: str, name: str) -> None:
    text = ROWS.replace(",", "\t") if "tsv" in name else ROWS
    assert judge(run, RATE, {name: gzip.compress(text.encode(how))})["status"] == "met"


@pytest.mark.parametrize("name", ["治疗率.csv.gz", "治疗率.tsv.gz", "治疗率.tsv", "deep/治疗率.CSV"])
def test_the_name_of_the_file_is_the_indicator(run: Run, name: str) -> None:
    text = "地区,年份,数值\n云县,2024,96%\n".replace(",", "\t" if "tsv" in name else ",")
    data = gzip.compress(text.encode()) if name.endswith("gz") else text
    assert judge(run, RATE, {name: data})["actual"] == 96


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8b\x08broken", gzip.compress(ROWS.encode())[:-12], b"", ROWS.encode()],
    ids=["head only", "cut off", "empty", "not gz at all"],
)
def test_a_broken_gz_is_no_traceback(run: Run, data: bytes) -> None:
    outcome = run("evaluate", "t.yaml", "-a", "d.csv.gz", "-f", "json", files={"t.yaml": RATE, "d.csv.gz": data})
    assert outcome.code in (0, 2), told(outcome)
    if data != ROWS.encode():
        assert outcome.code == 2 and "d.csv.gz" in outcome.err, told(outcome)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00\x01\x02\xff" * 50, b"PK\x03\x04" + bytes(range(256)) * 4,
     "指标,地区,年份,数值\n".encode(), "指标,地区,年份,数值\n治疗率,云县,2024,96%\n".encode() + b"\xff\xff\xff\x81",
     "随便一段文字".encode(), b'"' * 3, ROWS.encode()[:-1] + b"\x00"],
)  # fmt: skip
def test_odd_bytes_are_no_traceback_and_no_pass(run: Run, data: bytes) -> None:
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": RATE, "d.csv": data})
    if "96" not in data.decode("utf-8", "replace"):
        assert outcome.code == 2 and (outcome.err or outcome.out), told(outcome)


def test_an_open_quote_does_not_swallow_the_rest_silently(run: Run) -> None:
    rows = '指标,地区,年份,数值,备注\n发现率,云县,2024,96%,"未完\n治疗率,云县,2024,96%,\n治疗率,云县,2024,90%,\n'
    assert "d.csv:" in refused(run, RATE, {"d.csv": rows})


def test_what_is_not_csv_is_told_with_its_line(run: Run) -> None:
    rows = '指标,地区,年份,数值,备注\n治疗率,云县,2024,96%,\n发现率,云县,2024,96%,"甲"乙\n'
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": RATE, "d.csv": rows})
    assert outcome.code == 0 or "d.csv:3" in outcome.err, told(outcome)


def test_very_long_cells(run: Run) -> None:
    rows = f'指标,地区,年份,数值,备注\n发现率,云县,2024,9,{"长" * 200_000}\n治疗率,云县,2024,96%,"{"长," * 200_000}"\n'
    assert judge(run, RATE, {"d.csv": rows})["actual"] == 96


def test_a_number_of_five_thousand_digits(run: Run) -> None:
    targets = "{area: 云县, period: 2024, targets: [{id: t, indicator: 数, at_least: 500}]}"
    outcome = run(
        "evaluate", "t.yaml", "-a", "d.csv", "-f", "json",
        files={"t.yaml": targets, "d.csv": f"指标,地区,年份,数值\n数,云县,2024,{'9' * 5000}\n"},
    )  # fmt: skip
    assert outcome.code in (0, 2), told(outcome)[:500]


# Mess

MESS = {
    "quoted heading after the mark": '\ufeff"指标","地区","年份","数值"\n"治疗率","云县","2024","96.2%"\n',
    "sep= line of Excel": "\ufeffsep=;\n指标;地区;年份;数值\n治疗率;云县;2024;96.2%\n",
    "commas in a semicolon table": "指标;地区;年份;数值;备注\n治疗率;云县;2024;96.2%;甲,乙,丙,丁,戊,己\n",
    "semicolons in a comma table": "指标,地区,年份,数值,备注\n治疗率,云县,2024,96.2%,甲;乙;丙;丁;戊;己;庚\n",
    "commas in the title of a tab table": "表1,云县,主要指标,完成情况\n指标\t地区\t年份\t数值\n治疗率\t云县\t2024\t96.2%\n",
    "commas in the title of a semicolon table": "表1,云县,主要,完成,情况\n指标;地区;年份;数值\n治疗率;云县;2024;96.2%\n",
    "wide title": "云县,主要指标,完成情况,2024年度,报表\n指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n",
    "title that mentions the words": "指标完成情况（地区：云县；年份：2024）\n指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n",
    "title with a filled pair": "制表单位,云县卫健局\n制表时间,2025年1月\n指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n",
    "line break in a heading": '"指\n标",地区,年份,"数\n值"\n治疗率,云县,2024,96.2%\n',
    "line break in a remark": '指标,地区,年份,备注,数值\n治疗率,云县,2024,"一\n二\n三",96.2%\n',
    "quotes in a remark": '指标,地区,年份,备注,数值\n治疗率,云县,2024,"所谓""规范"",即",96.2%\n',
    "quotes inside an unquoted remark": '指标,地区,年份,备注,数值\n治疗率,云县,2024,所谓"规范"治疗,96.2%\n',
    "non-breaking spaces": "指标\xa0,地区,年份,数值\n\xa0治疗率,云县\xa0,2024\xa0,96.2%\xa0\n",
    "full-width spaces": "指标　,地　区,年份,数值\n治疗率　,　云县,2024,96.2%\n",
    "full-width digits": "指标,地区,年份,数值\n治疗率,云县,２０２４,９６．２％\n",
    "unnamed first column": ",指标,地区,年份,数值\n,治疗率,云县,2024,96.2%\n",
    "numbered unnamed column is a row number": "指标,地区,年份,数值,\n治疗率,云县,2024,96.2%,\n",
    "trailing commas": "指标,地区,年份,数值,,,\n治疗率,云县,2024,96.2%,,,,,,\n",
    "no line end": "指标,地区,年份,数值\n治疗率,云县,2024,96.2%",
    "notes of many kinds": "指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n\n注：\n1.初步数\n资料来源：年报\n数据来源：云县\n说明：无\n",
    "note with a plain colon": "指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n注: 治疗率按常住人口,2024,云县,口径,同上年,略\n",
    "NUL free end": "指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n\x1a",
    "notes with commas below a wide table": "地区,年份,治疗率\n云县,2024,96.2%\n注：1.按常住人口,2.初步数,3.略\n数据来源：疾控科,统计科,略,略\n",
    "notes with commas and one cell more": "地区,年份,治疗率\n云县,2024,96.2%\n注：1.按常住人口,2.初步数,3.略,4.略\n",
    "title rows of label and value": "日期,2025年1月\n单位,云县卫健局\n指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n",
    "title row of two labels and values": "填报人,张三,填报日期,2025-01-05\n指标,地区,年份,数值\n治疗率,云县,2024,96.2%\n",
    "percent sign in the heading": "地区,年份,治疗率(%)\n云县,2024,96.2\n",
    "full-width percent sign in the heading": "地区,年份,治疗率（％）\n云县,2024,96.2\n",
    "percent sign in the heading and in the cell": "地区,年份,治疗率(%)\n云县,2024,96.2%\n",
}


@pytest.mark.parametrize("name", MESS)
def test_mess(run: Run, name: str) -> None:
    verdict = judge(run, RATE, {"d.csv": MESS[name]})
    assert (verdict["status"], verdict["actual"]) == ("met", Decimal("96.2")), verdict
    assert verdict["err"] == ""


# What must not be added up, dropped or chosen in silence

SUM = """
{area: 云县, period: 2024, indicators: {b: {name: 床位, aggregate: sum}}, targets: [{id: t, indicator: b, at_least: 50}]}"""


@pytest.mark.parametrize("word", ["", "-", "—", "/", "--", "…", "N/A"])
def test_a_blank_dimension_cell_among_filled_ones_is_told_unless_blanks_says_what_it_is(run: Run, word: str) -> None:
    """It may be merged with the one above, forgotten, or the total."""
    rows = f"指标,地区,年份,性质,数值\n床位,云县,2024,公立,20\n床位,云县,2024,民营,10\n床位,云县,2024,{word},30\n"
    assert fault(run, SUM, {"d.csv": rows}).startswith('d.csv:4: the column "性质" is blank here')
    assert judge(run, SUM.replace("{area", "{blanks: total, area", 1), {"d.csv": rows})["actual"] == 30
    above = "指标,地区,年份,性质,数值\n发现率,云县,2024,公立,20\n床位," + f"{word},{word},{word},30\n"
    assert judge(run, SUM.replace("{area", "{blanks: above, area", 1), {"d.csv": above})["actual"] == 30


@pytest.mark.parametrize("word", ["-", "—", "/", "N/A"])
def test_an_area_cell_without_a_name_is_the_own_area(run: Run, word: str) -> None:
    assert judge(run, RATE, {"d.csv": f"指标,地区,年份,数值\n治疗率,{word},2024,96%\n"})["actual"] == 96


BREAKDOWNS = {
    "one row by each of two columns": "床位,云县,2024,公立,,60\n床位,云县,2024,,二级,30\n",
    "two breakdowns that disagree": "床位,云县,2024,公立,,60\n床位,云县,2024,民营,,10\n床位,云县,2024,,二级,30\n床位,云县,2024,,一级,10\n",
}


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_breakdowns_are_not_chosen_from_in_silence(run: Run, name: str) -> None:
    rows = "指标,地区,年份,性质,级别,数值\n" + BREAKDOWNS[name]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": SUM, "d.csv": rows})
    assert outcome.code == 2 or outcome.err, told(outcome)


def test_a_month_beside_year_and_quarter_is_the_month(run: Run) -> None:
    targets = "{area: 云县, period: 2024-Q1, targets: [{id: t, indicator: 床位, at_least: 50}]}"
    rows = "指标,地区,年份,季度,月份,数值\n床位,云县,2024,一季度,3,60\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": targets, "d.csv": rows})
    assert outcome.code == 2, told(outcome)


# Ways of giving files

FILES = {
    "data/a.csv": "指标,地区,年份,数值\n治疗率,云县,2024,96%\n",
    "data/deep/b.csv": "指标,地区,年份,数值\n治疗率,云县,2024,96%\n",
}


def test_a_folder_holds_the_files_directly_in_it(run: Run) -> None:
    assert judge(run, RATE, FILES, "data")["actual"] == 96


def test_a_glob_goes_deeper(run: Run) -> None:
    said = fault(run, RATE, FILES, "data/**/*.csv")
    assert "a.csv:2" in said and "b.csv:2" in said


@pytest.mark.parametrize("pattern", ["data/*.csv", "data/a*", "d*/a.csv", "data/[a].csv", "data/"])
def test_globs(run: Run, pattern: str) -> None:
    assert judge(run, RATE, FILES, pattern)["actual"] == 96


def test_without_actuals_the_folder_data_is_taken(run: Run) -> None:
    outcome = run("evaluate", "t.yaml", "-f", "json", files={"t.yaml": RATE} | FILES)
    assert json.loads(outcome.out)["verdicts"][0]["status"] == "met"


def test_a_folder_may_hold_other_things(run: Run) -> None:
    other = {
        "data/README.md": "# 说明\n",
        "data/.DS_Store": b"\x00\x01",
        "data/x.xls": b"PK\x03\x04",
        "data/注.docx": b"PK",
    }
    assert judge(run, RATE, FILES | other, "data")["actual"] == 96


def test_several_files(run: Run) -> None:
    files = {"a.csv": ROWS.replace("治疗率", "发现率"), "b.tsv": ROWS.replace(",", "\t")}
    assert judge(run, RATE, files)["actual"] == Decimal("96.2")


@pytest.mark.parametrize("how", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_standard_input(run: Run, how: str) -> None:
    assert judge(run, RATE, {}, "-", stdin=ROWS.encode(how))["actual"] == Decimal("96.2")


def test_standard_input_next_to_a_file(run: Run) -> None:
    files = {"a.csv": "指标,地区,年份,数值\n发现率,云县,2024,1\n"}
    assert judge(run, RATE, files, "a.csv", "-", stdin=ROWS.encode())["actual"] == Decimal("96.2")


@pytest.mark.parametrize("given", [("d.csv", "d.csv"), ("d.csv", "./d.csv"), (".", "d.csv")])
def test_the_same_file_twice_counts_once_or_is_a_problem(run: Run, given: tuple[str, ...]) -> None:
    targets = """
    {area: 云县, period: 2024, indicators: {b: {name: 数, rows: sum}}, targets: [{id: t, indicator: b, at_least: 2}]}"""
    args = [part for name in given for part in ("-a", name)]
    rows = "指标,地区,年份,数值\n数,云县,2024,1\n"
    outcome = run("evaluate", "t.yaml", *args, "-f", "json", files={"t.yaml": targets, "d.csv": rows})
    assert outcome.code == 2 or json.loads(outcome.out)["verdicts"][0]["actual"] == 1, told(outcome)


@pytest.mark.parametrize("given", ["nowhere.csv", "nowhere", "no*.csv", "empty"])
def test_no_such_actuals(run: Run, given: str) -> None:
    files = {"t.yaml": RATE, "empty/readme.txt": "x"}
    outcome = run("evaluate", "t.yaml", "-a", given, files=files)
    assert outcome.code == 2 and given.split("*")[0] in outcome.err, told(outcome)


@pytest.mark.parametrize(
    ("how", "width"),
    [("table", "20"), ("table", "40"), ("table", "200")]
    + [(f, "80") for f in ("markdown", "csv", "html", "junit", "github", "brief", "jsonl")],
)
def test_missing_and_split_rows_are_told_in_every_format(
    run: Run, how: str, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    targets = """
    {area: 云县, period: 2024, targets: [{id: a, indicator: 甲, at_least: 1}, {id: b, indicator: 乙, at_least: 1},
     {id: c, indicator: 丙, at_least: 1}]}"""
    rows = "指标,地区,年份,性别,数值\n甲,云县,2024,合计,未报\n乙,云县,2024,男,1\n丙,云县,2024,合计,1\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", how, "--strict", files={"t.yaml": targets, "d.csv": rows})
    assert outcome.code == 3 and outcome.out, told(outcome)


@pytest.mark.parametrize(
    "unit", ["," * 200_000 + "x", "(" * 200_000 + ")", " 人民币" * 200_000], ids=["commas", "brackets", "words"]
)
def test_a_long_unit_in_a_title_ends(run: Callable[..., Outcome], unit: str) -> None:
    """What is looked for in a unit takes the square of its length, so of longer texts it is not."""
    files = {
        "t.yaml": "targets: [{id: t, indicator: 甲, period: 2024, at_least: 1}]\n",
        "d.csv": f'"单位：{unit}",\n指标,2024年\n甲,5\n',
    }
    assert run("evaluate", "-q", "t.yaml", "-a", "d.csv", files=files).code == 0


BLANKS = ("", " ", ",", ",,,,,", "\t", ",,\n", "\n\n")
SHEETS = {
    "two columns": "指标,数值\n床位数,512\n护士数,402\n",
    "long": "指标,地区,年份,数值\n床位数,云县,2024,512\n护士数,云县,2024,402\n",
    "wide": "地区,床位数,护士数\n云县,512,402\n凤庆县,300,200\n",
    "a title": "云县2024年卫生资源\n指标,数值\n床位数,512\n护士数,402\n",
    "two header rows": "地区,卫生资源,\n,床位数,护士数\n云县,512,402\n",
    "a note": "指标,数值\n床位数,512\n护士数,402\n注：年末数\n",
}


@pytest.mark.parametrize("name", SHEETS)
def test_blank_lines_change_nothing(name: str, tmp_path: Path) -> None:
    lines = SHEETS[name].splitlines()
    targets = "area: 云县\nperiod: 2024\ntargets:\n"
    targets += "  - {id: beds, indicator: 床位数, at_least: 500}\n  - {id: nurses, indicator: 护士数, at_least: 400}\n"
    (tmp_path / "t.yaml").write_text(targets, encoding="utf-8")
    plan = load_targets(tmp_path / "t.yaml")
    for blank in BLANKS:
        for at in range(len(lines) + 1):
            text = "\n".join([*lines[:at], blank, *lines[at:]]) + "\n"
            (tmp_path / "d.csv").write_text(text, encoding="utf-8")
            report = evaluate(plan, load_actuals(plan, tmp_path / "d.csv"))
            assert [verdict.actual for verdict in report.verdicts] == [512, 402], text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_a_report_among_the_actuals_is_told_and_not_read(run: Run, lang: str, name: str) -> None:
    """As a nightly run has it that writes its report into the folder which it reads."""
    files = {"t.yaml": RATE, "data/d.csv": ROWS}
    before = run("evaluate", "t.yaml", "-a", "data", "-f", "json", "-o", f"data/{name}", "--lang", lang, files=files)
    after = run("evaluate", "t.yaml", "-a", "data", "-f", "json")
    assert f"data/{name}" in after.err and "this is a report of evaluate and no actuals" in after.err
    assert json.loads(after.out)["verdicts"] == json.loads(before.out)["verdicts"]
