"""Words for figures: ways of playing."""

from __future__ import annotations

FIGURE_WORDS: dict[str, str] = {
    "arpeggio": "arpeggio, arpeggios, arpeggiated, arpeggiating, arpeggi, arpege, arpeges, arpegio, arpegios, "
                "arpejo, arpejos, arpeggien, broken chords, gebrochene akkorde, gebrochenen akkorden, rolled chords, "
                "rolling arpeggios, accords brises, arpeggiated chords, arpeggierte, arpeggiert, "
                "fingerpicking, fingerpicked, finger picked, picking pattern, arpegiado, "
                "arpegiada, arpege, accordi spezzati, fingerstyle, gezupft, zupfmuster",
    "block chords": "block chords, blockakkorde, accords plaques, acordes en bloque, "
                    "accordi a blocchi, acordes em bloco, chord stabs, stabs, power chords held",
    "sustained": "sustained chords, sustained notes, held chords, held notes, long chords, "
                 "long notes, long held notes, sustained, liegende akkorde, gehaltene akkorde, "
                 "accords tenus, acordes sostenidos, accordi tenuti, acordes sustentados, "
                 "whole note chords, long held chords, hold chords, holds chords, holding chords, "
                 "hold the chords, holds the chords, long tones, drawn out chords",
    "Alberti": "alberti bass, alberti, albertibass, alberti basse, basse d alberti, "
               "bajo de alberti, bajo alberti, basso albertino, baixo de alberti, "
               "alberti accompaniment, alberti figures",
    "oom-pah": "oom pah, oompah, boom chick, boom chuck, boom chicka, oom pah pah, oompah pah, um pa, humtata, oom pah bass, umtata",
    "off-beat chords": "off beat chords, offbeat chords, off beats, offbeats, skank, skanks, skanking, "
                       "upstrokes, off beat, offbeat, offbeat skank, off beat skank, "
                       "chords on the off beat, chords on the offbeat, chords on the upbeat, "
                       "nachschlagende akkorde, nachschlage, contretemps, contratiempo, "
                       "levare chords, contratempo",
    "stride": "stride, stride piano, stride left hand, stride bass",
    "strumming": "strumming, strummed, strum, strums, strummed chords, strumming pattern, "
                 "geschrammelt, schrammelgitarre, grattee, rasgueado, rasgueo, rasgueada, "
                 "rasgueos, strummata, pennata, dedilhado rasgado, batida de violao, schrammelt, "
                 "strums chords, geschrammelte, plaqueuse",
    "comping": "comping, comps, comp, comped chords, comping chords",
    "tremolo": "tremolo, tremolos, tremolando, tremoli",
    "ostinato": "ostinato, ostinatos, ostinati, ostinato pattern, repeating pattern, basso ostinato, "
                "ground bass, bass ostinato, ostinato bass",
    "walking": "walking bass, walking bassline, walking bass line, walking, walking line, walks, "
               "basse marchante, walking basse, bajo caminante, basso camminante, "
               "walking upright bass, walking double bass, wandernder bass, gehender bass",
    "root and fifth": "root and fifth, roots and fifths, root fifth, root and fifths, "
                      "alternating bass, root five, two feel bass, wechselbass, "
                      "grundton und quinte, fondamentale et quinte, tonica y quinta, "
                      "fundamental y quinta, fondamentale e quinta, fundamental e quinta",
    "octaves": "in octaves, octaves, octave bass, octave bassline, octave bass line, "
               "octave jumps, oktaven, in oktaven, octave, bouncing octaves, jumping octaves, "
               "en octavas, in ottave, em oitavas",
    "pedal point": "pedal point, pedal note, pedal tone, drone bass, orgelpunkt, note pedale, "
                   "nota pedal, nota di pedale, pedale, bass pedal, pedal bass, drone, drones, drone note, bordun, "
                   "bourdon, bordone, bordon",
    "repeated notes": "repeated notes, repeating notes, pumping eighths, driving eighths, "
                      "repeated eighth notes, pumping eighth notes, tonwiederholungen, "
                      "notes repetees, notas repetidas, note ribattute, eighth note bass, "
                      "driving eighth notes, pulsing eighths, pulsing eighth notes",
    "running": "running sixteenths, running eighths, running scales, running passages, scale runs, "
               "running notes, fast runs, laufe, running lines, running quavers, running semiquavers",
    "lyrical": "lyrical melody, lyrical, lyrical line, cantabile, singing line, singing melody, "
               "kantabel, long singing line, legato melody, expressive melody",
}  # fmt: skip
"""Figure of a pitched part → the phrases for it."""

DRUM_FIGURE_WORDS: dict[str, str] = {
    "four on the floor": "four on the floor, four to the floor, four on the floor kick, "
                         "four to the floor kick, kick on every beat, 4 on the floor, "
                         "four on the floor beat, 4 to the floor, vier auf den boden, "
                         "four on the floor drums, straight four kick, kick on all four, kick on all four beats, "
                         "house beat, techno beat, disco beat, house drums, techno drums, disco drums",
    "backbeat": "backbeat, back beat, snare on two and four, snare on 2 and 4, "
                "snare on the backbeat, rock beat, backbeat drums, snare on 2 & 4",
    "shuffle": "shuffle drums, shuffle beat, shuffle groove, shuffled drums, drum shuffle, "
               "texas shuffle, half time shuffle, shuffle on the drums, shuffle schlagzeug, "
               "drums playing a shuffle, drums play a shuffle, drums playing shuffle, drums in a shuffle",
    "swing ride": "swing ride, ride pattern, swing ride pattern, swinging ride, ride cymbal swing, "
                  "spang a lang, swing drums, jazz ride, swinging ride cymbal, ride cymbal pattern",
    "half time": "half time, half time drums, half time feel, half time beat, half time groove, "
                 "half time drum beat",
    "double time": "double time, double time drums, double time feel, double time beat",
    "one drop": "one drop, one drop drums, one drop beat, one drop rhythm, one drop groove",
    "dembow": "dembow, dembow beat, dembow rhythm, dem bow, reggaeton beat",
    "clave": "son clave, rumba clave, clave, 3 2 clave, 2 3 clave, clave pattern, clave rhythm, "
             "3 2 son clave, 2 3 son clave",
    "bossa": "bossa beat, bossa drums, bossa nova beat, bossa nova drums, bossa groove, "
             "bossa rhythm, bossa pattern",
    "train beat": "train beat, train beats, train groove, train rhythm",
    "blast beat": "blast beat, blast beats, blastbeat, blastbeats",
    "brushes": "brushes, brushed drums, brush drums, with brushes, brushed snare, besen, "
               "besenschlagzeug, balais, escobillas, spazzole, drums with brushes, "
               "drums played with brushes, vassourinhas, brushwork, mit besen",
    "waltz": "waltz beat, waltz drums",
    "march": "march drums, march beat, marching drums, marching snare, marching snares, "
             "military snare, marching beat",
    "breakbeat": "breakbeat, breakbeats, amen break, broken beat, chopped breaks",
    "percussion": "hand percussion pattern",
}  # fmt: skip
"""Figure of the drums → the phrases for it."""

DRUM_NOUNS = frozenset(
    """drums drum beat groove kick feel schlagzeug batterie bateria batteria rhythm snare pattern
    kit""".split()
)
"""Words after a figure of the drums that belong to it."""

WITHOUT_A_SOUND: dict[str, int] = {"strumming": 25}
"""Figure → the program that plays it if no instrument is named."""

BASS_FIGURES = frozenset({"walking", "root and fifth", "octaves", "pedal point"})
"""Figures that a bass plays where one is near."""

NEEDS_A_SOUND = frozenset({"sustained", "octaves", "lyrical", "running", "tremolo", "ostinato",
                           "repeated notes", "comping", "stride"})  # fmt: skip
"""Figures that are read only if an instrument stands next to them."""

PLACE_LINKS = frozenset(
    """in on by of plays play the a an auf im am in der die das dem den von spielt dans sur au aux a en
    la le les l du el los las al alla all nel nella nell sul il lo do na no pelo pela""".split()
)
"""Words between a figure that has an instrument in its name and the one that plays it."""
FIGURE_PREPOSITIONS = frozenset(
    """in on by from for with the a an of its plays play playing has have played is are auf im am in
    der die das dem den mit von spielt spielen sur dans au aux a la le les l de du des joue jouent
    en el los las del con por toca tocan al nel nella di dei suona suonano da do na no pelo pela
    com some simple gentle soft fast slow rolling and steady left right hand lots flowing
    light driving low high long""".split()
)
"""Words between a figure and its instrument."""

STRUM_LABELS = frozenset({"strumming", "strum", "strummed", "strums", "pattern"})
PATTERN_LINKS = frozenset({":", "pattern"})
STRUM_LETTERS = frozenset("du-x")
"""The letters of a strumming pattern: down, up, rest, muted."""
