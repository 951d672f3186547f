"""Text out of the files that policy documents come in: one module a format, and `extract` that tells them apart.

A module turns bytes into an `Extracted`: lines of text, tables as rows of tabs, where each page starts, and what the
file declares of itself. The libraries are those of the extra ``policykg[docs-formats]``, loaded when a file needs them.
"""
