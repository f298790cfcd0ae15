"""The sentences of problems, warnings and reasons in Chinese, by their English template."""

CHINESE: dict[str, str] = {}
