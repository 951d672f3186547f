"""What can go wrong for a user. Each message is one line that says what to do; the command line prints it and exits 1.

::

    PolicyKGError
    ├── InputError          a path, document or gold file that cannot be used
    ├── SkippedError        the build stands, but documents among those asked for were left out
    ├── OutputError         a folder or file that cannot be written
    ├── StoreError          no build where one is looked for, or one that cannot be opened
    ├── EngineError         a cluster that cannot be used
    ├── DamagedError        a kept result that is no longer what it was
    ├── ShapeError          a graph that breaks the shapes
    └── QueryError          a query that cannot be run: unknown, with an unknown parameter, or malformed

Beside them stands `ontology.rows.VocabularyError`, for a concept file that breaks the form.
"""

from __future__ import annotations


class PolicyKGError(Exception):
    """The base of all errors that are a user's to solve."""


class InputError(PolicyKGError):
    """Something that was to be read is missing, empty, or not what it should be."""


class SkippedError(PolicyKGError):
    """Some documents could not be read; everything else was built."""


class OutputError(PolicyKGError):
    """The place to write to cannot be written."""


class StoreError(PolicyKGError):
    """There is no build to open, or it cannot be opened."""


class EngineError(PolicyKGError):
    """What is to read the documents cannot be used."""


class DamagedError(PolicyKGError):
    """Something that an earlier build kept is no longer what it was."""


class ShapeError(PolicyKGError):
    """The graph does not conform to its shapes."""


class QueryError(PolicyKGError):
    """A query, a parameter or a value of one is unknown or malformed."""
