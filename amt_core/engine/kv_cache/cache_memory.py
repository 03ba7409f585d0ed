"""The memory of the keys and values of all rows: the processor's or a graphics card's.

Either is a block (layers, 2, rows, heads, capacity, head width) that never moves, so that its
addresses can be bound once.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from amt_core.engine.providers import CPU_PROVIDER, CUDA_PROVIDER

_ALIGNMENT_BYTES: Final = 64

# One Identity node, uint8 (n,) → uint8 (n,), opset 13, IR version 8, as onnx.helper writes it.
_COPY_GRAPH: Final = bytes.fromhex(
    "0808 3a39 0a10 0a0178 120179 22084964656e74697479 120167"
    "5a10 0a0178 120b0a0908021205 0a0312016e"
    "6210 0a0179 120b0a0908021205 0a0312016e"
    "42040a00100d"
)


class HostMemory:
    """The processor's memory; pages are taken from the system when they are first written.

    Args:
        shape: (layers, 2, rows, heads, capacity, head width).
        dtype: What keys and values are kept as.

    Raises:
        MemoryError: There is not so much.
    """

    device = "cpu"

    def __init__(self, shape: tuple[int, ...], dtype: np.dtype[np.generic]) -> None:
        size = int(np.prod(shape)) * dtype.itemsize
        raw = np.zeros(size + _ALIGNMENT_BYTES, np.uint8)
        offset = -raw.ctypes.data % _ALIGNMENT_BYTES
        self.shape = shape
        self.dtype = dtype
        self._block = raw[offset : offset + size].view(dtype).reshape(shape)

    def address(self, layer: int, kind: int, row: int) -> int:
        """The address of a row's keys (kind 0) or values (kind 1) in a layer."""
        return self._block[layer, kind, row].ctypes.data

    def copy_row(self, source: int, target: int, length: int) -> None:
        """Copies the first positions of a row to another."""
        self._block[:, :, target, :, :length] = self._block[:, :, source, :, :length]

    def read_row(self, row: int, length: int) -> NDArray[np.generic]:
        """The first positions of a row: (layers, 2, heads, length, head width); a view."""
        return self._block[:, :, row, :, :length]

    def write_row(self, row: int, keys_values: NDArray[np.generic]) -> None:
        """Puts what `read_row` gave into a row, from its first position on."""
        self._block[:, :, row, :, : keys_values.shape[3]] = keys_values


class DeviceMemory:
    """Memory of a graphics card, filled and read through ONNX Runtime alone.

    ONNX Runtime can bind any address but has no call to copy between two, so copies are runs of
    a graph with one Identity node.

    Args:
        shape: (layers, 2, rows, heads, capacity, head width).
        dtype: What keys and values are kept as.
        device: ONNX Runtime's name of the device.
    """

    def __init__(
        self, shape: tuple[int, ...], dtype: np.dtype[np.generic], *, device: str = "cuda"
    ) -> None:
        import onnxruntime

        self.device = device
        self.dtype = dtype
        self.shape = shape
        self._row_bytes = int(np.prod(shape[3:])) * dtype.itemsize
        self._block = onnxruntime.OrtValue.ortvalue_from_shape_and_type(shape, dtype.type, device)
        provider = CPU_PROVIDER if device == "cpu" else CUDA_PROVIDER
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._copier = onnxruntime.InferenceSession(_COPY_GRAPH, options, providers=[provider])

    def address(self, layer: int, kind: int, row: int) -> int:
        """The address of a row's keys (kind 0) or values (kind 1) in a layer."""
        index = (layer * 2 + kind) * self.shape[2] + row
        return self._block.data_ptr() + index * self._row_bytes

    def copy_row(self, source: int, target: int, length: int) -> None:
        """Copies a whole row to another: one piece for each layer."""
        del length
        for layer, kind in np.ndindex(self.shape[:2]):
            self._copy(
                (self.device, self.address(layer, kind, source)),
                (self.device, self.address(layer, kind, target)),
            )

    def read_row(self, row: int, length: int) -> NDArray[np.generic]:
        """A copy of the first positions of a row: (layers, 2, heads, length, head width)."""
        whole = np.empty((*self.shape[:2], *self.shape[3:]), self.dtype)
        for layer, kind in np.ndindex(self.shape[:2]):
            self._copy(
                (self.device, self.address(layer, kind, row)),
                ("cpu", whole[layer, kind].ctypes.data),
            )
        return whole[:, :, :, :length]

    def write_row(self, row: int, keys_values: NDArray[np.generic]) -> None:
        """Puts what `read_row` gave into a row, from its first position on."""
        whole = np.zeros((*self.shape[:2], *self.shape[3:]), self.dtype)
        whole[:, :, :, : keys_values.shape[3]] = keys_values
        for layer, kind in np.ndindex(self.shape[:2]):
            self._copy(
                ("cpu", whole[layer, kind].ctypes.data),
                (self.device, self.address(layer, kind, row)),
            )

    def _copy(self, source: tuple[str, int], target: tuple[str, int]) -> None:
        """Copies one row of one layer between two addresses, each with its device."""
        binding: Any = self._copier.io_binding()
        shape = (self._row_bytes,)
        binding.bind_input("x", source[0], 0, np.uint8, shape, source[1])
        binding.bind_output("y", target[0], 0, np.uint8, shape, target[1])
        self._copier.run_with_iobinding(binding)


def is_lack_of_memory(error: Exception) -> bool:
    """True if an error of Python or of ONNX Runtime means that memory ran out.

    ONNX Runtime has no class of its own for it: its allocator's message is all there is.
    """
    words = str(error)
    is_allocator = "allocate memory" in words or "bad_alloc" in words
    return isinstance(error, MemoryError) or is_allocator
