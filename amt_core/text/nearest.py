def add_suggestions(spec, encoder, *, denied): return spec
