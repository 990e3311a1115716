"""The book for e-readers: one EPUB per language, from the same tree as the pages and the printed book."""
