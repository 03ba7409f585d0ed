"""Traits of single tracks: features, roles and figures."""
