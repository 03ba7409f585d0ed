"""Numbers in words."""

from __future__ import annotations

_UNITS = {
    1: "one un une ein eine einen uno una um uma", 2: "two deux zwei dos due dois duas",
    3: "three trois drei tres tre", 4: "four quatre vier cuatro quattro quatro",
    5: "five cinq fünf cinco cinque", 6: "six sechs seis sei", 7: "seven sept sieben siete sette sete",
    8: "eight huit acht ocho otto oito", 9: "nine neuf neun nueve nove",
    10: "ten dix zehn diez dieci dez", 11: "eleven onze elf once undici",
    12: "twelve douze zwolf doce dodici doze dozen", 13: "thirteen", 14: "fourteen",
    15: "fifteen quinze", 16: "sixteen seize sechzehn dieciseis sedici dezesseis",
    17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty vingt zwanzig veinte venti vinte",
    24: "vierundzwanzig veinticuatro ventiquattro", 30: "thirty trente dreissig treinta trenta trinta",
    32: "zweiunddreissig trentadue", 40: "forty quarante vierzig cuarenta", 50: "fifty cinquante",
    60: "sixty soixante sechzig sesenta sessanta", 64: "vierundsechzig", 70: "seventy",
    80: "eighty", 90: "ninety neunzig noventa", 100: "hundred cent hundert cien cento",
}  # fmt: skip

NUMBER_WORDS: dict[str, int] = {
    word.replace("ü", "u"): value for value, words in _UNITS.items() for word in words.split()
}
"""Word → value in English, French, German, Spanish, Italian and Portuguese."""

AMBIGUOUS_NUMBER_WORDS = frozenset(
    {"un", "une", "ein", "eine", "einen", "uno", "una", "um", "uma", "due", "once", "sei", "sept",
     "cent", "tre", "onze", "elf", "dozen"}
)  # fmt: skip
"""Number words that mean something else elsewhere; they count only before a unit."""
