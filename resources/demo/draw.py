#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes pictures/*.svg: each line of pictures.tsv is one drawing in one set of colours.

A drawing is an SVG with these places for colours:
  {c} {d} {l}  main colour, its shade, its light     {a} {b} {e}  accent, its shade, its light
  {t} {s}      tile and the shadow on it             {w} {v}      paper and its shade
  {m} {n}      metal and its shade                   {k}          ink
The pictures are checked in; run this after changing a drawing or a line, never in the build.
"""
import csv
import pathlib
import re

FIXED = {"k": "#2B3440", "w": "#FFF9EE", "v": "#EADFCB", "m": "#CBD3DB", "n": "#A4AFBA"}


def mix(colour, other, part):
    pairs = ((int(colour[i:i + 2], 16), int(other[i:i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def palette(main, accent, tile):
    night, day = "#1A1F3A", "#FFFFFF"
    return FIXED | {
        "c": main, "d": mix(main, night, .22), "l": mix(main, day, .32),
        "a": accent, "b": mix(accent, night, .22), "e": mix(accent, day, .4),
        "t": tile, "s": mix(tile, night, .16)}


def main():
    here = pathlib.Path(__file__).parent
    for old in (here / "pictures").glob("*.svg"):
        old.unlink()
    for row in csv.DictReader((here / "pictures.tsv").open(), delimiter="\t"):
        colours = palette(row["main"], row["accent"], row["tile"])
        drawing = (here / "drawings" / f"{row['drawing']}.svg").read_text().replace("\n", "")
        picture = re.sub(r"\{(\w)\}", lambda place: colours[place[1]], drawing)
        (here / "pictures" / f"{row['picture']}.svg").write_text(picture + "\n")


if __name__ == "__main__":
    main()
