"""How many public lists of interview questions name a subject: what ``scripts/count_asked.py`` consists of."""
