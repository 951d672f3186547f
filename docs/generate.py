"""Add to the documentation what is made from the code: the ontology, the notebooks as they run, the pages at the root.

A hook of MkDocs. The notebooks are executed on the build that the environment variable POLICYKG_BUILD names, else on
``output``; without a build they are shown as they stand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

ROOT = Path(__file__).parents[1]
REPOSITORY_FILES = {"ARCHITECTURE.md": "architecture.md", "CHANGELOG.md": "changes.md"}


def on_files(files: Any, *, config: Any) -> Any:
    """Add the generated pages."""
    from mkdocs.structure.files import File

    for name, content in pages():
        files.append(File.generated(config, name, content=content))
    return files


def pages() -> Iterator[tuple[str, str | bytes]]:
    """The generated files of the documentation, name and content."""
    for source, name in REPOSITORY_FILES.items():
        yield name, (ROOT / source).read_text(encoding="utf-8")
    yield "ontology.md", ontology_page()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        yield from notebook_pages(path)


def ontology_page() -> str:
    """The classes and properties of ``schema.ttl``, in both languages."""
    schema = Graph().parse(ROOT / "ontology" / "schema.ttl")
    lines = [
        "# Ontology",
        "",
        "Prefix `pk:` is `https://w3id.org/policykg/ontology#`; things stand under `https://w3id.org/policykg/id/`. "
        "Made from `ontology/schema.ttl`. What a sound graph looks like is in `ontology/shapes.ttl`, and "
        "`policykg validate` checks it.",
    ]
    for title, kinds in (
        ("Classes", (OWL.Class,)),
        ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property)),
    ):
        lines += ["", f"## {title}", "", "| term | 名称 | meaning |", "|---|---|---|"]
        terms = {term for kind in kinds for term in schema.subjects(RDF.type, kind) if isinstance(term, URIRef)}
        for term in sorted(term for term in terms if short(term).startswith("pk:")):
            above = sorted(
                short(other)
                for link in (RDFS.subClassOf, RDFS.subPropertyOf)
                for other in schema.objects(term, link)
                if isinstance(other, URIRef)
            )
            ends = [
                f"{word} `{short(end)}`"
                for word, link in (("of", RDFS.domain), ("to", RDFS.range))
                for end in schema.objects(term, link)
                if isinstance(end, URIRef)
            ]
            notes = [f"below {', '.join(f'`{name}`' for name in above)}"] if above else []
            meaning = " ".join(
                filter(None, (said(schema, term, "en"), said(schema, term, "zh-Hans"), "; ".join([*notes, *ends])))
            )
            label = said(schema, term, "zh-Hans", RDFS.label)
            lines.append(f"| `{short(term)}` | {label} | {meaning.replace('|', '&#124;')} |")
    return "\n".join(lines) + "\n"


def said(schema: Graph, term: URIRef, language: str, link: URIRef = RDFS.comment) -> str:
    """What the schema says of a term in a language."""
    found = [text for text in schema.objects(term, link) if isinstance(text, Literal) and text.language == language]
    return str(found[0]) if found else ""


def short(term: URIRef) -> str:
    """A term with its prefix."""
    from ontology.namespaces import PREFIXES

    for prefix, base in PREFIXES.items():
        if str(term).startswith(base):
            return f"{prefix}:{str(term).removeprefix(base)}"
    return str(term)


def notebook_pages(path: Path) -> Iterator[tuple[str, str | bytes]]:
    """A notebook as a page, with its pictures."""
    import nbformat
    from nbconvert import MarkdownExporter

    book = nbformat.read(path, as_version=4)
    build = Path(os.environ.get("POLICYKG_BUILD") or ROOT / "output")
    if (build / "store").is_dir():
        from nbclient import NotebookClient

        environment = {**os.environ, "POLICYKG_BUILD": str(build.resolve()), "PYTHONPATH": str(ROOT)}
        NotebookClient(book, timeout=600, kernel_name="python3").execute(env=environment)
    body, resources = MarkdownExporter().from_notebook_node(book)
    for name, data in resources.get("outputs", {}).items():
        yield f"notebooks/{path.stem}_files/{name}", data
        body = body.replace(f"({name})", f"({path.stem}_files/{name})")
    # Styles of a table's own would leak into the page.
    yield f"notebooks/{path.stem}.md", re.sub(r"(?s)<style scoped>.*?</style>\s*", "", body)
