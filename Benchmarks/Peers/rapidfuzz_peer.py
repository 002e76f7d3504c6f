"""Resolves a generated library with rapidfuzz and blocks of dictionaries.

    python rapidfuzz_peer.py TRACKS.csv ROWS.csv OUT.csv [--threads N]

Rows and tracks that share a block are compared: the artist and the first letter of the title, the first word of the
title and the first three letters of the artist, the whole title. Blocks with too many tracks are left out, or common
titles would cost more than all others. The score is the mean of the token set ratios of title and artist, less a point
for each second between the lengths, at most ten. Measured from reading the files to the written answer.
"""

import argparse
import csv
import re
import time
import unicodedata
from collections import defaultdict

import numpy
from rapidfuzz import fuzz, process

import measure

LARGEST_BLOCK = 300
PAIRS_AT_ONCE = 2_000_000

brackets = re.compile(r"\s*[(\[].*$|\s+(- |feat\.? |ft\.? ).*$")
rest_of_credit = re.compile(r"\s*(;| feat\.? | ft\.? | & ).*$")
article = re.compile(r"^the |, the$")
signs = re.compile(r"[^\w\s]+")


def plain(text):
    text = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def keys(row):
    title = signs.sub("", brackets.sub("", plain(row["title"]))).strip()
    artist = signs.sub("", article.sub("", rest_of_credit.sub("", plain(row["artists"])))).strip()
    words = title.split()
    blocks = (("a", artist, title[:1]), ("w", words[0] if words else "", artist[:3]), ("t", title))
    seconds = int(row["duration_ms"]) // 1000 if row["duration_ms"] else -1
    return title, artist, seconds, blocks


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tracks")
    parser.add_argument("rows")
    parser.add_argument("out")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    start = time.perf_counter()
    tracks = measure.read_table(options.tracks)
    rows = measure.read_table(options.rows)
    track_keys = [keys(row) for row in tracks]
    row_keys = [keys(row) for row in rows]
    blocks = defaultdict(list)
    for index, (_, _, _, names) in enumerate(track_keys):
        for name in names:
            blocks[name].append(index)

    best = {}
    compared = 0
    left, right = [], []

    def score():
        nonlocal compared
        if not left:
            return
        titles = process.cpdist(
            [row_keys[i][0] for i in left], [track_keys[j][0] for j in right], scorer=fuzz.token_set_ratio,
            dtype=numpy.uint8, workers=options.threads)
        artists = process.cpdist(
            [row_keys[i][1] for i in left], [track_keys[j][1] for j in right], scorer=fuzz.token_set_ratio,
            dtype=numpy.uint8, workers=options.threads)
        a = numpy.array([row_keys[i][2] for i in left])
        b = numpy.array([track_keys[j][2] for j in right])
        apart = numpy.where((a < 0) | (b < 0), 3, numpy.minimum(abs(a - b), 10))
        scores = (titles.astype(numpy.float32) + artists) / 2 - apart
        for i, j, value in zip(left, right, scores.tolist()):
            if i not in best or value > best[i][0]:
                best[i] = (value, j)
        compared += len(left)
        left.clear()
        right.clear()

    for index, (_, _, _, names) in enumerate(row_keys):
        candidates = set()
        for name in names:
            block = blocks.get(name, ())
            if len(block) <= LARGEST_BLOCK:
                candidates.update(block)
        left.extend([index] * len(candidates))
        right.extend(sorted(candidates))
        if len(left) >= PAIRS_AT_ONCE:
            score()
    score()
    with open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row_id", "track_id", "score"])
        for index, (value, track) in sorted(best.items()):
            writer.writerow([rows[index]["id"], tracks[track]["id"], value])
    measure.report(seconds=time.perf_counter() - start, pairs=compared)


main()
