# needs: django
"""Count the queries of one page, before and after the cure."""
import django
from django.conf import settings
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

settings.configure(INSTALLED_APPS=[__name__], DATABASES={"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()


class Author(models.Model):
    name = models.TextField()


class Tag(models.Model): ...


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    tags = models.ManyToManyField(Tag)


def count(label, books, read):
    with CaptureQueriesContext(connection) as queries:
        for book in books:
            read(book)
    print(f"{label:28}{len(queries):3}")


with connection.schema_editor() as editor:
    for model in Author, Tag, Book:
        editor.create_model(model)
tags = [Tag.objects.create() for _ in range(3)]
for i in range(10):
    Book.objects.create(author=Author.objects.create(name=f"a{i}")).tags.set(tags)
books, ready = Book.objects.all(), Book.objects.prefetch_related("tags")
one = models.Prefetch("tags", Tag.objects.filter(id=1), to_attr="first_tag")
count("author", books, lambda b: b.author.name)
count("author, select_related", books.select_related("author"), lambda b: b.author.name)
count("tags", books.all(), lambda b: list(b.tags.all()))
count("tags, prefetch_related", ready, lambda b: list(b.tags.all()))
count("  + .filter()", ready.all(), lambda b: list(b.tags.filter(id=1)))
count("  Prefetch(..., to_attr)", books.prefetch_related(one), lambda b: b.first_tag)
