"""Which lines of a list are taken for what it asks, kind of file by kind."""

from __future__ import annotations

import pytest

from asked.lines import asking, plain

MARKDOWN = """---
title: Explain cache-aside
tags: [redis]
---

# Questions about **databases**

Redis is mentioned here in passing, and so are [indexes](https://example.org).

1. What is a [deadlock](deadlock.md)?
2. **Explain the GIL.**
- Redis keeps everything in memory.
- [Isolation levels](#isolation)
- [ ] How does `asyncio` work
- [A talk about Kafka](https://example.org/kafka)

<details><summary>3. What&#39;s an index?</summary>
An index is a tree.
</details>

| No. | Question |
| --- | --- |
| 1 | [Sharding](#sharding) |
| 2 | some answer |

Underlined
----------

```python
# What is a decorator?
```
"""


def test_questions_headings_and_contents_are_taken_and_prose_is_not() -> None:
    """A title, headings, questions, tasks, inward links, summaries and cells are asked; prose, answers and code are not."""
    assert asking("a/README.md", MARKDOWN) == (
        "Explain cache-aside",
        "Questions about databases",
        "What is a deadlock?",
        "Explain the GIL.",
        "Isolation levels",
        "How does asyncio work",
        "What's an index?",
        "Sharding",
        "Underlined",
    )


def test_outward_links_are_entries_only_of_a_list_that_is_made_of_them() -> None:
    """Further reading is not asked, unless the whole list is links."""
    text = "- [Idempotency](https://example.org/idempotency)\n"
    assert asking("README.md", text) == ()
    assert asking("README.md", text, outward=True) == ("Idempotency",)


def test_cards_and_cells() -> None:
    """Of cards in a script their questions are taken and no option; of a table every cell that is not a number."""
    script = (
        'X = [\n  {\n    "q": "Что такое \\"GIL\\"?",\n    "options": ["GIL flags"],\n    "explain": "Redis"\n  }\n];'
    )
    assert asking("data.js", script) == ('Что такое "GIL"?',)
    assert asking("data.csv", '8;0;Индексы;"Зачем нужен индекс?";;1') == ("Индексы", "Зачем нужен индекс?")


def test_what_is_longer_than_a_question_is_none() -> None:
    """A paragraph that happens to end with a question mark is prose."""
    assert asking("a.md", f"{'word ' * 80}?") == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Q12: What is `__init__`?", "What is __init__?"),
        ("3.1. **N+1** problem", "N+1 problem"),
        ("[SOLID](#solid) principles", "SOLID principles"),
        ("Question: Explain _dunder_ names", "Explain dunder names"),
    ],
)
def test_markup_and_numbers_go(line: str, said: str) -> None:
    """What is left is what a person reads."""
    assert plain(line) == said
