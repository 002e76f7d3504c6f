"""The kernels against rapidfuzz's `process.cdist` on the same texts, alternating, medians of processor time.

    python kernels.py TEXTS [--queries 1000] [--rounds 5]

TEXTS has a text on each line, such as the titles of a generated library. Both
sides compare the first --queries lines with all lines, on one thread, preparation included. rapidfuzz is given each
of its result types that holds the result, and the fastest counts. Distances must be equal for all pairs.
"""

import argparse
import json
import os
import sys
import tempfile
import time

import numpy
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, JaroWinkler, Levenshtein

import measure

here = os.path.dirname(os.path.abspath(__file__))
# Ours: the peer's scorer, its result types, its queries (a slow one need not take minutes).
KERNELS = {
    "indel": (Indel.distance, [numpy.uint8, numpy.int32], 1.0),
    "indel-ratio": (Indel.normalized_similarity, [numpy.float32], 1.0),
    "levenshtein": (Levenshtein.distance, [numpy.uint8, numpy.int32], 1.0),
    "jaro-winkler": (JaroWinkler.similarity, [numpy.float32], 1.0),
    "token-set": (fuzz.token_set_ratio, [numpy.uint8, numpy.float32], 0.1),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bench", default=os.path.join(here, "../.build/release/narada-bench"))
    options = parser.parse_args()

    with open(options.texts, encoding="utf-8") as file:
        texts = [line for line in file.read().split("\n") if line]
    rates = {}
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.rounds):
            for name, (scorer, types, share) in KERNELS.items():
                child = measure.run_child(
                    [options.bench, "kernels", options.texts, "--queries", str(options.queries), "--only", name,
                     "--rounds", "1", "--json", "--dump", folder])
                rates.setdefault((name, "ours"), []).append(json.loads(child["output"])[name])
                queries = texts[: max(1, int(options.queries * share))]
                best = 0
                for kind in types:
                    start = time.process_time()
                    table = process.cdist(queries, texts, scorer=scorer, dtype=kind, workers=1)
                    best = max(best, table.size / (time.process_time() - start))
                    results[name] = table
                rates.setdefault((name, "peer"), []).append(best)
        for name in ("indel", "levenshtein"):
            mine = numpy.fromfile(os.path.join(folder, name + ".bin"), dtype=numpy.uint8)
            theirs = results[name].reshape(-1)
            different = int((mine != numpy.minimum(theirs, 255)).sum())
            if different:
                sys.exit(f"{name}: {different} of {mine.size} pairs differ")
    print("| kernel | ours, M pairs/s | rapidfuzz, M pairs/s | times |")
    print("|---|---|---|---|")
    for name in KERNELS:
        mine, theirs = measure.median(rates[name, "ours"]), measure.median(rates[name, "peer"])
        print(f"| {name} | {mine / 1e6:.1f} | {theirs / 1e6:.1f} | {mine / theirs:.1f} |")


main()
