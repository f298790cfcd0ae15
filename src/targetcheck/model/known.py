"""Answers that are worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Known(dict[Asked, Answer]):
    """What a function says of each key, asked when the key is first looked up."""

    def __init__(self, ask: Callable[[Asked], Answer]) -> None:
        self._ask = ask

    def __missing__(self, key: Asked) -> Answer:
        answer = self[key] = self._ask(key)
        return answer
