# needs: django
"""One escaping, five places: the same value is not safe in each."""
from html.parser import HTMLParser

from django.conf import settings
from django.template import Context, Engine

settings.configure(USE_I18N=False)
SCRIPT = "<script>steal()</script>"
CASES = [
    ("text", "<p>{{ v }}</p>", SCRIPT),
    ("text, safe", "<p>{{ v|safe }}</p>", SCRIPT),
    ("quoted", '<p title="{{ v }}">', 'x" onclick="steal()'),
    ("no quotes", "<p title={{ v }}>", "x onclick=steal()"),
    ("link", '<a href="{{ v }}">', "javascript:steal()"),
    ("in script", "<script>let n = {{ v }}</script>", "1;steal()"),
    ("json_script", "{{ v|json_script:'n' }}", SCRIPT),
]


class Browser(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self):
        super().__init__()
        self.runs, self.code = [], False

    def handle_starttag(self, tag, attrs):
        self.code = tag == "script" and ("type", "application/json"
                                         ) not in attrs
        for name, value in attrs:
            if name.startswith("on") or value.startswith("javascript:"):
                self.runs.append(f"{name}={value}")

    def handle_data(self, data):
        if self.code and "steal()" in data:
            self.runs.append(data)

for where, template, value in CASES:
    page = Engine().from_string(template).render(Context({"v": value}))
    browser = Browser()
    browser.feed(page)
    print(f"{where:12}", "RUNS " + browser.runs[0] if browser.runs
          else f"safe {page:.58}")  # the rest is not needed
