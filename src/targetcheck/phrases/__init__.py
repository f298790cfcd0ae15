"""What people are shown, in English and Chinese: one table a language, and one way to look a phrase up.

A phrase's key is its English text, and `chinese.py` holds the other; where one English text has two Chinese ones, or a
key is put together (`op sum`), the key is a name and `english.py` holds the English. A new phrase is one row.
"""

from __future__ import annotations

from functools import cache

from targetcheck.errors import Phrase, Problem, filled

LANGUAGES = ("en", "zh")


class Words:
    """The phrases of one language."""

    def __init__(self, lang: str) -> None:
        if lang == "en":
            from targetcheck.phrases.english import ENGLISH as table
        else:
            from targetcheck.phrases.chinese import CHINESE as table
        self.lang = lang
        self._table = table

    def __call__(self, key: str, /, **values: object) -> str:
        """The phrase with these values, which are texts fit to be shown, and numbers."""
        return filled(self.template(key), values)

    def say(self, phrase: Phrase | Problem) -> str:
        """A sentence that came about elsewhere, with values from input files made harmless."""
        return phrase.render(self.template)

    def template(self, key: str) -> str:
        """The phrase as it stands in the table, its values in braces."""
        return self._table.get(key, key)


@cache
def words(lang: str) -> Words:
    """The phrases of one of LANGUAGES."""
    return Words(lang)
