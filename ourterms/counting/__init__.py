"""Counting, exact and fast: Python and numpy, no Django, nothing else of ours; usable alone.

    from ourterms.counting.formats import read
    from ourterms.counting.rules import Options, count

    result = count(read("budget.pb"), "mes:cost", Options())
    result.winners, result.as_data(), result.as_text(), result.as_svg()

`rules` lists what can be counted and by which function; `formats` what can be read; `ties` how ties are broken.
"""
