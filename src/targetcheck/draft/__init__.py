"""`targetcheck draft`: from a published plan to a target file for a person to finish. A leaf: nothing here judges."""

from __future__ import annotations

import re

from targetcheck.draft.meta import describe
from targetcheck.draft.outline import sentences
from targetcheck.draft.passages import paragraphs
from targetcheck.draft.reading import statements
from targetcheck.draft.statements import Draft, Statement


def draft(text: str) -> Draft:
    """Every quantified statement of the text, in order. Total: any text gives a draft, if only an empty one."""
    meta = describe(text)
    passages = list(paragraphs(text, set()))
    damaged = bool(re.search(r"[\u4e00-\u9fff] [\u4e00-\u9fff]|\d%\d", text))
    found = tuple(statements(sentences(passages, meta.title), meta, text, damaged))
    return Draft(found, meta.title, meta.source, meta.area, meta.period)
