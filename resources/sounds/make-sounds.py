#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Synthesises the four sounds of the station: 16-bit mono, 22,050 Hz, no dependencies.

They must be told apart without looking, by pitch and by rhythm, over a shop's noise and by people
who hear high tones badly: good is short and high, complete is one longer middle tone, wrong is two
low buzzes, a new order is three rising notes.
"""
import math
import struct
import wave
from pathlib import Path

RATE = 22050
TARGET = Path(__file__).parent


def tone(hertz, ms, overtones=(1.0,), level=0.6, fade_ms=8):
    """One note; `overtones` are the strengths of the fundamental and its multiples."""
    count = RATE * ms // 1000
    fade = RATE * fade_ms // 1000
    total = sum(overtones)
    samples = []
    for i in range(count):
        value = sum(strength * math.sin(2 * math.pi * hertz * (n + 1) * i / RATE)
                    for n, strength in enumerate(overtones)) / total
        envelope = min(1.0, i / fade, (count - 1 - i) / fade)
        samples.append(level * envelope * value)
    return samples


def silence(ms):
    return [0.0] * (RATE * ms // 1000)


BUZZ = (1.0, 0.0, 0.7, 0.0, 0.5, 0.0, 0.35)
SOUNDS = {
    "good": tone(1760, 50) + tone(2217, 70),
    "complete": tone(740, 230, (1.0, 0.25), fade_ms=20),
    "wrong": tone(165, 130, BUZZ, 0.85) + silence(70) + tone(165, 170, BUZZ, 0.85),
    "new-order": (tone(523, 130, (1.0, 0.3), fade_ms=15) + tone(659, 130, (1.0, 0.3), fade_ms=15)
                  + tone(784, 260, (1.0, 0.3), fade_ms=40)),
}

for name, samples in SOUNDS.items():
    with wave.open(str(TARGET / f"{name}.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", round(32767 * s)) for s in samples))
