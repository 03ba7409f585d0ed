"""Words for changes of key, tempo, loudness and of who plays."""

from __future__ import annotations

_TURNS = "get gets getting become becomes becoming grow grows growing turns"


def _turning(comparatives: str) -> str:
    """Phrases of a verb and a comparative: `gets slower`, `becomes more quiet`."""
    return ", ".join(
        f"{verb} {word}" for verb in _TURNS.split() for word in comparatives.split(", ")
    )


_TEMPO_NOUNS = ("tempo", "the tempo", "pace", "the pace", "speed", "the speed", "das tempo", "le tempo",
                "il tempo", "el tempo", "o tempo", "o andamento")  # fmt: skip


def _of_tempo(intransitive: str, transitive: str) -> str:
    """Phrases of a verb and the tempo: `tempo relaxes`, `pushes the tempo`."""
    phrases = [f"{n} {v}" for n in _TEMPO_NOUNS for v in intransitive.split(", ")]
    phrases += [f"{v} {n}" for n in _TEMPO_NOUNS if " " in n for v in transitive.split(", ")]
    return ", ".join(phrases)


_SLOWING_TEMPO = _of_tempo(
    "relaxes, eases, settles, broadens, slackens, drops, falls, sinks, slows, decreases, drags, "
    "winds down, comes down, pulls back, calms, calms down, lasst nach, sinkt, wird langsamer, "
    "ralentit, rallenta, baja, decae, diminui, cai, descend",
    "relax, relaxes, relaxing, ease, eases, drop, drops, reduce, reduces, lower, lowers, slow, slows, "
    "pull back, pulls back, hold back, holds back, holding back, bring down, brings down, "
    "slacken, slackens",
)
_SPEEDING_TEMPO = _of_tempo(
    "rises, increases, picks up, quickens, pushes, pushes forward, builds, climbs, races, jumps, "
    "goes up, lifts, speeds up, zieht an, steigt, nimmt zu, accelere, accelera, sube, aumenta",
    "push, pushes, pushing, raise, raises, increase, increases, pick up, picks up, picking up, "
    "quicken, quickens, lift, lifts, drive, drives, push up",
)
SLOWING = (
    _SLOWING_TEMPO
    + ", broadens, broadening, broaden out, slow to a crawl, slows to a crawl, slow to a stop, "
    "slows to a stop, slows to a halt, grinds to a halt, gets slow, becomes slow, getting slow, "
    "slowing to a stop, se hace mas lento, se va haciendo mas lento, va rallentando, vai desacelerando, "
    "fica mais lento, wird breiter, "
    + _turning("slower, calmer and slower, slower and calmer")
    + ", "
    "slows down, slow down, slowing down, slows, slowing, gets slower, getting slower, "
    "becomes slower, slower and slower, gradually slower, ritardando, rit, ritard, rallentando, "
    "rall, ritenuto, riten, allargando, slowed down, slow it down, winds down, tempo drops, "
    "wird langsamer, langsamer werden, langsamer werdend, immer langsamer, langsamer, "
    "tempo falls, tempo sinks, tempo goes down, tempo slows, loses speed, put the brakes on, "
    "ritards, big ritard, big rit, molto rit, molto ritard, poco rit, slow way down, "
    "slows way down, slow right down, eases off, pulls back, "
    "verlangsamt, verlangsamt sich, ralentit, ralentir, ralenti, ralentissement, en ralentissant, "
    "de plus en plus lent, se ralentiza, ralentiza, ralentizar, ralentizando, mas lento, "
    "cada vez mas lento, desacelera, rallenta, rallentare, rallentato, sempre piu lento, "
    "desacelerando, mais lento, cada vez mais lento, slower, gradually slows, gradually slows down, "
    "slows gradually, slowly slows down, decelerates, deceleration, slackens, plus lent, plus lente, "
    "plus lentement, piu lento, mas despacio, drags to a halt, comes to a halt"
)
"""Phrases for a tempo that becomes slower."""
SPEEDING = (
    _SPEEDING_TEMPO
    + ", quickens, quickening, races ahead, rushes, rushing, rush ahead, pushes forward, "
    "gets fast, becomes fast, accelera verso, se acelera, wird immer schneller, "
    + _turning("faster, quicker, speedier, more hectic")
    + ", "
    "speeds up, speed up, speeding up, gets faster, getting faster, becomes faster, "
    "faster and faster, gradually faster, accelerando, accel, accelerates, accelerate, "
    "tempo rises, tempo goes up, tempo jumps, gathers speed, gains speed, gather pace, "
    "pick up speed, pick up the pace, pick up the tempo, picks up the tempo, pushes ahead, "
    "speeds way up, faster tempo, "
    "accelerating, stringendo, picks up speed, picks up the pace, wird schneller, "
    "schneller werden, immer schneller, schneller, beschleunigt, beschleunigt sich, accelere, "
    "accelerer, de plus en plus vite, en accelerant, acelera, acelerar, acelerando, "
    "cada vez mas rapido, mas rapido, piu veloce, sempre piu veloce, accelera, accelerare, "
    "mais rapido, cada vez mais rapido, faster, gradually speeds up, gradually gets faster, "
    "gradually accelerates, speeding, plus rapide, plus vite, piu rapido, mas deprisa, mais depressa"
)
"""Phrases for a tempo that becomes faster."""
NEEDS_A_PLACE = frozenset({*_SLOWING_TEMPO.split(", "), *_SPEEDING_TEMPO.split(", "), "slower", "faster", "langsamer", "schneller", "mas lento", "mas rapido",
                           "mais lento", "mais rapido", "piu veloce", "slows", "slowing",
                           "slow down", "speed up", "slow it down", "tempo falls", "tempo sinks", "tempo goes down",
                           "tempo slows", "tempo rises", "tempo goes up", "tempo jumps",
                           "faster tempo", "pulls back", "eases off", "slowed down", "speeding",
                           "ralenti", "tempo drops", "slackens", "plus lent",
                           "plus lente", "plus lentement", "piu lento", "mas despacio", "plus rapide",
                           "plus vite", "piu rapido", "mas deprisa", "mais depressa"})  # fmt: skip
"""Phrases that are a change only where a place or two tempos stand with them."""
COPULAS = frozenset(
    """is are be get gets getting become becomes stay stays sound sounds play plays should must very more
    much ist sind wird werden bleibt spielt spielen sehr est sont joue jouent reste tres es son
    suena toca tocan esta estan muy e sono suona suonano molto sao fica ficam muito""".split()
)
"""Words between an instrument and how loud it is."""
INTO_WORDS = frozenset({"into", "to", "towards", "toward", "hacia", "verso", "vers"})
"""Words before the section that a gradual change leads into."""
LEVELS = frozenset(
    "slower faster langsamer schneller lento rapido lent lente lentement rapide vite "
    "despacio deprisa depressa veloce drops falls sinks jumps rises goes".split()
)
"""Last words of phrases that name a tempo rather than a movement: in a section they hold in it."""
MOVING_VERBS = frozenset("gets getting get becomes becoming gradually immer wird de cada sempre va "
                         "ever increasingly grows".split())  # fmt: skip
"""First words of phrases that name a movement all the same: `gets slower`."""
ADVERBS = frozenset(
    """slowly gradually steadily gently progressively continuously constantly little allmahlich langsam
    stetig graduellement progressivement lentement doucement gradualmente lentamente
    progressivamente""".split()
)
"""Adverbs around a gradual change, which say nothing about the tempo of the piece."""
SUDDEN_TEMPOS: dict[str, float] = {
    "half tempo": 0.5, "half the tempo": 0.5, "half speed": 0.5, "at half speed": 0.5,
    "double tempo": 2.0, "double the tempo": 2.0, "double speed": 2.0, "halbes tempo": 0.5,
    "doppeltes tempo": 2.0, "twice as fast": 2.0, "half as fast": 0.5,
}  # fmt: skip
"""Phrase → the new tempo as a share of the old one."""
_HELD = "held, sustained, rings, rings out, ringing, ringing out, lingers, hangs, hanging"
_HOLDING = ("hold, holds, holding, sustain, sustains, sustaining, let ring, linger on, lingers on, "
            "pause on, pauses on, end on a held, ends on a held, ending on a held, "
            "ends with a held, end with a held, a long held, long held")  # fmt: skip
_LAST = ("last note, last chord, final note, final chord, last one, closing chord, closing note, "
         "ending chord, ending note")  # fmt: skip
FERMATAS = ", ".join(
    (
        (
            "fermata, fermatas, fermate, point d orgue, calderon, corona, fermate auf, ends on a held chord, "
            "ends on a held note, end on a held chord, end on a held note, ends on a long chord, "
            "ends on a long note, ending on a held chord, schlussakkord halten, "
            "letzten akkord halten, letzten ton halten, letzter akkord gehalten, "
            "tenir le dernier accord, tenir la derniere note, dernier accord tenu, derniere note tenue, "
            "mantener el ultimo acorde, ultimo acorde sostenido, ultima nota larga, "
            "tenere l ultimo accordo, ultimo accordo tenuto, segurar o ultimo acorde"
        ),
        *(
            f"{verb}{article} {last}"
            for verb in _HOLDING.split(", ")
            for article in ("", " the", " that")
            for last in _LAST.split(", ")
        ),
        *(
            f"{last}{copula} {held}"
            for last in _LAST.split(", ")
            for copula in ("", " is", " gets", " should be")
            for held in _HELD.split(", ")
        ),
        *(f"held {last}" for last in _LAST.split(", ")),
    )
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
    _turning("louder, stronger, bigger, fuller, more intense, more powerful, heavier, wilder")
    + ", "
    "crescendo, cresc, builds, builds up, build up, build, building, building up, gradually builds, slowly builds, "
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
    _turning("softer, quieter, calmer, gentler, fainter, more quiet, more soft, sparser, thinner")
    + ", "
    "diminuendo, dim, decrescendo, decresc, fades out, fade out, fading out, fades away, "
    "fades, fading away, gets softer, gets quieter, getting quieter, getting softer, becomes quieter, "
    "becomes softer, softer and softer, quieter and quieter, dies away, dying away, morendo, "
    "calms down, dies down, gradually softer, gradually quieter, wird leiser, leiser werden, "
    "immer leiser, ausblenden, verklingt, de plus en plus doux, s eteint, "
    "cada vez mas suave, se desvanece, sempre piu piano, sfuma, cada vez mais suave, "
    "desvanece, fade to silence, thins out, winds down gently, perdendosi, smorzando, al niente"
)
"""Phrases for a loudness that falls."""
NOTHING_LEFT = frozenset(
    {"nothing", "silence", "niente", "nichts", "rien", "nada", "nulla", "zero"}
)
MARK_ARTICLES = frozenset({"a", "an", "the", "very", "ein", "einem", "un", "une", "uno", "um"})
CLIMAX_NOUNS = frozenset("ending end finish finale climax close conclusion peak schluss ende fin "
                         "final".split())  # fmt: skip
"""Words around the mark that a crescendo arrives at: `builds to a loud ending`."""
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

INTERVALS: dict[str, int] = {
    phrase: semitones
    for semitones, phrases in {
        1: "half step, semitone, half a step, half tone, half a tone, 1 semitone, one semitone, "
           "one half step, halbton, halbtonschritt, demi ton, semitono, medio tono, mezzo tono, "
           "semitom, meio tom, 1 half step",
        2: "step, whole step, tone, whole tone, one step, one tone, one whole step, one whole tone, "
           "full step, full tone, 2 semitones, two semitones, 2 half steps, two half steps, major second, "
           "ganzton, ganztonschritt, ton, tono, tom, tono entero, tom inteiro, tono intero, 1 step",
        3: "minor third, 3 semitones, three semitones, three half steps, kleine terz, tierce mineure, "
           "tercera menor, terza minore, terca menor",
        4: "major third, 4 semitones, four semitones, two whole steps, grosse terz, tierce majeure, "
           "tercera mayor, terza maggiore, terca maior",
        5: "fourth, perfect fourth, 5 semitones, five semitones, quarte, cuarta, quarta",
        7: "fifth, perfect fifth, 7 semitones, seven semitones, quinte, quinta",
        12: "octave modulation",
    }.items()
    for phrase in phrases.split(", ")
}  # fmt: skip
"""Phrase → the semitones of an interval."""
UPWARD = frozenset(
    """up upward upwards higher above raised raise raises lift lifts lifted bump bumps bumped rise rises
    hoher hoch hinauf rauf nach oben plus haut monte montant sube subir arriba sopra sale salire
    alza acima sobe subindo""".split()
)
DOWNWARD = frozenset(
    """down downward downwards lower below drop drops lowered lowers lower tiefer runter hinunter plus bas
    descend baja abajo sotto scende abaixo desce""".split()
)
"""Words next to an interval that say where the key moves."""
BARE_MOVES: dict[str, int] = {
    "truck driver modulation": 2, "key change up": 2, "to the dominant": 7, "to the subdominant": 5,
    "half step modulation": 1, "semitone modulation": 1, "half step key change": 1,
    "whole step modulation": 2, "whole step key change": 2, "d un demi ton": 1, "d un ton": 2,
    "um einen halbton": 1, "um einen ganzton": 2, "di un tono": 2, "di un semitono": 1,
    "a whole step key change up": 2, "truck driver key change": 2, "truck driver s modulation": 2,
    "truck driver": 2,
}  # fmt: skip
"""Phrases for a modulation without a word for its direction → semitones up."""
INTERVAL_LINKS = frozenset(
    """by a an one of the um einen eine einem d un une uno una di de um uma key it everything whole
    tonart tonalite tonalidad tonalidade tonalita la le il el o mas piu mais""".split()
)
"""Words between the direction and its interval."""
MODULATION_WORDS = frozenset(
    """modulates modulate modulating modulation changes change shifts shift moves goes lifts
    transposes transposed transpose transposing raised raises raise lift bump bumps move go shift jump
    jumps step steps take takes pitch pitches push pushes kick kicks moduliert modulation module modula modulacion modulazione
    modulacao steps key keychange""".split()
)
KEY_CHANGE = ("key", "change")
BEFORE_THE_PLACE = frozenset({"in", "before", "for", "at"})
"""Words of a key change without its interval, and those before its place."""
SINGLE_BARS = frozenset({"bar", "measure", "takt", "mesure", "compas", "battuta", "compasso"})
SINGLE_WORDS = frozenset({"single", "extra", "odd"})
"""Words between `a` and `bar of 2/4`."""
ONE_BAR = frozenset({"a", "an", "ein", "einen", "une", "un", "una", "um", "uma"})
"""Articles that count one bar: `a 2/4 bar`."""
TO_KEY_LINKS = frozenset({"the", "key"})
"""Words between `modulates to` and the key."""
LETTER_MARKS: dict[str, str] = {
    "p": "p", "f": "f", "piano": "p", "forte": "f", "loud": "f", "quiet": "p", "soft": "p",
    "laut": "f", "leise": "p", "leisen": "p", "lauten": "f", "fort": "f", "doux": "p",
    "fuerte": "f", "suave": "p",
}  # fmt: skip
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
PLAIN_MODES = frozenset(
    "major minor dur moll majeur mineur mayor menor maggiore minore maior".split()
)
ACCIDENTALS = frozenset(
    {"flat", "sharp", "#", "is", "es", "diese", "bemol", "bemolle", "sostenido"}
)
BEFORE_A_MODE = frozenset("in to turns goes becomes into nach en al em".split())
"""Modes that change the key of a section by themselves, and words before and not before them."""
LAST_CHORDS = (
    "last chord, final chord, closing chord, last note, final cadence, final bar, last bar, "
    "schlussakkord, letzter akkord, dernier accord, accord final, ultimo acorde, acorde final, "
    "ultimo accordo, accordo finale"
)
"""Phrases before the mode in which a piece ends: `the last chord is A major`."""
ENDING_CHORD_LINKS = frozenset(
    """is in be should turns becomes a an as the of to goes ist in est en es e un una""".split()
)
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
_PARTICLE_VERBS = {
    "come": "come comes coming came", "join": "join joins joining joined",
    "kick": "kick kicks kicking kicked", "start": "start starts starting started",
    "begin": "begin begins beginning began", "set": "set sets setting", "drop": "drop drops dropping dropped",
    "enter": "enter enters entering entered", "appear": "appear appears appearing appeared",
    "fade": "fade fades fading faded", "creep": "creep creeps creeping",
    "slip": "slip slips slipping", "slide": "slide slides sliding", "ease": "ease eases easing",
    "show": "show shows showing", "bring": "bring brings bringing brought",
    "add": "add adds adding added", "introduce": "introduce introduces introducing introduced",
    "wait": "wait waits waiting waited", "arrive": "arrive arrives arriving arrived",
    "cut": "cut cuts cutting", "lay": "lay lays laying laid", "sit": "sit sits sitting sat",
    "stay": "stay stays staying stayed", "go": "go goes going", "rest": "rest rests resting rested",
    "stop": "stop stops stopping stopped", "leave": "leave leaves leaving left",
    "pause": "pause pauses pausing paused", "disappear": "disappear disappears disappearing",
    "fall": "fall falls falling", "take": "take takes taking", "be": "is are be being stays remains",
    "return": "return returns returning returned", "get": "get gets getting", "hold": "hold holds",
    "pick": "pick picks picking", "pull": "pull pulls pulled", "crash": "crash crashes crashing",
    "burst": "burst bursts", "jump": "jump jumps jumping", "throw": "throw throws thrown",
    "layer": "layer layers layered", "pop": "pop pops", "shut": "shut shuts", "quit": "quit quits",
    "vanish": "vanish vanishes", "breathe": "breathe breathes",
}  # fmt: skip
"""Verb → its forms."""


def _verbs(pairs: str) -> str:
    """Phrases of verbs in all their forms: `come: in, aboard` gives `comes in`."""
    phrases: list[str] = []
    for pair in pairs.split("; "):
        verb, _, particles = pair.partition(": ")
        for particle in particles.split(", "):
            phrases += (f"{form} {particle}".strip() for form in _PARTICLE_VERBS[verb].split())
    return ", ".join(phrases)


ENTER_PHRASES = (
    _verbs(
        "come: in, into play, into the mix, on board; join: , in, the band, the others, them; "
        "kick: in; start: , playing, up; begin: , playing; set: in; drop: in, back in; enter: ; "
        "appear: ; fade: in; creep: in; slip: in; slide: in; ease: in; show: up; bring: , in; "
        "add: ; introduce: ; wait: ; arrive: ; hold: off; pick: up; crash: in; burst: in; "
        "jump: in; throw: in; layer: in; pop: in; go: in"
    )
    + ", gets added, get added, is added, are added, set in, setzt ein, setzen ein, einsetzen, "
    "einsetzt, einsetzend, kommt, kommen, dazu, hinzu, beginnt, beginnen, steigt ein, steigen ein, "
    "entre, entrent, entrant, arrive, arrivent, commence, commencent, entra, entran, entrando, "
    "entrano, entram, comincia, cominciano, inizia, iniziano, comienza, comienzan, empieza, "
    "empiezan, comeca, comecam, erst, not before, kommt dazu, kommen dazu, kommt hinzu, "
    "kommen hinzu, kommt rein, kommen rein, rejoint, rejoignent, s ajoute, s ajoutent, "
    "se une, se unen, se suma, se suman, aparece, aparecen, aparecem, si unisce, si uniscono, "
    "si aggiunge, si aggiungono, junta se, juntam se, se junta, se juntam, setzt, setzen, "
    "ne joue pas, no toca, non suona, nao toca"
)
"""Phrases for an instrument that starts to play."""
BACK_PHRASES = (
    _verbs("come: back, back in; return: ; kick: back in; be: back; join: back in")
    + ", back in, re enter, re enters, reenter, reenters, kehrt zuruck, kehren zuruck, "
    "kommt zuruck, kommen zuruck, kommt wieder, kommen wieder, setzt wieder ein, revient, "
    "reviennent, vuelve, vuelven, torna, tornano, volta, voltam"
)
"""Phrases for an instrument that plays again."""
LEAVE_PHRASES = (
    _verbs(
        "drop: out, away; rest: ; stop: , playing; lay: out, low; leave: ; sit: out, this one out; "
        "stay: out, silent, quiet, away, tacet; pause: ; cut: out, off; "
        "fall: silent, away, out; take: a break, a rest; be: silent, tacet, out, muted, absent, missing, off, gone, removed, left out, taken out, out of; "
        "go: silent, away, quiet, out; get: muted; hold: back; disappear: ; vanish: ; pull: out, back; "
        "shut: up; quit: "
    )
    + ", tacet, silent, out, off, absent, muted, do not play, does not play, not playing, "
    "setzt aus, setzen aus, schweigt, schweigen, pausiert, pausieren, hort auf, horen auf, "
    "spielt nicht, spielen nicht, s arrete, s arretent, se tait, se taisent, sort, "
    "se calla, se callan, calla, callan, descansa, descansan, desaparece, desaparecen, se va, "
    "tace, tacciono, si ferma, si fermano, esce, escono, sparisce, para, param, cala, calam, sai, "
    "saem, pausa"
)
"""Phrases for an instrument that does not play."""
ABSENT_WORDS = frozenset({"absent", "missing", "gone", "removed", "dropped", "out", "cut"})
"""Words after which `from` does not say where a rest begins: `absent from the verse`."""
ONLY_WORDS = frozenset(
    """only just alone solo nur allein seul seule seuls seulement solamente apenas somente soltanto solo
    sozinho exclusively uniquement solely unaccompanied""".split()
)
"""Words next to an instrument that rests all others, or that rests it everywhere else."""
ONLY = "only"
SAVE_WORDS = frozenset({"save", "saves", "saving", "reserve", "reserved", "saved"})
"""Words before an instrument that rests outside the part: `save the drums for the chorus`."""
ALONE_WORDS = frozenset({"alone", "solo", "allein", "seul", "seule", "seuls"})
"""Words among them that stand behind the instrument."""
ALL_BUT = frozenset(
    (all_word, but)
    for all_words, buts in (
        ("everything everyone everybody all others else instruments band ensemble group", "but except save excluding"),
        ("alles alle anderen", "ausser bis"), ("tout tous", "sauf"), ("todo todos", "menos salvo excepto"),
        ("tutto tutti", "tranne eccetto"), ("tudo todos", "menos exceto"),
    )
    for all_word in all_words.split()
    for but in buts.split()
)  # fmt: skip
"""Words before an instrument that name all others: `everything but the piano stops`."""
FOR_LINKS = frozenset({"for", "from", "auf", "pour", "el", "los", "las", "il", "i", "gli", "o",
                       "os", "as"})  # fmt: skip
"""Words between `except` and the instrument."""
UNACCOMPANIED = (
    "down to, stripped to, stripped back to, stripped down to, reduced to, reduces to, boils down to, "
    "thins to, thins out to, back to just, nothing more than, nothing except, a cappella, a capella, acapella, acappella, by itself, by themselves, on its own, "
    "on their own, nothing but, no one but, nobody but, all alone, unaccompanied, a solas, "
    "da solo, da sola, tout seul, toute seule, ganz allein"
)
"""Phrases next to an instrument that rests all others."""
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
