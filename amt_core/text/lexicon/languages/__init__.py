"""Tables of single languages: English words for those of others, and German compound nouns."""
