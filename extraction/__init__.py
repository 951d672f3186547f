"""What a text says: a document in, an `Extraction` of frozen types out, in which every span is two integers."""
