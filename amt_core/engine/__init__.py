"""Inference: a GPT-2 on ONNX Runtime, written token by token into several takes at once."""
