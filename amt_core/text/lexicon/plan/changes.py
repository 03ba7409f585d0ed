"""Words for changes of key, tempo, loudness and of who plays."""

from __future__ import annotations

SLOWING = (
    "slows down, slow down, slowing down, slows, slowing, gets slower, getting slower, "
    "becomes slower, slower and slower, gradually slower, ritardando, rit, ritard, rallentando, "
    "rall, ritenuto, riten, allargando, slowed down, slow it down, winds down, tempo drops, "
    "wird langsamer, langsamer werden, langsamer werdend, immer langsamer, langsamer, "
    "verlangsamt, verlangsamt sich, ralentit, ralentir, ralenti, ralentissement, en ralentissant, "
    "de plus en plus lent, se ralentiza, ralentiza, ralentizar, ralentizando, mas lento, "
    "cada vez mas lento, desacelera, rallenta, rallentare, rallentato, sempre piu lento, "
    "desacelerando, mais lento, cada vez mais lento, slower, gradually slows, gradually slows down, "
    "slows gradually, slowly slows down, decelerates, deceleration, slackens, plus lent, plus lente, "
    "plus lentement, piu lento, mas despacio, drags to a halt, comes to a halt"
)
"""Phrases for a tempo that becomes slower."""
SPEEDING = (
    "speeds up, speed up, speeding up, gets faster, getting faster, becomes faster, "
    "faster and faster, gradually faster, accelerando, accel, accelerates, accelerate, "
    "accelerating, stringendo, picks up speed, picks up the pace, wird schneller, "
    "schneller werden, immer schneller, schneller, beschleunigt, beschleunigt sich, accelere, "
    "accelerer, de plus en plus vite, en accelerant, acelera, acelerar, acelerando, "
    "cada vez mas rapido, mas rapido, piu veloce, sempre piu veloce, accelera, accelerare, "
    "mais rapido, cada vez mais rapido, faster, gradually speeds up, gradually gets faster, "
    "gradually accelerates, speeding, plus rapide, plus vite, piu rapido, mas deprisa, mais depressa"
)
"""Phrases for a tempo that becomes faster."""
NEEDS_A_PLACE = frozenset({"slower", "faster", "langsamer", "schneller", "mas lento", "mas rapido",
                           "mais lento", "mais rapido", "piu veloce", "slows", "slowing",
                           "slow down", "speed up", "slow it down", "slowed down", "speeding",
                           "ralenti", "tempo drops", "slackens", "plus lent",
                           "plus lente", "plus lentement", "piu lento", "mas despacio", "plus rapide",
                           "plus vite", "piu rapido", "mas deprisa", "mais depressa"})  # fmt: skip
"""Phrases that are a change only where a place or two tempos stand with them."""
SUDDEN_TEMPOS: dict[str, float] = {
    "half tempo": 0.5, "half the tempo": 0.5, "half speed": 0.5, "at half speed": 0.5,
    "double tempo": 2.0, "double the tempo": 2.0, "double speed": 2.0, "halbes tempo": 0.5,
    "doppeltes tempo": 2.0, "twice as fast": 2.0, "half as fast": 0.5,
}  # fmt: skip
"""Phrase → the new tempo as a share of the old one."""
FERMATAS = (
    "fermata, fermatas, hold the last note, hold the last chord, hold the final note, "
    "hold the final chord, held last chord, held final chord, last chord held, fermate, "
    "point d orgue, calderon"
)
"""Phrases for a held note."""
LAST_NOTE = (
    "on the last chord, on the last note, on the final chord, on the final note, "
    "auf dem letzten akkord, auf dem letzten ton, sur le dernier accord, sur la derniere note, "
    "en el ultimo acorde, sull ultimo accordo, no ultimo acorde"
)
"""Phrases for the end of the piece that a fermata stands on."""
A_TEMPO = "a tempo, back to tempo, back to the original tempo, tempo primo, original tempo"

LOUDER = (
    "crescendo, cresc, builds, builds up, building, building up, gradually builds, slowly builds, "
    "builds gradually, builds slowly, gets louder, getting louder, becomes louder, grows louder, "
    "louder and louder, swells, swell, swelling, grows, growing, intensifies, fades in, fade in, "
    "gradually louder, builds to a climax, builds towards a climax, builds in intensity, "
    "wird lauter, lauter werden, immer lauter, steigert sich, einblenden, de plus en plus fort, "
    "monte en puissance, cada vez mas fuerte, va creciendo, sempre piu forte, crescente, "
    "cada vez mais forte, vai crescendo, rises in energy, energy rises, grows in intensity, "
    "anschwellend, builds and builds, and builds, growing louder"
)
"""Phrases for a loudness that rises."""
SOFTER = (
    "diminuendo, dim, decrescendo, decresc, fades out, fade out, fading out, fades away, "
    "fades, fading away, gets softer, gets quieter, getting quieter, getting softer, becomes quieter, "
    "becomes softer, softer and softer, quieter and quieter, dies away, dying away, morendo, "
    "calms down, dies down, gradually softer, gradually quieter, wird leiser, leiser werden, "
    "immer leiser, ausblenden, verklingt, de plus en plus doux, s eteint, "
    "cada vez mas suave, se desvanece, sempre piu piano, sfuma, cada vez mais suave, "
    "desvanece, fade to silence, thins out, winds down gently, perdendosi, smorzando, al niente"
)
"""Phrases for a loudness that falls."""
AT_THE_END = frozenset("fades fade fading dies dying morendo ausblenden verklingt s se desvanece sfuma "
                       "perdendosi smorzando al thins calms".split())  # fmt: skip
"""First words of phrases for a loudness that falls at the end of the piece."""
ENERGY_WORDS: dict[str, int] = {
    **dict.fromkeys("big bigger huge epic energetic explosive intense full powerful anthemic soaring "
                    "busier heavier massive driving climactic fuller uplifting lifts "
                    "aggressive euphoric gross kraftvoll energico".split(), 1),
    **dict.fromkeys("sparse stripped minimal calm calmer gentle thin empty intimate small "
                    "bare mellow tender ruhig ruhige calme tranquilo tranquila tranquillo "
                    "delicate relaxed".split(), -1),
}  # fmt: skip
"""Words next to a section → whether it is fuller or sparser than the rest."""

KEY_MOVES: dict[str, int] = {
    phrase: semitones
    for semitones, phrases in {
        1: "up a half step, up a semitone, up half a step, up by a half step, up a half tone, "
           "a half step up, a semitone up, half a step up, up one semitone, up by a semitone, "
           "half step up, up one half step, einen halbton hoher, einen halbton hoch, "
           "um einen halbton, d un demi ton, un semitono mas arriba, un semitono arriba, "
           "sube un semitono, di un semitono, um semitom acima, sobe meio tom, "
           "half step modulation, semitone modulation, half step key change, meio tom acima, "
           "a half step higher, half a step higher, a semitone higher, one semitone higher, "
           "a half tone higher, half a tone higher, "
           "medio tono mas arriba, sube medio tono, un demi ton plus haut, mezzo tono sopra",
        2: "up a step, up a whole step, up a tone, up one step, up a whole tone, a whole step up, "
           "up by a whole step, a step up, a tone up, whole step up, up by a step, up one tone, "
           "up two semitones, truck driver modulation, einen ganzton hoher, einen ton hoher, "
           "um einen ganzton, einen ganzton hoch, d un ton, un ton plus haut, un tono mas arriba, "
           "sube un tono, di un tono, un tono sopra, um tom acima, sobe um tom, key change up, "
           "whole step modulation, step up, lifts a step, one step up, up 2 semitones, "
           "a whole tone up, a whole tone higher, a whole step higher, a step higher, a tone higher, "
           "one step higher, two semitones higher, 2 semitones higher, a whole step key change up",
        3: "up a minor third, a minor third up, up three semitones, up by a minor third, "
           "up 3 semitones, a minor third higher, three semitones higher",
        4: "up a major third, a major third up, up four semitones, up by a major third, a major third higher",
        5: "up a fourth, a fourth up, to the subdominant, up by a fourth, eine quarte hoher, a fourth higher",
        7: "up a fifth, a fifth up, to the dominant, up by a fifth, eine quinte hoher, a fifth higher",
        12: "up an octave modulation",
        -1: "down a half step, down a semitone, a half step down, a semitone down, "
            "a half step lower, a semitone lower, einen halbton tiefer",
        -2: "down a step, down a whole step, down a tone, a whole step down, einen ganzton tiefer, "
            "a whole tone down, a whole tone lower, a step lower, a tone lower, a whole step lower",
        -3: "down a minor third", -5: "down a fourth", -7: "down a fifth",
    }.items()
    for phrase in phrases.split(", ")
}  # fmt: skip
"""Phrase → semitones up."""
MODULATION_WORDS = frozenset(
    """modulates modulate modulating modulation changes change shifts shift moves goes lifts
    transposes transposed raised raises moduliert modulation module modula modulacion modulazione
    modulacao steps key keychange""".split()
)
KEY_CHANGE = ("key", "change")
BEFORE_THE_PLACE = frozenset({"in", "before", "for", "at"})
"""Words of a key change without its interval, and those before its place."""
SINGLE_WORDS = frozenset({"single", "extra", "odd"})
"""Words between `a` and `bar of 2/4`."""
ONE_BAR = frozenset({"a", "an", "ein", "einen", "une", "un", "una", "um", "uma"})
"""Articles that count one bar: `a 2/4 bar`."""
TO_KEY_LINKS = frozenset({"the", "key"})
"""Words between `modulates to` and the key."""
LETTER_MARKS: dict[str, str] = {"p": "p", "f": "f", "piano": "p", "forte": "f"}
"""Marks that are other words outside `from … to …`."""
NOT_GRADUAL_BEFORE = frozenset({"by"})
"""Words after which `slower` is an amount: `slower by 10 bpm`."""
ABBREVIATIONS = frozenset("rit ritard riten rall accel cresc decresc dim string".split())
"""Words after which a full stop ends no sentence."""
MOVE_LINKS = frozenset({"it", "key", "everything", "by", "the", "um", "d", "de", "di", "of"})
"""Words before `up a step` that belong to it, and those between."""
MODULATES_TO = (
    "modulates to, modulate to, modulating to, modulation to, key change to, changes key to, "
    "changes to, moves to, shifts to, modulates into, moduliert nach, module en, module vers, "
    "modula a, modula in, modula para, wechselt nach, switches to, modulating into, "
    "goes to, resolves to"
)
"""Phrases before the new key."""
MODE_ENDINGS: dict[str, tuple[str, ...]] = {
    "major": (
        "picardy third", "tierce de picardie", "picardische terz", "tercera de picardia",
        "ends in major", "ending in major", "ends on major", "finishes in major", "endet in dur",
        "finit en majeur", "termina en mayor", "finisce in maggiore", "termina em maior",
        "ends in the major, turns to major at the end, to end in major, ends on a major chord",
        "ending on a major chord, finishes on a major chord, final major chord, last chord major",
        "endet auf einem dur akkord, finit sur un accord majeur, termina con un acorde mayor",
        "finisce su un accordo maggiore, termina num acorde maior",
    ),
    "minor": (
        "ends in minor", "ending in minor", "finishes in minor", "endet in moll",
        "finit en mineur", "termina en menor", "finisce in minore", "termina em menor",
        "ends in the minor, to end in minor, ends on a minor chord, ending on a minor chord",
        "finishes on a minor chord, final minor chord",
    ),
}  # fmt: skip
"""Mode → phrases for an end in it."""
ENTER_PHRASES = (
    "enter, enters, entering, come in, comes in, coming in, join, joins, joining, join in, "
    "joins in, kick in, kicks in, start, starts, begin, begins, set in, drop in, drops in, "
    "appear, appears, setzt ein, setzen ein, einsetzen, kommt, kommen, dazu, beginnt, entre, "
    "entrent, arrive, arrivent, commence, entra, entran, entrano, entram, comincia, empieza, "
    "only enter, only enters, only start, only starts, only come in, only comes in, erst, "
    "are added, is added, added, not before, do not enter, does not enter, hold off, wait, waits, "
    "bring in, brings in, bring, add, adds, introduce, introduces, kommt dazu, kommen dazu, "
    "kommt rein, kommen rein, rejoint, rejoignent, se une, se unen, si unisce, si uniscono, "
    "setzt, setzen"
)
"""Phrases for an instrument that starts to play."""
BACK_PHRASES = (
    "come back, comes back, back in, return, returns, re enter, re enters, kehrt zuruck, "
    "kommt zuruck, kommen zuruck, kommen wieder, setzt wieder ein, revient, reviennent, vuelve, "
    "vuelven, torna, tornano, volta, voltam, are back, is back"
)
"""Phrases for an instrument that plays again."""
LEAVE_PHRASES = (
    "drop out, drops out, dropping out, dropped out, rest, rests, resting, tacet, silent, "
    "is silent, are silent, stop, stops, stop playing, stops playing, lays out, lay out, leave, "
    "leaves, out, sits out, sit out, pause, pauses, pausing, off, setzt aus, setzen aus, "
    "schweigt, schweigen, pausiert, pausieren, s arrete, s arretent, se tait, se taisent, sort, "
    "se calla, se callan, calla, callan, descansa, descansan, tace, tacciono, si ferma, "
    "si fermano, para, param, cala, calam, muted, are muted, is muted, falls silent, "
    "fall silent, take a break, takes a break"
)
"""Phrases for an instrument that does not play."""
ONLY_WORDS = frozenset(
    """only just alone solo nur allein seul seule seuls seulement solamente apenas somente soltanto solo
    sozinho exclusively uniquement solely unaccompanied""".split()
)
"""Words next to an instrument that rests all others, or that rests it everywhere else."""
ONLY = "only"
ALONE_WORDS = frozenset({"alone", "solo", "allein", "seul", "seule", "seuls"})
"""Words among them that stand behind the instrument."""
ALL_BUT = frozenset(
    (all_word, but)
    for all_words, buts in (
        ("everything everyone everybody all", "but except"),
        ("alles alle", "ausser bis"), ("tout tous", "sauf"), ("todo todos", "menos salvo"),
        ("tutto tutti", "tranne"), ("tudo todos", "menos exceto"),
    )
    for all_word in all_words.split()
    for but in buts.split()
)  # fmt: skip
"""Words before an instrument that name all others: `everything but the piano stops`."""
AT_A_BAR = frozenset({"at", "alla", "bei", "a"})
"""Words before a bar at which something enters, rather than plays in it."""
NOT_INCLUDING = frozenset({"before", "vor", "avant", "antes", "prima"})
"""Words that end before the bar that they name."""
OTHER_METER_UNITS = frozenset({"takt", "bar", "bars", "measure", "measures", "takte", "mesure",
                               "mesures", "compas", "compases", "battuta", "battute", "compasso",
                               "compassos"})  # fmt: skip
OF_WORDS = frozenset({"of", "in", "im", "de", "di", "em", "a", "en"})
"""Words between the number of bars and their meter: `one bar of 2/4`."""
CORRECTIONS = (
    "no wait, wait no, no sorry, sorry, actually, i mean, scratch that, correction, make that, "
    "or rather, no actually, no make it, wait, strike that, rather make it, no no, "
    "nein doch, nein lieber, nein warte, ach nein, doch lieber, quatsch, beziehungsweise, "
    "non plutot, non attends, pardon, enfin non, ou plutot, no espera, perdon, mejor dicho, "
    "no mejor, digo, anzi, no aspetta, no scusa, volevo dire, nao espera, alias, desculpa, "
    "quero dizer, nao melhor"
)
"""Phrases after which what follows takes the place of what was said before."""
CORRECTIONS_ALONE = frozenset({"no", "nein", "nee", "non", "nao", "nah", "nope", "doch"})
"""Words that correct if they stand alone between two marks: `8 bars, no, 16 bars`."""
