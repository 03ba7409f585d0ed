"""Words for figures: ways of playing."""

from __future__ import annotations

from amt_core.text.lexicon.plan.pairs import pairs as _pairs

_EIGHTHS = "eighths, eighth notes, 8ths, 8th notes, quavers, eighth note pulse, eighth note line"
_SIXTEENTHS = "sixteenths, sixteenth notes, 16ths, 16th notes, semiquavers"
FIGURE_WORDS: dict[str, str] = {
    "arpeggio": (
        _pairs("flowing, rolling, rippling, cascading, fast, slow, gentle, sparkling",
               "broken chords, arpeggio figures, arpeggio pattern")
        + ", arps, arp pattern, arp line, synth arp, arpeggiates, arpeggiate, arpeggiato, arpeggiata, arpeggiati, arpeggiando, arpegge, "
        "banjo roll, banjo rolls, arpegee, arpejado, arpejada, arpejando, broken chord, broken chord pattern, travis picking, "
        "finger picking, fingerpicks, finger style, picked arpeggios, accordi arpeggiati, "
        "acordes arpegiados, acordes quebrados, acordes rotos, akkordbrechungen, "
        "rolls the chords, plucked pattern, zupft, gezupfte akkorde, picks, picked"
        + ", "
        "arpeggio, arpeggios, arpeggiated, arpeggiating, arpeggi, arpege, arpeges, arpegio, arpegios, "
                "arpejo, arpejos, arpeggien, broken chords, gebrochene akkorde, gebrochenen akkorden, rolled chords, "
                "rolling arpeggios, accords brises, arpeggiated chords, arpeggierte, arpeggiert, "
                "zerlegte akkorde, zerlegten akkorden, fingerpicking, fingerpicked, finger picked, picking pattern, arpegiado, "
                "arpegiada, arpege, accordi spezzati, fingerstyle, gezupft, zupfmuster"
    ),
    "block chords": (
        "chords on every beat, chords on each beat, chords on the beat, chords on all four beats, "
        "chords on every quarter, akkorde auf jedem schlag, accords sur chaque temps, "
        "acordes en cada tiempo, plays block chords, chordal stabs, solid chords, full block chords, homophonic chords, "
        "chord hits, accords plaques, blockweise akkorde, acordes plaqueados, chords in blocks"
         ", "
        "block chords, blockakkorde, accords plaques, acordes en bloque, "
                    "accordi a blocchi, acordes em bloco, chord stabs, stabs, power chords held"
    ),
    "sustained": (
        _pairs("held, holding, hold, holds, long, sustained, sustains, sustain, slow held, long sustained, "
               "holding long, holds long, drawn out, whole note, tied", "notes, chords, tones, note, chord")
        + ", sustains, sustaining, notes longues, notas largas, note lunghe, notas longas, "
        "lange tone, liegetone, halt lange noten, haltetone, tenues, whole notes, semibreves"
        + ", "
        "sustained chords, sustained notes, held chords, held notes, long chords, "
                 "long notes, long held notes, sustained, liegende akkorde, gehaltene akkorde, "
                 "accords tenus, acordes sostenidos, accordi tenuti, acordes sustentados, "
                 "whole note chords, long held chords, hold chords, holds chords, holding chords, "
                 "hold the chords, holds the chords, long tones, drawn out chords"
    ),
    "Alberti": "alberti bass, alberti, albertibass, alberti basse, basse d alberti, "
               "bajo de alberti, bajo alberti, basso albertino, baixo de alberti, "
               "alberti accompaniment, alberti figures",
    "oom-pah": (
        "oom pah pah pattern, oompah bass, boom chicks, boom chick pattern, hum ta ta, "
        "umpa, umpa umpa, zumpa pa, um ta ta, waltz accompaniment"
         ", "
        "oom pah, oompah, boom chick, boom chuck, boom chicka, oom pah pah, oompah pah, um pa, humtata, oom pah bass, umtata"
    ),
    "off-beat chords": (
        _pairs("stabs, chords, chops, hits, comping, chord stabs",
               "on the offbeat, on the off beat, on the offbeats, on the off beats, on the upbeat, "
               "on the upbeats, on off beats, on the and")
        + ", off beat stabs, offbeat stabs, chords on the off beats, chords on the offbeats, "
        "chords on off beats, on the offbeat, on the off beat, on the offbeats, on the off beats, "
        "on the upbeats, on the ands, reggae chops, ska upstrokes, skank chords, "
        "off beat comping, chops on 2 and 4, off beat chops, offbeat chops, mandolin chop, nachschlagend, a contretemps, "
        "a contratiempo, in levare, no contratempo"
         ", "
        "off beat chords, offbeat chords, off beats, offbeats, skank, skanks, skanking, "
                       "upstrokes, off beat, offbeat, offbeat skank, off beat skank, "
                       "chords on the off beat, chords on the offbeat, chords on the upbeat, "
                       "nachschlagende akkorde, nachschlage, contretemps, contratiempo, "
                       "levare chords, contratempo"
    ),
    "stride": "stride, stride piano, stride left hand, stride bass",
    "strumming": (
        "strummed pattern, down strums, strumming chords, strummed rhythm, strumming along, "
        "gratte, grattees, rasguea, rasgueando, strimpellata, strimpella, schlaggitarre, geschlagen, "
        "down up strumming, strum pattern, batida"
         ", "
        "strumming, strummed, strum, strums, strummed chords, strumming pattern, "
                 "geschrammelt, schrammelgitarre, grattee, rasgueado, rasgueo, rasgueada, "
                 "rasgueos, strummata, pennata, dedilhado rasgado, batida de violao, schrammelt, "
                 "strums chords, geschrammelte, plaqueuse"
    ),
    "comping": (
        "comped, jazz comping, rhythmic comping, comping stabs, comping rhythm, kompt"
         ", "
        "comping, comps, comp, comped chords, comping chords"
    ),
    "tremolo": (
        "tremolando, tremulous, tremolo picking, tremolo picked, shimmering tremolo, en tremolo, "
        "bowed tremolo, tremoliert, tremolierend"
         ", "
        "tremolo, tremolos, tremolando, tremoli"
    ),
    "ostinato": (
        _pairs("repeating, repeated, recurring, looping, insistent, driving, hypnotic",
               "ostinato, figure, pattern, motif, phrase")
        + ", osti, same figure over and over, wiederkehrendes muster, motif repete"
        + ", "
        "ostinato, ostinatos, ostinati, ostinato pattern, repeating pattern, basso ostinato, "
                "ground bass, bass ostinato, ostinato bass"
    ),
    "walking": (
        "walk, walking basslines, walking bass part, walking pattern, walking quarters, "
        "walking quarter notes, walking crotchets, caminando, caminante, camminando, gehende viertel"
         ", "
        "walking bass, walking bassline, walking bass line, walking, walking line, walks, "
               "basse marchante, walking basse, bajo caminante, basso camminante, "
               "walking upright bass, walking double bass, wandernder bass, gehender bass"
    ),
    "root and fifth": (
        "alternates root and fifth, alternating root and fifth, alternating roots and fifths, "
        "alternating bass notes, alternating thumb, roots and fives, root 5, 1 and 5, "
        "alternates between root and fifth, two beat bass, in two, basse alternee, bajo alterno, "
        "basso alternato, baixo alternado, grundton quinte"
         ", "
        "root and fifth, roots and fifths, root fifth, root and fifths, "
                      "alternating bass, root five, two feel bass, wechselbass, "
                      "grundton und quinte, fondamentale et quinte, tonica y quinta, "
                      "fundamental y quinta, fondamentale e quinta, fundamental e quinta"
    ),
    "octaves": (
        "octave jump, octave doubling, octave leaps, octave hops, octave pattern, octave bass pattern, "
        "disco octaves, doubled in octaves, octave bassline pattern, octavas, ottave, oitavas, "
        "oktavsprunge, oktavbass, octaves de basse, sauts d octave, saltos de octava"
         ", "
        "in octaves, octaves, octave bass, octave bassline, octave bass line, "
               "octave jumps, oktaven, in oktaven, octave, bouncing octaves, jumping octaves, "
               "en octavas, in ottave, em oitavas"
    ),
    "pedal point": (
        "low drone, held drone, drone underneath, holds a drone, drone string, steady drone, "
        "pedal on the root, pedal on the tonic, holds the root, holding the root, stays on the root, "
        "sustains the root, pedal notes, bass pedal point, orgelpunkt im bass, nota tenida, nota tenuta, drones on"
         ", "
        "pedal point, pedal note, pedal tone, drone bass, orgelpunkt, note pedale, "
                   "nota pedal, nota di pedale, pedale, bass pedal, pedal bass, drone, drones, drone note, bordun, "
                   "bourdon, bordone, bordon"
    ),
    "repeated notes": (
        _pairs(
            "driving, pumping, pulsing, chugging, pounding, hammering, repeated, repeating, throbbing, "
            "hammered, relentless, constant",
            f"{_EIGHTHS}, {_SIXTEENTHS}",
        )
        + ", chugging, chug, chugs, chugging chords, palm muted chugs, same note over and over, "
        "repeats one note, repeated note, wiederholte noten, notes repetees, ostinate achtel, "
        "treibende achtel, durchgehende achtel, croches repetees, corcheas repetidas, "
        "crome ribattute, colcheias repetidas, pumping bass, pumping bassline"
        + ", "
        "repeated notes, repeating notes, pumping eighths, driving eighths, "
                      "repeated eighth notes, pumping eighth notes, tonwiederholungen, "
                      "notes repetees, notas repetidas, note ribattute, eighth note bass, "
                      "driving eighth notes, pulsing eighths, pulsing eighth notes"
    ),
    "running": (
        _pairs("running, flowing, fast, rapid, quick, busy, continuous, rippling",
               f"{_SIXTEENTHS}, scales, passages, runs, scale runs")
        + ", runs up and down, scalar runs, virtuosic runs, laufende sechzehntel"
        + ", "
        "running sixteenths, running eighths, running scales, running passages, scale runs, "
               "running notes, fast runs, laufe, running lines, running quavers, running semiquavers"
    ),
    "lyrical": (
        "sings out, in a singing style, long lyrical phrases, long phrases, long legato lines, "
        "legato lines, lyrical phrases, cantando, sanglich, gesanglich"
         ", "
        "lyrical melody, lyrical, lyrical line, cantabile, singing line, singing melody, "
               "kantabel, long singing line, legato melody, expressive melody"
    ),
}  # fmt: skip
"""Figure of a pitched part → the phrases for it."""

WITHOUT_A_SOUND: dict[str, int] = {"strumming": 25}
"""Figure → the program that plays it if no instrument is named."""

BASSES = frozenset((*range(32, 40), 43))
"""Programs of basses."""
BASS_FIGURES = frozenset({"walking", "root and fifth", "octaves", "pedal point"})
"""Figures that a bass plays where one is near."""

NEEDS_A_SOUND = frozenset({"sustained", "octaves", "lyrical", "running", "tremolo", "ostinato",
                           "repeated notes", "comping", "stride"})  # fmt: skip
"""Figures that are read only if an instrument stands next to them."""

NAMED_LIKE_SOUNDS = frozenset({"ostinato", "pedal point", "arpeggio"})
"""Figures whose words are sounds as well: a drone."""

FIGURE_NOUNS = frozenset("figure figures figuration pattern patterns accompaniment motion".split())
"""Nouns behind the name of a figure: `an Alberti figure in the piano`."""
PLACE_LINKS = frozenset(
    """in on by of plays play the a an auf im am in der die das dem den von spielt dans sur au aux a en
    la le les l du el los las al alla all nel nella nell sul il lo do na no pelo pela une un uno
    una eine einen um uma""".split()
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

NOT_SUBJECT_AFTER = frozenset(
    """over under above beneath against while but plus or without on to melody tune chords solo
    line riff""".split()
)
"""Words after which an instrument before them is not the one who plays the figure."""

KEEPS_TO = frozenset(
    (verb, "to")
    for verb in "stick sticks sticking keep keeps keeping hold holds stay stays limited".split()
) | {("moves", "on"), ("goes", "on")}
"""Verbs with such a word: `the double bass sticks to root and fifth`."""
NOTE_VALUES = frozenset(
    """note notes eighth eighths sixteenth sixteenths 8 16 th ths 8th 16th triplet quaver quavers
    semiquaver semiquavers quarter""".split()
)
"""Words between an adjective and its figure: `fast sixteenth-note arpeggios`."""

STRUM_LABELS = frozenset({"strumming", "strum", "strummed", "strums", "pattern"})
PATTERN_LINKS = frozenset({":", "pattern"})
STRUM_LETTERS = frozenset("du-x")
"""The letters of a strumming pattern: down, up, rest, muted."""

_HOLDING = (
    "hold/held, sustain, lie/lay, keep/kept, linger, draw/drew/drawn, halt.en, lieg.en, tenir/tient, "
    "sosten.ar, manten.ar"
)
_HAMMERING = (
    "hammer, pound, thump, pulse, pump, chug, repeat, peck, throb, bang, pluck, pulsate, drive/drove, "
    "tick, plug, beat, hammer.en, repet.er, martel.er, repet.ar"
)
FIGURE_FRAMES: tuple[tuple[str, str, str], ...] = (
    (
        "sustained",
        _HOLDING,
        "chord chords note notes tone tones semibreves harmonies tonen akkorden",
    ),
    (
        "repeated notes",
        _HAMMERING,
        "eighths eighth quavers 8 ths 8ths note sixteenths semiquavers pitch 16ths achtel croches corcheas",
    ),
    (
        "arpeggio",
        "pluck, pick, finger, roll, ripple, spread, break/broke/broken, zupf.en, egren.er",
        "chords arpeggio arpeggios pattern patterns broken akkorde accords acordes arpegios",
    ),
    (
        "ostinato",
        "repeat, keep/kept, loop, cycle, circle, spin/spun, wiederhol.en, repet.er, repet.ar",
        "pattern figure phrase motif motive riff lick muster figur motiv motivo patron",
    ),
    (
        "walking",
        "walk, stroll, amble, wander, stride/strode, march.er, camin.ar, cammin.are, laufen/lauft, wander.en",
        "quarters quarter crotchets viertel vierteln noires negras bass bassline line scale scales",
    ),
)  # fmt: skip
"""Figure → verbs and the objects with which they say it, a few words between them."""
OF_A_PATTERN = frozenset("pattern figure phrase motif motive riff lick".split())
"""Nouns behind a note that make it part of a pattern: `a four-note pattern`."""
FRAME_BREAKS = frozenset("and but while with over under und et y e mit avec con com , ;".split())
"""Words at which the object of such a verb does not lie any more."""
FIGURE_STEMS: dict[str, str] = {
    "arpegg": "arpeggio", "arpeg": "arpeggio", "arpej": "arpeggio", "strumm": "strumming",
    "rasgue": "strumming", "schramm": "strumming", "tremol": "tremolo", "ostinat": "ostinato",
    "skank": "off-beat chords", "fingerpick": "arpeggio",
}  # fmt: skip
"""Beginnings of words that name a figure in every form."""
EVEN_WORDS = frozenset(
    """steady even regular constant regelmassige regelmassigen gleichmassige regulieres regulares
    regolari""".split()
)
EVEN_NOTES = frozenset(
    """eighths eighth quavers 8ths sixteenths achtel achteln croches corcheas crome colcheias""".split()
)
"""An adjective and note values that are repeated notes of their player: `steady eighths`."""
