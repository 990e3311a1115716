// Pasted code and messages: what is taken for it, and what patterns are tried on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isCode, isPasted, patterns, shapes, tight } from "../../docs/assets/js/search/code.js";
import { pasted } from "../../docs/assets/js/search/pasted.js";

test("a line of a program, of SQL, HTTP, YAML or a log is pasted, a question is typed", () => {
  const lines = ["for order in orders: print(order.customer.name)", "SELECT * FROM users WHERE id = 1", "rpc Get (Id) returns (User);", "kind: VirtualService",
    "HTTP/1.1 503 Service Unavailable", "GET /v1/orders", "KeyError: 'name'", "@app.get('/')", "x += 1", "int32 id = 1;"];
  for (const line of lines) assert.ok(isPasted(line), line);
  const questions = ["чем отличается SQS от SNS", "GIL or asyncio", "AWS Lambda", "PCI DSS", "SOLID vs patterns", "n+1", "CI/CD", "DynamoDB", "т.е. кеш v1.2", "node.js",
    "how does SELECT differ from EXPLAIN", "TCP/IP"];
  for (const question of questions) assert.ok(!isPasted(question), question);
});

test("a sentence is typed, whatever signs and names it has; a message of as many words is pasted", () => {
  const told = ["Ночью клиент прислал строку вместо числа и получил 422; кто это сделал ещё до моего кода?", "Коллега: «ты делаешь pop(0) в цикле, взял не тот контейнер»",
    "On call: since the deploy, opening one page with 50 invoices fires 51 SELECTs", "a backend guy ran one CREATE statement and now the filter is instant"];
  for (const sentence of told) assert.ok(!isPasted(sentence), sentence);
  const messages = ["ERROR: could not serialize access due to concurrent update", "psycopg.errors.UniqueViolation: duplicate key value violates unique constraint here",
    "OperationalError: could not connect to server because it is gone", "return [order for order in orders if order.paid]", "kind: VirtualService; host: pay"];
  for (const message of messages) assert.ok(isPasted(message), message);
});

test("a name of a program in a question makes it code, but not pasted", () => {
  for (const text of ["что делает select_related", "asyncio.gather vs threads", "Depends() что это"]) {
    assert.ok(isCode(text) && !isPasted(text), text);
  }
});

test("a line is tried with one kind of quotes and blanks between words only", () => {
  assert.equal(tight("  x = 'a'  +  b  "), 'x="a"+b');
  assert.equal(tight("SELECT *  FROM  users"), "SELECT*FROM users");
  assert.equal(tight("“a” can’t"), '"a"can"t');
});

/** @param {string[]} lines by question @returns {any} */
const looking = (...lines) => ({ shapes: new Map(lines.map((one, id) => [id, patterns(one)])) });

test("each pattern that is met adds up to one point, by the length of what it meets", () => {
  const index = looking("Depends\\(\nBaseModel", "could not serialize");
  assert.deepEqual([...shapes(index, "db = Depends(get)", true)], [[0, 0.8]]);
  assert.deepEqual([...shapes(index, "ERROR: could not serialize access", true)], [[1, 1]]);
  assert.deepEqual([...shapes(index, "class A(BaseModel): x = Depends(y)", true)], [[0, 0.8 + 0.9]]);
  assert.deepEqual([...shapes(index, "nothing = here()", true)], []);
});

test("in what is no code whole messages count, single words do not", () => {
  const index = looking("redis", "could not serialize");
  assert.deepEqual([...shapes(index, "redis or memory", false)], []);
  assert.deepEqual([...shapes(index, "could not serialize access", false)], [[1, 1]]);
});

test("a pattern that refers to its own group finds it whatever stands before", () => {
  const index = looking("(a)(b)\nfor (\\w+) in .*\\1\\.\\w+\\.\\w+");
  assert.equal(shapes(index, "for o in orders: o.user.name", true).size, 1);
  assert.equal(shapes(index, "for o in orders: p.user.name", true).size, 0);
});

test("of a traceback the last line is pasted, of other lines all, and one line is left to the browser", () => {
  assert.equal(pasted('Traceback (most recent call last):\n  File "a.py", line 1\n    f()\nValueError: no\n'), "ValueError: no");
  assert.equal(pasted("BEGIN;\r\n  UPDATE t SET x = 1;\r\nCOMMIT;"), "BEGIN; UPDATE t SET x = 1; COMMIT;");
  assert.equal(pasted("one line"), undefined);
  assert.equal(pasted("one line\n"), undefined);
});
