"""The book for e-readers: one EPUB a language, from the same tree as the pages and the printed book."""
