"""The Python that trains: checked, chosen, made."""
