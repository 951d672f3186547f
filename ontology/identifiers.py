"""Identifiers: ASCII, stable, made from codes where they exist and from content where they do not.

Everything here returns a key below ``https://w3id.org/policykg/id/``; `iri` adds the base. Hashes join their parts with
a separator that no text contains, so that ("ab", "c") and ("a", "bc") differ.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from ontology.namespaces import ID

SEPARATOR = "\x1f"


def iri(key: str) -> str:
    """The full IRI of a key.

    Examples
    --------
    >>> iri("place/110113")
    'https://w3id.org/policykg/id/place/110113'
    """
    return ID + key


def digest(*parts: str, length: int = 12) -> str:
    """A short content hash: the first hexadecimal digits of SHA-256 over the parts."""
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:length]


_QUOTES = dict.fromkeys(map(ord, "“”\"'‘’"))


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The form in which names are compared: compatibility forms unified, spaces and outer quotation marks dropped.

    Examples
    --------
    >>> folded("“互联网＋”") == folded("互联网+")
    True
    """
    text = unicodedata.normalize("NFKC", name)
    if text.isalnum():
        return text.lower()
    return "".join(text.translate(_QUOTES).split()).lower()


def candidate_key(family: str, name: str, *context: str) -> str:
    """The key of a thing that the lexicon does not hold.

    Parameters
    ----------
    family : str
        ``topic``, ``place`` or ``actor``.
    name : str
        The name, which is folded first.
    context : str
        What else tells two things of one name apart (the jurisdiction of a 市科委).

    Examples
    --------
    >>> candidate_key("topic", "脑机接口") == candidate_key("topic", " 脑机接口")
    True
    """
    return f"{family}/x{digest(folded(name), *context)}"


def policy_key(issuer: str, year: int, number: int, part: int) -> str:
    """The key of a policy with a document number; `issuer` is a slug or a hash of the number's series."""
    return f"policy/{issuer}/{year}/{number}/{part}"


def section_key(policy: str, steps: tuple[str, ...]) -> str:
    """The key of a section: the policy's with its path; the root section is ``s0``."""
    return f"{policy}/s{'.'.join(steps) or '0'}"


def clause_key(policy: str, steps: tuple[str, ...], ordinal: int) -> str:
    """The key of a clause: its section's with its ordinal, so that citations survive a better extraction."""
    return f"{section_key(policy, steps)}/c{ordinal}"
