# needs: grpcio
"""client -> shop -> stock: who works on when nobody is waiting?"""
import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
import grpc


def serve(function):  # raw bytes: the point needs no contract
    method = grpc.unary_unary_rpc_method_handler(function)
    service = grpc.method_handlers_generic_handler("S", {"Do": method})
    server = grpc.server(ThreadPoolExecutor(4), [service])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    return server, channel.unary_unary("/S/Do")


def stock(_, context):  # two seconds of work, in small steps
    for step in range(40):
        if not context.is_active():  # the deadline has passed
            break
        time.sleep(0.05)
    verdicts.put("did it all" if step == 39 else "stopped early")
    return b""


def shop(request, context):
    limit, left = 30, context.time_remaining()  # the first is our own
    if request == b"the rest" and left is not None:  # None: grpc.aio, no deadline
        limit = min(limit, left - 0.1)
    try:
        return call_stock(b"", timeout=limit)
    except grpc.RpcError as error:
        context.abort(error.code(), "stock is late")


verdicts = Queue()
(server, call_stock), (front, call_shop) = map(serve, (stock, shop))
for mode in b"30 s", b"the rest":
    try:
        call_shop(mode, timeout=0.5)
    except grpc.RpcError as error:
        print("passed on:", mode.decode(), "->", error.code().name)
    print("  stock", verdicts.get(timeout=10))
