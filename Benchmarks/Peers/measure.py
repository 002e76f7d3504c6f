"""What every peer script shares: the generated files, child processes, the truth, medians."""

import csv
import json
import os
import statistics
import subprocess
import sys
import time


def read_table(path):
    """The rows of a generated CSV file, as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_truth(path):
    """For each connector row's id the id of its track, "" where the library has none."""
    with open(path, encoding="utf-8", newline="") as file:
        return {row["connector_track_id"]: row["library_id"] for row in csv.DictReader(file)}


def run_child(words):
    """Runs a command; returns its output, seconds, processor seconds and peak memory in bytes."""
    start = time.perf_counter()
    child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f'"{" ".join(words)}" ended with status {child.returncode}')
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2)
    return {
        "output": output,
        "wall": time.perf_counter() - start,
        "processor": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * unit,
    }


def quality(answers, truth):
    """Precision, recall and F1 of {row: track} against the truth; rows without an answer are left out of `answers`."""
    right = sum(1 for row, track in answers.items() if truth[row] == track)
    known = sum(1 for track in truth.values() if track)
    precision = right / len(answers) if answers else 0.0
    recall = right / known if known else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def best_quality(scored, truth):
    """The quality at the threshold that is best for `scored`, {row: (score, track)}: a gift that needs the truth."""
    known = sum(1 for track in truth.values() if track)
    right, best = 0, (0.0, 0.0, 0.0)
    order = sorted(scored.items(), key=lambda item: -item[1][0])
    for count, (row, (score, track)) in enumerate(order, start=1):
        right += truth[row] == track
        if count < len(order) and order[count][1][0] == score:
            continue
        precision, recall = right / count, right / known
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        if f1 > best[2]:
            best = (precision, recall, f1)
    return best


def report(**values):
    """Prints one peer's numbers for the script that started it."""
    print(json.dumps(values))


median = statistics.median
