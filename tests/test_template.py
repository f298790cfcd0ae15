"""The form to be filled in: what it asks for, that the reader knows what it asked, and that nobody comes to harm by it."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from conftest import Outcome, examples
from hypothesis import given
from hypothesis import strategies as st

import targetcheck
from targetcheck.cli.folders import file_names
from targetcheck.errors import TargetcheckError
from targetcheck.form.template import Form, by_responsible, form, render
from targetcheck.model.target import Targets
from targetcheck.model.verdict import Report, Status
from targetcheck.phrases import words

ROOT = Path(__file__).parent.parent
BUNDLED = [[ROOT / "targets"], *([path] for path in sorted((ROOT / "targets" / "examples").glob("*.yaml")))]
Table = list[list[str]]


def _targets(text: str | dict, *more: str) -> Targets:
    """The targets of files with these texts, the first called plan.yaml."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, one in enumerate((text, *more)):
            path = Path(folder) / ("plan.yaml" if i == 0 else f"plan{i + 1}.yaml")
            path.write_text(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False), encoding="utf-8")
            paths.append(path)
        return targetcheck.load_targets(*paths)


def _table(data: bytes) -> Table:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _rows(text: str | dict, lang: str = "zh", *more: str) -> list[dict[str, str]]:
    head, *rows = _table(render(form(_targets(text, *more)), words(lang)))
    return [dict(zip(head, row, strict=True)) for row in rows]


def _filled(table: Table, value: str = "50") -> Table:
    """The form as a department would send it back: every value, and the cells that its remarks ask for."""
    head, *rows = table
    at = next(head.index(name) for name in ("数值", "Value", "完成值", "value") if name in head)
    for row in rows:
        note = row[-1] if head[-1] in ("备注", "Note") else ""
        row[at] = "是" if "是或否" in note or "yes or no" in note else value
        for i, heading in enumerate(head):
            if f"每个{heading}填一行" in note or f"one row for each {heading.lower()}" in note:
                row[i] = "甲"
            elif f"请填{heading}" in note or f"fill in {heading}" in note:
                row[i] = "2024年" if heading in ("时期", "Period") else "三级"
    return [head, *rows]


def _evaluated(targets: Targets, tables: Iterable[Table]) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        for i, table in enumerate(tables):
            with (Path(folder) / f"{i}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows(table)
        actuals = targetcheck.load_actuals(targets, folder)
        assert not actuals.seen, "a row of the form that the reader does not know"
        return targetcheck.evaluate(targets, actuals)


def _not_judged(report: Report) -> list[str]:
    return [f"{v.id}: {v.reason}" for top in report.verdicts for v in top.family() if v.status is Status.NO_DATA]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("paths", BUNDLED, ids=lambda paths: paths[0].stem)
def test_a_filled_form_judges_every_bundled_target(paths: list[Path], lang: str) -> None:
    targets = targetcheck.load_targets(*paths)
    report = _evaluated(targets, [_filled(_table(render(form(targets), words(lang))))])
    # 500,000 residents everywhere, and one target is for the counties with up to 300,000; 50 alone is no ratio such as 1:50.
    judged_otherwise = ("psychological-clinics", "mental-health-staff")
    assert [line for line in _not_judged(report) if not any(name in line for name in judged_otherwise)] == []
    told = {warning.code for warning in report.warnings}
    assert told <= {"implausible", "finer-rows-differ"}  # 50 cases among 50 people, and 50 in the whole and each part


@pytest.mark.parametrize("paths", BUNDLED, ids=lambda paths: paths[0].stem)
def test_the_departments_forms_together_are_the_whole_form(paths: list[Path]) -> None:
    targets = targetcheck.load_targets(*paths)
    made = form(targets)
    parts = [_filled(_table(render(part, words("zh")))) for _, part in by_responsible(made, words("zh"))]
    assert sum(len(part) - 1 for part in parts) == len(made.lines)
    whole = _evaluated(targets, [_filled(_table(render(made, words("zh"))))])
    assert _evaluated(targets, parts).summary == whole.summary


PLAN = """
area: 万州区
period: 2024
indicators:
  tb_incidence: {name: 结核病报告发病率, unit: per 100k, numerator: tb_cases, denominator: population}
  tb_cases: {name: 病例数, unit: 例, aggregate: sum}
  population: {name: 常住人口, unit: 人, aggregate: last}
targets:
"""


def _wanted(targets: str, **keep: str) -> list[str]:
    """The form's rows for these targets as `indicator area period unit`, empty cells as -."""
    columns = ("指标", "地区", "时期", *keep.values(), "单位")
    return [" ".join(row.get(c) or "-" for c in columns) for row in _rows(PLAN + targets)]


@pytest.mark.parametrize(
    ("targets", "rows"),
    [
        ("- {indicator: 托位数, at_least: 4.5}", ["托位数 万州区 2024年 -"]),
        ("- {indicator: 投资, at_least: 8亿元}", ["投资 万州区 2024年 亿元"]),
        ("- {indicator: 投资, at_least: X亿元}", ["投资 万州区 2024年 亿元"]),
        ("- {indicator: 比例, at_least: '1:80'}", ["比例 万州区 2024年 -"]),
        ("- {indicator: 达标县, achieved: true}", ["达标县 万州区 2024年 -"]),
        ("- {indicator: tb_cases, at_most: 1000}", ["病例数 万州区 2024年 例"]),
        (
            "- {indicator: tb_incidence, below: 40 per 100k}",
            ["病例数 万州区 2024年 例", "常住人口 万州区 2024年 人"],
        ),
        (
            "- {indicator: 献血率, at_least: {area: 重庆市}}",
            ["献血率 万州区 2024年 -", "献血率 重庆市 2024年 -"],
        ),
        (
            "- {indicator: 献血率, at_least: {indicator: 采血率, period: 2023}}",
            ["献血率 万州区 2024年 -", "采血率 万州区 2023年 -"],
        ),
        (
            "- {indicator: 献血率, between: [10‰, {area: 重庆市}]}",
            ["献血率 万州区 2024年 ‰", "献血率 重庆市 2024年 ‰"],
        ),
        ("- {indicator: 项目, change_from: 2023, at_least: 5%}", ["项目 万州区 2024年 -", "项目 万州区 2023年 -"]),
        ("- {indicator: 项目, change_from: 2023, at_least: 5个}", ["项目 万州区 2024年 个", "项目 万州区 2023年 个"]),
        (
            "- {indicator: 占比, change_from: 2023, at_least: 2个百分点}",
            ["占比 万州区 2024年 %", "占比 万州区 2023年 %"],
        ),
        (
            "- {indicator: 床位, by: 2025, at_least: 6张, baseline: {period: 2020}}",
            ["床位 万州区 2025年 张", "床位 万州区 2020年 张"],
        ),
        ("- {indicator: 床位, at_least: 6张, baseline: 3张}", ["床位 万州区 2024年 张"]),
        ("- {indicator: 床位, at_least: 6张, each: {area: [甲县, 乙县]}}", ["床位 甲县 2024年 张", "床位 乙县 2024年 张"]),
        ("- {indicator: 床位, at_least: 6张, each: area}", ["床位 - 2024年 张"]),
        (
            "- {id: q, of: [{indicator: a, at_least: 1}, {indicator: b, at_least: 2}]}",
            ["a 万州区 2024年 -", "b 万州区 2024年 -"],
        ),
        (
            "- {indicator: 床位, at_least: 6张, each: {area: [甲县]}, where: {人数: {above: 30万}}}",
            ["床位 甲县 2024年 张", "人数 甲县 2024年 万"],
        ),
        ("- {indicator: 人才, at_least: 6人, where: {地区: [甲县, 乙县]}}", ["人才 乙县 2024年 人", "人才 甲县 2024年 人"]),
        # What progress and certainty need: the counts at both ends, and under destatis the same period of five more years.
        (
            "- {indicator: tb_incidence, below: 40 per 100k, progress: healthy-people, baseline: {period: 2020}}",
            [f"{name} 万州区 {year}年 {unit}" for year in (2024, 2020) for name, unit in (("病例数", "例"), ("常住人口", "人"))],
        ),
        (
            "- {indicator: 床位, at_least: 6张, progress: destatis}",
            [f"床位 万州区 {year}年 张" for year in (2024, 2023, 2022, 2021, 2020, 2019)],
        ),
        ("- {indicator: 床位, achieved: true, progress: destatis}", ["床位 万州区 2024年 -"]),
        # Asked by two: once, and in one unit also where only one of them has one.
        (
            "- {id: a, indicator: 献血率, at_least: {area: 重庆市}}\n- {id: b, indicator: 献血率, at_least: 12‰}",
            ["献血率 万州区 2024年 ‰", "献血率 重庆市 2024年 ‰"],
        ),
    ],
)  # fmt: skip
def test_wanted_figures(targets: str, rows: list[str]) -> None:
    assert _wanted(targets) == rows


@pytest.mark.parametrize(
    ("targets", "rows"),
    [
        ("- {indicator: 病人, at_least: 6人, where: {性别: 女}}", ["病人 万州区 2024年 女 人"]),
        ("- {indicator: 病人, at_least: 6人, where: {性别: [女, 男]}}", ["病人 万州区 2024年 女 人", "病人 万州区 2024年 男 人"]),
        # A member's own cell is for whoever fills the form in: it decides whether the member counts.
        ("- {indicator: 科, achieved: true, where: {性别: 女}, each: {医院: [甲]}}", ["科 万州区 2024年 - -"]),
    ],
)  # fmt: skip
def test_condition_columns(targets: str, rows: list[str]) -> None:
    assert _wanted(targets, column="性别") == rows


def test_members_of_the_hierarchy() -> None:
    rows = _rows("areas: {万州区: [甲镇, 乙镇]}" + PLAN + "- {indicator: 床位, at_least: 6张, each: area}")
    assert [row["地区"] for row in rows] == ["甲镇", "乙镇"]


def test_members_that_nobody_names() -> None:
    (row,) = _rows(PLAN + "- {indicator: 科, achieved: true, each: 医院, where: {级别: [二级, 三级]}}")
    assert (row["医院"], row["级别"]) == ("", "")
    assert row["备注"] == "每个医院填一行；请填级别；填是或否，或完成日期"


def test_who_answers_is_joined() -> None:
    rows = _rows(
        PLAN
        + "- {id: a, indicator: x, at_least: 1, responsible: [甲科, 乙科]}\n"
        + "- {id: b, indicator: x, at_most: 9, responsible: [丙科, 甲科]}"
    )
    assert [row["责任科室"] for row in rows] == ["甲科、乙科、丙科"]


def test_a_figure_without_area_or_period_is_the_one_that_another_target_names() -> None:
    rows = _rows(
        "targets: [{id: a, indicator: x, at_least: 1}]",
        "zh",
        "area: 甲县\nperiod: 2024\ntargets: [{id: b, indicator: x, at_least: 2}]",
    )
    assert [(row["地区"], row["时期"]) for row in rows] == [("甲县", "2024年")]


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        ("2024", "2024", "2024年"),
        ("2024-H1", "2024-H1", "2024年上半年"),
        ("2024-Q3", "2024-Q3", "2024年三季度"),
        ("2024-09", "202409", "2024年9月"),  # Excel makes Sep-24 of 2024-09
        ("2024-09-30", "20240930", "2024年9月30日"),
        ("2024-01..2024-09", "2024-01..2024-09", "2024年1—9月"),
        ("2021..2025", "2021..2025", "2021—2025年"),
        ("2023-11..2024-02", "2023-11..2024-02", "2023年11月至2024年2月"),
        ("2024-01-05..2024-03-02", "2024-01-05..2024-03-02", "2024年1月5日至2024年3月2日"),
    ],
)
def test_periods_that_no_spreadsheet_changes(period: str, en: str, zh: str) -> None:
    text = f"period: {period}\ntargets: [{{indicator: x, at_least: 1}}]"
    assert [_rows(text, lang)[0][name] for lang, name in (("en", "Period"), ("zh", "时期"))] == [en, zh]


def test_bytes_that_excel_opens() -> None:
    data = render(form(_targets(PLAN + "- {indicator: 托位数, at_least: 4.5个, responsible: 家发科}")), words("zh"))
    assert data == b"\xef\xbb\xbf" + "指标,地区,时期,数值,单位,责任科室\r\n托位数,万州区,2024年,,个,家发科\r\n".encode()
    assert _table(render(form(_targets(PLAN + "- {indicator: x, at_least: 1}")), words("en")))[0] == [
        "Indicator", "Area", "Period", "Value", "Unit", "Responsible",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "plan",
    [
        # Headings that mean something else in the target files: 单位 the place of work, 时期 an indicator's own column …
        PLAN + "- {indicator: x, at_least: 1%, each: {单位: [甲, 乙]}}",
        PLAN + "- {indicator: x, at_least: 1%, where: {数值: 高, 责任科室: 甲}}",
        "columns: {医院: 地区}" + PLAN + "- {indicator: x, at_least: 1%, each: {医院: [甲]}}",
        "columns: {area: 单位}" + PLAN + "- {indicator: x, at_least: 1%}",
        "columns: {value: 实际}" + PLAN + "- {indicator: x, at_least: 1%}",
        PLAN + "- {indicator: 责任科室, at_least: 1%}",
        PLAN + "- {indicator: 备注, achieved: true}",
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_headings_that_mean_something_else_here(plan: str, lang: str) -> None:
    targets = _targets(plan)
    table = _table(render(form(targets), words(lang)))
    assert len(set(table[0])) == len(table[0])
    empty = next(i for i in range(len(table[0])) if all(not row[i] for row in table[1:]) and i > 2)
    for row in table[1:]:
        row[empty] = "是" if "备注" in row[0] else "50"
    assert not _not_judged(_evaluated(targets, [table]))


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", '=HYPERLINK("http://x")'])
def test_formulas_are_names_and_stay_names(name: str) -> None:
    plan = {
        "area": name, "period": "2024",
        "targets": [{"id": "a", "indicator": name, "at_least": "1%", "responsible": name},
                    {"id": "b", "indicator": name, "at_least": "1%", "each": {name: [name]}}],
    }  # fmt: skip
    targets = _targets(plan)
    table = _table(render(form(targets), words("zh")))
    assert not [cell for row in table for cell in row if cell.lstrip().startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert not _not_judged(_evaluated(targets, [_filled(table)]))


@pytest.mark.parametrize("name", ["a\x1b[31mb", "a‮b", "a\x07"])
def test_a_name_that_no_cell_can_hold(name: str) -> None:
    with pytest.raises(TargetcheckError, match=r"plan.yaml:1:.*\[unusable-name\]"):
        form(_targets({"targets": [{"id": "x", "indicator": name, "at_least": "1"}]}))
    rows = _rows({"indicators": {"x": {"name": name}}, "targets": [{"indicator": "x", "at_least": "1"}]})
    assert rows[0]["指标"] == "x", "the key will do where there is one"


def test_who_answers_may_be_called_anything() -> None:
    rows = _rows({"targets": [{"indicator": "x", "at_least": "1", "responsible": "甲\x1b[0m\n乙‮"}]})
    assert rows[0]["责任科室"] == "甲\\x1b[0m 乙\\u202e"


def _departments(*names: str) -> Form:
    return form(_targets({"targets": [{"id": f"t{i}", "at_least": "1", **({"responsible": n} if n else {})}
                                      for i, n in enumerate(names)]}))  # fmt: skip


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["疾控科", "", "家发科", "疾控科"], ["疾控科.csv", "未明确责任科室.csv", "家发科.csv"]),
        (["../../etc/passwd", "a/b", "a\\b"], ["_.._etc_passwd.csv", "a_b.csv", "a_b-2.csv"]),
        (["CON", "lpt1", "nul.x", "Console"], ["_CON.csv", "_lpt1.csv", "_nul.x.csv", "Console.csv"]),
        (["A", "a", "a-2"], ["A.csv", "a-2.csv", "a-2-2.csv"]),
        (["..", ".", "...x", " - ", "-rf"], ["_.csv", "_-2.csv", "x.csv", "_-.csv", "_-rf.csv"]),
        (['a:b*c?"<>|', "a\x00b\x1b", "未明确责任科室", ""],
         ["a_b_c_____.csv", "a_b_.csv", "未明确责任科室.csv", "未明确责任科室-2.csv"]),
        (["科" * 300], ["科" * 50 + ".csv"]),
    ],
)  # fmt: skip
def test_a_file_a_department(names: list[str], files: list[str]) -> None:
    parts = by_responsible(_departments(*names), words("zh"))
    assert file_names((name for name, _ in parts), ".csv") == files


def test_several_departments_are_asked_once() -> None:
    made = form(_targets(PLAN + "- {indicator: x, at_least: 1, responsible: [甲科, 乙科]}"))
    assert [(name, len(part.lines)) for name, part in by_responsible(made, words("zh"))] == [("甲科", 1)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_command_round_trip(run: Callable[..., Outcome], tmp_path: Path, lang: str) -> None:
    plan = PLAN + "- {indicator: tb_incidence, below: 40 per 100k}\n- {indicator: 托位数, at_least: 4.5个}"
    assert run("template", "plan.yaml", "-o", "form.csv", "--lang", lang, files={"plan.yaml": plan}).code == 0
    table = _filled(_table((tmp_path / "form.csv").read_bytes()))
    with (tmp_path / "form.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table)
    done = run("evaluate", "plan.yaml", "-a", "form.csv", "-f", "json")
    assert (done.code, done.err.count("[implausible]"), done.err.count("\n")) == (1, 1, 1)  # 50 cases among 50 people
    assert [v["status"] for v in json.loads(done.out)["verdicts"]] == ["missed", "met"]


def test_command_prints_the_form(run: Callable[..., Outcome]) -> None:
    done = run("template", "plan.yaml", files={"plan.yaml": PLAN + "- {indicator: x, at_least: 1}"})
    assert (done.code, done.err) == (0, "")
    assert "Indicator,Area,Period,Value,Unit,Responsible" in done.out


def test_command_selects(run: Callable[..., Outcome]) -> None:
    plan = "period: 2024\ntargets:\n- {id: a, at_least: 1, area: 甲县}\n- {id: b, at_least: 1, responsible: 乙科}\n"
    for option in (("--area", "甲县"), ("--select", "a")):
        assert run("template", "plan.yaml", *option, files={"plan.yaml": plan}).out.count("\n") == 2
    assert "b,,2024,,,乙科" in run("template", "plan.yaml", "--responsible", "乙科").out
    assert run("template", "plan.yaml", "--select", "z").code == 2


def test_command_writes_a_folder_whole_or_not_at_all(run: Callable[..., Outcome], tmp_path: Path) -> None:
    plan = "targets: [{id: a, at_least: 1, responsible: 甲科}, {id: b, at_least: 1, responsible: 乙科}]"
    split = ("template", "plan.yaml", "--split-by", "responsible", "--lang", "zh")
    assert run(*split, files={"plan.yaml": plan}).code == 2
    assert run(*split, "-o", "forms").code == 0
    assert sorted(p.name for p in (tmp_path / "forms").iterdir()) == ["乙科.csv", "甲科.csv"]
    (tmp_path / "forms" / "甲科.csv").unlink()
    (tmp_path / "forms" / "乙科.csv").write_text("filled in")
    again = run(*split, "-o", "forms")
    assert again.code == 2
    assert "乙科.csv" in again.err
    assert [p.name for p in (tmp_path / "forms").iterdir()] == ["乙科.csv"]
    assert (tmp_path / "forms" / "乙科.csv").read_text() == "filled in"
    assert run(*split, "-o", "plan.yaml").code == 2
    assert run(*split, "-o", "no/such/forms").code == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["forms", "plan.yaml"]


def test_command_keeps_what_is_filled_in(run: Callable[..., Outcome], tmp_path: Path) -> None:
    files = {"plan.yaml": "targets: [{id: a, at_least: 1}]", "form.csv": "filled in"}
    done = run("template", "plan.yaml", "-o", "form.csv", files=files)
    assert (done.code, (tmp_path / "form.csv").read_text()) == (2, "filled in")
    assert "[file-exists]" in done.err
    assert run("template", "plan.yaml", "-o", "form.pdf").code == 2


# Small target files of every kind that go together: the units and roll-ups of each indicator fit its bounds.
_INDICATORS = {
    "rate": {"name": "发病率", "unit": "per 100k", "numerator": "cases", "denominator": "people"},
    "cases": {"name": "病例数", "aggregate": "sum"},
    "people": {"name": "常住人口", "unit": "人", "aggregate": "last"},
    "level": {"name": "覆盖率", "unit": "%"},
}
_UNITS = {"rate": " per 100k", "cases": "", "people": "人", "level": "%", "=投资": "亿元", "床位": ""}


_BEDS = {"床位": {"at_least": 1}}


@st.composite
def _target(draw: st.DrawFn, number: int, areas: bool) -> dict[str, object]:
    name = draw(st.sampled_from([*_UNITS, "创建"]))
    target: dict[str, object] = {"id": f"t{number}", "indicator": name}
    target["period"] = draw(st.sampled_from(["2024", "2024-H1", "2022..2024", "2024-09"]))
    if areas:
        target["area"] = draw(st.sampled_from(["甲市", "乙县", "+丙"]))
    if draw(st.booleans()):
        target["responsible"] = draw(st.lists(st.sampled_from(["一科", "二科", "三科"]), min_size=1, max_size=2))
    members = ["area", {"area": ["乙县", "+丙"]}] if areas else []
    each = draw(st.sampled_from([None, None, "医院", {"医院": ["甲院", "乙院"]}, *members]))
    where = draw(st.sampled_from([None, None, {"级别": ["二级", "三级"]}, _BEDS]))
    target |= {"each": each} if each else {}
    if name == "创建":
        return target | {"achieved": "true"} | ({"where": where} if where and each else {})
    # A member's own cell is only looked up in the rows of the rate itself, and the form asks for its two sides.
    told = each and (name != "rate" or where == _BEDS)
    target |= {"where": where} if where and (told or name in ("cases", "people")) else {}
    unit = _UNITS[name]
    bound = draw(st.sampled_from(["number", "area", "period", "change", "unset"]))
    earlier = {"2024": "2020", "2024-H1": "2020-H1", "2022..2024": "2018..2020", "2024-09": "2020-09"}[target["period"]]
    if bound == "change":
        return target | {"change_from": earlier, "at_least": "5%"}
    reference = {"area": "省", "period": earlier} if bound == "area" else {"period": earlier}
    target[draw(st.sampled_from(["at_least", "below"]))] = (
        reference if bound in ("area", "period") else f"X{unit}" if bound == "unset" else f"7{unit}"
    )
    return target | ({"baseline": {"period": earlier}} if draw(st.booleans()) else {})


def _plan(*targets: dict[str, object]) -> Targets:
    plan = {"indicators": _INDICATORS, "areas": {"甲市": ["乙县", "+丙"]}, "targets": targets}
    return _targets(json.loads(json.dumps(plan)))


@examples(60)
@given(st.data(), st.booleans(), st.sampled_from(["en", "zh"]))
def test_a_filled_form_judges_a_target(data: st.DataObject, areas: bool, lang: str) -> None:
    targets = _plan(data.draw(_target(0, areas)))
    assert not _not_judged(_evaluated(targets, [_filled(_table(render(form(targets), words(lang))))]))


@examples(60)
@given(st.data(), st.booleans(), st.sampled_from(["en", "zh"]))
def test_a_filled_form_is_read_back(data: st.DataObject, areas: bool, lang: str) -> None:
    targets = _plan(*(data.draw(_target(i, areas)) for i in range(data.draw(st.integers(2, 6)))))
    made = form(targets)
    table = _filled(_table(render(made, words(lang))))
    assert len({tuple(row[:-2]) for row in table}) == len(table), "a figure is asked for twice"
    report = _evaluated(targets, [table])
    parts = [render(part, words(lang)) for _, part in by_responsible(made, words(lang))]
    assert _evaluated(targets, [_filled(_table(part)) for part in parts]).summary == report.summary


@pytest.mark.parametrize("name", ["::error::x", "##vso[task.complete]x", "##[error]x"])
def test_no_row_of_a_form_is_a_command_of_a_ci_server(run: Callable[..., Outcome], name: str) -> None:
    """And the name is read back as it is."""
    plan = f"period: 2024\ntargets:\n  - {{id: a, indicator: '{name}', at_least: 1}}\n"
    form = run("template", "p.yaml", files={"p.yaml": plan}).out
    assert not [line for line in form.splitlines() if line.lstrip("\ufeff ").startswith(("::", "##"))]
    filled = "\n".join(line.replace("2024,,", "2024,5,") for line in form.splitlines())
    assert run("evaluate", "p.yaml", "-a", "form.csv", files={"form.csv": filled}).code == 0
