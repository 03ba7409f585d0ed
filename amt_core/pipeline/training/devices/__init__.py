"""Devices to train on: precision, batch size, several processes."""
