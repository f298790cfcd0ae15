"""From a text to its paragraphs: lines joined where the layout broke them, without stray white space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from targetcheck.draft import genre
from targetcheck.draft.values import narrow


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


def paragraphs(text: str, skip: set[int]) -> Iterator[Passage]:
    """The paragraphs, without the lines at the offsets in `skip` and without what the web site added."""
    block: list[tuple[int, str]] = []
    for at, line in lines(text):
        if at in skip or _added(line):
            continue
        if block and not _goes_on(block[-1][1], line):
            yield compact(block)
            block = []
        elif block and (page := _PAGE.match(line)):
            at, line = at + page.end(), line[page.end() :]
        block.append((at, line))
    if block:
        yield compact(block)


def _added(line: str) -> bool:
    """Whether the line is the web site's: its file sizes, counters and rights, not the office's text."""
    return bool(_PAGE_NUMBER.fullmatch(line)) or (len(line) < 300 and any(word in line for word in genre.BOILERPLATE))


def _goes_on(line: str, after: str) -> bool:
    """Whether the next line only continues this one: the layout broke a sentence."""
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
            if c.isspace() or c in "\u200b\ufeff":
                gap = True
                continue
            if category(c) in ("Cc", "Cf"):  # marks of direction and the like, which show a text otherwise than it is
                continue
            if gap and kept and _numeric(kept[-1]) and c.isdigit():
                kept.append(" ")
                at.append(at[-1])
            kept.append(c)
            at.append(start + i)
            gap = False
    text = "".join(kept)
    return Passage(_COMMAS.sub(lambda found: "，" if found[0] == "," else "；", text.replace("|", "；")), at)


_COMMAS = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|(?<=\d{4}),|;")


def _numeric(c: str) -> bool:
    return c.isdigit() or c in "%‰"


_HAN = "\u4e00-\u9fff"
_TITLE = re.compile(r"要点|总结|公报|年报|通报|规划|计划|方案|报告|纲要|意见|讲话|安排|任务分工|指标|责任书|清单|行动")
_NO_TITLE = re.compile(
    r"^(?:[一二三四五六七八九十\d（(]+[、.）)]|您|当前|来源)|[。；，：:,;]$|\||"
    + "|".join(map(re.escape, genre.BOILERPLATE))
)
_ISSUED = re.compile(r"关于(?:印发|发布|公布|下达)\s*《([^《》]{4,60})》")
_NUMBER = re.compile(
    rf"^(?:\[?\s*发文字号\s*\]?[:：]?\s*)?([{_HAN}]{{2,12}}[〔\[【(（]20\d\d[〕\]】)）]\s*\d{{1,5}}\s*号)$", re.M
)
_OFFICE = re.compile(
    rf"([{_HAN}]{{2,16}}?)(?:卫生健康(?:委|局)|卫健[委局]|人民政府|第[一二三四五六七八九十]{{1,3}}届人民代表大会)"
)
_TITLED = re.compile(
    rf"([{_HAN}]{{2,16}}?)(?:卫生|卫健|人民政府|医疗|健康|政府工作|国民经济|\d{{4}}年|“?十[三四五六]五)"
)
_AREA = re.compile(rf"([{_HAN}]{{1,6}}?(?:自治区|自治州|自治县|新区|省|市|州(?![市县区])|盟|县|区|旗))")
_ANY_AREA = re.compile(r"[全本我各年]|^[^省市县区]{0,1}$")


def title_of(top: str) -> str:
    """The title: what is being issued, else the first line that looks like one."""
    if found := _ISSUED.search("".join(top.split())):
        return found[1]
    for line in top.splitlines():
        shown = re.sub(r"\.(?:docx?|pdf|txt|wps)(?:_.*)?$", "", re.sub(r"\s", "", line))
        if 5 <= len(shown) <= 60 and _TITLE.search(shown) and not _NO_TITLE.search(shown):
            return shown
    return ""


def number_of(top: str) -> str:
    """The document number, such as 万州卫〔2024〕34号, where it stands on a line of its own."""
    number = _NUMBER.search("\n".join(line.strip() for line in top.splitlines()))
    return re.sub(r"\s", "", number[1]) if number else ""


def area_of(title: str, top: str) -> str:
    """The area that the title begins with, else the one whose offices the first lines name most often."""
    for pattern, text in ((_TITLED, title), (_OFFICE, top)):
        found = [area for office in pattern.finditer(text) if (area := _last_area(office[1]))]
        if found:
            return max(dict.fromkeys(found), key=found.count)
    return ""


def _last_area(office: str) -> str:
    """万州区 for 重庆市万州区; nothing for 全市, and what is before 在 or a year is no part of a name."""
    parts = [part for part in _AREA.findall(re.split("[在于年]", office)[-1]) if not _ANY_AREA.search(part)]
    return str(parts[-1]) if parts else ""
