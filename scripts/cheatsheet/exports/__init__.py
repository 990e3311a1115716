"""Everything the text turns into besides pages and paper: data, decks, indexes, copies."""
