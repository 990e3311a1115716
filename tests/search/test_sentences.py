"""Which sentences of a long answer are shown with a result."""

from __future__ import annotations

from cheatsheet.exports.search_long import LONGEST_SENTENCE, MOST_SENTENCES, MOST_WORDS, telling
from cheatsheet.model import Answer
from tests import written


def answer(minute: str, **parts: str) -> Answer:
    """An answer with this minute."""
    bodies = {"minute": minute, **parts}
    return Answer("q08", "x.md", {key: written.part(key, body, 1) for key, body in bodies.items()})


def test_a_sentence_that_is_too_long_is_not_shown() -> None:
    """A sentence of 180 characters is shown, and where one has more, the next short one with the word."""
    word = "`nodetool`"
    fits = f"A {word} {'x' * (LONGEST_SENTENCE - 12)}."  # the marks of code are not shown, and do not count
    assert telling(answer(fits), "").says == (fits.replace("`", ""),)
    assert len(fits.replace("`", "")) == LONGEST_SENTENCE
    longer = fits.replace("x.", "xx.")
    assert telling(answer(longer), "").says == ()
    assert telling(answer(f"{longer} The nodetool is short."), "").says == ("The nodetool is short.",)


def test_few_words_and_few_sentences_are_kept() -> None:
    """Of what an answer is about the first words are kept, and of the sentences that say them the first few, none twice."""
    names = [f"{chr(97 + number)}abcdef{number}" for number in range(26)]
    text = " ".join(f"Here is `{name}`." for name in names) + f" Again `{names[0]}`."
    told = telling(answer(text), "")
    assert told.words == tuple(names[:MOST_WORDS])
    assert told.says == tuple(f"Here is {name}." for name in names[:MOST_SENTENCES])
    assert (MOST_WORDS, MOST_SENTENCES, LONGEST_SENTENCE) == (24, 5, 180)
    assert telling(answer("`alpha` and `gamma` here. `alpha` there. `gamma` too."), "").says == (
        "alpha and gamma here.",
    )


def test_marks_are_not_shown_and_parts_stay_apart() -> None:
    """Links show their words, code its text, a list no dash, and no sentence runs from one part into the next."""
    parts = {"minute": "- **About** `nodetool` and [levels](q07)", "deeper": "`compaction` is next."}
    told = telling(answer(parts["minute"] + ".", deeper=parts["deeper"]), "")
    assert told.says == ("About nodetool and levels.", "compaction is next.")
    assert telling(answer("One `nodetool`\n```text\nno\n```\nmore `pooler`.", deeper="x"), "").says == ("more pooler.",)


def test_what_is_known_already_is_not_told_again() -> None:
    """Words of the short answer and of the follow-up questions, in any form and with either «е», are left out."""
    asked = {"next": "### Что такое `latency`?\n\nЗадержка `throughput`."}
    told = telling(answer("`latencies` `счётчики` `pooler` `throughput`.", **asked), "Счетчик строк")
    assert told.asks == ("Что такое latency?",)
    assert told.words == ("pooler", "throughput")


def test_a_name_counts_from_the_third_time_and_code_at_once() -> None:
    """A name that stands three times is what the answer is about; an ordinary word never is, nor what a fence or a table holds."""
    names = "Kafka twice: KafkaQ. KafkaQ. PgBouncer. PgBouncer. PgBouncer. plainword plainword plainword."
    assert telling(answer(names), "").words == ("PgBouncer",)
    hidden = "Text.\n\n```sql\nSELECT `fenced`;\n```\n\n| `celled` | b |\n| --- | --- |\n| c | d |\n\n:::sample q08_sampled.py"
    assert telling(answer(hidden), "").words == ()


def test_every_part_in_prose_counts_and_code_in_tables() -> None:
    """What not to say and clarifications are read too; a word that a table has as code may be told from the text."""
    parts = {"avoid": "- **`pooler`** is no word.", "clarify": "`nodetool` is one."}
    assert telling(answer("Text.", **parts), "").words == ("pooler", "nodetool")
    assert telling(answer("It is celled.\n\n| `celled` | b |\n| --- | --- |\n| c | d |"), "").words == ("celled",)
