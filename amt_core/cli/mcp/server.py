"""A server of the Model Context Protocol on two streams: one JSON-RPC message a line.

Follows the protocol of 2025-06-18 (modelcontextprotocol.io/specification): initialize, ping,
tools/list and tools/call. Its official Python package is not used, because it brings thirty others,
a web server and cryptography among them, for four methods.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TextIO, cast

from amt_core.cli.mcp.tools import Tool, ToolResult
from amt_core.system.json_text import parse_json

PROTOCOL_VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")
"""The versions that are understood, newest first."""

_PARSE_ERROR, _INVALID_REQUEST = -32700, -32600
_NO_METHOD, _INVALID_PARAMETERS, _INTERNAL_ERROR = -32601, -32602, -32603

_INSTRUCTIONS = (
    "Composes and changes multi-track MIDI music on this machine. Start with compose; the result "
    "names the file, which rewrite, continue, add_track, vary, analyze, render and convert take. "
    "Relative paths start in the folder in which the server was started."
)

_log = logging.getLogger(__name__)

Json = dict[str, Any]


class _RpcError(Exception):
    """An answer that is an error of the protocol."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class McpServer:
    """Answers the messages of one client.

    Args:
        tools: What the client can call.
        version: The version of this program.
    """

    def __init__(self, tools: Sequence[Tool], *, version: str) -> None:
        self._tools = {tool.name: tool for tool in tools}
        self._version = version
        self._methods: dict[str, Callable[[Json], Json]] = {
            "initialize": self._initialize,
            "ping": lambda _parameters: {},
            "tools/list": self._list_tools,
            "tools/call": self._call_tool,
        }

    def serve(self, lines: Iterable[str], output: TextIO) -> None:
        """Answers each line until the client closes its end."""
        for line in lines:
            if line.strip() and (answer := self.answer(line)) is not None:
                output.write(json.dumps(answer, ensure_ascii=False) + "\n")
                output.flush()

    def answer(self, line: str) -> Json | None:
        """The answer to one message; None to a notification, which wants none."""
        identity: object = None
        try:
            message = _message_of(line)
            identity = message.get("id")
            if "method" not in message:
                return None  # an answer of the client, which was asked for nothing
            result = self._result_of(message)
        except _RpcError as error:
            return _failed(identity, error.code, str(error))
        except Exception as error:  # noqa: BLE001  # the client must get an answer
            _log.exception("internal error")
            return _failed(identity, _INTERNAL_ERROR, f"{type(error).__name__}: {error}")
        return None if identity is None else {"jsonrpc": "2.0", "id": identity, "result": result}

    def _result_of(self, message: Json) -> Json:
        name = message["method"]
        if "id" not in message:
            return {}
        method = self._methods.get(name) if isinstance(name, str) else None
        if method is None:
            raise _RpcError(_NO_METHOD, f"There is no method {name!r}.")
        parameters: object = message.get("params") or {}
        if not isinstance(parameters, dict):
            raise _RpcError(_INVALID_PARAMETERS, "The parameters must be an object.")
        return method(cast("Json", parameters))

    def _initialize(self, parameters: Json) -> Json:
        wanted: object = parameters.get("protocolVersion")
        return {
            "protocolVersion": wanted if wanted in PROTOCOL_VERSIONS else PROTOCOL_VERSIONS[0],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "amt-desktop", "version": self._version},
            "instructions": _INSTRUCTIONS,
        }

    def _list_tools(self, _parameters: Json) -> Json:
        return {"tools": [tool.to_json() for tool in self._tools.values()]}

    def _call_tool(self, parameters: Json) -> Json:
        name: object = parameters.get("name")
        tool = self._tools.get(name) if isinstance(name, str) else None
        if tool is None:
            raise _RpcError(_INVALID_PARAMETERS, f"There is no tool {name!r}.")
        arguments: object = parameters.get("arguments") or {}
        if not isinstance(arguments, dict):
            raise _RpcError(_INVALID_PARAMETERS, "The arguments must be an object.")
        return _content(tool.call(cast("Mapping[str, Any]", arguments)))


def _message_of(line: str) -> Json:
    try:
        message: object = parse_json(line)
    except ValueError as error:
        raise _RpcError(_PARSE_ERROR, f"The line is no JSON: {error}") from error
    if not isinstance(message, dict):
        raise _RpcError(_INVALID_REQUEST, "A message must be one object.")
    return cast("Json", message)


def _content(result: ToolResult) -> Json:
    content: Json = {
        "content": [{"type": "text", "text": result.text}],
        "isError": result.is_error,
    }
    if result.value is not None:
        content["structuredContent"] = result.value
    return content


def _failed(identity: object, code: int, message: str) -> Json:
    return {"jsonrpc": "2.0", "id": identity, "error": {"code": code, "message": message}}
