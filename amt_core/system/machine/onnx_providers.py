"""Finds the providers of ONNX Runtime that really run a graph on this machine.

`get_available_providers` names what the wheel was built with; a session asked for one whose
libraries are missing quietly falls back to the processor.
"""

from __future__ import annotations

# One Identity node, float (1,) → float (1,), opset 13, IR version 8, as onnx.helper writes it.
_IDENTITY = bytes.fromhex(
    "08081200 3a37 0a10 0a0178 120179 22084964656e74697479 120167"
    "5a0f 0a0178 120a0a0808011204 0a020801"
    "620f 0a0179 120a0a0808011204 0a020801"
    "42040a00100d"
)
_FATAL_ONLY = 4
_REMOTE = "AzureExecutionProvider"  # sends the graph's inputs to a network service


def usable_providers() -> list[str]:
    """Names of the providers that really ran a graph, in ONNX Runtime's order of preference.

    Raises:
        ImportError: ONNX Runtime is not installed, or a library of its own is missing.
    """
    import numpy as np
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.log_severity_level = _FATAL_ONLY
    usable: list[str] = []
    for provider in ort.get_available_providers():
        if provider == _REMOTE:
            continue
        try:
            session = ort.InferenceSession(_IDENTITY, options, providers=[provider])
            session.run(None, {"x": np.ones(1, np.float32)})
        except Exception:  # noqa: BLE001, S112  # each provider has errors of its own
            continue
        if session.get_providers()[0] == provider:
            usable.append(provider)
    return usable
