"""The library: its table, filters and charts."""
