"""Numbers in words."""

from __future__ import annotations

_UNITS = {
    1: "one un une ein eine einen einer uno una um uma",
    2: "two deux zwei zwo dos due dois duas twee twa dwa два", 3: "three trois drei tres tre drie",
    4: "four quatre vier cuatro quattro quatro fyra",
    5: "five cinq fünf cinco cinque vijf fem", 6: "six sechs seis sei zes",
    7: "seven sept sieben siete sette sete", 8: "eight huit acht ocho otto oito atta",
    9: "nine neuf neun nueve nove", 10: "ten dix zehn diez dieci dez", 11: "eleven onze elf undici",
    12: "twelve douze zwolf doce dodici doze dozen twaalf", 13: "thirteen treize dreizehn trece",
    14: "fourteen quatorze vierzehn catorce", 15: "fifteen quinze fünfzehn quince quindici",
    16: "sixteen seize sechzehn dieciseis sedici dezesseis zestien sexton",
    17: "seventeen", 18: "eighteen dixhuit achtzehn", 19: "nineteen",
    20: "twenty vingt zwanzig veinte venti vinte",
    24: "vierundzwanzig veinticuatro ventiquattro", 30: "thirty trente dreissig treinta trenta trinta",
    32: "zweiunddreissig trentadue", 40: "forty fourty quarante vierzig cuarenta quaranta quarenta",
    45: "fünfundvierzig quarantacinque", 48: "achtundvierzig quarantotto",
    50: "fifty cinquante fünfzig cincuenta cinquanta cinquenta",
    60: "sixty soixante sechzig sesenta sessanta sessenta", 64: "vierundsechzig", 70: "seventy setenta",
    80: "eighty ochenta", 90: "ninety neunzig noventa novanta",
    100: "hundred cent hundert cien cento einhundert cem",
    120: "hundertzwanzig einhundertzwanzig centoventi",
}  # fmt: skip

NUMBER_WORDS: dict[str, int] = {
    word.replace("ü", "u"): value for value, words in _UNITS.items() for word in words.split()
}
"""Word → value in English, French, German, Spanish, Italian and Portuguese."""

APPROXIMATELY = frozenset(
    """around about approximately approx ~ ca circa roughly exactly near nearly some etwa ungefahr
    environ aproximadamente cerca aproximativement""".split()
)
"""Words before a number that is not exact."""

RANGE_LINKS = frozenset({"to", "bis", "a"})
"""Words between the two numbers of a range: `120 to 130`."""
BETWEEN_WORDS = frozenset({"between", "zwischen", "entre", "tra", "fra"})
BETWEEN_LINKS = frozenset({"and", "und", "y", "et", "e", "&"})
"""Words before a range and between its two numbers: `between 120 and 130`."""
OR_WORDS = frozenset({"or", "oder", "ou"})
"""Words between two numbers of which the first is taken: `70 or 140`."""
HUNDRED_LINKS = frozenset({"and"})
"""Words of `one hundred and twenty`."""
ISH = "ish"
"""The ending of a number that is not exact."""
