"""The cheat sheet as data: parse it, hold its two languages to each other, render every product."""
