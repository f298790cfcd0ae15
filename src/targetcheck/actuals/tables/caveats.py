"""What notes, remarks and headings say of figures that makes them others than they look: a plan, an estimate, a part, void."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from targetcheck.actuals.cells import cell_at, filled_cells
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import Times, period_of, times_in
from targetcheck.actuals.tables.units import is_unknown_unit, unit_alone
from targetcheck.errors import Problem, say
from targetcheck.model.actuals import Row
from targetcheck.model.areas import looks_like_area, may_be_kind
from targetcheck.model.pattern import pattern
from targetcheck.model.period_text import part_of
from targetcheck.model.text import header_key, plain
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

if TYPE_CHECKING:
    from targetcheck.actuals.tables.layout import ValueColumn

_STAGE = (
    r"计划(?!生育|免疫)|规划(?!科|和)|目标(?!人[群口])|任务|预算|预计|预测|预期|拟建|在建|续建|筹建|新增|净增|编制(?=[床内数人])|核定|基期|基数|年初|期初|上期|同期|[上去前]年(?:同期)?|历年|"
    r"[下明次]年|估算|估计|测算|暂估|作废|停用|撤销|注销|停业|无效|退休|离退休|离职|人均|每[十百千万]+人口?|年?平均|年均|增速|增长|增减|增加|减少|剩余|未完成|尚缺|"
    r"应(?:完成|建|收|报|种|查|检|到|发|配|办|缴|参保)|"
    r"增幅|占比|比重|构成|百分比|同比|环比|排名|位次|十[五六]五|[当本]月|[当本]季|争取|推算|存疑|重复|删除|忽略|旧(?=数|值|口径|表)"
)
_HEADING = pattern(
    rf"(?:以[下上]|[上下]列|年度|全年|各项|[当本]年|[12][0-9]{{3}}年?)*(?:均?[为是])?(?:{_STAGE})+总?(?:数据?|值|量|额|表|情况|指标|安排|任务|目标|速度|率|幅度?|规模|时)*"
    r"(?:[(\[][^()]*[)\]])?|(?:以下|上列)?(?:不含|仅|只).{1,12}|编制|注册|开放|(?:planned|plan|targets?|budget|forecast|estimated?|projected|void|change)"
    r"|95%?ci|置信区间|标准误差?"
)
"""Headings whose figures are not those that indicators have."""


@lru_cache(maxsize=4096)
def is_other_stage(text: str) -> bool:
    """Whether a heading says that the figures below it are others than those of their time: 计划数, 增速, 在建, 作废."""
    return _HEADING.fullmatch(header_key(text)) is not None


class Caveat(NamedTuple):
    """What a note or remark says, and of which figures."""

    text: str
    sentence: str = ""
    """The sentence in it, which speaks of all figures where it names no indicator."""
    years: frozenset[int] = frozenset()
    """The years that it speaks of; of all where it names none."""
    other_years: bool = False
    """Whether it says that the figures are of these years, so that it is told of figures of others."""
    months: bool = False
    """Whether it says only that figures are of a part of a year."""
    unit: Unit | None = None
    """The unit that it says."""
    kind: str | None = None
    """The kind of area that it says the figures are of: 市 of 全市."""

    def speaks_of(self, row: Row, names: Mapping[str, str]) -> bool:
        """Whether it casts doubt on a figure; `names` are those of indicators."""
        named = {names[name] for name in names if self.sentence and plain(name).casefold() in self.sentence}
        return (not named or row.indicator in named) and self._fits(row)

    def _fits(self, row: Row) -> bool:
        """Whether the figure's time, unit and area are none that it says itself."""
        period, unit = row.period, row.unit
        if self.unit is not None and self.unit.scale == (1 if unit is None else unit.scale):
            return unit is not None and not self.unit.agrees(unit)
        if self.kind is not None and row.area is not None and may_be_kind(row.area, self.kind):
            return False
        if period is None:
            return True
        if self.months and period.months < 12:
            return False
        within = not self.years or any(period.start.year <= year <= period.end.year for year in self.years)
        return within != self.other_years


_HARMLESS = pattern(
    r"(?:数据|资料)?来源|sources?\b|(?:填|制|审|复|联系|打印|印发|报送|发布|下载|导出|更新).{0,3}[人表时日期电话单位机构]+:|单位(?:负责人|名称|地址)|数据更新"
)
_A_LABEL = pattern(
    r"^[(*※]?(?:附?注|备注|[填编]?[报表制]?说明|notes?|remarks?)[0-9]*[:.、]?|^[0-9]{1,2}[.、](?![0-9])|^[(*※]+"
)
_OF_A_CHANGE = pattern(
    r"[^,。;]{0,8}(?:同比|环比|增长|增速|增减|增幅|[完达]成?率|占比|比重|上年)[^,。;]{0,4}(?:为|是|系|=|按|指)"
)
"""How a definition of a change or a share begins, which is compared with something anyhow."""
_SAYS = pattern(
    rf"(?:[均都只]?(?:为(?!了|完成|实现|达到)|[是系属])|采用|沿用)[^,。;、]{{0,10}}?(?:{_STAGE}|口径修订)|(?:计划|规划|目标|任务|预计|预测|编制)(?:数|值)|"
    r"不含|不包[括含]|未包?[括含]|[未不]计入|剔除|扣除|除外|(?<!不)仅(?!供|作)|只[含限统包]|暂估|估[算计]|测算|新口径|可比口径|"
    r"不准(?!入|许)|据推|请?忽略|已删除|存疑|旧数据|争取|应[为是][0-9]|应[为是][^,。;]{0,6}[0-9]|作废|(?<!没)有误(?!差)|错[误报]|误报|无效|待[核定查审]|未审[核查定]?|草稿|驳回|更正|勘误|订正|修[订正][为数]|以[^,。;]{1,12}为准|[省市县]直(?![接辖报])"
    r"|[0-9]年?(?:合计|之和|总和|平均)|[为是系](?:城镇|农村|城市|乡村|[男女]性|非?公立|民营)[\u3400-\u9fff]{0,4}$"
    r"|\b(?:estimat\w+|exclud\w+|project(?:ions?|ed)|forecasts?|planned|void|invalid|only)\b"
)
_OF_ALL = pattern(r"全([省市县区州国])(?:口径)?(?:的)?(?:数据?|合计|汇总|总数)?$")
_STATUS = pattern("[efilmnpuv]")
"""Codes of a figure's status that make it another (OBS_STATUS of SDMX, flags of Eurostat): estimated, forecast, imputed, provisional."""
_WITH_AREA = pattern(r"(?:包括|包含|含)([\u3400-\u9fff]{2,6}[市县区州旗镇乡])")
_PROVISIONAL = pattern("初步(?:数|统计数?)?|快报(?:数)?|provisional|preliminary|含[省市县区州]直.*")
"""What a whole table often says of itself, and is to be looked at where it is said of one figure."""
_UNIT = pattern(r"(?<![报制送发填主])单位[均都皆]*[为是:]?(\S{1,8})|^[以按](\S{1,6})计")
_OF_TIME = pattern(r"[为是系按]|截[至止]|统计[期时]|报告期|数据|口径")
_OF_YEAR = pattern(r"(?:[为是系用]|^|中|数据)(?:(?:19|20)[0-9]{2})年?度?的?(?:统计)?(?:数据?|口径)?$")
_YEARS = pattern(r"(?<![0-9])(?:19|20)[0-9]{2}(?=[年、])")
"""The years of a list of them: 2010、2020年."""
_LONGEST = 400


_RUNNING = pattern(
    r"(?<=[\u3400-\u9fff])(?<![年月日季期至到为是应以按第约共含])(?!19|20)[0-9]+(?=$|[村组栋层楼室床房])"
)
"""A number that only tells one remark from others: 编号0127, 见附表3."""


def caveats_in(text: str, *, beside: bool = False) -> tuple[Caveat, ...]:
    """What a note says that makes figures others than they look; `beside` where it is a remark in a figure's own row."""
    shape = _RUNNING.sub("7", text)  # registers have a remark of its own in each row, and few kinds of them
    if shape != text and not _caveats_in(shape, beside):
        return ()
    return _caveats_in(text, beside)


@lru_cache(maxsize=4096)
def _caveats_in(text: str, beside: bool) -> tuple[Caveat, ...]:
    if len(text) > _LONGEST or not text.strip() or sofar.speaks(text):
        return ()
    said = _A_LABEL.sub("", _A_LABEL.sub("", plain(text)).strip()).strip().casefold()
    if not said or _HARMLESS.match(said) is not None:
        return ()
    found = []
    for sentence in re.split("[。;]", said):
        for clause in re.split("[,()]", sentence):
            caveat = _in_clause(clause.strip(), text.strip(), beside)
            if caveat is not None:
                found.append(caveat._replace(sentence=sentence))
    return tuple(found)


def caveat_in(text: str, *, beside: bool = False) -> Caveat | None:
    """The first of them."""
    return next(iter(caveats_in(text, beside=beside)), None)


def _in_clause(clause: str, text: str, beside: bool) -> Caveat | None:
    """What one clause says, and of which years."""
    times = times_in(clause)
    found = _said_in(clause, times, text, beside)
    if found is None or found.years:
        return found
    whole = [period.start.year for period in times.periods if period.whole_months and period.months == 12]
    return found._replace(years=frozenset(whole or map(int, _YEARS.findall(clause))))


def _said_in(clause: str, times: Times, text: str, beside: bool) -> Caveat | None:
    if not clause or _OF_A_CHANGE.match(clause) is not None:
        return None
    unit = _UNIT.search(clause)
    named = unit_alone(unit[1] or unit[2]) if unit is not None else (unit_alone(clause) if beside else None)
    if named is not None:
        return Caveat(text, unit=named)
    if beside and (is_unknown_unit(clause) or _STATUS.fullmatch(clause) is not None):
        return Caveat(text)
    if beside and (year := period_of(clause)) is not None and year.months == 12:
        return Caveat(text, years=frozenset([year.start.year]), other_years=True)
    if is_other_stage(clause) or _SAYS.search(clause) is not None:
        return Caveat(text)
    area = _WITH_AREA.search(clause)
    if (area is not None and looks_like_area(area[1])) or (beside and _PROVISIONAL.fullmatch(clause) is not None):
        return Caveat(text)
    of_all = _OF_ALL.search(clause)
    if of_all is not None and (beside or re.search("[为是系]全", clause)):
        return Caveat(text, kind=of_all[1])
    if _OF_YEAR.search(clause) is not None and times.periods and period_of(text) is None:
        return Caveat(text, years=frozenset(p.start.year for p in times.periods), other_years=True)
    return _of_months(times, text) if beside or _OF_TIME.search(clause) is not None else None


def _of_months(times: Times, text: str) -> Caveat | None:
    """What the times of a clause say of months that are no whole year; a year's end is no part of it."""
    end = times.unread if times.unread is not None and re.fullmatch("[0-9]{1,2}月[底末]", times.unread) else None
    parts = [part_of("2024", part) for part in (*times.parts, *([end[:-1]] if end else []))]
    said = [
        p for p in (*parts, *times.periods) if p is not None and p.months < 12 and (p.end.month, p.end.day) != (12, 31)
    ]
    if not said:
        return None
    return Caveat(text, years=frozenset(p.start.year for p in times.periods), months=True)


def with_caveats(row: Row, caveats: Iterable[Caveat], names: Mapping[str, str]) -> Row:
    """A figure with the first of them that speaks of it."""
    caveat = None if row.note is not None else next((one for one in caveats if one.speaks_of(row, names)), None)
    if caveat is None:
        return row
    message = say('"{text}" is said of the figure; look whether it is the one that is asked for', text=caveat.text)
    return row._replace(note=Problem(row.where, "table-note", message))


_A_RESULT = pattern("实际[数值]?|完成[数值]?|实绩|决算|actuals?|final", re.IGNORECASE)


def of_columns(cells: Sequence[str], values: Sequence[ValueColumn]) -> list[Caveat]:
    """What a row of words alone says of the years that columns are headed with: 实际, 实际, 计划 below 2023, 2024, 2025."""
    if cell_at(cells, 0).strip():  # most rows begin with a name
        return []
    said = {value.at: cell_at(cells, value.at).strip() for value in values if value.period is not None}
    words = [word for word in said.values() if word]
    if len(words) < 2 or len(words) != filled_cells(cells):
        return []
    if not all(is_other_stage(word) or _A_RESULT.fullmatch(word) for word in words):
        return []
    plans = [value for value in values if is_other_stage(said.get(value.at, ""))]
    return [Caveat(said[v.at], years=frozenset([v.period.end.year])) for v in plans if v.period is not None]
