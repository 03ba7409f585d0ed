"""Analysis of scores: from notes to what a listener would say of them."""
