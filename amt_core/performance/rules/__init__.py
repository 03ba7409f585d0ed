"""The rules of performance, one idea a file."""
