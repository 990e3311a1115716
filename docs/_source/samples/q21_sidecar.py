# needs: standard library
"""A sidecar in miniature: retries and metrics, the app untouched."""
from collections import Counter
from contextlib import closing
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

seen, metrics = Counter(), Counter()

class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response_only(self.status())
        self.end_headers()

    do_POST = do_GET

class App(Answers):
    def status(self):  # every third request fails
        seen["app"] += 1
        return 503 if seen["app"] % 3 == 0 else 200

class Sidecar(Answers):  # the caller's: a route for GET with retryOn: 503
    def status(self):
        for _ in range(3 if self.command == "GET" else 1):
            if (status := call(app, self.command)) != 503:
                break
            metrics[self.command + " 503 from the app"] += 1
        return status  # left out: pauses, a budget of retries, mTLS

def start(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port

def call(port, method):
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as link:
        link.request(method, "/")
        return link.getresponse().status

app, sidecar = start(App), start(Sidecar)
for port, method in (app, "GET"), (sidecar, "GET"), (sidecar, "POST"):
    got = Counter(call(port, method) for _ in range(9))
    print("direct " if port == app else "sidecar", method, dict(got))
print(dict(metrics), "- the app saw", seen["app"])
