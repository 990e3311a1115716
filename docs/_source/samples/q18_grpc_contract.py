# needs: grpcio, grpcio-tools
"""One contract: a call, a stream, a typed error, a deadline."""
import json, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import grpc

sys.path.insert(0, folder := tempfile.mkdtemp())
Path(folder, "orders.proto").write_text("""syntax = "proto3";
message Ask { int64 id = 1; int32 steps = 2; }
message Order { int64 id = 1; string state = 2; int64 cents = 3; }
service Orders { rpc Get(Ask) returns (Order);
                 rpc Watch(Ask) returns (stream Order); }""")
pb, stubs = grpc.protos_and_services("orders.proto")  # generated


class Service(stubs.OrdersServicer):
    def Get(self, ask, context):
        if ask.id == 0:
            context.abort(grpc.StatusCode.NOT_FOUND, "no such order")
        return pb.Order(id=ask.id, state="paid", cents=129_900)

    def Watch(self, ask, context):
        for state in ("new", "paid", "sent", "slow")[: ask.steps]:
            time.sleep(1 if state == "slow" else 0)
            yield pb.Order(id=ask.id, state=state)


server = grpc.server(ThreadPoolExecutor(4))
stubs.add_OrdersServicer_to_server(Service(), server)
port = server.add_insecure_port("127.0.0.1:0")
server.start()
api = stubs.OrdersStub(grpc.insecure_channel(f"127.0.0.1:{port}"))
order = api.Get(pb.Ask(id=7), timeout=5)
body = {"id": order.id, "state": order.state, "cents": order.cents}
print("unary: ", body)
print("bytes: ", order.ByteSize(), "JSON:", len(json.dumps(body)))
print("stream:", [o.state for o in api.Watch(pb.Ask(id=7, steps=3))])
for call in (lambda: api.Get(pb.Ask(id=0), timeout=5),
             lambda: list(api.Watch(pb.Ask(steps=4), timeout=0.5))):
    try:
        call()
    except grpc.RpcError as error:
        print("error: ", error.code().name)
