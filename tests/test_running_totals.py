"""Figures of the year up to each month (累计) are never added up, wherever a table says what they are; what is not sure is told."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from conftest import Outcome

ENGINES = ["python", "duckdb"]
PLAN = """
area: 云溪县
period: 2025
indicators: {体检人数: {aggregate: sum, unit: 人}}
targets: [{id: t, indicator: 体检人数, at_least: 1000人}]
"""
MONTHS = "地区,1月,2月,3月\n云溪县,10,20,30\n"
ROWS = "月份,体检人数\n2025年1月,10\n2025年2月,20\n2025年3月,30\n"
RUNNING, ADDED = 30, 60


def judged(run: Callable[..., Outcome], files: dict[str, str | bytes], plan: str = PLAN, *args: str) -> dict:
    """The verdict on the one target, with what was told beside the report."""
    given = [part for name in files for part in ("-a", name)]
    outcome = run("evaluate", "p.yaml", *given, "-f", "json", *args, files={"p.yaml": plan, **files})
    verdict = json.loads(outcome.out)["verdicts"][0] if outcome.out else {"actual": None, "reason": ""}
    return {**verdict, "told": outcome.err}


TITLES = """
云溪县2025年体检人数累计完成情况
云溪县2025年体检人数累计完成情况（1-3月）
云溪县2025年各乡镇体检人数累计完成情况（1-3月）
云溪县2025年1-3月体检人数累计完成情况统计表
云溪县2025年体检人数累计情况表
云溪县2025年体检人数累计完成情况统计表
云溪县2025年体检人数累计统计表
云溪县2025年体检人数（累计）
云溪县2025年体检人数累计数
云溪县2025年1-3月累计体检人数
云溪县2025年累计体检人数统计表
云溪县2025年1-3月累计完成体检人数
云溪县2025年体检人数进度表（累计）
云溪县2025年体检人数月累计表
云溪县2025年体检人数自年初累计
云溪县2025年体检人数（自年初累计）
云溪县2025年体检人数逐月累计
云溪县2025年截至各月累计体检人数
云溪县2025年年初至各月体检人数
云溪县2025年体检人数（截至各月底）
2025年体检人数（当年累计数）
2025年体检人数 单位：人（累计数）
体检人数2025年累计
2025年体检人数（各月为累计值）
注：本表为累计数
说明：表中各月数据均为当年累计数
2025年体检人数 (year to date)
2025年体检人数 (YTD)
2025年体检人数 cumulative figures by month
""".strip().splitlines()
"""Titles of a table whose months are then figures of the year up to them."""

BY_MONTH = """
云溪县2025年体检人数
云溪县2025年体检人数月报（非累计）
云溪县2025年体检人数（当月数，不累计）
云溪县2025年体检人数（各月为当月数，不是累计数）
注：本表不含往年累计数
""".strip().splitlines()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("table", [MONTHS, ROWS], ids=["columns", "rows"])
def test_a_title_says_it(run: Callable[..., Outcome], table: str, title: str, engine: str) -> None:
    found = judged(run, {"体检人数.csv": f"{title}\n{table}"}, PLAN, "--engine", engine)
    assert (found["actual"], found["told"]) == (RUNNING, "")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("title", BY_MONTH)
@pytest.mark.parametrize("table", [MONTHS, ROWS], ids=["columns", "rows"])
def test_a_title_that_denies_it(run: Callable[..., Outcome], table: str, title: str, engine: str) -> None:
    found = judged(run, {"体检人数.csv": f"{title}\n{table}"}, PLAN, "--engine", engine)
    assert (found["actual"], found["told"]) == (ADDED, "")


@pytest.mark.parametrize(
    "name",
    ["体检人数累计.csv", "云溪县体检人数累计完成情况（1-3月）.csv", "累计体检人数.csv", "体检人数（累计）.csv",
     "2025年1-3月累计体检人数.csv", "体检人数_累计_2025.csv", "2025年累计完成体检人数统计表.csv"],
)  # fmt: skip
@pytest.mark.parametrize("table", [MONTHS, ROWS], ids=["columns", "rows"])
def test_the_file_name_says_it(run: Callable[..., Outcome], table: str, name: str) -> None:
    assert judged(run, {name: table})["actual"] == RUNNING


@pytest.mark.parametrize("title", [title for title in TITLES if "体检人数" in title])
def test_the_title_names_the_indicator_too(run: Callable[..., Outcome], title: str) -> None:
    assert judged(run, {"data.csv": f"{title}\n{MONTHS}"})["actual"] == RUNNING


@pytest.mark.parametrize(
    "header",
    ["1月底,2月底,3月底", "1月末,2月末,3月末", "截至1月,截至2月,截至3月", "截至1月底,截至2月底,截至3月底", "截止1月,截止2月,截止3月",
     "至1月底,至2月底,至3月底", "1月累计,2月累计,3月累计", "1月累计数,2月累计数,3月累计数", "1月,1-2月,1-3月", "1月份累计,2月份累计,3月份累计",
     "累计1月,累计2月,累计3月", "截至2025年1月,截至2025年2月,截至2025年3月", "2025年1月底,2025年2月底,2025年3月底",
     "截至2025年1月31日,截至2025年2月28日,截至2025年3月31日", "1月（累计）,2月（累计）,3月（累计）", "1月累计完成,2月累计完成,3月累计完成"],
)  # fmt: skip
def test_headings_say_it(run: Callable[..., Outcome], header: str) -> None:
    files = {"体检人数.csv": f"云溪县2025年体检人数\n地区,{header}\n云溪县,10,20,30\n"}
    assert judged(run, files)["actual"] == RUNNING


@pytest.mark.parametrize(
    "heading", ["累计体检人数", "体检人数累计", "体检人数（累计）", "体检人数累计数", "累计完成体检人数", "1-本月累计"]
)
def test_the_heading_of_the_figures_says_it(run: Callable[..., Outcome], heading: str) -> None:
    files = {"体检人数.csv": f"月份,{heading}\n2025年1月,10\n2025年2月,20\n2025年3月,30\n"}
    assert judged(run, files)["actual"] == RUNNING


@pytest.mark.parametrize("above", ["累计体检人数", "体检人数累计", "累计完成", "体检人数（累计）", "各月累计数"])
def test_a_heading_over_months_says_it(run: Callable[..., Outcome], above: str) -> None:
    files = {"体检人数.csv": f"2025年,,,\n地区,{above},,\n,1月,2月,3月\n云溪县,10,20,30\n"}
    assert judged(run, files)["actual"] == RUNNING


@pytest.mark.parametrize(
    "cell",
    ["{n}月底", "{n}月末", "截至{n}月", "截至{n}月底", "2025年{n}月底", "截至2025年{n}月", "{n}月累计", "1-{n}月"],
)
def test_cells_of_periods_say_it(run: Callable[..., Outcome], cell: str) -> None:
    rows = "".join(f"{cell.format(n=n)},{10 * n}\n" for n in (1, 2, 3))
    assert judged(run, {"体检人数.csv": f"2025年体检人数\n月份,数值\n{rows}"})["actual"] == RUNNING


def test_a_sheets_name_says_it(run: Callable[..., Outcome]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    for name, note, figure in [("累计", "", RUNNING), ("体检人数累计", "", RUNNING), ("Sheet1", "", ADDED),
                               ("Sheet1", "注：各月均为累计数", RUNNING), ("月报", "以上均为累计数", RUNNING)]:  # fmt: skip
        book = openpyxl.Workbook()
        book.active.title = name
        for row in ["云溪县2025年体检人数", *MONTHS.splitlines(), note]:
            book.active.append([int(cell) if cell.isdecimal() else cell for cell in row.split(",")])
        packed = io.BytesIO()
        book.save(packed)
        assert judged(run, {"book.xlsx": packed.getvalue()})["actual"] == figure, (name, note)


NOTES = """
注：各月数据均为当年累计数。
注：各月数据均为年初至当月累计
以上均为累计数
以上数据为累计数。
本表为累计数
备注：本表数据为1月至当月的累计数
说明：1.数据来源于月报；2.各月数为累计数。
*各月为自年初累计数
注：表中数据系当年累计
注：累计数
（各月数据均为累计数）
Note: figures are cumulative
注：数据按累计口径填报
口径：自年初起累计
""".strip().splitlines()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("table", [MONTHS, ROWS], ids=["columns", "rows"])
def test_a_note_below_says_it(run: Callable[..., Outcome], table: str, note: str, engine: str) -> None:
    found = judged(run, {"体检人数.csv": f"云溪县2025年体检人数\n{table}{note}\n"}, PLAN, "--engine", engine)
    assert (found["actual"], found["told"]) == (RUNNING, "")


def test_the_second_line_of_a_note_says_it(run: Callable[..., Outcome]) -> None:
    files = {"体检人数.csv": f"2025年体检人数\n{MONTHS}注：1.数据来自月报。\n2.各月数据均为当年累计数。\n"}
    assert judged(run, files)["actual"] == RUNNING


@pytest.mark.parametrize("engine", ENGINES)
def test_a_note_far_below(run: Callable[..., Outcome], engine: str) -> None:
    rows = "".join(f"云溪县第{n}村,{n},{n},{n}\n" for n in range(1500))
    text = f"2025年体检人数\n{MONTHS}{rows}注：各月数据均为当年累计数。,,,\n"
    assert judged(run, {"体检人数.csv": text}, PLAN, "--engine", engine)["actual"] == RUNNING


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("note", ["注：1-3月累计完成60人", "注：2020年以来累计体检900人次"])
def test_a_note_that_speaks_of_it_otherwise_is_a_doubt(run: Callable[..., Outcome], note: str, engine: str) -> None:
    found = judged(run, {"体检人数.csv": f"云溪县2025年体检人数\n{MONTHS}{note}\n"}, PLAN, "--engine", engine)
    assert (found["actual"], "[running-total]" in found["told"]) == (ADDED, True)


@pytest.mark.parametrize("note", ["注：各月为当月数，非累计数", "注：数据来自月报", "注：不含往年累计数"])
def test_a_note_that_denies_it(run: Callable[..., Outcome], note: str) -> None:
    found = judged(run, {"体检人数.csv": f"云溪县2025年体检人数\n{MONTHS}{note}\n"})
    assert (found["actual"], found["told"]) == (ADDED, "")


def test_a_column_so_far_explains_the_word(run: Callable[..., Outcome]) -> None:
    """The months beside a column 累计 that comes to their sum are months; where it is as the last of them, they are not."""
    for title in ("2025年体检人数及累计完成情况", "2025年体检人数", "2025年体检人数累计完成情况"):
        files = {"体检人数.csv": f"{title}\n地区,1月,2月,3月,累计\n云溪县,10,20,30,60\n"}
        assert judged(run, files)["actual"] == ADDED, title
        files = {"体检人数.csv": f"{title}\n地区,1月,2月,3月,累计\n云溪县,10,20,30,30\n"}
        assert judged(run, files)["actual"] == RUNNING, title
    both = "2025年体检人数累计\n月份,本月,累计\n2025年1月,10,10\n2025年2月,20,30\n2025年3月,30,60\n"
    assert judged(run, {"体检人数.csv": both})["actual"] == ADDED


@pytest.mark.parametrize("name", ["累计确诊病例", "累计完成投资"])
@pytest.mark.parametrize("aggregate", ["sum", "last"])
def test_a_name_that_holds_the_word(run: Callable[..., Outcome], name: str, aggregate: str) -> None:
    plan = PLAN.replace("体检人数", name).replace("sum", aggregate)
    month = plan.replace("2025\n", "2025-03\n")
    for table in (f"2025年{name}\n{MONTHS}", f"月份,{name}\n2025年1月,10\n2025年2月,20\n2025年3月,30\n"):
        assert judged(run, {"data.csv": table}, plan)["actual"] == RUNNING
        assert judged(run, {"data.csv": table}, month)["actual"] == RUNNING


QUARTERS = "地区,一季度,二季度,三季度\n云溪县,10,20,30\n"


@pytest.mark.parametrize(("title", "figure"), [("2025年体检人数累计完成情况", RUNNING), ("2025年体检人数", ADDED)])
def test_quarters_so_far(run: Callable[..., Outcome], title: str, figure: int) -> None:
    assert judged(run, {"体检人数.csv": f"{title}\n{QUARTERS}"})["actual"] == figure


def test_a_cell_of_a_row_says_it(run: Callable[..., Outcome]) -> None:
    both = "指标,口径,1月,2月,3月\n体检人数,当月,10,20,30\n体检人数,累计,10,30,60\n"
    assert judged(run, {"data.csv": both})["actual"] == ADDED
    assert judged(run, {"data.csv": both.replace("体检人数,当月,10,20,30\n", "")})["actual"] == 60
    assert judged(run, {"data.csv": "指标,1月,2月,3月\n体检人数,10,20,30\n累计体检人数,10,30,60\n"})["actual"] == ADDED
    assert judged(run, {"data.csv": "指标,1月,2月,3月\n体检人数（累计）,10,20,30\n"})["actual"] == RUNNING


def test_a_row_so_far_below_months_is_up_to_the_last_of_them(run: Callable[..., Outcome]) -> None:
    found = judged(run, {"体检人数.csv": "月份,体检人数\n1月,100\n2月,200\n3月,300\n累计,600\n"})
    assert (found["actual"], found["status"]) == (600, "on_track")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("remark", ["累计", "累计数", "自年初累计"])
def test_a_remark_that_says_it_is_a_doubt(run: Callable[..., Outcome], remark: str, engine: str) -> None:
    text = f"2025年体检人数\n地区,1月,2月,3月,备注\n云溪县,10,20,30,{remark}\n"
    assert "[running-total]" in judged(run, {"体检人数.csv": text}, PLAN, "--engine", engine)["told"]


def test_tables_of_one_file(run: Callable[..., Outcome]) -> None:
    """What is said above all of them holds for each; what one's own title says, for it alone."""
    plan = PLAN.replace("targets: [", "targets: [{id: s, indicator: 筛查人数, at_least: 1}, ").replace(
        "体检人数: {", "筛查人数: {aggregate: sum}, 体检人数: {", 1
    )
    for text, figure, told in [
        (f"云溪县2025年累计完成情况\n体检人数\n{MONTHS}\n筛查人数\n{MONTHS}", RUNNING, False),
        (f"云溪县2025年体检人数累计\n{MONTHS}\n云溪县2025年筛查人数\n{MONTHS}", ADDED, False),
        (f"云溪县2025年筛查人数\n{MONTHS}\n云溪县2025年体检人数\n{MONTHS}以上均为累计数\n", ADDED, True),
    ]:
        found = judged(run, {"data.csv": text}, plan)
        assert (found["actual"], "[running-total]" in found["told"]) == (figure, told), text


@pytest.mark.parametrize("title", ["单位：人,,,累计数", "单位：人（累计）,,,"])
def test_the_line_of_the_unit_says_it(run: Callable[..., Outcome], title: str) -> None:
    assert judged(run, {"体检人数.csv": f"2025年体检人数\n{title}\n{MONTHS}"})["actual"] == RUNNING


@pytest.mark.parametrize("word", ["累积", "累計", "逐月累加", "1-本月", "1月至当月"])
def test_other_words_for_it(run: Callable[..., Outcome], word: str) -> None:
    assert judged(run, {"体检人数.csv": f"2025年体检人数（{word}）\n{MONTHS}"})["actual"] == RUNNING


def test_a_line_below_that_may_say_it_is_a_doubt(run: Callable[..., Outcome]) -> None:
    for line in ("填报说明：各月填报自年初以来的累计", "各月数据逐月累加"):
        assert "[running-total]" in judged(run, {"体检人数.csv": f"2025年体检人数\n{MONTHS}{line}\n"})["told"], line
