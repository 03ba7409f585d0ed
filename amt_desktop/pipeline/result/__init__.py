"""The result: the model compared, heard, kept and used."""
