"""The OSC server, spoken to by the client of python-osc on the loopback."""

from __future__ import annotations

import queue
import socket
from collections.abc import Iterator

import pytest
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.udp_client import SimpleUDPClient

from amt_core.errors import AmtError
from amt_desktop.bridge.connect.osc import LOOPBACK, REPLY_TO, OscServer

WAIT_SEC = 5.0

Received = queue.Queue[tuple[str, tuple[object, ...]]]


@pytest.fixture
def received() -> Received:
    return queue.Queue()


@pytest.fixture
def server(received: Received) -> Iterator[OscServer]:
    server = OscServer(0, lambda address, arguments: received.put((address, arguments)))
    yield server
    server.close()


def test_a_message_arrives_with_its_arguments(server: OscServer, received: Received) -> None:
    SimpleUDPClient(LOOPBACK, server.port).send_message("/amt/compose", ["a waltz", 2, 0.5])
    assert received.get(timeout=WAIT_SEC) == ("/amt/compose", ("a waltz", 2, 0.5))


def test_the_messages_of_a_bundle_arrive_one_by_one(server: OscServer, received: Received) -> None:
    bundle = OscBundleBuilder(IMMEDIATELY)
    for address in ("/amt/stop", "/amt/play"):
        bundle.add_content(OscMessageBuilder(address).build())
    SimpleUDPClient(LOOPBACK, server.port).send(bundle.build())
    assert [received.get(timeout=WAIT_SEC)[0] for _ in range(2)] == ["/amt/stop", "/amt/play"]


def test_events_go_to_whoever_sent_something(server: OscServer, received: Received) -> None:
    client = SimpleUDPClient(LOOPBACK, server.port)
    client.send_message("/amt/play", [])
    received.get(timeout=WAIT_SEC)
    server.send("/amt/event/bar", 3, "A")
    message = next(client.get_messages(timeout=WAIT_SEC))
    assert (message.address, message.params) == ("/amt/event/bar", [3, "A"])


def test_a_client_can_have_its_events_on_another_port(
    server: OscServer, received: Received
) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind((LOOPBACK, 0))
        listener.settimeout(WAIT_SEC)
        client = SimpleUDPClient(LOOPBACK, server.port)
        client.send_message(REPLY_TO, listener.getsockname()[1])
        client.send_message("/amt/play", [])
        assert received.get(timeout=WAIT_SEC)[0] == "/amt/play"
        server.send("/amt/event/done")
        assert listener.recv(100).startswith(b"/amt/event/done")


@pytest.mark.parametrize("data", [b"\x00", b"/half", b"#bundle\x00", b"/a\x00\x00,i\x00\x00\x01"])
def test_what_is_no_osc_is_passed_over(server: OscServer, received: Received, data: bytes) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(data, (LOOPBACK, server.port))
    SimpleUDPClient(LOOPBACK, server.port).send_message("/amt/stop", [])
    assert received.get(timeout=WAIT_SEC)[0] == "/amt/stop"


def test_a_port_that_is_taken_is_refused_in_a_sentence(server: OscServer) -> None:
    with pytest.raises(AmtError, match=f"port {server.port} cannot be opened"):
        OscServer(server.port, lambda _address, _arguments: None)


def test_the_port_is_open_on_the_loopback_alone(server: OscServer) -> None:
    assert server._socket.getsockname()[0] == "127.0.0.1"


def test_a_closed_server_can_be_closed_again(server: OscServer) -> None:
    server.close()
    server.close()
