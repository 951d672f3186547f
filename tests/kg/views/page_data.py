"""What a page of the views carries, for the tests to read."""

import json
import re
from pathlib import Path


def data_of(path: Path) -> dict:
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', path.read_text(encoding="utf-8"), re.S
    )
    assert found is not None
    return json.loads(found[1])
