"""What reports tell beside verdicts: progress, intervals, points; in every format, and only where a file asks for it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from contextlib import chdir
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from conftest import Outcome
from shared_report import HERE, HOSTILE, LANGUAGES, judged, style

import targetcheck
from targetcheck.model.members import scores_of
from targetcheck.model.rules import Grade
from targetcheck.model.verdict import Report
from targetcheck.phrases import words
from targetcheck.reports import FORMATS, render
from targetcheck.reports.beside import interval_told, progress_text, total_text
from targetcheck.reports.line import LineBound, LineCertainty, LineEnd, LineProgress
from targetcheck.reports.parts import by_responsible
from targetcheck.reports.verdict_line import line_of

Golden = Callable[[Path, str], None]
Run = Callable[..., Outcome]
SHOWN = ("table", "json", "csv", "markdown", "html", "brief", "xlsx")


@cache
def methods() -> Report:
    """`methods.yaml` judged against `methods.csv`."""
    with chdir(HERE):
        targets = targetcheck.load_targets("methods.yaml")
        return targetcheck.evaluate(targets, targetcheck.load_actuals(targets, "methods.csv"))


def _shown(name: str, lang: str) -> str:
    found = render(methods(), name, style(lang))
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(found))  # type: ignore[arg-type]
        rows = [f"{sheet.title}\t" + "\t".join("" if value is None else str(value) for value in row)
                for sheet in book for row in sheet.iter_rows(values_only=True)]  # fmt: skip
        return "\n".join(row.rstrip("\t") for row in rows) + "\n"
    text = found if isinstance(found, str) else found.decode("utf-8-sig").replace("\r\n", "\n")
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", text, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_golden(name: str, lang: str, golden: Golden) -> None:
    suffix = FORMATS[name][0]
    golden(HERE / "golden" / f"methods.{lang}{'.xlsx.txt' if name == 'xlsx' else suffix}", _shown(name, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_explain(lang: str, run: Run, golden: Golden) -> None:
    files = {name: (HERE / name).read_text(encoding="utf-8") for name in ("methods.yaml", "methods.csv")}
    texts = []
    for name in ("tb", "managed", "reported", "beds", "staff", "recruits", "money", "mothers"):
        found = run("explain", name, "methods.yaml", "-a", "methods.csv", "--lang", lang, files=files)
        assert (found.code, found.err) == (0, "")
        texts.append(found.out)
    golden(HERE / "golden" / f"methods.explain.{lang}.txt", "\n".join(texts))


def test_explain_for_scripts(run: Run) -> None:
    files = {name: (HERE / name).read_text(encoding="utf-8") for name in ("methods.yaml", "methods.csv")}
    found = run("explain", "methods/beds", "methods.yaml", "-a", "methods.csv", "-f", "json", files=files)
    way = json.loads(found.out, parse_float=Decimal, parse_int=Decimal)["derivation"]["progress"]
    assert (way["speed"], way["years"], way["years_in_all"]) == (Decimal("0.12"), 5, 1)
    assert [one["period"] for one in way["series"]] == ["2019", "2020", "2021", "2022", "2023", "2024"]
    found = run("explain", "methods/tb", "methods.yaml", "-a", "methods.csv", "-f", "json", files=files)
    counts = json.loads(found.out, parse_float=Decimal, parse_int=Decimal)["derivation"]["certainty"]
    assert counts == {"numerator": 152, "denominator": 400000, "factor": 1}


def test_columns_are_there_only_where_something_is_told(tmp_path: Path) -> None:
    report = judged(tmp_path, "period: 2024\ntargets: [{id: x, at_least: 1, weight: 1}]\n", "period,x\n2024,2\n")
    for name in SHOWN:
        found = render(report, name, style("en"))
        if name == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(found))  # type: ignore[arg-type]
            found = " ".join(f"{sheet.title} " + " ".join(str(cell.value) for cell in sheet[1]) for sheet in book)
        text = found if isinstance(found, str) else found.decode("utf-8-sig")
        for word in ("Progress", "Interval", "Points", "progress", "certainty", "c-scored"):
            assert not re.search(rf"\b{word}\b", text), f"{word} in {name}"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_names_of_members_and_grades_do_nothing(text: str) -> None:
    report = methods()
    files = tuple(file._replace(grades=tuple(Grade(text, one.least) for one in file.grades)) for file in report.files)
    verdicts = tuple(v._replace(because=tuple(m._replace(name=text) for m in v.because)) for v in report.verdicts)
    poisoned = report._replace(files=files, verdicts=verdicts)
    page = str(render(poisoned, "html", style("en")))
    assert "<script>alert" not in page
    assert "<img" not in page
    for name in ("table", "markdown", "brief"):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x9b\u202e]", str(render(poisoned, name, style("en"))))
    book = openpyxl.load_workbook(io.BytesIO(render(poisoned, "xlsx", style("en"))))  # type: ignore[arg-type]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


FRAME = line_of(methods().verdicts[0], words("en"))


@pytest.mark.parametrize(
    ("form", "bound", "low", "high", "spans", "shown"),
    [
        ("below", "40", "32.1987", "44.5443", True, "95% interval 32.19–44.55, spans the bound"),
        ("below", "50", "32.1987", "44.5443", False, "95% interval 32.19–44.55"),
        ("at_most", "44.546", "32", "44.5443", False, "95% interval 32.00–44.545"),  # 44.55 would seem to pass it
        ("at_least", "32.195", "32.1987", "44", False, "95% interval 32.198–44.00"),
        ("above", "32.19", "32.1900001", "44", False, "95% interval 32.1900001–44.00"),
        ("at_least", "32", "32", "44", False, "95% interval 32.00–44.00"),
    ],
)
def test_an_interval_is_shown_outwards_and_never_past_its_bound(
    form: str, bound: str, low: str, high: str, spans: bool, shown: str
) -> None:
    certainty = LineCertainty(Fraction(95, 100), "byar", Fraction(low), Fraction(high), spans, None)
    line = FRAME._replace(bound=LineBound(form, (LineEnd(Fraction(bound), "40"),)), certainty=certainty)
    assert interval_told(line, words("en")) == shown


@pytest.mark.parametrize(
    ("method", "category", "value", "english", "chinese"),
    [
        ("healthy-people", "improving", "0.5", "improving 50%", "有改善 50%"),
        ("healthy-people", "little", "0.09996", "little change 9.996%", "无明显变化 9.996%"),
        ("healthy-people", "worse", "-0.1", "worse −10%", "变差 −10%"),
        ("healthy-people", "reached", None, "reached", "已达到"),
        ("open-sdg", "moderate", "0.9499999", "moderate 0.9499999", "进展中等 0.9499999"),
        ("open-sdg", "substantial", "0.9525901792032172", "substantial 0.953", "进展显著 0.953"),
        ("open-sdg", "deterioration", "-0.0001", "deterioration −0.0001", "背离 −0.0001"),
        ("destatis", "sun-cloud", "0.05", "sun and cloud (a little short), 5% missing", "多云（略有差距），缺口5%"),
        ("destatis", "sun", "0", "sun (on course), 0% missing", "晴（按近五年速度可如期），缺口0%"),
        ("destatis", "storm", "1.02", "storm (the wrong way), 102% missing", "雷雨（方向相反），缺口102%"),
    ],
)  # fmt: skip
def test_a_category_and_its_number_agree(
    method: str, category: str, value: str | None, english: str, chinese: str
) -> None:
    number = None if value is None else Fraction(value)
    own = LineProgress(method, category, number, None)
    assert (progress_text(own, words("en")), progress_text(own, words("zh"))) == (english, chinese)


def test_a_department_has_points_and_no_grade() -> None:
    parts = by_responsible(methods(), words("zh"))
    (made,) = scores_of(parts["基层科"])
    assert made.total is not None
    assert (made.total.points, made.total.of, made.total.grades) == (Fraction("28.5"), 30, ())


def test_what_the_sheet_comes_to() -> None:
    (made,) = scores_of(methods())
    assert made.total is not None
    assert total_text(made.total, words("zh")) == "已评70分中得51.93分，另有30分未评，等次未定（不合格至良好）"
    assert [member.name for member in made.members[0].totals] == ["乙县", "丙县", "丁县"]
