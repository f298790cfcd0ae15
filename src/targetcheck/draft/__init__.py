"""`targetcheck draft`: from a published plan to a target file for a person to finish. A leaf: nothing here judges."""

from __future__ import annotations

import re
from bisect import bisect_right

from targetcheck.draft.document import DraftError, read_document
from targetcheck.draft.doubts import contradicted, with_doubts_of_writing
from targetcheck.draft.exports import to_actuals_csv, to_json, to_yaml
from targetcheck.draft.meta import describe
from targetcheck.draft.outline import sentences
from targetcheck.draft.passages import Passage, paragraphs
from targetcheck.draft.reading import Source, statements
from targetcheck.draft.rows import from_rows
from targetcheck.draft.tables import tables
from targetcheck.draft.values import Draft, Statement, Unread

__all__ = ["Draft", "DraftError", "Statement", "draft", "read_document", "to_actuals_csv", "to_json", "to_yaml"]

_DAMAGED = re.compile(r"(?:[\u4e00-\u9fff] [\u4e00-\u9fff][^\n]*){2}|\d%\d")
"""Signs that the text lost characters on its way: spaces inside words, 40%60% without its separator."""


_NOTE = re.compile(r"(?:备?注|表注)\d?:")
"""What opens a paragraph below a table that explains it, and sets no aims."""


def draft(text: str) -> Draft:
    """Every quantified statement of the text, in order. Total: any text gives a draft, if only an empty one."""
    meta = describe(text)
    source = Source(meta, [0, *(found.end() for found in re.finditer(r"\n", text))], bool(_DAMAGED.search(text)))
    rows, taken = tables(text)
    passages: list[Passage] = []
    unread: list[Unread] = []
    for passage in paragraphs(text, taken):
        if not _NOTE.match(passage.text):
            passages.append(passage)
        elif re.search(r"\d", passage.text):
            unread.append(Unread(bisect_right(source.starts, passage.at[0]), passage.text))
    prose = sentences(passages, meta)
    found = [*statements(prose, source, unread), *from_rows(rows, meta, source.starts)]
    found = contradicted([with_doubts_of_writing(one) for one in found])
    ordered = tuple(sorted(found, key=lambda s: (s.start, s.end)))
    return Draft(
        ordered,
        meta.title,
        meta.source,
        meta.area,
        meta.period,
        tuple(sorted(dict.fromkeys(unread), key=lambda one: one.line)),
        text.count("（") > text.count("("),
    )
