"""The two forms in which zones are named, in full and in short: 合肥高新技术产业开发区, 合肥高新区."""

from __future__ import annotations

_SHORT = (
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("自由贸易试验区", "自贸试验区"),
    ("自贸区", "自贸试验区"),
    ("综合保税区", "综保区"),
)


def short_zone(name: str) -> str:
    """A zone's name with its head in the one form: 高新技术产业开发区 and 高新区 of one city are one."""
    return next((name.removesuffix(full) + short for full, short in _SHORT if name.endswith(full)), name)


def full_zones(name: str) -> tuple[str, ...]:
    """The names that a zone's short name may stand for: those zones that have a code are listed in full."""
    return tuple(name.removesuffix(short) + full for full, short in _SHORT if name.endswith(short))
