# needs: grpcio, grpcio-tools
import json, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import grpc

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    Path(folder, "orders.proto").write_text("""syntax = "proto3";
    message Ask { int64 id = 1; int32 steps = 2; }
    message Order { int64 id = 1; string state = 2; int64 cents = 3; }
    service Orders { rpc Get(Ask) returns (Order);
                     rpc Watch(Ask) returns (stream Order); }""")
    # Experimental: in a project, the build generates the code.
    pb, stubs = grpc.protos_and_services("orders.proto")

class Service(stubs.OrdersServicer):
    def Get(self, ask, context):
        if not ask.id:
            context.abort(grpc.StatusCode.NOT_FOUND, "no such order")
        state = "paid" if ask.id != 9 else "x" * 5_000_000  # 5 MB
        return pb.Order(id=ask.id, state=state, cents=129_900)

    def Watch(self, ask, context):
        for state in ("new", "paid", "sent", "slow")[: ask.steps]:
            time.sleep(1 if state == "slow" else 0)
            yield pb.Order(id=ask.id, state=state)

server = grpc.server(ThreadPoolExecutor(4))
stubs.add_OrdersServicer_to_server(Service(), server)
port = server.add_insecure_port("127.0.0.1:0")  # no TLS: loopback only
server.start()
with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
    api = stubs.OrdersStub(channel)
    order = api.Get(pb.Ask(id=7), timeout=5)
    body = {"id": order.id, "state": order.state, "cents": order.cents}
    print("unary: ", body, order.ByteSize(), "bytes; JSON:", len(json.dumps(body)))
    print("stream:", [o.state for o in api.Watch(pb.Ask(steps=3), timeout=5)])
    for call in (lambda: api.Get(pb.Ask(), timeout=5),
                 lambda: list(api.Watch(pb.Ask(steps=4), timeout=0.5)),
                 lambda: api.Get(pb.Ask(id=9), timeout=5)):
        try:
            call()
        except grpc.RpcError as error:
            print("error: ", error.code().name)
