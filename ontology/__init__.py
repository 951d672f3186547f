"""What exists: closed namespaces, concepts with their labels, identifiers, the schema and the shapes."""
