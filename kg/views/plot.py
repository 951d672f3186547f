"""Plots by Vega-Lite, drawn beforehand: an SVG in the page needs no script, no fetching and a hundredth of the bytes.

The renderer runs JavaScript in threads of its own, which a process that forks does not pass on, and a build forks: it
gets a process to itself, and draws all plots of a page in it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import OutputError

FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif"
PATIENCE = 120
"""Seconds until a renderer that says nothing is given up."""
HERE = "https://page.invalid/"
"""Stands before a link into the page itself while it is drawn: Vega takes a bare fragment for its own site."""
_RENDER = (
    "import json, sys, vl_convert\n"
    "specs = json.load(sys.stdin)\n"
    "json.dump([vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for spec in specs], sys.stdout)\n"
)
_LOOK = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "labelColor": "#1c1c1c", "titleFontSize": 12, "gridColor": "#ecece8"},
}


def render_plots(specs: Sequence[Mapping[str, Any]]) -> list[str]:
    """Draw Vega-Lite specifications as SVG elements to be put into a page.

    Parameters
    ----------
    specs : sequence of mapping
        Vega-Lite with its data inline and its padding fixed: sizes that depend on the fonts of a machine would give
        other bytes on another.

    Returns
    -------
    list of str

    Raises
    ------
    OutputError
        If the renderer fails.
    """
    told = json.dumps([{"config": _LOOK, "background": None, **spec} for spec in specs], sort_keys=True)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _RENDER], input=told, capture_output=True, encoding="utf-8", timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise OutputError("the plots could not be drawn: vl-convert gave no answer; install it again") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise OutputError(f"the plots could not be drawn: {last}; install vl-convert-python again")
    return [drawn.replace(f'"{HERE}#', '"#') for drawn in json.loads(done.stdout)]
