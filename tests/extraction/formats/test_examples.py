"""The examples in the docstrings of what reads files and repairs text."""

import doctest
import importlib

import pytest

MODULES = """
    decode simplify clean labels fingerprint formats.tables formats.lines formats.numbers formats.pdf_layout duty_lists
    duty_tables
""".split()


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    done = doctest.testmod(importlib.import_module(f"extraction.{name}"))
    assert done.attempted
    assert done.failed == 0
