"""The export of a model: its ONNX graph in several precisions, and the check of each graph."""
