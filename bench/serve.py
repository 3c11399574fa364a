#!/usr/bin/env python3
"""How fast the pages are, and whether slow clients hold up others.

Usage: bench/serve.py FOLDER   (a build folder; wrk is a Debian package)

The example's desk and the stylesheet, by wrk, with the processor time of the
server; then 1,000 connections that send a byte a second, and beside them one
client that asks for the desk again and again.
"""
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TRAVAUX = os.path.join(ROOT, sys.argv[1], "travaux")
EXAMPLE = os.path.join(ROOT, "examples/framework")
SLOW, ASKED, SECONDS = 1000, 1000, 5


def serve(folder):
    room = os.path.join(folder, "desk.room")
    briefs = [f"{EXAMPLE}/{name}.yaml" for name in ("framework", "reported")]
    subprocess.run([TRAVAUX, "new", room, *briefs], check=True,
                   stdout=subprocess.DEVNULL)
    server = subprocess.Popen([TRAVAUX, "serve", room, "--port", "0"],
                              stdout=subprocess.PIPE, text=True)
    return server, int(re.search(r":(\d+)/", server.stdout.readline())[1])


def processor_seconds(server):
    fields = open(f"/proc/{server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(server, port, path):
    before = processor_seconds(server)
    spent = os.times()
    said = subprocess.check_output(
        ["wrk", "-t1", "-c16", f"-d{SECONDS}", "--latency",
         f"http://127.0.0.1:{port}{path}"], text=True)
    now = os.times()
    used = processor_seconds(server) - before
    loader = (now.children_user + now.children_system -
              spent.children_user - spent.children_system)
    answers = int(re.search(r"(\d+) requests in", said)[1])
    each = re.search(r"Requests/sec: *(\S+)", said)[1]
    late = re.search(r"99% *(\S+)", said)[1]
    print(f"{path}: {each} a second, p99 {late}, "
          f"{used / answers * 1e6:.0f} us of processor each; "
          f"the load generator took {loader / (loader + used):.0%}")


def drip(connections, stop):
    while not stop.is_set():
        for connection in connections:
            try:
                connection.send(b"a")
            except OSError:
                pass
        stop.wait(1)


def ask(port):
    times, failed = [], 0
    for _ in range(ASKED):
        begin = time.perf_counter()
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            client.request("GET", "/")
            answer = client.getresponse()
            failed += answer.status != 200 or not answer.read()
        except OSError:
            failed += 1
        client.close()
        times.append(time.perf_counter() - begin)
    return sorted(times), failed


def slow_clients(port):
    connections = [socket.create_connection(("127.0.0.1", port))
                   for _ in range(SLOW)]
    for connection in connections:
        connection.send(b"GET / HTTP/1.1\r\nX-Slow: ")
    stop = threading.Event()
    thread = threading.Thread(target=drip, args=(connections, stop))
    thread.start()
    times, failed = ask(port)
    stop.set()
    thread.join()
    print(f"beside {SLOW} slow connections: p99 "
          f"{times[len(times) * 99 // 100] * 1e3:.1f} ms, {failed} failed")


def main():
    with tempfile.TemporaryDirectory() as folder:
        server, port = serve(folder)
        try:
            load(server, port, "/")
            load(server, port, "/style.css")
            slow_clients(port)
        finally:
            server.terminate()
            print(server.communicate()[0].strip())


main()
