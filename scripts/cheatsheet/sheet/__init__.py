"""The short cheat sheet, its catalog, sources and glossaries: read, checked, held to each other."""
