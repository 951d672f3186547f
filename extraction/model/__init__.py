"""The types that travel through the pipeline. All are frozen; a span is two integers into one source text.

Offsets are Unicode code points, 0-based, end exclusive, into `Extraction.text`, wherever they stand. References
between the parts of an `Extraction` are indices into its tuples; references to things of the world are entity keys,
which are identifiers below ``https://w3id.org/policykg/id/`` (``place/110113``).

Import them from here: the modules of the package are where each is defined.
"""

from extraction.model.document import Document, Metadata
from extraction.model.extraction import Extraction, Problem
from extraction.model.fact import Duty, Goal, Relation, Task
from extraction.model.mention import Entity, Mention
from extraction.model.span import Span
from extraction.model.standing import Addressee, Reference, Term
from extraction.model.structure import Clause, Policy, Section
from extraction.model.vocabulary import Basis, Kind, Link, Role

__all__ = [
    "Addressee",
    "Basis",
    "Clause",
    "Document",
    "Duty",
    "Entity",
    "Extraction",
    "Goal",
    "Kind",
    "Link",
    "Mention",
    "Metadata",
    "Policy",
    "Problem",
    "Reference",
    "Relation",
    "Role",
    "Section",
    "Span",
    "Task",
    "Term",
]
