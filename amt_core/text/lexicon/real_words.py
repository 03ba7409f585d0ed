"""Words that look like misspellings of the lexicon's, and are none.

Found by asking the spelling index about common English words; those whose correction is
a related word ("violinist") are left out, for there it helps.
"""

from __future__ import annotations

REAL_WORDS: frozenset[str] = frozenset(
    """
    accent accepts accidents according acton africa aground algeria alternate alternating
    alternatively ambitious ambulance america americas analogy andre andrea andrei andres andrey
    angelica antonia arabia argentina astro auction backseat bacteria bacterial badger baking
    ballard banged bangor banker banking banner banning barack barbara barking barley barton
    baseline bases basket bassett battled bearing beast beetles blaming blushed bombardier
    booking boots bottled bounty brain brock broke broker brother bryant bulge buren burying
    bushes caller calling calmed calves carlo cartoonist caste castile catch cathy cattle caves
    center centred centro ceremonies chairs charging charting cheers cherry chicks chimed
    christian christians clare clasp clement clements click climatic clocks cluster clustered
    coats codes collin coloration companies compares compassion composers comprises concept
    concern concerning congregational conical consistent consulting contemplating content
    contention contents continual continue continued continues continuous continuum convert
    converting cords corner corporation cortes county cramped crashing credit creditors crimes
    cumbria dagger dancer decreased decreasing dedicated defected defective defending dependent
    dessert detected detecting detection digitally diner directive disturbed diving doubled
    drafting drive driver drives duplicate easter ecological economically economics eighteenth
    elaborated elector electrical electrode electrons element elemental elise elizabeth
    enhancing entertain entertained enthusiast enthusiasts erotic estadio exceeding excerpt
    exchanged exchanging excluded exclusive executing exercised exited exiting expansive
    expensive expertise exploding explosion expressions fantastic feeder felipe fifteenth
    fighter figure figures filed filmed filter finer floats florida flowering following forrest
    foster fourteenth francais franchise franchises francoise fried friedrich fuller furry
    gallant garbage garlic gentry gilbert glossy goldman grade grange grassy grateful greta
    gross grossed grouped grove growing hacker hampered handball handed handle hardcover hardy
    harmonic heading hearing heartbeat heated heating heaving heroin homeless hopefully hoping
    horne horned hornet hunted hurting iceland impressions incense inception included incredible
    india indiana industries infection infections injection inland insertion insistence
    insisting instantly instrument intending intensive intention intentions inversion javanese
    joaquin johansson johnston johnstone jonny keyboardist lakers lasers latino lawyers layer
    leading leaking leaning leaping leasing licking lighting likely livery living locking
    lodging logging losers losing lovely lover lydia machinery madden madeira madras malley
    marched margin maria marin marker market marred marsh martha martin masked massif mastery
    matching maximus measured mediation medication medications mellon memorials merton metabolic
    metis miner moaning moderator mongolia monuments morley mormon muller musically musicians
    naples naturally nighttime nineteenth nobel nothin noting obscure ornamental ornaments
    overturned pacific packet packing pagoda palestine pardon parked passed paterson patrice
    patron patterned patterson patting patton paxton paying payton permission persia persuasion
    petersen philipp phillip pickering picket pinched pistol pistons pitcher placed placing
    plaid plaintiff platforms plausible popularly porte ported positively possibly poster potter
    praised prayed prayer prayers praying precision procession professional professionals
    progressing progression progressively pulling quarterly racing rally ranging ranking rating
    reading rebellion reclamation recorded reflecting reflection reggie registered registrar
    registry reilly related relating releasing relegation relocation remote removed replacing
    reporters resolving respective restraint restraints reverend reverse revolving richer
    roaming roberta roberto rogers rollins romanesque routing rubble ruining rumbled russia
    salmon salon salvage sample sampled scared scattering scorer scratched searing seating
    sectional seduction segunda selection selena senate sentiments serviced settlement settling
    seventeenth seventh shadow shadows shake shaken shakes sharing shielding shipping shivering
    shower shrinking shuffled sicilian signing simpler simply simultaneously singled sinking
    sipping sitting slater sleeping slipped slipping slowed smoothing snapped snapping soaking
    sober socialist soldier something sooner spaced spanned spanning spare specialist spine
    spines spitting spoke sprang sprawling spreading sprint sprung spying squared squire stacey
    staring starring start startling stephan stephanie stepped sting stinging stirling stokes
    stomped stone stopping stored stores storey storing story strangled strapped stretched
    stretches strife strike stripe striped stripping strive strode strong stronger strung subset
    subtly summary summons sumner superstar suspended suspension swapped synthesis tables taken
    teaming tearing technically technician tended tenure there thing thinks thirsty thirteenth
    thrilled tingle tipping topical topping torment trace trader tradition traditionally
    traditions trailed trainer transitional trapping trash travers traverse traversed tremble
    trent trial trieste understand undertake undertaken undertaker unearthed union unmarried
    velvet vibration victor villas violet virtues voiced waiting waking walker walled wallet
    walter walters wander warner warship wasted water watery weber welding whimper whimpered
    whistled william williamson willis winger winner wished witch women wooded woodlands
    woodstock wrestling writhing wrote
    """.split()
)
