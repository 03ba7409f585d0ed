"""Commands that change notes, events and bars of the open piece by hand."""
