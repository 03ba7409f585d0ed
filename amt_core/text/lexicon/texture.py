"""Words for loudness, density, polyphony and register."""

from __future__ import annotations

LEVEL_LABELS = frozenset(
    "density polyphony register dynamics dynamic dynamik volume loudness energy".split()
)
"""Labels that a level may follow after a colon: `register: low` is `register low`."""

DYNAMIC_MARKS: dict[str, str] = {
    "ppp": "ppp, pianississimo",
    "pp": "pp, pianissimo, sempre pp, pianissimi",
    "p": "p throughout, p sempre, sempre p, sempre piano, always piano, played p, dynamics p, "
         "dynamic p, marked p, played piano, volume p, piano e dolce, piano dynamics, "
         "piano dynamic, dynamics piano, sotto voce, mezza voce, dynamic piano, dynamik p",
    "mp": "mp, mezzo piano, mezzopiano", "mf": "mf, mezzo forte, mezzoforte",
    "f": "forte, f throughout, sempre f, sempre forte, played f, dynamics f, dynamic f, marked f, "
         "volume f, sforzando, forte dynamics, forte dynamic, dynamik f",
    "ff": "ff, fortissimo", "fff": "fff, fortississimo",
}  # fmt: skip
"""Dynamic mark → its names. `p` and `f` alone are letters, and `piano` alone an instrument."""

PLAIN_DYNAMICS: dict[str, str] = {
    "ppp": "barely audible, inaudible, extremely quiet, extremely soft, almost silent, "
           "as quiet as possible, as soft as possible, as softly as possible, "
           "as quietly as possible, so leise wie moglich, le plus doucement possible, kaum horbar, super quiet, near silent",
    "pp": "very soft, very quiet, volume very low, tres douce, very hushed, molto piano, "
          "barely there, muito suave, soft as a whisper, quiet as a mouse, whispering, whispered, "
          "whisper quiet, very softly, hushed, really quiet, really soft, very quietly, "
          "sehr leise, tres doux, muy suave, whisper, super soft, muy bajo volumen, "
          "pianissimo throughout, so soft, so quiet",
    "p": "soft, quiet, doucement, softly, softer, quieter, volume low, dynamics low, dynamics soft, "
         "dynamics quiet, turned down, turn it down, en sourdine, bajo volumen, volumen bajo, "
         "volume basso, volume baixo, baixinho, dolcemente, a bassa voce, quietly, low volume, "
         "subtle, leise, leiser, leisem, muted, understated, low dynamics, soft dynamics, quiet dynamics, bajito, "
         "silencioso, soft spoken, soft touch, played softly, mellow volume, not loud, "
         "not too loud, silent, unobtrusive",
    "mp": "moderately soft, moderately quiet, medium soft, fairly soft, fairly quiet, "
          "quite soft, quite quiet, rather soft, rather quiet, a bit soft, somewhat soft",
    "mf": "medium volume, moderate volume, medium dynamics, moderate dynamics, "
          "medium loudness, medium loud, moderately loud, medium dynamic, moderate dynamic",
    "f": "loud, loudly, louder, volume high, dynamics loud, dynamics high, fort, forts, turned up, "
         "turn it up, crank it up, cranked up, lautstark, kraftig, fuertes, strong dynamics, "
         "high volume, noisy, laut, bruyant, fuerte, loud dynamics, big sound, alto volumen, laute, "
         "hard playing, powerful sound, strong accents, ruidoso, rumoroso, alto volume, "
         "barulhento, strident",
    "ff": "very loud, very loudly, really loud, sehr laut, tres fort, muy fuerte, thunderous, "
          "roaring, booming, blaring, super loud, full blast, bombastic, thundering, crushing, "
          "so loud, wall of sound, molto forte",
    "fff": "deafening, ear splitting, extremely loud, as loud as possible, loud as hell, "
           "earth shattering, maximum volume, full volume, loud as possible, so laut wie moglich, "
           "le plus fort possible, as loudly as possible",
}  # fmt: skip
"""Dynamic mark → everyday words."""

COMPARATIVE_DYNAMICS = {"louder": 1, "softer": -1, "quieter": -1, "leiser": -1, "lauter": 1}
"""Word → 1 if it asks for more than what is around, -1 for less."""
ALSO_INFLECTED = frozenset({"lauter", "leiser"})
"""German comparatives that are a plain adjective before a noun: `lauter Refrain`."""

DENSITY_WORDS: dict[str, str] = {
    "very low": "very sparse, extremely sparse, hardly any notes, very few notes, ultra minimal, "
                "very minimal, extremely minimal, barely any notes, bare bones, skeletal, "
                "density very low, very low density, almost empty, "
                "long held notes, only a few notes",
    "low": "sparse, sparser, sparsely, simpler, simplified, plainer, thinner, less busy, less dense, less crowded, "
           "einfacher, schlichter, dunner, plus simple, mas simple, mas sencillo, piu semplice, mais simples, "
           "fewer notes, less notes, density sparse, epure, depouille, sparsam, few and far between, "
           "reduced, rarefied, scarno, poche note, wenige noten, peu de notes, pocas notas, "
           "poucas notas, uncomplicated, simples, simpel, minimal, minimalist, minimalistic, "
           "few notes, spacious, uncluttered, low density, simple, bare, economical, not too busy, "
           "thin, density low, karg, minimalista, minimaliste, lots of space, sparse notes, "
           "stripped down, stripped back, long notes, sustained notes, simple melody, einfach, "
           "not busy, schlicht, airy texture, low note density, restrained, plenty of space, "
           "sencillo, semplice, half notes, whole notes, held notes, unadorned, clair seme, "
           "sparse texture, open texture, thin texture, thinly scored",
    "medium": "medium density, moderate density, density medium, moderately dense, "
              "moderately busy, medium note density, quarter notes",
    "high": "dense, busy, more notes, busier, denser, more movement, more active, livelier, dichter, "
            "plus dense, mas denso, piu denso, mais denso, density dense, beaucoup de notes, tante note, muitas notas, denso, "
            "densa, notey, note heavy, many notes, lots of notes, intricate, complex, active, "
            "high density, ornate, flowing sixteenths, florid, density high, elaborate, fast runs, "
            "fast notes, running notes, dicht, dense texture, busy texture, eighth notes, "
            "ornamented, high note density, rapid notes, sixteenth notes, complicated, cascading, "
            "arpeggiated, scurrying, filled with notes, viele noten, full of notes, "
            "flurries of notes, moving notes, rolling arpeggios, muchas notas",
    "very high": "very dense, very busy, extremely busy, extremely dense, note flurries, "
                 "virtuosic, virtuoso, shredding, a flurry of notes, wall of notes, "
                 "torrent of notes, thirty second notes, very high density, density very high, "
                 "tremolo picking, cascades of notes, virtuos, super busy, flurry of notes, "
                 "really busy, packed with notes, crammed with notes, notes everywhere, "
                 "hyperactive, maximalist, non stop sixteenths, nonstop sixteenths, "
                 "incredibly busy, insanely busy",
}  # fmt: skip
"""Level of density → words."""

POLYPHONY_WORDS: dict[str, str] = {
    "very low": "monophonic, single line, monophon, monodie, monodia, a una voce, a una voz, "
                "a uma voz, a une voix, single part, one note at a time, unison, monophony, "
                "single melody line, single melodic line, einstimmig, monofonico, monophonique, "
                "melody only, single notes, single note lines, very low polyphony, "
                "polyphony very low, no chords, only a melody, just a melody, just the melody, "
                "a single voice, one voice, single voice, unaccompanied melody, monodic, "
                "unharmonised, unharmonized, only the melody, monophonic line, single note melody, "
                "eine stimme, una sola voz",
    "low": "two part, two voice, a due voci, a duas vozes, zwei stimmen, deux voix, dos voces, "
           "due voci, duas vozes, thin harmony, two voices, two parts, zweistimmig, a deux voix, "
           "a dos voces, low polyphony, polyphony low, thin chords, few voices, light texture, "
           "two part writing, 2 part, two part counterpoint, bicinium",
    "medium": "three part, three voice, a trois voix, a tres voces, a tres vozes, drei stimmen, "
              "trois voix, tres voces, 3 part, 3 voices, triadic, medium polyphony, "
              "polyphony medium, dreistimmig, three voices, a tre voci, moderate polyphony, "
              "three part harmony",
    "high": "four part, four voice, a quatre voix, quattro voci, cuatro voces, quatro vozes, a cuatro voces, a quattro voci, a quatro vozes, "
            "vier stimmen, quatre voix, 4 part, 4 voices, 4 part harmony, polyphone, polifonica, "
            "polifonia, polyphonique, contrapunto, contrappunto, contrepoint, contraponto, "
            "kontrapunkt, kontrapunktisch, dense harmony, polyphonic, contrapuntal, counterpoint, "
            "rich harmony, rich harmonies, full chords, thick, high polyphony, polyphony high, "
            "vierstimmig, rich chords, chordal, full texture, four voices, lush, block chords, "
            "harmonically rich, four part harmony, polyphon, polifonico, full harmony, "
            "full harmonies, layered, rich texture, thick texture, full sound, mehrstimmig, "
            "lush harmonies, lush harmony, polyphony, close harmony, thick chords, big chords",
    "very high": "very thick chords, massive chords, tone clusters, dense clusters, clusters, "
                 "very high polyphony, polyphony very high, very polyphonic, "
                 "very thick texture, very full, huge chords, dense chords, "
                 "many simultaneous notes, extremely thick, many layers, densely layered, "
                 "many layered, multi layered, eight part, six part, wall of chords, giant chords",
}  # fmt: skip
"""Level of polyphony → words."""

REGISTER_WORDS: dict[str, str] = {
    "very low": "very low register, very low notes, very low pitched, lowest register, rumbling, "
                "subterranean, bottom octave, deepest register, lowest notes, register very low, "
                "extremely low register, very deep register, lowest octave, "
                "bottom of the keyboard",
    "low": "low, lower, octave lower, octave down, down an octave, oktave tiefer, octave plus bas, octava mas baja, "
           "ottava sotto, oitava abaixo, tiefer, low register, low pitched, im tiefen register, tiefes register, tiefe tone, "
           "note gravi, notas graves, notes graves, registro basso, registre bas, deep tones, "
           "bass range, baritone range, low notes, low range, deep register, bass register, "
           "lower register, low pitch, deep notes, tiefe lage, grave register, register low, "
           "registro grave, low lying, low in register, lower range, tief, bass heavy, low end, "
           "basslastig, deep and low, low and deep, low octave, low octaves, lower octaves, "
           "registre grave, low down, deep sounding, deep bass, low rumble, low tones, "
           "cavernous",
    "medium": "middle register, mid register, mid range, medium register, middle range, "
              "register medium, midrange, mittlere lage, centre of the keyboard, around middle c, "
              "registro medio",
    "high": "high, octave higher, octave up, up an octave, oktave hoher, octave plus haut, octava mas alta, "
            "ottava sopra, oitava acima, high register, high pitched, register upper, im hohen register, hohes register, "
            "hohe tone, registre haut, registro alto, registro acuto, note acute, notas agudas, "
            "notes aigues, soprano range, high notes, high range, upper register, treble, "
            "high pitch, upper range, hohe lage, register high, registro agudo, high lying, "
            "piercing, in a high register, high octave, upper octaves, high octaves, "
            "higher register, registre aigu, tinkly, tinkling, treble heavy, high up, hoch, agudo, "
            "aigu, up high, high tones, bell like",
    "very high": "very high register, very high notes, very high pitched, highest register, "
                 "extremely high, stratospheric, highest octave, top octave, register very high, "
                 "highest notes, very high pitch, extremely high register, top of the keyboard, "
                 "super high notes, very top register",
}  # fmt: skip
"""Level of register → words."""
