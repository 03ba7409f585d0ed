"""A client of the Model Context Protocol composes through the command."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from amt_core.cli.commands.mcp import COMMANDS
from amt_core.cli.mcp.server import PROTOCOL_VERSIONS, McpServer
from amt_core.cli.mcp.tools import Tool
from amt_core.midi.read import read_midi


def request(identity: int, method: str, **parameters: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": identity, "method": method, "params": parameters}


def call(identity: int, name: str, **arguments: Any) -> dict[str, Any]:
    return request(identity, "tools/call", name=name, arguments=arguments)


@pytest.fixture
def server() -> McpServer:
    return McpServer([Tool(command) for command in COMMANDS], version="1.2.3")


def result(server: McpServer, message: dict[str, Any]) -> dict[str, Any]:
    answer = server.answer(json.dumps(message))
    assert answer is not None and answer["id"] == message["id"], answer
    return dict(answer["result"])


def error(server: McpServer, line: str) -> dict[str, Any]:
    answer = server.answer(line)
    assert answer is not None
    return dict(answer["error"])


@pytest.mark.parametrize("version", PROTOCOL_VERSIONS)
def test_a_client_gets_the_version_that_it_speaks(server: McpServer, version: str) -> None:
    answer = result(server, request(1, "initialize", protocolVersion=version))
    assert answer["protocolVersion"] == version
    assert answer["serverInfo"] == {"name": "amt-desktop", "version": "1.2.3"}


def test_a_client_of_an_unknown_version_gets_the_newest(server: McpServer) -> None:
    answer = result(server, request(1, "initialize", protocolVersion="2035-01-01"))
    assert answer["protocolVersion"] == PROTOCOL_VERSIONS[0]


def test_every_tool_says_what_it_takes(server: McpServer) -> None:
    tools = {tool["name"]: tool for tool in result(server, request(1, "tools/list"))["tools"]}
    assert {"plan", "compose", "rewrite", "continue", "analyze", "render", "convert"} <= set(tools)
    schema = tools["compose"]["inputSchema"]
    assert schema["required"] == ["output"]
    kinds = {name: value["type"] for name, value in schema["properties"].items()}
    assert kinds["bars"] == kinds["best_of"] == "integer"
    assert kinds["feel"] == kinds["swing"] == "number"
    assert kinds["diatonic"] == "boolean"
    assert kinds["text"] == kinds["key"] == "string"
    assert "json" not in kinds
    assert tools["rewrite"]["inputSchema"]["properties"]["bars"]["type"] == "string"


def test_a_piece_is_composed_rewritten_continued_and_analyzed(
    server: McpServer, tiny_model: Path, tmp_path: Path
) -> None:
    model, first, second = str(tiny_model), tmp_path / "a.mid", tmp_path / "b.mid"
    composed = result(
        server,
        call(1, "compose", text="a waltz", output=str(first), bars=4, seed=3, model=model),
    )
    assert not composed["isError"], composed
    assert composed["structuredContent"]["takes"][0]["bars"] == 4
    assert json.loads(composed["content"][0]["text"]) == composed["structuredContent"]
    rewritten = result(
        server,
        call(2, "rewrite", file=str(first), output=str(second), bars="2-3", model=model),
    )
    assert not rewritten["isError"], rewritten
    result(
        server,
        {**call(3, "continue", file=str(second), output=str(first), bars=2, model=model)},
    )
    assert read_midi(first).num_bars == 6
    analyzed = result(server, call(4, "analyze", file=str(first)))
    assert analyzed["structuredContent"]["bars"] == 6


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("compose", {"text": "a waltz"}, "output"),
        ("compose", {"text": "a", "output": "no/such/folder/a.mid"}, "There is no folder"),
        ("compose", {"text": "a", "output": "a.mid", "bars": "many"}, "not a whole number"),
        ("analyze", {"file": "nowhere.mid"}, "nowhere.mid"),
        ("analyze", {"path": "a.mid"}, "no argument of analyze"),
        ("analyze", {"file": ["a.mid"]}, "must be text"),
    ],
)
def test_a_mistake_is_a_result_that_says_what_to_do(
    server: McpServer, tool: str, arguments: dict[str, Any], words: str
) -> None:
    answer = result(server, call(1, tool, **arguments))
    assert answer["isError"]
    assert words in answer["content"][0]["text"]


def test_a_value_that_looks_like_an_option_is_a_value(server: McpServer) -> None:
    answer = result(server, call(1, "analyze", file="--json"))
    assert '"--json"' in answer["content"][0]["text"]


def test_the_standard_input_is_never_read_by_a_tool(server: McpServer) -> None:
    answer = result(server, call(1, "describe", text="-"))
    assert not answer["isError"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", -32700),
        ("[" * 100_000, -32700),
        ("[1]", -32600),
        (json.dumps(request(1, "no/such")), -32601),
        (json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}), -32602),
        (json.dumps(request(1, "tools/call", name="format_disk")), -32602),
        (json.dumps(request(1, "tools/call", name="plan", arguments=3)), -32602),
    ],
)
def test_what_is_no_message_gets_the_code_of_the_protocol(
    server: McpServer, line: str, code: int
) -> None:
    assert error(server, line)["code"] == code


def test_a_notification_gets_no_answer(server: McpServer) -> None:
    line = json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert server.answer(line) is None


def test_each_message_is_answered_on_one_line_until_the_input_ends(server: McpServer) -> None:
    lines = [json.dumps(request(number, "ping")) + "\n" for number in range(3)]
    output = io.StringIO()
    server.serve([lines[0], "\n", *lines[1:]], output)
    answers = [json.loads(line) for line in output.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]


def test_the_command_speaks_on_standard_input_and_output(amt: Any) -> None:
    lines = "\n".join(
        json.dumps(message)
        for message in (
            request(1, "initialize", protocolVersion=PROTOCOL_VERSIONS[0]),
            call(2, "plan", text="Walzer für Klavier", seed=1),
        )
    )
    ended = amt("mcp", stdin=lines)
    assert ended.returncode == 0
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert answers[1]["result"]["structuredContent"]["seed"] == 1
