"""The commands, a module a group.

Each module has ``register(app)``, which adds its commands to the Typer application. It is imported whenever the
command line starts, so it imports what is heavy (rdflib, pyoxigraph, spaCy, networkx) inside the functions that need
it.
"""
