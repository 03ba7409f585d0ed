"""Masks: the rules that make every sequence music, and make what was asked for hold.

A grammar walks along with the tokens. For each state it gives the ids that may follow;
any sequence of them decodes to valid music that has the bars, meter, tempo and instruments of its
frame.
"""
