"""Whole runs of ours and the peers on the same generated library, alternating, medians, quality beside time.

    python compare.py --tracks 10000 [--rounds 3] [--peers splink-narrow splink-wide rapidfuzz]

Ours is timed as a process, from start to end, SQLite to SQLite, evidence written. The peers are timed inside, from
reading CSV to writing CSV: starting Python and importing do not count for them. Theirs is scored at the threshold that
is best for them, which takes the truth to find; ours at its default.
"""

import argparse
import csv
import glob
import json
import os
import shutil
import sqlite3
import sys
import tempfile

import measure

here = os.path.dirname(os.path.abspath(__file__))
PEERS = {
    "splink-narrow": ["splink_peer.py", "--blocking", "narrow"],
    "splink-wide": ["splink_peer.py", "--blocking", "wide"],
    "rapidfuzz": ["rapidfuzz_peer.py"],
}
# A mapping's row and track by the ids that the generator gave them.
ANSWERS = """
    SELECT c.connector_track_id, o.source_track_id FROM track_mappings m
    JOIN connector_tracks c ON c.id = m.connector_track_id JOIN track_origins o ON o.track_id = m.track_id
    WHERE m.is_deleted = 0
"""


def ours(options, library, work):
    copy = os.path.join(work, "ours.db")
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(copy + suffix):
            os.remove(copy + suffix)
    shutil.copy(library, copy)
    child = measure.run_child(
        [options.program, "run", "--database", copy, "--json", "--threads", str(options.threads)])
    said = json.loads(child["output"])
    with sqlite3.connect(copy) as database:
        answers = dict(database.execute(ANSWERS))
    return {"seconds": child["wall"], "peak": child["peak"], "pairs": said["pairs"], "answers": answers}


def peer(name, options, library, work):
    out = os.path.join(work, name + ".csv")
    script, *rest = PEERS[name]
    child = measure.run_child(
        [sys.executable, os.path.join(here, script), library + ".tracks.csv", library + ".rows.csv", out,
         "--threads", str(options.threads), *rest])
    said = json.loads(child["output"].strip().splitlines()[-1])
    with open(out, encoding="utf-8", newline="") as file:
        scored = {row["row_id"]: (float(row["score"]), row["track_id"]) for row in csv.DictReader(file)}
    return {"seconds": said["seconds"], "peak": child["peak"], "pairs": said["pairs"], "scored": scored}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracks", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--program", default=os.path.join(here, "../../.build/release/narada-resolve"))
    parser.add_argument("--generator", default=os.path.join(here, "../.build/release/generate-library"))
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "narada-bench"))
    options = parser.parse_args()

    os.makedirs(options.folder, exist_ok=True)
    library = os.path.join(options.folder, f"peers-{options.tracks}.db")
    rows = library + ".rows.csv"
    # Rows or schema may have changed with the generator.
    if not os.path.exists(rows) or os.path.getmtime(rows) < os.path.getmtime(options.generator):
        for left in glob.glob(glob.escape(library) + "*"):
            os.remove(left)
        measure.run_child([options.generator, str(options.tracks), library, "--csv"])
    truth = measure.read_truth(library + ".truth.csv")

    rounds = {}
    with tempfile.TemporaryDirectory(dir=options.folder) as work:
        for number in range(options.rounds):
            for name in ["ours", *options.peers]:
                result = ours(options, library, work) if name == "ours" else peer(name, options, library, work)
                rounds.setdefault(name, []).append(result)
                print(f'  round {number + 1}, {name}: {result["seconds"]:.2f} s', file=sys.stderr)

    print("| engine | seconds | ours is faster | MiB | pairs | precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    mine = measure.median(result["seconds"] for result in rounds["ours"])
    for name, results in rounds.items():
        seconds = measure.median(result["seconds"] for result in results)
        peak = measure.median(result["peak"] for result in results) / 2**20
        last = results[-1]
        if name == "ours":
            precision, recall, f1 = measure.quality(last["answers"], truth)
        else:
            precision, recall, f1 = measure.best_quality(last["scored"], truth)
        print(
            f'| {name} | {seconds:.2f} | {seconds / mine:.1f} x | {peak:.0f} | {last["pairs"]} '
            f"| {precision:.4f} | {recall:.4f} | {f1:.4f} |")


main()
