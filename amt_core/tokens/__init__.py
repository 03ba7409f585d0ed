"""The language of the model: one flat vocabulary, a lossless codec, and a grammar.

A piece is written bar by bar, and in each bar track by track::

    BOS controls ( Bar_k [Section SectionBar] [Energy] [Key] [Beats Unit] [Tempo] [Chords]
                   ( Track_p [Part] Cell )* )* EOS
    Chords = Chord [Bass] ( ChordAt Chord [Bass] )*
    Cell = ( Pos ( [Vel] [Dur [Dur]] (Pitch | Drum) )+ )+

`Bar_k` counts the bars still to come. `Vel` and `Dur` hold until they change within a
cell, and are always written at its first note, so that a cell means the same wherever
it stands. Filling in writes the piece with `Mask` for the cells that are wanted, then::

    Fill ( Bar_k [Chords] Track_p [Part] Cell? CellEnd )* EOS
"""
