"""Words for figures of the drums."""

from __future__ import annotations

from amt_core.text.lexicon.plan.pairs import pairs as _pairs

_DRUM_KIT = ("beat, beats, groove, grooves, drums, drum beat, drum pattern, drum groove, rhythm, "
             "pattern, drumming, on the drums, on drums, drum part, percussion, kit")  # fmt: skip

DRUM_FIGURE_WORDS: dict[str, str] = {
    "four on the floor": (
        _pairs("house, techno, disco, trance, edm, four on the floor, four to the floor, "
               "4 on the floor, 4 to the floor, four on the floor house", _DRUM_KIT)
        + ", kick drum four to the floor, kick drum four on the floor, kick drum on every beat, "
        "kick on every quarter, kick on each beat, kick on all four beats, four on floor, "
        "bass drum on every beat, bass drum on all four beats, gerade bassdrum, "
        "bassdrum auf jedem schlag, grosse caisse sur chaque temps, bombo en cada tiempo, "
        "bombo a negras, cassa in quattro, cassa dritta, bumbo em cada tempo, vierviertel kick"
        + ", "
        "four on the floor, four to the floor, four on the floor kick, "
                         "four to the floor kick, kick on every beat, 4 on the floor, "
                         "four on the floor beat, 4 to the floor, vier auf den boden, "
                         "four on the floor drums, straight four kick, kick on all four, kick on all four beats, "
                         "house beat, techno beat, disco beat, house drums, techno drums, disco drums"
    ),
    "backbeat": (
        _pairs("rock, backbeat, pop, straight rock", _DRUM_KIT)
        + ", snare on 2 4, clap on 2 and 4, claps on 2 and 4, claps on two and four, snare on beats 2 and 4, "
        "snare on beats two and four, snare auf 2 und 4, snare auf zwei und vier, "
        "caisse claire sur 2 et 4, caja en 2 y 4, rullante sul 2 e sul 4, caixa no 2 e no 4"
        + ", "
        "backbeat, back beat, snare on two and four, snare on 2 and 4, "
                "snare on the backbeat, rock beat, backbeat drums, snare on 2 & 4"
    ),
    "shuffle": (
        _pairs("shuffle, shuffled, blues shuffle, half time shuffle", _DRUM_KIT)
        + ", " + _pairs(
            "drums, drummer, drum kit, drums playing, drums play, drummer plays, drum kit plays, "
            "drummer playing, drums with, drums do, drums in, drums on, drums doing",
            "shuffle, a shuffle, the shuffle",
        )
        + ", "
        "shuffle drums, shuffle beat, shuffle groove, shuffled drums, drum shuffle, "
               "texas shuffle, half time shuffle, shuffle on the drums, shuffle schlagzeug, "
               "drums playing a shuffle, drums play a shuffle, drums playing shuffle, drums in a shuffle"
    ),
    "swing ride": (
        _pairs("swing, jazz, swing ride, bebop, jazz swing", _DRUM_KIT)
        + ", swing on the ride, ride cymbal swinging, ding ding a ding, swinging drums, "
        "swing becken, ride swing"
        + ", "
        "swing ride, ride pattern, swing ride pattern, swinging ride, ride cymbal swing, "
                  "spang a lang, swing drums, jazz ride, swinging ride cymbal, ride cymbal pattern"
    ),
    "half time": (
        _pairs("half time", _DRUM_KIT + ", feel") + ", half timed, drums in half time, halbes tempo feel"
        + ", "
        "half time, half time drums, half time feel, half time beat, half time groove, "
                 "half time drum beat"
    ),
    "double time": (
        _pairs("double time, doubletime", _DRUM_KIT + ", feel") + ", drums in double time"
        + ", "
        "double time, double time drums, double time feel, double time beat"
    ),
    "one drop": (
        _pairs("one drop, roots reggae one drop", _DRUM_KIT)
        + ", "
        "one drop, one drop drums, one drop beat, one drop rhythm, one drop groove"
    ),
    "dembow": (
        _pairs("dembow, reggaeton, perreo", _DRUM_KIT)
        + ", "
        "dembow, dembow beat, dembow rhythm, dem bow, reggaeton beat"
    ),
    "clave": (
        _pairs("clave, son clave, rumba clave, bossa clave", _DRUM_KIT)
        + ", "
        "son clave, rumba clave, clave, 3 2 clave, 2 3 clave, clave pattern, clave rhythm, "
             "3 2 son clave, 2 3 son clave"
    ),
    "bossa": (
        _pairs("bossa, bossa nova, samba", _DRUM_KIT)
        + ", "
        "bossa beat, bossa drums, bossa nova beat, bossa nova drums, bossa groove, "
             "bossa rhythm, bossa pattern"
    ),
    "train beat": (
        _pairs("train, country train", _DRUM_KIT)
        + ", "
        "train beat, train beats, train groove, train rhythm"
    ),
    "blast beat": (
        _pairs("blast, blasting", "beat, beats, drums, drumming") + ", blasts"
        + ", "
        "blast beat, blast beats, blastbeat, blastbeats"
    ),
    "brushes": (
        "drums play brushes, drummer plays brushes, drummer on brushes, brushes on the snare, "
        "brushes on snare, brush work, drums on brushes, brushed kit, brushed drum kit, brush kit, "
        "schlagzeug mit besen, batterie aux balais, aux balais, con escobillas, con le spazzole, "
        "com vassourinhas, com escovinhas, con spazzole, brushed"
         ", "
        "brushes, brushed drums, brush drums, with brushes, brushed snare, besen, "
               "besenschlagzeug, balais, escobillas, spazzole, drums with brushes, "
               "drums played with brushes, vassourinhas, brushwork, mit besen"
    ),
    "waltz": (
        _pairs("waltz, jazz waltz", _DRUM_KIT)
        + ", "
        "waltz beat, waltz drums"
    ),
    "march": (
        _pairs("march, marching, military, marschierende", _DRUM_KIT + ", snare, snares, snare drum")
        + ", "
        "march drums, march beat, marching drums, marching snare, marching snares, "
             "military snare, marching beat"
    ),
    "breakbeat": (
        _pairs("breakbeat, break beat, jungle, amen, drum and bass, dnb", _DRUM_KIT)
        + ", chopped break, chopped amen, chopped drum breaks, sampled breaks"
        + ", "
        "breakbeat, breakbeats, amen break, broken beat, chopped breaks"
    ),
    "percussion": "hand percussion pattern",
}  # fmt: skip
"""Figure of the drums → the phrases for it."""

DRUM_NOUNS = frozenset(
    """drums drum beat groove kick feel schlagzeug batterie bateria batteria rhythm snare pattern
    kit""".split()
)
"""Words after a figure of the drums that belong to it."""

_EVERY_BEAT = (
    "every beat, each beat, every quarter, all four beats, all four, each quarter, every quarter note, "
    "jedem schlag, jeden schlag, chaque temps, cada tiempo, ogni battito, cada tempo"
)
DRUM_FRAMES: tuple[tuple[str, str, str], ...] = (
    (
        "four on the floor",
        "kick, kick drum, bass drum, bassdrum, grosse caisse, bombo, cassa, bumbo",
        _EVERY_BEAT,
    ),
    (
        "backbeat",
        "snare, snares, clap, claps, snare drum, caisse claire, caja, rullante, caixa",
        "2 and 4, two and four, 2 4, beats 2 and 4, the backbeat, 2 & 4, 2 und 4, zwei und vier, 2 et 4, 2 y 4",
    ),
)  # fmt: skip
"""Figure of the drums → their parts, and the beats on which those play."""
