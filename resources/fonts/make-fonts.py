#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the bundled fonts from Debian's fonts-inter (needs python3-fonttools).

Qt 6.4 cannot switch OpenType features on, so the ones the screens rely on are frozen into the
character map here: figures of equal width, so that a count or a clock does not dance, and for codes
also a slashed zero and a capital I with serifs, so that nobody walks to shelf O when 0 was meant.
The families get names of their own: a copy of Inter on the machine must not shadow them.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/opentype/inter")
TARGET = Path(__file__).parent
LATIN_GREEK_CYRILLIC = [(0x20, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
                        (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x20BF), (0x2100, 0x214F),
                        (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF)]
ASCII = [(0x20, 0x7E)]
FONTS = [
    ("Inter Tabular", "Regular", ["tnum"], LATIN_GREEK_CYRILLIC),
    ("Inter Tabular", "Medium", ["tnum"], LATIN_GREEK_CYRILLIC),
    ("Inter Tabular", "SemiBold", ["tnum"], LATIN_GREEK_CYRILLIC),
    ("Inter Codes", "SemiBold", ["ss02", "zero"], ASCII),
]
WEIGHT = {"Regular": 400, "Medium": 500, "SemiBold": 600}


def substitutions(font, tag):
    """All one-to-one glyph replacements of a feature."""
    table = font["GSUB"].table
    result = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != tag:
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                if part.LookupType == 1:
                    result.update(part.mapping)
    return result


def rename(font, family, style):
    names = {1: f"{family} {style}" if style != "Regular" else family, 2: "Regular",
             3: f"{family} {style} for Storehand", 4: f"{family} {style}",
             6: f"{family.replace(' ', '')}-{style}", 16: family, 17: style}
    for record in list(font["name"].names):
        if record.platformID != 3 or record.nameID > 17:
            font["name"].names.remove(record)
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [names[6]]
    top[0].FullName, top[0].FamilyName = names[4], family
    font["OS/2"].usWeightClass = WEIGHT[style]


def make(family, style, features, ranges):
    font = TTFont(SOURCE / f"Inter-{style}.otf")
    for tag in features:
        mapping = substitutions(font, tag)
        if not mapping:
            sys.exit(f"Inter-{style}.otf has no feature {tag}")
        for table in font["cmap"].tables:
            for code, glyph in table.cmap.items():
                table.cmap[code] = mapping.get(glyph, glyph)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "calt"]
    options.hinting = False
    options.name_IDs = ["*"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=[c for first, last in ranges for c in range(first, last + 1)])
    tool.subset(font)
    rename(font, family, style)
    target = TARGET / f"{family.replace(' ', '')}-{style}.otf"
    font.save(target)
    print(target.name, target.stat().st_size)


for each in FONTS:
    make(*each)
