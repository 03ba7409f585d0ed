"""Words that carry no request of their own, so that nothing is lost when they have no effect."""

from __future__ import annotations

SILENT_WORDS = frozenset(
    """
    a an the this that these those it its it's is are be been being was were will would should could
    can may must let lets do does did doing done have has had having i me my we us our you your he
    she they them their his her one some any all both each every no not nor so very really quite
    just only also too as at by for from in into of off on onto or out over per to under up upon via
    with within without about above across after again along among and around because before behind
    below beneath between but down during except if like near next now off once other since than
    then there through throughout till toward towards until when where while who whose which what
    please thanks thank hello hi hey ok okay yes want wants wanted need needs give gives write make
    makes made create compose generate play plays playing played sound sounds sounding sounded use
    uses used using add adds adding include includes including feature features featuring keep
    get gets go goes going start starts begin begins end ends kind sort type bit lot lots little
    something anything thing things piece pieces music musical song songs track tracks tune tunes
    composition compositions work instrumental instrument instruments sample demo idea arrangement
    part parts line lines section sections style styles feel feeling vibe vibes mood moods
    atmosphere sense tone key tempo bpm meter metre time signature bar bars measure measures second
    seconds minute minutes length long short duration beat beats note notes chord chords progression
    melody melodies harmony rhythm rhythms bass drums volume dynamics dynamic register texture
    voice voices band ensemble group solo full version theme scene background intro verse chorus
    bridge outro new good nice great beautiful cool best simple let's maybe perhaps say how much
    many more most less least few well even still always never together alone whole entire rest
    set number several same different main general overall mostly mainly first last second third
    here's here based inspired featuring marked marking player players minute number pm am x
    der die das ein eine einen einem einer eines und oder mit ohne fur von im in am an auf aus bei
    zu zum zur ist sind soll sollte bitte stuck musik lied ich mir mach mache schreibe schreib
    spiele spielt sehr etwas nur auch noch dann aber den dem des es wie uber unter takte takt
    le la les l un une des du de d et ou avec sans pour par dans sur au aux en est sont doit
    morceau musique chanson je veux voudrais fais compose ecris tres peu puis mais qui que ce
    el los las una unos unas y o con sin para por sobre es son debe pieza cancion musica quiero
    haz escribe muy poco luego pero que se lo al del
    il lo gli i uno e ed con senza per su di del della dei delle nel nella sono deve brano canzone
    voglio scrivi fai molto poi ma che
    um uma os as com sem para por em no na nos nas do da dos das e sao deve peca cancao quero faz
    escreve muito depois mas que ao
    """.split()
)
"""Articles, prepositions, auxiliary verbs, polite words and the general nouns of music."""
