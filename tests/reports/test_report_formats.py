"""Every format over one report: the golden files, and what each format's own reader finds in it."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64encode
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from conftest import Outcome
from markdown_it import MarkdownIt
from shared_report import HERE, LANGUAGES, judged, sample, style

from targetcheck.errors import TargetcheckError
from targetcheck.model.verdict import UNKNOWN, Status
from targetcheck.phrases import words
from targetcheck.reports import FORMATS, Style, format_of, render
from targetcheck.reports.columns import columns_of
from targetcheck.reports.formats.xlsx import COLOURS
from targetcheck.reports.view import view

SUFFIXES = {name: suffix.removeprefix(".") for name, (suffix, _) in FORMATS.items()} | {"xlsx": "xlsx.txt"}
EVERY = [v for top in sample().verdicts for v in top.family()]


def text(name: str, lang: str) -> str:
    found = render(sample(), name, style(lang))
    return found if isinstance(found, str) else found.decode("utf-8-sig")


def workbook(lang: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(sample(), "xlsx", style(lang))))  # type: ignore[arg-type]


def _shown(name: str, lang: str) -> str:
    """What stands in the golden file: the page without its own style and script, the workbook as lines of cells."""
    if name == "xlsx":
        return "".join(
            f"{sheet.title}!{cell.coordinate}\t{cell.value!r}\t{cell.number_format}\t{cell.fill.fgColor.rgb}\n"
            for sheet in workbook(lang)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        )
    found = text(name, lang).replace("\r\n", "\n")
    found = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", found, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", found)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, lang: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"sample.{lang}.{SUFFIXES[name]}", _shown(name, lang))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert render(sample(), name, style("zh")) == render(sample(), name, style("zh"))


def test_the_sample_has_every_status() -> None:
    assert all(sample().summary.values())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "table"), ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.csv", "csv"), ("a.md", "markdown"),
        ("A.HTML", "html"), ("a.xml", "junit"), ("a.github", "github"), ("a.xlsx", "xlsx"), ("a.brief", "brief"),
        ("2024.brief.txt", "brief"), ("2024.txt", "table"), ("a.pdf", None), ("a", None),
    ],
)  # fmt: skip
def test_the_suffix_picks_the_format(path: str, name: str | None) -> None:
    assert format_of(path) == name


def test_people_read_their_language_and_machines_english() -> None:
    reader = Style(reader="zh")
    assert "未达标" in str(render(sample(), "markdown", reader))
    assert "未达标" not in str(render(sample(), "junit", reader))


def test_jsonl_has_the_objects_of_json() -> None:
    whole = json.loads(text("json", "en"))["verdicts"]
    assert [json.loads(line) for line in text("jsonl", "en").splitlines()] == whole


def test_the_docs_have_every_field_of_json() -> None:
    page = (HERE.parent.parent / "docs" / "reports.md").read_text(encoding="utf-8")
    section = page[page.index("## json\n") : page.index("## jsonl\n")]
    told = {name for row in re.findall(r"(?m)^\| (`[^|]+) \|", section) for name in re.findall(r"`(\w+)`", row)}
    made: set[str] = set()
    waiting = list(json.loads(render(sample(), "json", style("en")))["verdicts"])
    while waiting:
        verdict = waiting.pop()
        made |= set(verdict)
        waiting += verdict["because"]
    assert made == told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_has_every_verdict_with_exact_numbers(lang: str) -> None:
    data = render(sample(), "csv", style(lang))
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    columns = columns_of(sample())
    assert {len(row) for row in rows} == {len(columns)}
    at = [column.key for column in columns].index
    assert [row[at("id")] for row in rows[1:]] == [v.id for v in EVERY]
    for row, verdict in zip(rows[1:], EVERY, strict=True):
        if verdict.gap is not None:
            assert abs(Decimal(row[at("gap")]) - Decimal(verdict.gap.numerator) / verdict.gap.denominator) < Decimal(
                "1e-12"
            )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markdown_is_tables_of_equal_rows(lang: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text("markdown", lang))
    rows, cells = [], 0
    for token in tokens:
        if token.type in ("th_open", "td_open"):
            cells += 1
        elif token.type == "tr_close":
            rows.append(cells)
            cells = 0
    assert set(rows) == {7}
    listed = [v for v in EVERY if v.id.startswith("sample/")]
    assert len(rows) == len(listed) + 3
    assert not [t for t in tokens if t.type.startswith("html")]


class Page(HTMLParser):
    """A page's tags, which must be closed in the order they were opened, and what stands in them."""

    VOID = frozenset({"meta", "input", "col", "br"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {}
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.inside.setdefault(self.open[-1] if self.open else "", []).append(data)
        if not {"script", "style"} & set(self.open):
            self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_is_whole_and_asks_for_nothing_outside(lang: str) -> None:
    page = Page(text("html", lang))
    assert page.open == []
    assert page.of("html") == [{"lang": {"en": "en", "zh": "zh-Hans"}[lang]}]
    assert not [a for _, a in page.tags if {"src", "style", "onclick", "action", "srcset"} & set(a)]
    assert all((a["href"] or "").startswith("#") for _, a in page.tags if "href" in a)
    assert not page.of("link")
    assert "url(" not in page.inside["style"][0]
    assert "@import" not in page.inside["style"][0]


def test_html_allows_itself_only_its_own_style_and_script() -> None:
    page = Page(text("html", "en"))
    policy = next(a["content"] for a in page.of("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        digest = b64encode(sha256("".join(page.inside[tag]).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "innerHTML" not in page.inside["script"][0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_has_a_row_a_verdict_readable_without_scripts(lang: str) -> None:
    page = Page(text("html", lang))
    assert len([a for a in page.of("th") if a.get("class") == "name"]) == len(EVERY)
    assert len(page.of("details")) == len([v for v in EVERY if v.because]) + 1
    assert next(a for a in page.of("div") if a.get("class") == "tools").keys() >= {"hidden"}
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 < levels[1]
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level of heading is passed over"
    assert all(a.get("scope") in ("col", "row") for a in page.of("th"))
    shown = "".join(page.words)
    assert all(v.name in shown for v in EVERY)


def test_junit_counts_what_its_cases_say() -> None:
    root = ET.fromstring(text("junit", "en"))
    cases = root.findall("testsuite/testcase")
    assert [f"{c.get('classname')}/{c.get('name')}" for c in cases] == [v.id for v in sample().verdicts]
    for element in (root, *root.findall("testsuite")):
        inner = element.findall(".//testcase")
        assert int(element.get("tests", "")) == len(inner)
        assert int(element.get("failures", "")) == len([c for c in inner if c.find("failure") is not None])
        assert int(element.get("skipped", "")) == len([c for c in inner if c.find("skipped") is not None])


def test_junit_fails_only_on_binding_misses() -> None:
    cases = ET.fromstring(text("junit", "en")).iter("testcase")
    found = {f"{case.get('classname')}/{case.get('name')}": {child.tag for child in case} for case in cases}
    for verdict in sample().verdicts:
        tags = found[verdict.id]
        assert ("failure" in tags) == (verdict.status is Status.MISSED and verdict.target.level == "binding")
        assert ("skipped" in tags) == (verdict.status in UNKNOWN)
    assert found["sample/medical-centre"] == {"system-out"}


COMMAND = re.compile(r"::(error|warning|notice)(?: ((?:[a-z]+=[^:,\r\n]*,?)+))?::([^\r\n]*)")


def test_github_lines_are_workflow_commands() -> None:
    found = [COMMAND.fullmatch(line) for line in text("github", "en").splitlines()]
    assert all(found)
    kinds = [match[1] for match in found if match]
    assert kinds.count("error") == 3
    first = next(match for match in found if match)
    assert first[2].startswith("file=sample.yaml,line=")
    assert "title=Missed%3A 国家自然科学基金项目" in first[2], "the worst first"


def test_github_keeps_to_what_is_shown_of_each_kind(run: Callable[..., Outcome]) -> None:
    """Ten annotations of a kind: the worst by themselves, the rest named in one; what has no data is one."""
    plan, rows = ["period: 2024", "targets:"], ["指标,时期,数值"]
    for n in range(1, 16):
        for kind, level in (("硬", "binding"), ("软", "expected"), ("缺", "binding"), ("成", "binding")):
            plan.append(f"  - {{id: {kind}{n}, at_least: 100, level: {level}}}")
        rows += [f"硬{n},2024,{100 - n}", f"软{n},2024,{100 - n}", f"成{n},2024,100"]
    files = {"t.yaml": "\n".join(plan) + "\n", "d.csv": "\n".join(rows) + "\n"}
    lines = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "github", files=files).out.splitlines()
    kinds = [line.split("::")[1].split()[0] for line in lines]
    assert {kind: kinds.count(kind) for kind in kinds} == {"error": 10, "warning": 10, "notice": 1}
    assert "title=Missed%3A 硬15" in lines[0]
    assert lines[9].endswith("::6 more: 硬6, 硬5, 硬4, 硬3, 硬2, 硬1")
    assert "15 not judged for want of data" in lines[19]


def test_json_carries_the_warnings(run: Callable[..., Outcome]) -> None:
    plan = "period: 2024\ntargets:\n- {indicator: x, at_least: 10人}\n"
    files = {"t.yaml": plan, "d.csv": "指标,时期,数值\nx,2024,12345人\n"}
    (warning,) = json.loads(run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files=files).out)["warnings"]
    assert (warning["code"], warning["file"], warning["line"]) == ("implausible", "d.csv", 2)
    assert "1234 times off the bound" in warning["message"]
    files = {"d.csv": "指标,时期,数值\nx,2024,12人\n"}
    assert "warnings" not in json.loads(run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files=files).out)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_xlsx_holds_numbers_not_texts(lang: str) -> None:
    sheet, counts = workbook(lang).worksheets
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == sheet.dimensions
    columns = [cell.value for cell in sheet[1]]
    table = words(lang)
    for line, verdict in zip(sheet.iter_rows(min_row=2), EVERY, strict=True):
        figure = line[columns.index(table("figure"))]
        assert line[columns.index(table("status"))].fill.fgColor.rgb == "FF" + COLOURS[verdict.status][0].removeprefix(
            "#"
        )
        if verdict.actual is not None and not isinstance(verdict.actual, bool):
            assert figure.data_type == "n"
            scale = 100 if figure.number_format.endswith("%") or "%;" in figure.number_format else 1
            assert figure.value * scale == pytest.approx(float(verdict.actual), rel=1e-14)
    assert counts.cell(4, 2).value == len(sample().verdicts)


def test_xlsx_formats_follow_the_unit() -> None:
    sheet = workbook("zh").worksheets[0]
    formats = {row[3].value: row[4].number_format for row in sheet.iter_rows(min_row=2)}
    assert formats["结核病成功治疗率"] == "0.00%"
    assert formats["固定资产投资"] == '0.00"亿元"'
    assert formats["精防人员与患者比例"] == '"1:75"'
    assert formats["家庭医生签约率"] == '+0.00"个百分点";-0.00"个百分点";0'


def test_xlsx_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(TargetcheckError, match=r"targetcheck\[excel\].*\[missing-extra\]"):
        render(sample(), "xlsx", style("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_brief_has_a_sentence_a_judged_target_and_names_the_others(lang: str) -> None:
    lines = text("brief", lang).splitlines()
    stop = {"en": ".", "zh": "。"}[lang]
    for verdict in sample().verdicts:
        if verdict.id.startswith("sample/"):
            name = verdict.name.removesuffix("人次")  # which the unit says again
            assert [line for line in lines if name in line and line.endswith(stop)], name


@pytest.mark.parametrize("group_by", ["section", "responsible", "status", "area"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_grouping_renders(name: str, group_by: str) -> None:
    assert render(sample(), name, Style(lang="en", group_by=group_by))


@pytest.mark.parametrize(
    ("areas", "group_by", "named"),
    [
        ("东县 东县 西县", "section", ["", "", "西县"]),
        ("东县 西县", "section", ["东县", "西县"]),
        ("东县 西县 南区 西县", "section", ["东县", "西县", "南区", "西县"]),
        ("东县 西县 南区 西县", "area", ["", "", "", ""]),
    ],
)
def test_areas_are_named_where_no_heading_or_majority_says_them(
    areas: str, group_by: str, named: list[str], tmp_path: Path
) -> None:
    lines = [f"  - {{id: t{n}, indicator: a, area: {area}, at_least: 1}}" for n, area in enumerate(areas.split())]
    rows = [f"a,{area},2024,1" for area in dict.fromkeys(areas.split())]
    report = judged(
        tmp_path, "\n".join(["period: 2024", "targets:", *lines]), "\n".join(["指标,地区,年份,数值", *rows])
    )
    (file,) = view(report, Style(lang="zh", group_by=group_by), words("zh"))
    told = {entry.line.id: "".join(entry.notes) for group in file.groups for entry in group.entries}
    assert [told[f"t/t{n}"] for n in range(len(named))] == named


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("csv", "jsonl", "github", "junit")])
def test_as_of_is_told(name: str, lang: str, tmp_path: Path) -> None:
    """A report that leaves rows out says so; in JSON in its own field, in English whoever reads."""
    targets = "area: 市\nperiod: 2024\nindicators: {x: {aggregate: sum}}\ntargets: [{id: x, at_least: 9}]\n"
    actuals = "指标,地区,时间,数值\nx,市,2024-Q1,3\nx,市,2024-Q2,3\n"
    for as_of in ("2024-Q1", None):
        report = judged(tmp_path, targets, actuals, as_of=as_of)
        found = render(report, name, style(lang))
        if name == "xlsx":
            sheets = openpyxl.load_workbook(io.BytesIO(found)).worksheets  # type: ignore[arg-type]
            found = "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
        words = {"json": '"as_of": "2024-Q1"'}.get(name, {"en": "as of 2024-Q1", "zh": "截至2024年一季度"}[lang])
        assert (words.casefold() in str(found).casefold()) is (as_of is not None)
