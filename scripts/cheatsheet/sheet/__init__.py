"""The short cheat sheet, its catalog and glossaries: read, checked, held to each other."""
