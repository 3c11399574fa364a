"""What the tests of a live server share: the server, on a free port."""
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


class Live:
    """ROOM while it is served, with further OPTIONS."""

    def __init__(self, room, *options):
        self.room = room
        self.process = subprocess.Popen(
            ["travaux", "serve", room, "--port", "0", *options],
            stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(
            r":(\d+)/", self.process.stdout.readline())[1])
        self.site = f"http://127.0.0.1:{self.port}"

    def stop(self):
        """Its exit code."""
        self.process.terminate()
        return self.process.wait(30)
