"""How often short stretches of policy text are decoded right, beside the general detectors that are installed.

    python tests/bench/encodings.py [FOLDER]

Takes the shipped document, or the UTF-8 texts of a folder; for each length and encoding 400 stretches, chosen with a
fixed seed. Big5 gets the text in traditional characters.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC

from extraction.decode import decode
from extraction.read import shipped_document

LENGTHS = (8, 20, 60, 200)
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
NUMBER = 400


def ours(data: bytes) -> str:
    try:
        return decode(data)
    except ValueError:
        return ""


def detectors() -> dict[str, Callable[[bytes], str]]:
    """Ours, and those of other libraries that are there."""
    found: dict[str, Callable[[bytes], str]] = {"policykg": ours}
    try:
        from charset_normalizer import from_bytes

        found["charset-normalizer"] = lambda data: str(from_bytes(data).best() or "")
    except ImportError:
        print("charset-normalizer is not installed", file=sys.stderr)
    try:
        import cchardet

        def detected(data: bytes) -> str:
            name = cchardet.detect(data)["encoding"]
            try:
                return data.decode(name, "replace") if name else ""
            except LookupError:
                # It knows encodings that Python does not.
                return ""

        found["faust-cchardet"] = detected
    except ImportError:
        print("faust-cchardet is not installed", file=sys.stderr)
    return found


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))] if folder else []
    texts = texts or [shipped_document().text]
    traditional = OpenCC("s2t").convert
    known = detectors()
    print("| characters | encoding | stretches |" + "".join(f" {name}: wrong |" for name in known))
    print("|---:|---|---:|" + "---:|" * len(known))
    for length in LENGTHS:
        for encoding in ENCODINGS:
            pick = random.Random(length)
            stretches = []
            for _ in range(NUMBER):
                text = pick.choice(texts)
                start = pick.randrange(max(1, len(text) - length))
                stretch = text[start : start + length]
                stretch = traditional(stretch) if encoding == "big5" else stretch
                stretch = stretch.encode(encoding, "ignore").decode(encoding)
                if any("\u4e00" <= character <= "\u9fff" for character in stretch):
                    stretches.append(stretch)
            wrong = [sum(read(s.encode(encoding)) != s for s in stretches) for read in known.values()]
            print(f"| {length} | {encoding} | {len(stretches)} |" + "".join(f" {number} |" for number in wrong))


if __name__ == "__main__":
    main()
