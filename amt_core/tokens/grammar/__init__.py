"""What may follow: the rules that make every sequence music, and every stated wish hold.

A grammar walks along with the tokens. For each state it gives the ids that may follow;
whatever is sampled from them decodes to valid music that has the bars, meter, tempo and
instruments of its frame.
"""
