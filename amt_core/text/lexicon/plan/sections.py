"""Words for sections and forms."""

from __future__ import annotations

SECTION_NOUNS: dict[str, str] = {
    "intro": "intro, intros, introduction, einleitung, vorspiel, introduccion, introduzione, introducao, "
             "opening section, lead in, entrada, eingang, introductory section, introito",
    "verse": "verse, verses, vers 1, vers 2, vers 3, vrs, strophe, strophen, couplet, couplets, estrofa, estrofas, strofa, "
             "strofe, estrofe, estrofes, verso, versos",
    "pre-chorus": "pre chorus, prechorus, pre choruses, pre refrain, pre estribillo, "
                  "pre ritornello, pre refrao",
    "chorus": "chorus, choruses, refrain, refrains, hook, hook section, estribillo, estribillos, "
              "ritornello, ritornelli, refrao, refroes",
    "bridge": "bridge, bridges, middle eight, middle 8, bridge section, pont, puente, ponte, middle section, "
              "middle part, mittelteil, bruckenteil, uberleitung, c part, mid section",
    "solo": "solo section, soloteil, solo part",
    "break": "break, breaks, break down, break downs, breakdown, breakdowns, break section, breakdown section, instrumental break",
    "drop": "drop, drops",
    "build-up": "build up, build ups, buildup, buildups, riser, build section, build up section",
    "outro": "outro, outros, closing section, abspann, nachspiel, schlussteil, final section, ending section, "
             "epilogue",
    "coda": "coda, codetta, tag, tag ending, end tag",
    "interlude": "interlude, interludes, zwischenspiel, interludio, interludi",
}  # fmt: skip
"""Kind of section → the phrases for it."""

SECTION_PLURALS = frozenset(
    """verses choruses bridges strophen couplets refrains estrofas estribillos strofe ritornelli
    estrofes versos refroes""".split()
)
"""Nouns for all sections of a kind."""
NOT_A_SECTION_BEFORE = frozenset("of pedal effect effects singers voices tape beat drums".split())
"""Words after `chorus` or `break` that make it something else."""
NOT_A_SECTION_AFTER = frozenset("satb mixed male female opera boys drum amen".split())
"""Words before `chorus` that make it a choir."""
NOT_SECTIONS = frozenset({("one", "drop"), ("tape", "break"), ("tempo", "drop")})
"""Words before the name of a section with which it is something else."""
RIFFS_TOO = frozenset({"hook"})
AFTER_A_PLAYER = frozenset(
    """plays play playing has have takes take carries hits catchy memorable synth guitar piano bass
    brass horn vocal main lead melodic little""".split()
)
"""Names of sections that are riffs as well, and the words before them that show it."""
VERBS_TOO = frozenset({"drop", "drops", "break"})
AFTER_A_VERB = frozenset(
    {
        "the",
        "it",
        "everything",
        "all",
        "out",
        "in",
        "any",
        "my",
        "that",
        "down",
        "to",
        "by",
        "off",
        "away",
        "back",
        "from",
        "lower",
    }
)
"""Names of sections that are verbs as well, and the words after them that show it."""
LEADS = ("lead", "in")
VERB_PHRASES_TOO = frozenset({("build", "up"), ("break", "down"), ("breaks", "down")})
AFTER_A_VERB_PHRASE = frozenset(
    """to into towards toward until over throughout through slowly gradually steadily gently bit
    from during till""".split()
)
"""Names of two words that are verbs as well, and the words after them that show it."""

LIST_LINKS = frozenset(
    """, ; - > + / | ( ) : then and followed by into with a an the of und dann et puis y luego e poi
    depois de da di do la le les el los il lo o un une uno una um uma ein eine einem der die das
    den aus avec con com mit long back to by another again danach anschliessend ensuite apres despues first zuerst
    dopo quindi after that afterwards finally next schliesslich zuletzt enfin finalement""".split()
)
"""Words and marks between the sections of a list."""

LEADS_TO = frozenset(
    """it goes go we straight right directly moves leads comes come should must on immediately that which
    geht kommt es direkt va vient passe directement pasa directo viene""".split()
)
"""Words of a list told as a story: `then it goes straight into a 16-bar verse`."""
THEN_LINKS = frozenset(
    """then followed next danach dann anschliessend puis ensuite luego despues poi quindi depois""".split()
)
"""Words that put one section behind another, whatever stands between them."""
LIST_ADJECTIVES = frozenset(
    """short long big huge quick little brief quiet soft loud final last one half new
    instrumental kurzer kurze kurzes letzter letzte court courte dernier derniere corto corta ultimo
    ultima breve""".split()
)
"""Adjectives of a section in a list of several: `then a short breakdown`."""
LOUDNESS_ADJECTIVES = frozenset({"quiet", "soft", "loud", "big", "huge"})
"""Adjectives that may say how a listed section sounds: `verse 4, chorus 4, quiet verse`."""
OPENING_VERBS = frozenset(
    """start starts begin begins open opens starting opening beginnt beginnen commence commencer empieza
    comienza inizia comincia comeca""".split()
)
OPENING_LINKS = frozenset(
    """right straight directly immediately with on in at off out the a mit direkt dem der par avec le la
    con el il lo com o""".split()
)
OPENING_SUBJECTS = frozenset(
    """and it song piece track music then to should must just und es lied stuck et morceau y cancion e
    brano""".split()
)
"""Words of `the song starts right on the chorus`: the verb, those behind it and those before it."""
COMES_WORDS = frozenset(
    """comes hits starts begins enters is kommt beginnt arrive commence entra empieza comincia comeca right
    exactly section""".split()
)
"""Words between a section and the bar at which it begins: `the drop hits at bar 33`."""
BUILD_WORDS = frozenset({"build", "rise"})
"""Verbs that are a section with a length: `build for 8 bars`."""
LIST_WORDS: dict[str, str] = {
    "solo": "solo", "theme": "theme", "improvisation": "solo", "chor": "chorus", "schluss": "outro",
    "ending": "outro", "end": "outro", "ende": "outro", "fin": "outro", "final": "outro",
    "finale": "outro", "pre": "pre-chorus",
}  # fmt: skip
"""Word → the kind of a section, only in a list of sections."""
SECTION_INITIALS: dict[str, str] = {
    "I": "intro", "V": "verse", "P": "pre-chorus", "C": "chorus", "B": "bridge", "S": "solo",
    "O": "outro",
}  # fmt: skip
"""Letter → the kind of section that it is short for: `V C V C B C`."""
SECTION_LABELS = frozenset(
    """section sections part parts teil teile abschnitt partie parties parte partes parti sezione
    seccion secao""".split()
)
"""Words behind a letter that make it a section: `the B section`."""
SECTION_LABEL_PLURALS = frozenset("sections parts teile parties partes parti secciones".split())
"""The plurals, which stand for all sections: `8-bar sections`."""
LENGTH_LINKS = frozenset({"(", ":", "=", "of", "for", "de", "von", "mit", "a", "over", "with", "da",
                          "lasts", "is", "x", "di", "takes", "should", "be", "must", "shall",
                          "last", "lasting", "runs", "has", "gets", "long", "hat", "dauert",
                          "dure", "dura", "ist", "soll", "have", "haben", "needs", "wants",
                          "are", "sind", "sont", "son", "sono", "only", "just", "exactly",
                          "about", "nur", "genau"})  # fmt: skip
"""Words between a section and its length: `verse of 8 bars`."""
OWN_LENGTH_LINKS = frozenset("( : = is has are lasts ist hat est a e".split())
"""Words between a letter and its length; with other words the letter is a chord: `A for 2 bars`."""
EACH_WORDS = frozenset(
    {"each", "every", "all", "jede", "jeder", "je", "jeweils", "chaque", "cada", "ogni"}
)
EACH_BEHIND = frozenset(
    """apiece chacun chacune jeweils ciascuno ciascuna uno una um uma""".split()
)
PER_WORDS = frozenset({"per", "pro", "par", "por", "a", "an", "in"})
"""Words of `8 bars each` and `8 bars per part`."""
EACH_LINKS = frozenset("of the is has lasts with should be at a long in mit ist de di".split())
"""Words of `every section is 8 bars`."""
LOOPING_VERBS = (
    "repeat, loop, cycle, go/goes, run/runs, come/comes, wiederhol.en, repet.er, repet.ar"
)
ENDLESSLY = frozenset(
    """endlessly forever seamlessly infinitely indefinitely nonstop continuously endlos nahtlos ewig
    seamless gapless infini infinito infinitamente""".split()
)
SEAMS = frozenset("gap gaps seam seams break pause stop end ending click lucke naht".split())
"""Words of a loop: `repeats without a gap`."""
AGAIN_WORDS = frozenset("again once wieder nochmal encore otra ancora novamente".split())
"""Words behind a letter that returns: `A, B and A again`."""
TIMES = frozenset({"x"})
TWICE = frozenset(
    {"twice", "zweimal", "double", "doppelter", "doppelte", "doble", "doppio", "duplo", "dobles"}
)
REPEAT_WORDS = frozenset("repeat repeats repeated wiederholt wiederholen repete repetir".split())
"""Words in a list for all sections before them."""
ALL_OF_THEM = frozenset(
    "both all each everything beide beides alles les tout ambos todo entrambi tutto".split()
)
"""Words before `twice` for all sections of a list."""
REPEAT_NOUNS = frozenset({"times", "mal", "fois", "veces", "volte", "vezes"})
"""Words with which a section is repeated: `verse x2`, `chorus twice`, `verse 3 times`."""
LENGTH_LINKS_BEFORE = frozenset({"of", "long", "de", "the", "di", "for", "an", "a"})
"""Words between a length and its section: `8 bars of intro`."""
AFTER_A_LENGTH = frozenset({"in", "and", "then"})
"""Words after a bare number that leave it the length of the section before."""
IN_A_SECTION = frozenset({"in", "the", "during", "im", "at", "dans", "en", "nel", "na", "no"})
SPOKEN_OF_AFTER = frozenset({"in", "at", "is", "with", "has"})
PLACE_AFTER_SECTIONS = frozenset({"in", "at", "is", "has", "have", "are"})
"""Words next to a section about which something is said, so that it is no list."""
DURING_WORDS = frozenset({"in", "during"})
AFTER_EACH = (
    "after each, after each one, after every verse, after each verse, after every one, in between, "
    "between them, between each, nach jeder, nach jeder strophe, apres chacun, apres chaque couplet"
)
"""Phrases behind a section that comes after each one before: `three verses with a chorus after each`."""
HAS_WORDS = frozenset(
    """with has have having includes include including plus add featuring contains mit hat avec con
    com wants needs starts begins opens begin start give gives put insert want gib""".split()
)
"""Words before a section that is only one of several."""

NO_SECTION_WORDS = frozenset({"no", "without", "skip", "skipping", "omit", "omitting", "leave", "lose",
                              "minus", "ohne", "kein", "keine", "keinen", "sans", "pas", "sin",
                              "senza", "sem", "niente", "nessuna", "nessun", "ningun", "ninguna"})  # fmt: skip
"""Words before a section that must not come."""
CUTTING_VERBS = frozenset("cut drop ditch kill forget remove delete scrap streich".split())
"""Verbs that do so where nothing follows the section: `cut the intro`."""
ARTICLES_BEHIND_NO = frozenset({"a", "an", "the", "any", "out", "d", "de", "l", "den", "die", "das",
                                "el", "la", "le", "il", "o", "um", "uma", "un", "une", "una"})  # fmt: skip
LINKS_BEHIND_NO = frozenset({"or", "and", "oder", "und", "ou", "ni", "o", "e"})
"""Words between it and the section, and between sections that must not come."""

PRIME = "prime"
"""The word for the prime of a letter: A′ is A varied."""

FORM_LABELS = frozenset({"form", "structure", "forma", "forme", "struktur", "estructura",
                         "struttura", "estrutura", "sections", "arrangement", "layout"})  # fmt: skip
"""Words next to letters that make them sections."""

FORM_NAMES: dict[str, str] = {
    "rondo": "rondo, rondo form, rondoform, rondeau",
    "sonata": "sonata form, sonatenform, forme sonate, forma sonata, sonata allegro form",
    "theme and variations": "theme and variations, theme with variations, variations on a theme, "
                            "thema und variationen, thema mit variationen, theme et variations, "
                            "tema y variaciones, tema con variaciones, tema e variazioni, "
                            "tema con variazioni, tema e variacoes, variation set",
    "verse-chorus": "verse chorus form, verse chorus structure, verse chorus song",
    "through-composed": "through composed, durchkomponiert",
    "strophic": "strophic, strophic form, strophenlied",
    "ABA": "ternary form, ternary, da capo form, song form aba, dreiteilige form",
    "AB": "binary form, binary",
    "loop": "seamless loop, seamless loops, perfect loop, loopable, loops seamlessly, "
            "seamlessly looping, seamlessly loops, endless loop, nahtlose schleife, endlosschleife, "
            "boucle sans fin, en boucle, in schleife, en bucle, in loop, em loop, "
            " bucle infinito, bucle perfecto, loop infinito, that loops, "
            "on repeat, should loop, can be looped, must loop, seamless looping, loops forever, ready to loop, loop",
}  # fmt: skip
"""Form → the phrases for it."""

NOT_A_LOOP_AFTER = frozenset("drum beat breakbeat tape guitar drums".split())
"""Words before `loop` that make it a kind of track."""

VARIATION_WORDS = frozenset(
    {"variation", "variations", "variationen", "variaciones", "variazioni", "variacoes"}
)
THEME_WORDS = frozenset({"theme", "thema", "tema"})
THEME_LINKS = frozenset({"and", "with", "und", "mit", "et", "avec", "y", "con", "e", "com"})
"""Words of `theme and five variations`."""

SPAN_PREPOSITIONS = frozenset(
    """in by during for at on over throughout through im beim wahrend wahrenddessen dans pendant au a
    durante en nell nel nella nello negli na nas nos no alla all al ai du des der dem den under""".split()
)
"""Words before a section or bars that make it the place of a request."""
PLACE_PREPOSITIONS = SPAN_PREPOSITIONS - {"a", "of", "des", "der", "dem", "den", "du"}
"""The prepositions of a place that are no articles."""
PORTUGUESE_NO = frozenset({"no"})
PORTUGUESE_NO_BEFORE = frozenset({"refrao", "fim", "final", "inicio", "comeco", "solo", "verso"})
"""Words before which `no` is the Portuguese preposition."""
BEFORE_WITH = frozenset("in ein only erst starting beginning together along hinzu".split())
"""Words before `with` and a section that make it a place: `comes in with the chorus`."""
PARTICLES = frozenset({"in", "on", "by"})
AFTER_PARTICLES = frozenset({"in", "on", "by", "at", "for", "during"})
"""Words that belong to the verb before where another preposition follows: `come in until bar 9`."""
BEFORE_WORDS = frozenset(
    """until till before bis vor avant jusqu hasta antes fino prima ate""".split()
)
FROM_WORDS = frozenset(
    """from ab starting beginning desde dalla dal partir seit da since""".split()
)
ALSO_FROM = frozenset({"before"})
"""Words for what lies before that a word for a start cannot precede."""
AFTER_WORDS = frozenset({"after", "following", "nach", "apres", "despues", "dopo", "depois"})
ON_WORDS = frozenset({"on", "onward", "onwards", "forward", "an", "weg", "avanti", "adelante"})
ALSO_ARTICLES = frozenset({"an"})
"""Words before the place of a request that make it what lies before, from or after the place."""
SPAN_ARTICLES = frozenset(
    """the each every all any a an this that whole entire my our der die das dem den jeder jedem jede la
    le les l el los las il lo gli i o os as de d du des del della dell da do a ao au al alla all
    cada chaque ogni toda todo le""".split()
)
"""Words between the preposition and the section."""
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
"""Endings of ordinal numbers in digits."""
ORDINALS: dict[str, int] = {
    word: number
    for number, words in {
        1: "first 1st opening erste ersten erster erstes premier premiere primer primera primero "
           "primo prima primeiro primeira",
        2: "second 2nd zweite zweiten zweiter zweites deuxieme segundo segunda secondo seconda",
        3: "third 3rd dritte dritten dritter troisieme tercer tercera terzo terza terceiro "
           "terceira",
        4: "fourth 4th vierte vierten quatrieme cuarto cuarta quarto quarta",
        -1: "last final closing letzte letzten letzter letztes dernier derniere dernieres derniers "
            "ultimo ultima ultimos ultimas ultimi ultime",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Word → the occurrence of a section; -1 is the last one."""

BAR_NOUNS = frozenset(
    """bar bars measure measures takt takte takten mesure mesures compas compases battuta battute
    misura misure compasso compassos""".split()
)
"""Words for bars by number."""
BARRED_LINKS = frozenset(": = are is the a an for sind ist sont son sono als as".split())
"""Words between bars and the section that they are: `bars 1-8: verse`."""
BAR_RANGE_LINKS = frozenset({"-", "to", "through", "bis", "a", "al", "and", "und", "until", "ate",
                             "thru", "et", "y", "e"})  # fmt: skip
"""Words between the two numbers of a range of bars."""

LOW_WORDS = frozenset({"bottom", "low", "high", "top", "deep", "upper", "lower"})
"""Words before `end` that make it a register: `the bottom end`."""
WANT_WORDS = frozenset({"want", "need", "have", "include", "use", "add", "require", "like"})
"""Verbs between `not` and what must not come."""
END_NOUNS = frozenset({"end", "finish", "close", "ende", "schluss", "fin", "fine", "fim", "final"})
"""Words behind `four bars before the`."""
BETWEEN_WORDS = frozenset({"between", "zwischen", "entre", "tra", "fra"})
"""Words before the two numbers of a range of bars."""
HALVES: dict[str, tuple[int, int]] = {
    **dict.fromkeys(
        ("first half", "ersten halfte", "erste halfte", "premiere moitie", "primera mitad",
         "prima meta", "primeira metade"), (0, 1)
    ),
    **dict.fromkeys(
        ("second half", "last half", "other half", "zweiten halfte", "zweite halfte",
         "seconde moitie", "deuxieme moitie", "segunda mitad", "seconda meta", "segunda metade",
         "halfway", "half way", "midway", "halfway through", "half way through", "midway through",
         "halfway in", "the halfway point", "halfway point", "the halfway mark", "halfway mark",
         "halfte", "mitte", "a mi chemin", "a la moitie", "a la mitad",
         "a meta", "na metade"), (1, 2)
    ),
}  # fmt: skip
"""Phrase → the halves of the piece at which a part of it begins and ends."""
UNTIL_THEN = (
    "before that, before then, until then, up to then, up to there, up to that point, davor, vorher, "
    "bis dahin, zuvor, avant cela, avant ca, jusque la, hasta entonces, antes de eso, "
    "fino ad allora, prima di allora, ate la, antes disso"
)
"""Phrases for what lies before the part that was named before."""
IN_THEN = "there, in that section, in that part, right there, dort, an dieser stelle, a cet endroit, ahi, alli, li"
"""Phrases for the part that was named before."""
FROM_THEN = (
    "after that, from then on, from there on, from there, from that point on, thereafter, afterwards, "
    "danach, ab da, von da an, ab dann, hinterher, apres cela, apres ca, a partir de la, ensuite, "
    "despues de eso, a partir de ahi, dopo di che, da li in poi, depois disso, a partir dai"
)
"""Phrases for what lies behind the part that was named before."""
START_PHRASES = (
    "at the beginning, at the start, in the beginning, to start, to start with, to begin with, at first, "
    "am anfang, zu beginn, zu anfang, au debut, al principio, al inicio, all inizio, no inicio, "
    "no comeco, starts, start, begins, begin, starting, beginning, opens, opening, it starts, "
    "beginnt, fangt an, commence, debute, empieza, comienza, inizia, comincia, comeca, "
    "starts out, starts off, begins with, starts with, opens with, starts in, starts as"
)
"""Phrases for the start of the piece."""
END_PHRASES = (
    "at the end, towards the end, toward the end, in the end, near the end, to the end, "
    "at the very end, on the last line, on the final line, on the last phrase, on the final phrase, "
    "in the last phrase, in the final phrase, to end, to finish, for the ending, at the ending, in the ending, "
    "for the end, ends, end, ending, finishes, finish, closes, concludes, it ends, am ende, "
    "am schluss, zum schluss, gegen ende, zum ende hin, zum ende, endet, a la fin, vers la fin, "
    "finit, se termine, al final, hacia el final, termina, acaba, alla fine, verso la fine, "
    "finisce, nel finale, no fim, no final, ao final, para o fim, ends with, ends in, ends on, "
    "finishing, before the end, in the final bars, in the last bars, in the closing bars, "
    "over the final bars, over the last bars, final bars, closing bars, ende, ends up, end up, finishes up, ending up"
)
"""Phrases for the end of the piece."""
WHOLE_PHRASES = (
    "from the start, from the beginning, from start to finish, throughout, from beginning to end, "
    "all the way through, von anfang an, des le debut, depuis le debut, desde el principio, "
    "dall inizio, desde o inicio, the whole time, all the way, for the rest, for the remainder, "
    "sonst uberall, den rest, le reste, el resto, il resto, o resto, from the very start, the rest, everywhere else, "
    "everything else, the remainder, until the end, till the end, up to the end, right to the end, "
    "bis zum ende, bis zum schluss, jusqu a la fin, hasta el final, fino alla fine, ate o fim"
)
"""Phrases for the whole piece."""

EDGE_VERBS = frozenset(
    """starts start begins begin opens ends end finishes finish closes concludes""".split()
)
OF_A_SECTION = frozenset("of des der du de del della dello do da von vom".split())
"""Words between an edge and its section: `the start of the chorus`."""
ENDING_VERBS = frozenset({"ends", "ending"})
ENDING_NOUNS = frozenset({"ending", "schluss", "ende", "finish"})
STARTING_NOUNS = frozenset({"start", "beginning", "opening", "anfang", "beginn"})
EDGE_PREPOSITIONS = frozenset({"at", "on"})
UP_WORDS = frozenset({"up", "playing", "to"})
"""Verbs and nouns among these phrases, and words behind them that show it."""
CLAUSE_WORDS = frozenset({"but", "while", "whereas", "aber", "wahrend", "pero", "ma", "tandis",
                          "mientras", "mentre", "enquanto", "sondern", "although"})  # fmt: skip
"""Words at which a clause ends."""
LINKS_BEFORE_ADJECTIVES = frozenset(
    """with and a an the of has have having for mit und et avec y con e com in to then by after
    include includes add plus its my one song piece track mit""".split()
)
"""Words before the adjectives of a section."""
