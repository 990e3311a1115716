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


def count(label, page, read):
    with CaptureQueriesContext(connection) as queries:
        list(map(read, page))
    print(f"{label:28}{len(queries):3}")


with connection.schema_editor() as editor:
    list(map(editor.create_model, (Author, Tag, Book)))
tags = [Tag.objects.create() for _ in range(3)]
for i in range(10):
    author = Author.objects.create(name=f"a{i}")
    Book.objects.create(author=author).tags.set(tags)
books, joined = Book.objects, Book.objects.select_related("author")
cached, t1 = books.prefetch_related("tags"), Tag.objects.filter(id=1)
ready = books.prefetch_related(models.Prefetch("tags", t1, "first"))
count("author", books.all(), lambda b: b.author.name)
count("author, select_related", joined, lambda b: b.author.name)
count("tags", books.all(), lambda b: list(b.tags.all()))
count("tags, prefetch_related", cached, lambda b: list(b.tags.all()))
count("  + .filter()", cached.all(), lambda b: [*b.tags.filter(id=1)])
count("  Prefetch(..., to_attr)", ready, lambda b: b.first)
