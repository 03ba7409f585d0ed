"""A Wikipedia on loopback, which answers as MediaWiki does, and a clock without waiting."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from amt_core.pipeline.texts.wikipedia.rate_limit import Clock


@dataclass
class Wiki:
    """Its pages, and what it does before it answers."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    troubles: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    extracts_per_answer: int = 20
    address: str = ""
    together: threading.Barrier | None = None

    def add(self, title: str, lead: str, description: str = "", **more: Any) -> None:
        number = len(self.pages) + 1000
        self.pages[title] = {
            "pageid": number, "title": title, "extract": lead, "lastrevid": number * 7,
            "description": description, **more,
        }  # fmt: skip

    def answer(self, question: dict[str, str]) -> dict[str, Any]:
        first = int(question.get("excontinue", 0))
        redirects, pages = [], []
        for asked in question["titles"].split("|"):
            title = self.redirects.get(asked, asked)
            if title != asked:
                redirects.append({"from": asked, "to": title})
            pages.append(dict(self.pages.get(title, {"title": title, "missing": True})))
        with_text = [page for page in pages if "extract" in page]
        for i, page in enumerate(with_text):
            if not first <= i < first + self.extracts_per_answer:
                del page["extract"]
        answer: dict[str, Any] = {"query": {"redirects": redirects, "pages": pages}}
        if len(with_text) > first + self.extracts_per_answer:
            place = first + self.extracts_per_answer
            answer["continue"] = {"excontinue": place, "continue": "||"}
        return answer


@dataclass
class Hands:
    """A clock whose hands move only when somebody sleeps."""

    now_sec: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now_sec += seconds

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.now_sec, sleep=self.sleep)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def wiki() -> Iterator[Wiki]:
    state = Wiki()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            question = {name: values[0] for name, values in parse_qs(body).items()}
            state.asked.append(question)
            if state.together is not None:
                state.together.wait()
            state.agents.append(self.headers["User-Agent"])
            if state.troubles:
                status, headers, content = state.troubles.pop(0)
            else:
                status, headers = 200, {}
                content = json.dumps(state.answer(question)).encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_port}/w/api.php"
    yield state
    server.shutdown()
    thread.join()
    server.server_close()
