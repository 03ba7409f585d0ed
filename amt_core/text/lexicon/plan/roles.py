"""Words for the roles of parts."""

from __future__ import annotations

ROLE_NOUNS: dict[str, str] = {
    "melody": "melody, melodies, topline, top lines, melody line, main melody, tune, lead melody, theme, main theme, "
              "top line, up front with the tune, up front with the melody, up front, out front, in front, "
              "in the lead, on lead, in the foreground, im vordergrund, au premier plan, "
              "en primer plano, in primo piano, on top, on top with the melody, melodie, hauptmelodie, melodia, melodia principal, melodia principale, thema, "
              "main line, lead line, melodic line, tema, melodiestimme, lead, lead part, lead voice, top voice, "
              "upper voice, solo line, main theme, head, vocal line, vocal melody, lead role, lead vocals, "
              "main part, melody part, top part, singing part, tunes, themes, oberstimme, melodielinie, "
              "hauptstimme, hauptthema, theme principal, chant, ligne melodique, voz principal, "
              "linea melodica, tema principal, tema principale, linha melodica, parte principal",
    "counter-melody": "counter melody, countermelody, counter melodies, countermelodies, "
                      "counter line, counterline, counterpoint line, descant, obbligato, "
                      "gegenmelodie, gegenstimme, nebenmelodie, contrechant, contre melodie, contra melodie, "
                      "contramelodia, controcanto, contracanto, second melody, contracanto, second tune, "
                      "counter theme, countertheme, countersubject, counter subject, second voice, "
                      "harmony line, inner line, inner voice, inner part, middle voice, middle part, "
                      "second line, answering line, zweite stimme, zweitstimme, seconde voix, "
                      "segunda voz, seconda voce, contrapunto, contrepoint, contrappunto",
    "chords": "chords, chord, chord accompaniment, accompaniment, harmony, harmonies, backing, "
              "akkorde, akkordbegleitung, begleitung, accords, accompagnement, acordes, "
              "acompanamiento, accordi, accompagnamento, acompanhamento, harmonie, armonia, "
              "chord part, accompanying chords, backing chords, rhythm, rhythm part, rhythm guitar part, "
              "accompanying part, harmonic support, chordal part, comping part, backing part, "
              "chord backing, akkordteppich, harmonien, begleitakkorde, accompagnements, "
              "acordes de acompanamiento, armonias, harmonias, acompanhamentos",
    "bass": "bass, bass line, bassline, bass part, bass notes, low line, basslinie, bassstimme, "
            "ligne de basse, basse, linea de bajo, bajo, linea di basso, basso, linha de baixo, "
            "baixo, low notes, bass role, low end, bottom line, bottom part, lowest part, lowest line, "
            "lower line, lower part, low part, low voice, bass voice, lowest voice, bass lines, bottom end, on the bottom, at the bottom, bassfundament, "
            "unterstimme, tiefste stimme, ligne grave, parte grave, linea grave, linha grave",
    "pad": "pad, pads, pad chords, background, in the background, hintergrund, im hintergrund, "
           "a l arriere plan, en arriere plan, de fondo, in sottofondo, sottofondo, ao fundo, "
           "in the back, in back, far back, in the distance, underneath, bed, flachen, cushion, backdrop, pad sound, pad part, sustained pad, background chords, "
           "flache, teppich, klangteppich, nappe, nappes, colchon, tappeto, cama",
    "riff": "riff, riffs, hook, hook line, ostinato riff, lick, licks, main riff, hook riff, riff part, "
            "signature riff",
    "solo": "solo, solos, improvises, improvised solo, solo part, improvise, improvising, improvisation, "
            "solo break, improvisiert, improvise un solo, improvisa, improvvisa",
}  # fmt: skip
"""Role → the nouns for it."""

COMPOUND_ROLES = frozenset(
    """counter accompagnement acompanamiento accompagnamento acompanhamento begleitung melodielinie bassline
    basslinie improvisation improvises improvisiert hook lick licks tunes thema tema counterpoint
    descant obbligato counterline countertheme countersubject topline backdrop harmonies gegenstimme contrechant contracanto controcanto
    rhythm melody melodies tune melodie melodia countermelody chords accords riff riffs pad theme
    akkorde accordi acordes accompaniment backing pads""".split()
)
"""First words of nouns that take an instrument before them: `flute melody`."""

PLAY_VERBS = frozenset(
    """holding halten performs perform performing delivers deliver states state stating leads lead leading
    introduces presents outlines outline covers cover covering does give gives gets given playing
    ubernehmen singt singen tragt bringt liefert macht machen assurent tient tiennent chante
    chantent fait font lleva llevan canta cantan hacen ejecuta interpreta fa fanno canta cantano
    esegue eseguono porta fazem toca canta cantam conduz blows blow bows improvises strum
    hammers lays comps provide providing form forms fournit fournissent liefern bildet bilden supply keeps keep maintains adds add weaves spins shapes plays play playing has have having takes take taking carries carry gets get does do holds
    hold sings sing handles provides provide supplies on doing share shares double doubles trade strums strum spielt spielen ubernimmt hat haben
    joue jouent assure prend toca tocan tocando lleva llevan hace suona suonano ha fa esegue
    tocam faz leva for as is are carrying""".split()
)
"""Words between an instrument and its role."""
FRENCH_HAS = "a"
FRENCH_ARTICLES = frozenset({"la", "le", "l", "les"})
"""The words of `le violon a la mélodie`."""
WEAK_VERBS = frozenset({"has", "have", "having", "hat", "haben", "ha", "for", "as", "is", "are",
                        "hold", "holds"})  # fmt: skip
"""Verbs after which `bass` may be an instrument and `solo` a passage."""
CHAIN_LINKS = frozenset({"and", "&", "+", "und", "et", "y", "e", ","})
"""Words between the players of one role."""
ROLE_ARTICLES = frozenset(
    """beautiful lovely haunting main simple strong funky heavy bright smooth mellow plaintive memorable
    principal hauptsachlich seine ihre seinen ihren sa son ses su sus suo sua sue seu her his their
    whole all both same delicate bold fat airy deep improvised short 8 bar 4 the a an its main lead some simple soft quiet gentle sustained long big lush warm deep high low
    catchy singing lyrical die das den der eine ein einen la le les l un une el los las una il lo
    gli i o os as um uma light little full rhythmic sparse dark and slow fast""".split()
)
"""Words between the verb and the role, or between a role and its instrument."""
COPULA_ADVERBS = frozenset({"just", "only", "mainly", "mostly", "simply", "purely"})
"""Words that join an instrument and its role without a verb: `strings just pads`."""
PLACE_ADVERBS = frozenset(
    """underneath below beneath behind above up on top front out there down low high over it""".split()
)
"""Words of `piano underneath with chords`."""
BEHIND_WORDS = PLACE_ADVERBS - {"on"}
"""Adverbs that make a synth pad before them the background: `a synth pad behind it`."""
ROLE_ADJECTIVES: dict[str, str] = {
    **dict.fromkeys(("backing", "accompanying", "begleitende", "begleitendes"), "chords"),
    "lead": "melody",
}
"""Words directly before an instrument that name its role: `backing guitar`, `lead violin`."""
LOW_PLAYERS = frozenset({42, 43, 58, 67, 70})
"""Programs that are the bass in `cello bass`: cello, contrabass, tuba, baritone sax, bassoon."""
ANSWERS = frozenset("answers answer responds replies joins follows counters adorns".split())
"""Verbs of an instrument that answers another one."""
HANDS = frozenset({"left", "right", "hand"})
PRONOUNS = frozenset({"it", "sie", "la", "lo", "l", "this", "them", "both"})
"""Words for the role that was named before: `then the violin has it`."""
PLACED_NOUNS = frozenset({"on", "at", "up", "out", "in", "im", "au", "en"})
"""First words of roles that need no verb: `bassoon on the bottom`."""
VERB_PARTICLES = frozenset({"over", "up", "out", "on", "down"})
"""Words that belong to a verb: `takes over the melody`."""
HOLDING_VERBS = frozenset(
    {
        "lay",
        "lays",
        "laying",
        "hold",
        "holds",
        "holding",
        "halten",
        "halt",
        "tient",
        "tiennent",
        "provide",
        "provides",
        "providing",
        "supply",
        "supplies",
        "form",
        "forms",
        "make",
        "makes",
        "liefert",
        "liefern",
        "bildet",
        "bilden",
        "fournit",
        "fournissent",
    }
)
ON_LINKS = frozenset({"on", "auf", "sur", "to", "given", "by", "in", "from", "im", "al", "alla"})
"""Words between a role and its instrument, though the role names an instrument as well."""
PLAYED_ON = frozenset({"on", "played", "auf", "by"})
"""Words between `bass` and the other instrument that plays it: `bass played on cello`."""
VERB_ARTICLES = frozenset("the a an its die das den eine la le les l el los las il lo o as".split())
NOT_VERBS = frozenset(
    """and & with or but then while under over behind beneath below above against beside for from to of on
    in at into after before around between without answers answer answering follows follow following
    imitates imitate imitating echoes echo echoing ornaments decorates embellishes supports
    underpins harmonizes harmonises accompanies accompany instead like than as is are mit und
    unter uber zu fur von auf im begleitet begleiten imitiert folgt beantwortet avec et sous sur pour de du dans
    accompagne imite repond con y e bajo sobre para por del en acompana imita responde sotto per
    di nel su accompagna risponde com sob em acompanha no na opens starts begins ends closes
    joins enters leaves has not do does""".split()
)
"""Articles of a role behind a verb that no table knows, and words that are no verbs of playing."""
WHO_WORDS = frozenset({"which", "that", "who", "always", "also", "then", "("})
"""Words between an instrument and its verb."""
WHO_PRONOUNS = frozenset({"which", "that", "who"})
"""Such words that may stand behind a comma."""
OVER_WORDS = frozenset({"over", "above", "uber", "sur", "sobre", "sopra"})
"""Words behind the verb of a tune that lead to its accompaniment: `sings over the organ`."""
PAD_NOUNS = frozenset({"pad", "pads"})
BENEATH_WORDS = frozenset({"over", "under", "with", "con", "com"})
"""Words behind a role after which another part follows: `melody over the organ`."""
ROLE_PREPOSITIONS = frozenset(
    """moves switches shifts passes passed returns wanders travels jumps handed over wandert geht passe
    pasa va passa goes handled taken given belongs falls assigned passed performed provided supplied delivered led
    spielt ubernimmt singt hat haben bekommt joue jouent chante assure tient toca tocan lleva canta
    hace suona suonano fa fanno esegue canta tocam faz leva ubernommen gesungen par confiee confiada
    affidata confiado comes should be is are sounds rests with throughout mostly by on in by for from played carried sung with : = over under auf im von in der dem an sur a au
    par dans en por con nel al all alla allo ai agli alle to is lies sits stays goes liegt est esta su
    suonata da dal na no pelo pela com the tocada gespielt jouee""".split()
)
"""Words between a role and the instrument that follows it: `melody on the trumpet`."""
SOLO_WORDS = frozenset({"solo", "solos"})
SOLO_LINKS = frozenset({"for", "by", "from", "fur", "von", "pour", "para", "per", "del"})
"""Words between a solo and its instrument."""
ONLY_BEFORE = frozenset(
    {"en", "nel", "nella", "nell", "nello", "nei", "nelle", "no", "na", "alla", "al"}
)
"""Words behind an instrument that make it a solo, and those before which they mean `only`."""
LEAD_NOUNS = frozenset({"lead"})
"""Roles that are instruments as well, and a role after a verb: `the sax plays lead`."""
SPELLED_LINES = frozenset({"line", "bassline", "basslinie"})
"""Last words of a bass line that chords behind a colon spell out."""
LINE_NOUNS = frozenset({"bassline", "basslinie"})
DOUBLE_VERBS = frozenset(
    {
        "double",
        "doubles",
        "doubling",
        "shadows",
        "shadowing",
        "doubled",
        "verdoppeln",
        "doublent",
        "doblan",
        "raddoppiano",
        "dobra",
        "dobram",
        "joins",
        "verdoppelt",
        "dobla",
        "raddoppia",
    }
)
"""Verbs whose tune another instrument plays as well: `doubles the melody of the flute`."""
CHAIN_ARTICLES = frozenset({"second", "first", "zweite", "erste"})
"""Words before an instrument that tell players of one kind apart."""
ACCOMPANIES = frozenset(
    """support supporting harmonizes harmonises
    sostiene sostienen soutient soutiennent unterstutzt unterstutzen accompanies accompany accompanying backs supports begleitet begleiten accompagne
    accompagnent acompana acompanan accompagna accompagnano acompanha acompanham""".split()
)
"""Verbs for playing the chords."""
ACCOMPANIED_BY = (
    "accompanied by, backed by, supported by, begleitet von, accompagne par, accompagnee par, "
    "acompanado por, acompanada por, accompagnato da, accompagnata da, acompanhado por, "
    "acompanhada por"
)
"""Phrases before the instrument that plays the chords."""

DIALOGUES = (
    "call and response between, call and response with, call and answer between, dialogue between, "
    "dialog between, conversation between, exchange between, question and answer between, "
    "dialog zwischen, frage und antwort zwischen, dialogue entre, question reponse entre, "
    "dialogo entre, pregunta y respuesta entre, dialogo tra, domanda e risposta tra"
)
"""Phrases before two instruments that answer each other."""
VOICE_WORDS = frozenset(
    "part parts voice voices voci voix voces vozes stimmen stimmig stimmiger stimmige stimmiges".split()
)
VOICE_PHRASES: dict[str, int] = {
    "vierstimmig": 4, "vierstimmiger": 4, "vierstimmige": 4, "vierstimmiges": 4, "dreistimmig": 3,
    "dreistimmiger": 3, "dreistimmige": 3, "zweistimmig": 2, "zweistimmige": 2,
    "zweistimmiger": 2, "funfstimmig": 5, "funfstimmiger": 5, "sechsstimmig": 6,
}  # fmt: skip
"""Words for the number of voices."""
STYLE_VOICES = {"chorale": 4, "chorales": 4, "choral": 4, "satb": 4}
"""Style → the voices that it is written for."""
PARTS = frozenset({"voices", "parts"})
BEFORE_PARTS = frozenset({"for", ""})
AFTER_PARTS = frozenset({"and", "with"})
"""Words for voices that are singers in `for four voices and organ`, and those around them."""
TAKEOVER_WORDS = frozenset(
    """takes take over has have gets it then carries plays ubernimmt hat bekommt reprend prend la lo
    tiene toma prende ha""".split()
)
"""Words around an instrument that has the role named before: `the oboe takes over in the verse`."""
SONG_NOUNS = frozenset("song songs lied chanson cancion canzone words lyrics".split())
"""Objects of a verb of singing that say nothing else: `sings the song`."""
LEADING_VERBS = frozenset(
    """leads lead leading sings sing fuhrt fuhren singt singen mene menent chante chantent canta cantan
    cantano cantam dirige lidera guida stars""".split()
)
"""Verbs of the tune that need no object: `the fiddle leads`."""
AS_WORDS = frozenset({"as", "als", "comme", "como", "come"})
"""Words before the role that an instrument has: `as a pad`."""
PART_WORDS = frozenset(
    """part parts line lines voice duty duties role job stimme partie ligne parte linea linha""".split()
)
"""Last words of a role that is no instrument: `the bass part`."""
NOT_PAIRED_OVER = frozenset(
    """over under behind beneath underneath below above against beside between without answers answer
    answering imitates echoes follows like than instead not no piece song ballad track tune's music
    loop beat cue score unter uber gegen hinter ohne sous sur contre sans bajo sobre contra sin
    sotto sopra contro senza sob sem stuck lied morceau pieza brano musica""".split()
)
"""Words between an instrument and a role that is not its own."""
PAIR_BREAKS = frozenset({"and", "while", "und", "et", "y", "e", "but", "plus", "as", "then"})
"""Words at which the next instrument and its role begin."""
