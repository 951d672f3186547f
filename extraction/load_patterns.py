"""Load the words and rules of the finders: the YAML files of ``patterns/``."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

# libyaml's parser, where PyYAML was built with it, reads the same some eight times faster.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_patterns(name: str) -> dict[str, Any]:
    """The content of ``patterns/<name>.yaml``."""
    text = (files("extraction") / "patterns" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return loaded
