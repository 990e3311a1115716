"""The edits that a maintainer will make to the content one day, for the tests of what the exports do then."""

from __future__ import annotations

from dataclasses import replace

from cheatsheet.model import LANGUAGES, Content, Entry, Inline, Lang, QuickRow, Sheet, Span, question_id


class Edit:
    """Content as it will be after a change. Each method returns a new one."""

    @staticmethod
    def _sheet(content: Content, lang: Lang, sheet: Sheet) -> Content:
        return replace(content, sheets={**content.sheets, lang: sheet})

    @staticmethod
    def text(words: str) -> Inline:
        """Plain words as inline text."""
        return (Span("text", words),)

    def entry(self, content: Content, lang: Lang, number: int, *, answer: Inline) -> Content:
        """Give an entry another answer."""
        sheet = content.sheets[lang]
        topics = tuple(
            replace(topic, entries=tuple(replace(e, answer=answer) if e.number == number else e for e in topic.entries))
            for topic in sheet.topics
        )
        return self._sheet(content, lang, replace(sheet, topics=topics))

    def title(self, content: Content, lang: Lang, place: int, title: Inline) -> Content:
        """Give a topic another title."""
        topics = list(content.sheets[lang].topics)
        topics[place] = replace(topics[place], title=title)
        return self._sheet(content, lang, replace(content.sheets[lang], topics=tuple(topics)))

    def question(self, content: Content) -> Content:
        """Add a question at the end of the last topic, in both languages and the catalog."""
        number = max(entry.number for entry in content.sheets["ru"].entries()) + 1
        for lang in LANGUAGES:
            sheet = content.sheets[lang]
            entry = Entry(number, self.text(f"Outbox {lang}"), self.text(f"New answer {lang}"), 1)
            last = replace(sheet.topics[-1], entries=(*sheet.topics[-1].entries, entry))
            content = self._sheet(content, lang, replace(sheet, topics=(*sheet.topics[:-1], last)))
        new = replace(content.catalog.questions["q01"], id=question_id(number), slug="outbox", rows=(), see_also=())
        listed = content.catalog.topics[-1]
        topics = (*content.catalog.topics[:-1], replace(listed, questions=(*listed.questions, new.id)))
        questions = {**content.catalog.questions, new.id: new}
        return replace(content, catalog=replace(content.catalog, topics=topics, questions=questions))

    def row(self, content: Content, place: int) -> Content:
        """Put a row of the first question into the quick table behind the first ``place`` rows; those behind it count on."""
        for lang in LANGUAGES:
            rows = list(content.sheets[lang].quick.rows)
            rows.insert(place, QuickRow(0, self.text(f"New row {lang}"), self.text("New answer"), 1))
            rows = [replace(row, number=number) for number, row in enumerate(rows, 1)]
            sheet = content.sheets[lang]
            content = self._sheet(content, lang, replace(sheet, quick=replace(sheet.quick, rows=tuple(rows))))
        questions = {
            id_: replace(one, rows=tuple(row + (row > place) for row in one.rows))
            for id_, one in content.catalog.questions.items()
        }
        questions["q01"] = replace(questions["q01"], rows=(*questions["q01"].rows, place + 1))
        return replace(content, catalog=replace(content.catalog, questions=questions))

    def swap(self, content: Content, one: int, other: int) -> Content:
        """Give two entries each other's number and place: each stands in the topic of its own subject still."""
        numbers = {one: other, other: one}
        for lang in LANGUAGES:
            sheet = content.sheets[lang]
            topics = tuple(
                replace(
                    topic,
                    entries=tuple(replace(e, number=numbers.get(e.number, e.number)) for e in topic.entries),
                )
                for topic in sheet.topics
            )
            content = self._sheet(content, lang, replace(sheet, topics=topics))
        ids = {question_id(number): question_id(numbers[number]) for number in numbers}
        questions = dict(content.catalog.questions)
        for id_, given in ids.items():
            questions[given] = replace(content.catalog.questions[id_], id=given)
        topics_listed = tuple(
            replace(listed, questions=tuple(ids.get(id_, id_) for id_ in listed.questions))
            for listed in content.catalog.topics
        )
        return replace(content, catalog=replace(content.catalog, topics=topics_listed, questions=questions))

    def move(self, content: Content, place: int) -> Content:
        """Move the first question of the topic at ``place`` to the end of the topic before it."""
        for lang in LANGUAGES:
            topics = list(content.sheets[lang].topics)
            first, *rest = topics[place].entries
            topics[place - 1] = replace(topics[place - 1], entries=(*topics[place - 1].entries, first))
            topics[place] = replace(topics[place], entries=tuple(rest))
            content = self._sheet(content, lang, replace(content.sheets[lang], topics=tuple(topics)))
        listed = list(content.catalog.topics)
        moved, *others = listed[place].questions
        listed[place - 1] = replace(listed[place - 1], questions=(*listed[place - 1].questions, moved))
        listed[place] = replace(listed[place], questions=tuple(others))
        return replace(content, catalog=replace(content.catalog, topics=tuple(listed)))

    def whole(self, content: Content, inline: Inline) -> Content:
        """Put ``inline`` everywhere the sheet has text: terms, answers, titles, rows."""
        for lang in LANGUAGES:
            sheet = content.sheets[lang]
            topics = tuple(
                replace(t, title=inline, entries=tuple(replace(e, term=inline, answer=inline) for e in t.entries))
                for t in sheet.topics
            )
            rows = tuple(QuickRow(row.number, inline, inline, row.line) for row in sheet.quick.rows)
            quick = replace(sheet.quick, title=inline, question_label=inline, answer_label=inline, rows=rows)
            content = self._sheet(content, lang, Sheet(sheet.path, inline, inline, topics, quick))
        return content
