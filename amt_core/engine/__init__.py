"""Inference: a GPT-2 on ONNX Runtime, written token by token into several takes at once."""

from amt_core.engine.model import Model
from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.engine.sampling.takes import Grammar, TakeRow, write_tokens

__all__ = ["Grammar", "Model", "Sampler", "SamplingOptions", "TakeRow", "write_tokens"]
