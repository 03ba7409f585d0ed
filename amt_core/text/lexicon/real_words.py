"""Words that look like misspellings of the lexicon's, and are none.

Found by asking the spelling index about the words of the sentence encoder's vocabulary; those
whose correction is a related word ("aggressively") are left out, for there it helps.
"""

from __future__ import annotations

REAL_WORDS: frozenset[str] = frozenset(
    """
    accent accepts accidents according acton africa aground algeria allen alternate alternating
    alternatively ambitious ambulance america americas analogy anatolia andre andrea andrei
    andres andrey angelica animation animator antonia arabia arch argentina argues astro
    attache attacked attracted auction backseat bacteria bacterial badger baked baking ballard banged
    bangor banker banking banner banning barack barbara barked barking barley barr barre barton base
    baseline bases basis basket bassett bats battled beak bearing beast beating been beetles
    beside beta bets betting bianca biking blaming blanc blanco blushed bobo bomb bombardier
    bono booking boone boots bottled bounty brain brock broke broker brother bryant buff bulge
    buren burying bushes buster buys cale caller calling calmed calves came canzone canzoni
    capita caps carl carlo cars cartoonist cascade case caste castile catch cathy cattle cave
    caves cell cells center centred centro ceremonies chairs charging charting cheers cherry
    chicks chimed choi christian christians clare clasp clement clements click climatic clocks
    cluster clustered coal coats codes collin coloration commuter companies compares compassion
    composers comprises compute computed concept concern concerning cong congregational conical
    consistent consulting contemplating content contention contents continual continue
    continued continues continuous continuum convert converting cora cords corn corner coroner
    corporation cortes county cracked cradled cramped crashing credit creditors crimes cumbria
    dagger dancer dead decreased decreasing dedicated defected defective defending dent denver
    dependent dessert detect detected detecting detection diesel digitally diner dire directive
    disc disliked disturbed diving done dora doubled drafting drive driver drives duplicate
    easter ecological economically economics eighteenth elaborated elector electrical electrode
    electron electrons element elemental elise elizabeth enhancing entertain entertained
    enthusiast enthusiasts erica erie erotic estadio exceeding exceptional excerpt exchanged
    exchanging excluded exclusive executing execution exemption exercised exited exiting
    expansive expecting expensive expertise exploding explosion expressions extreme fantastic
    fare feeder felipe fell fide fifteenth fighter figure figures filed filmed filter finer
    finish fire floats flores florida flowering following fore forrest foster fourteenth fourth
    francais frances francesca francesco franchise franchises francoise fried friedrich fuller
    furry gallant garbage garlic gave gentry gilbert giro glossy goldman grade grange grapes
    grasses grassy grateful gravel greaves greg greta grimm grit gross grossed grouped grove
    growing hacker hadn hale hampered handball handed handle hara hardcover harden hardy hare
    harmonic harper hash heading healer hearing heartbeat heated heating heaving heel here
    heroin homeless hopefully hoping horne horned hornet hose humour hunt hunted hurting
    iceland impressions incense inception included incredible india indiana industries
    infection infections injection inland insertion insistence insisting instantly intending
    intensive intention intentions inversion iris islanders javanese joaquin joey johansson
    johnston johnstone joke jonny keyboardist lakers lane lang languages lasers lawyers layer
    leading leaking leaning leaping leasing lena lengthy lens lesser leto lets licking lighting likely
    linger list livery living locking lodging logging longed losers losing lovely lover lydia
    mach machinery madden madeira madras malicious malley mandela marc marched margin maria
    marin marker market marred marsh martha martin masked massif mastery matches matching mate
    maximus mayo meal measured mediation medication medications mellon memorials mere merton
    meta metabolic metis mine miner mini mira mister moaning moderator mongolia mons monuments
    morley mormon move muller munster musically musicians muster mutter naples naturally
    nighttime nineteenth nobel nothin noting obscure ordination original originally originals
    originate originated originates ornamental ornaments overturned pacific packet packing
    pagoda palestine palma parana pardon parked parole passed paterson patrice patron patterned
    patterson patting patton paxton paying payton peer permission persia persuasion petersen
    petty philipp phillip pickering picket pinched pistol pistons pitcher placed placing plaid
    plaintiff platforms plausible pleas pleased pluto polk popularly porte ported portuguese
    positively possibly poster potter praised prayed prayer prayers praying precision prepare
    prepares preston procession professional professionals progressing progression
    progressively property puck pulling punch quaker quarterly quartz quincy quit quiver raid
    rally ranging rani ranking rash rating rattled reading reasonable rebellion reclamation
    recorded reduce reduces reflecting reflection reggie registered registrar registry reilly
    related relating relatives relativity releasing relegation relocation remote removed
    repeating replaced reporters resolving respective restraint restraints reverend reverse
    revolving richer ripping roaming roberta roberto rode rogers rollins roman romanesque
    romania romano romans routing rubble ruining rumbled russia saharan sale salmon salon
    salvage sample sampled sanctions sant saxe scar scared scares scattering scorer scratched
    scrolling searing seating sectional seduction seed seek seen segunda selection selena
    senate sentiments sequence sequences serviced seton settlement settling seventeenth seventh
    shadow shadows shake shaken shakes sham shards shares sharing sharks sharpe shaw shielding
    shin shipping shivering shower shrinking shuffled sicilian signing simpler simultaneously
    sing singled sinking sipping site sitting size slater slaves sleeping slipped slipping
    sloppy slowed smoothing snakes snapped snapping soaking sober socialist soldier sole
    something sooner sous spanned spanning spare spared specialist spectra sped spending spine
    spines spitting spoke sprang sprawling spreading sprint sprung spying squared squire stacey
    stages stake stamps star stares staring starring start startling stat stephan stephanie
    stepped stil sting stinger stinging stirling stokes stomped stone stopping stored stores
    storey storing story straighten strangled strapped stresses stretched stretches strife
    strike stripe striped stripping strive strode stronger strung studied subset subtly summary
    summons sumner superstar supplement suspended suspension sven swapped synthesis tables
    taken talking tate teaming tear tearing technically technician tend tended tenure terrible
    thee thing thinks thirsty thirteenth though thrilled tick timbers tingle tingling tipping
    tips toni topical topping torment trace trader tradition traditionally traditions trailed
    trainer transitional trapping trash travers traverse traversed tree tremble trent trial
    triangular tricks tricky trieste tuned turing turner turning twinkle understand undertake
    undertaken undertaker unearthed union unmarried unwilling vale values valves vase velvet
    vibration victor vila vile villas ville vine violet virtues voiced volley waiting waking
    walker walled wallet walt walter walters wander warner warship wasted water watery weber
    weir welding whimper whimpered william williamson willis winger winner wins wished witch
    women wooded woodlands woodstock word worthless wrestling writhing wrote
    """.split()
)
