"""The reading kit: sheets that show how much of an answer stands in the situation, and how much in the options.

`entries` is what can be asked, `kinds` are the sheets, `hand_out` lays them out, `answers` understands what came back,
and `result` is what is kept of it.
"""
