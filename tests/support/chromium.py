"""A real Chromium without a window, told what to do over a pipe in its DevTools protocol, and what it complained about.

with Chromium.started(tmp_path) as browser:
    browser.look_like(width=380, dark=True)
    browser.open(page)
    browser.value("document.title")
"""

import base64
import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Object = dict[str, Any]
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe")
PATIENCE = 60
"""Seconds without a word after which it is given up."""
_START = """
import fcntl, os, sys
program, *pipes = sys.argv[1:4]
commands, answers = (fcntl.fcntl(int(pipe), fcntl.F_DUPFD, 10) for pipe in pipes)
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(program, [program, *sys.argv[4:]])
"""
"""The protocol wants the pipes to be numbers 3 and 4."""


class Chromium:
    """One page in one browser."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers, self._unread = commands, answers, b""
        self._last = 0
        self._session: str | None = None
        self._events: list[Object] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self._ask(f"{domain}.enable")

    @classmethod
    @contextmanager
    def started(cls, program: str, folder: Path) -> Iterator["Chromium"]:
        """A browser that ends with the block; ``folder`` is for its profile."""
        (their_commands, commands), (answers, their_answers) = os.pipe(), os.pipe()
        program_and_pipes = (program, str(their_commands), str(their_answers))
        process = subprocess.Popen(
            [sys.executable, "-c", _START, *program_and_pipes, *OPTIONS, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(their_commands, their_answers),
        )
        os.close(their_commands)
        os.close(their_answers)
        try:
            browser = cls(commands, answers)
            yield browser
            browser._session = None
            browser._ask("Browser.close")
        finally:
            os.close(commands)
            os.close(answers)
            _end(process)

    # What it is told.

    def look_like(self, *, width: int, height: int = 800, dark: bool = False, medium: str = "") -> None:
        """How wide the window is, in CSS pixels, and what its reader prefers."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", media=medium, features=[scheme])

    def open(self, page: str) -> None:
        """Load a page; events of before are forgotten."""
        self._events.clear()
        self._ask("Page.navigate", url=page)
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._read()
        self.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def value(self, expression: str) -> Any:
        """What a line of JavaScript says of the page; the page's own policy does not bind it."""
        return self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)["result"].get("value")

    def screenshot(self, top: int, bottom: int, scale: float = 1) -> bytes:
        """What of the page stands between two heights, as PNG."""
        width = self.value("innerWidth")
        clip = {"x": 0, "y": top, "width": width, "height": bottom - top, "scale": scale}
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"])

    def printed(self) -> bytes:
        """The page as PDF, on A4."""
        paper = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": True}
        return base64.b64decode(self._ask("Page.printToPDF", **paper)["data"])

    # What it said.

    def requests(self) -> list[str]:
        """The URLs that were asked for since the page was opened, its own too."""
        return [event["params"]["request"]["url"] for event in self._events if event["method"] == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """What stands in the console since the page was opened, and what the browser found fault with."""
        wanted = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Audits.issueAdded")
        return [json.dumps(event["params"]) for event in self._events if event["method"] in wanted]

    def _ask(self, method: str, **parameters: Any) -> Object:
        self._last += 1
        message: Object = {"id": self._last, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                result: Object = answer["result"]
                return result

    def _read(self) -> Object:
        """The next message; events are kept."""
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._answers], [], [], PATIENCE)
            data = os.read(self._answers, 1 << 16) if ready else b""
            if not data:
                raise RuntimeError("Chromium has ended" if ready else "Chromium does not answer")
            self._unread += data
        raw, _, self._unread = self._unread.partition(b"\0")
        message: Object = json.loads(raw)
        if "method" in message:
            self._events.append(message)
        return message


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
