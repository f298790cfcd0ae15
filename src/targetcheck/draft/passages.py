"""From a text to its paragraphs, without the layout's breaks; and what stands in them of who answers, by when, for how many points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

from targetcheck.draft import genre
from targetcheck.draft.values import Statement, narrow
from targetcheck.errors import say


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text as it is read: plain signs, no stray white space, each character with its offset."""

    text: str
    at: Sequence[int]

    def part(self, start: int, end: int) -> Passage:
        return Passage(self.text[start:end], self.at[start:end])

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Where characters start..end of this passage stand in the text as read."""
        return self.at[start], self.at[end - 1] + 1


_ENDS = "。！？；!?;:：）)”》"
_OPENS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}\s?[.．]|第[一二三四五六七八九十]{1,3}[章节条]|"
    r"[一二三四五六七八九十]是|[-—–•·●■◆*]|附件|[①-⑳]|表\s?\d)"
)
_PAGE = re.compile(r"\s*\d{1,3}、\s*(?=\S)")
_PAGE_NUMBER = re.compile(
    r"\s*[-—–·]{1,2}\s*\d{1,4}\s*[-—–·]{1,2}\s*|\s*第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?\s*"
)
_NOTE_LENGTH = 300
"""A shorter line with such a word is the web site's: its file sizes, counters and rights."""
_PAGE_LENGTH = 200
"""A line as long as this that breaks off, before one with a number, is a page: the number is the next page's."""
_TITLE_LENGTH = 45
"""A line shorter than this without any mark in it is a title, even where it is too long for a heading."""
_MARKS = re.compile("[，。；、：:,;]")
_BROKEN_AT = 20
"""A line shorter than this that ends without a mark is a heading, not a broken line."""


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, with its offset."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line
        at += len(line)


def paragraphs(text: str, taken: Mapping[int, list[tuple[int, str]]]) -> Iterator[Passage]:
    """The paragraphs, without what the web site added; of lines at the offsets in `taken` the parts that stand there."""
    block: list[tuple[int, str]] = []
    for at, line in lines(text):
        added = len(line) < _NOTE_LENGTH and any(word in line for word in genre.BOILERPLATE)
        if at in taken:
            if block:
                yield compact(block)
            block = []
            if taken[at]:
                yield compact(taken[at])
            continue
        if added or _PAGE_NUMBER.fullmatch(line):
            continue
        if block and not _goes_on(block[-1][1], line):
            yield compact(block)
            block = []
        elif block and (page := _PAGE.match(line)):
            at, line = at + page.end(), line[page.end() :]
        block.append((at, line))
    if block:
        yield compact(block)


def _goes_on(line: str, after: str) -> bool:
    """Whether the next line only continues this one: the layout broke a sentence, or offices stand alone in it."""
    if _OFFICES_ALONE.fullmatch(narrow(after.strip())):
        return True
    shown = line.strip()
    if len(shown) < _BROKEN_AT or shown[-1] in _ENDS:
        return False
    if len(shown) < _TITLE_LENGTH and not _MARKS.search(shown):
        return False
    if _PAGE.match(after):
        return len(shown) > _PAGE_LENGTH
    opens = _OPENS.match(shown)
    heading = opens and not _MARKS.search(shown, opens.end()) and len(shown) < 40
    return not heading and not _OPENS.match(after) and not _tabular(shown) and not _tabular(after)


def _tabular(line: str) -> bool:
    return "\t" in line.strip() or "|" in line or bool(re.search(r"\S\s+[\d.]+\s+\S*\d", line.strip()))


def compact(block: list[tuple[int, str]]) -> Passage:
    """The lines as one passage. A space stays only between two numbers, which it keeps apart."""
    kept: list[str] = []
    at: list[int] = []
    gap = False
    for start, line in block:
        for i, c in enumerate(narrow(line)):
            if c == "\t" and kept and kept[-1] not in _ENDS + "，、" and line[i:].strip():
                kept.append("，")  # between two cells
                at.append(start + i)
            if c.isspace() or c in "\u200b\ufeff":
                gap = True
                continue
            if category(c) in ("Cc", "Cf"):  # marks of direction and the like, which show a text otherwise than it is
                continue
            if gap and kept and c.isdigit() and (kept[-1].isdigit() or kept[-1] in "%‰"):
                kept.append(" ")
                at.append(at[-1])
            kept.append(c)
            at.append(start + i)
            gap = False
    text = "".join(kept)
    return Passage(_COMMAS.sub(lambda found: "，" if found[0] == "," else "；", text.replace("|", "；")), at)


_COMMAS = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|(?<=\d{4}),|;")
_OFFICE = (
    r"(?:(?![\u4e00-\u9fff]{0,4}(?:[内外儿妇产眼骨伤全专学]|口腔|皮肤|急诊|肿瘤|康复|精神|感染|传染|医学)科)[\u4e00-\u9fff]{1,10}(?:科|股|处|局|委|办)|[\u4e00-\u9fff]{0,8}办公室"
    r"|[\u4e00-\u9fff]{2,10}(?:中心|部门?|所|会|队|院|站|社|馆|校|集团|单位|乡镇|街道))等?(?:牵头|配合|参与|落实)?"
)
"""A name of an office, and of one that may stand beside it; a clinic's (儿科) is none."""
_RESPONSIBLE = re.compile(
    r"\(?(?:责任(?:科室|单位|部门|处室|股室|领导|人|分工)|牵头(?:单位|部门|科室|处室|领导)?|主办|配合单位|完成时限)[:；]"
    r"(?P<names>[^()。]{1,200}?)(?:\)|。|$)"
    r"|\((?P<shared>[^()]{2,200}?)(?:分别|共同|按职责分工|牵头|按职责|等按职责分工)*负责[^()]{0,30}\)"
    rf"|(?:(?<=[。；])|(?=.[^()\[\]]{{0,120}}[科股处局委办室](?:牵头|配合|参与|落实|等)?[、，；)\]]))[(\[](?P<bare>{_OFFICE}(?:[、，；]{_OFFICE}){{0,9}})(?:[，；](?P<date>[^()，；]{{0,8}}[0-9]月[^()，；]{{0,8}}))?[)\]](?=[。；]|$)"
)
_DUE = re.compile(r"(?:时限|时间)[:；]?([^；，、()。]{2,20})")
_PERSON = re.compile(
    r"(?:(?:责任|牵头|分管|包保)(?:领导|人)|联系人|负责人)[:；][^；)]*?(?=[；)]|，(?:责任|牵头|配合)|$)"
)
"""Who answers for it by name, and not as an office: 责任领导:王红；."""
_DATE = re.compile("[0-9年月日底末前]+|长期.*|持续.*|每.*|全年|常年")
_OFFICES_ALONE = re.compile(
    rf"[(\[]{_OFFICE}(?:[、，；]{_OFFICE}){{0,9}}[)\]]。?"
    r"|[(\[]?(?:(?:责任|牵头|配合|主办|承办|协办)(?:单位|科室|部门|股室|处室)|完成时限):[^。]{2,100}。?"
)
_NAME = re.compile(
    r"[、，；\s]+|(?:责任|配合|牵头|参与)(?:单位|部门|科室|处室|股室|分工)[:；]?|主办[:；]|牵头[:；]|(?:牵头|配合|落实|参与)(?=[、，；]|$)|等$|按职责分工.*|分别|共同|完成时限.*"
)


def parts(text: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """The stretches of a text between its (责任科室:…；完成时限:…), each with who that names for it, and by when."""
    at = 0
    for found in _RESPONSIBLE.finditer(text):
        due = _DUE.search(found[0])
        told = _NAME.split(_PERSON.sub("", found[0] if found["names"] else found["shared"] or found["bare"] or ""))
        names = (name.strip("、，。:；() ") for name in told if not (_DATE.fullmatch(name) or (due and due[1] in name)))
        when = due[1] if due else found["date"] or ""
        yield tuple(dict.fromkeys(name for name in names if name)), when, at, found.start()
        at = found.end()
    yield (), "", at, len(text)


_POINTS = r"\d{1,3}(?:\.\d{1,2})?"
_MARK = re.compile(
    rf"\((?P<each>各)?(?:共|计|分值|权重|满分|本项)?:?(?P<points>{_POINTS})分(?:[,，；](?P<more>[^()]*))?\)"
    rf"|(?:(?<=[，。；])(?:(?P<both>各|每项)|(?:[二两三四五六七八九]项|以上)?(?:共计?|合?计)|分值|权重)[为:得计]?|(?<=[上下内%‰，])的?得)(?P<said>{_POINTS})分"
    rf"|(?P<rule>[^，。；()]*(?:[扣加]{_POINTS}分|比例(?:扣|计|得)分|不得分|不计分|一票否决)[^，。；()]*)"
)
"""A weight behind what it is of, or a clause that says how points are counted."""
_LESS = re.compile(
    r"每?(?:降低|下降|降|减少|少|低于|低|差)[于创建做办]?(?P<per>一|\d{1,3}(?:\.\d{1,2})?)"
    rf"(?P<unit>个百分点|个|家|所|人|例|项|场次|场|次|%)的?扣(?P<minus>{_POINTS})分"
)
"""The rule that a target file can say: 每低1个百分点扣1分, 少创一个扣5分."""
_MOST = 20
"""Targets that one sum of points is of: more of them stand for another kind of text."""
_NOTHING_MORE = re.compile("扣完(?:为止|本项)?分?|直至扣完|(?:未达到?|[未不]达标)的?不得分")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a place of the text about points: a weight, or a rule in words."""

    at: int
    points: str
    each: bool
    rule: str


def marks(passage: Passage) -> list[Mark]:
    """The weights and rules of a passage, in order, each where it stands in the text as read."""
    found: list[Mark] = []
    if "分" not in passage.text and "否决" not in passage.text:
        return found
    for one in _MARK.finditer(passage.text):
        rule = one["more"] or one["rule"] or ""
        found.append(
            Mark(passage.at[one.start()], one["points"] or one["said"] or "", bool(one["each"] or one["both"]), rule)
        )
    return found


def scored(statements: list[Statement], told: Iterable[Mark]) -> list[Statement]:
    """The statements of a clause, in order, with the points that its text gives to what stands before them."""
    done = list(statements)
    starts = [one.start for one in done]
    group = range(0)
    marks_here = list(told)
    heads_it = [mark for mark in marks_here[:1] if mark.points and done and mark.at < starts[0]]
    if heads_it and not any(mark.points for mark in marks_here[1:]):  # 1.家庭医生签约(10分)。签约率达到50%
        marks_here.insert(0, replace(marks_here.pop(0), at=done[-1].end))
        marks_here.sort(key=lambda mark: mark.at)
    for mark in marks_here:
        upto = bisect_left(starts, mark.at)
        if upto > group.stop:
            group = range(max(group.stop, upto - _MOST), upto)
        for i in group:
            if done[i].kind == "target":
                of_each = mark.each or (not mark.points and bool(done[i].weight))
                done[i] = _told(done[i], mark, alone=of_each or len(group) == 1)
    return done


def of_row(statement: Statement, weight: str, rules: str) -> Statement:
    """The target of a table's row with the points and the rules that stand in its columns."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", weight):
        statement = replace(statement, weight=weight)
    for rule in re.split("[，。；]", rules):
        if re.search("[扣加得计]|否决", rule):
            statement = _told(statement, Mark(0, "", False, rule), alone=True)
    return statement


def _told(statement: Statement, mark: Mark, alone: bool) -> Statement:
    if mark.points and alone:
        statement = replace(statement, weight=mark.points)
    elif mark.points:
        doubt = say("{points} points for several targets together; write weight: for each", points=mark.points)
        statement = statement.doubted(doubt)
    if not mark.rule or _NOTHING_MORE.fullmatch(mark.rule):
        return statement
    less = _LESS.fullmatch(mark.rule)
    if less and alone and statement.weight and _fits(less["unit"], statement):
        per = less["per"].replace("一", "1") + statement.unit.replace("%", "个百分点")
        return replace(statement, score=(less["minus"], per))
    return statement.doubted(say("the text says of points: {rule}; write score:, bonus: or veto:", rule=mark.rule))


def _fits(unit: str, statement: Statement) -> bool:
    """Whether a gap to the bound is counted in that unit."""
    if statement.direction or statement.form not in ("at_least", "above", "equals", ""):
        return False
    return statement.unit in (unit, unit + "次") or (statement.unit == "%" and unit in ("%", "个百分点"))
