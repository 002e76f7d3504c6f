"""Resolves a generated library with Splink on DuckDB, as a practitioner would after reading its tutorial.

    python splink_peer.py TRACKS.csv ROWS.csv OUT.csv --blocking narrow|wide

Writes the best track of each row with its probability. Measured from reading the files to the written answer; starting
Python and importing Splink do not count. Nothing is told to it that ours is not told, and nothing that its users would
not tell: cleaned columns, blocking rules, comparisons with term frequencies, parameters learnt without labels.
"""

import argparse
import time

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

import measure

# Titles without brackets and what stands behind a dash, guests and marks of remasters; artists without the rest of
# the credit and the article.
CLEAN = """
    SELECT id AS unique_id,
        trim(regexp_replace(regexp_replace(regexp_replace(strip_accents(lower(title)),
            '\\s*[\\(\\[].*$', ''), '\\s+(- |feat\\.? |ft\\.? ).*$', ''), '[^\\pL\\pN\\s]+', '', 'g')) AS title_key,
        trim(regexp_replace(regexp_replace(regexp_replace(strip_accents(lower(artists)),
            '\\s*(;| feat\\.? | ft\\.? | & ).*$', ''), '^the |, the$', ''), '[^\\pL\\pN\\s]+', '', 'g')) AS artist_key,
        nullif(trim(regexp_replace(regexp_replace(strip_accents(lower(album)), '\\s*[\\(\\[].*$', ''),
            '[^\\pL\\pN\\s]+', '', 'g')), '') AS album_key,
        TRY_CAST(duration_ms AS INTEGER) / 1000 AS seconds
    FROM read_csv('{path}', header = true, all_varchar = true)
"""

BLOCKING = {
    # What a careful user starts with: few pairs, and every slip in a key is lost.
    "narrow": [block_on("title_key", "artist_key"), block_on("title_key", "album_key"), block_on("artist_key", "seconds")],
    # What it takes to bring nearly all true pairs in.
    "wide": [
        block_on("title_key"),
        block_on("artist_key", "substr(title_key, 1, 2)"),
        block_on("artist_key", "album_key"),
        block_on("artist_key", "seconds"),
        block_on("substr(artist_key, 1, 4)", "substr(title_key, 1, 4)"),
        block_on("album_key", "seconds"),
    ],
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tracks")
    parser.add_argument("rows")
    parser.add_argument("out")
    parser.add_argument("--blocking", choices=BLOCKING, default="narrow")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    start = time.perf_counter()
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    for name, path in (("tracks", options.tracks), ("rows", options.rows)):
        connection.execute(f"CREATE TABLE {name} AS {CLEAN.format(path=path)}")
    api = DuckDBAPI(connection)
    seconds = comparisons.CustomComparison(
        output_column_name="seconds",
        comparison_levels=[
            levels.NullLevel("seconds"),
            levels.AbsoluteDifferenceLevel("seconds", difference_threshold=2),
            levels.AbsoluteDifferenceLevel("seconds", difference_threshold=10),
            levels.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            comparisons.JaroWinklerAtThresholds("title_key", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            comparisons.JaroWinklerAtThresholds("artist_key", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            comparisons.JaroWinklerAtThresholds("album_key", [0.9]),
            seconds,
        ],
        blocking_rules_to_generate_predictions=BLOCKING[options.blocking],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker([api.register("tracks"), api.register("rows")], settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("title_key", "artist_key")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("title_key"), block_on("artist_key", "album_key")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    predicted = linker.inference.predict(threshold_match_probability=0.01).physical_name
    # Which side is left depends on the names of the tables; ours tell themselves apart.
    connection.execute(f"""
        COPY (
            SELECT row_id, arg_max(track_id, p) AS track_id, max(p) AS score
            FROM (
                SELECT CASE WHEN unique_id_l LIKE 'track-%' THEN unique_id_r ELSE unique_id_l END AS row_id,
                    CASE WHEN unique_id_l LIKE 'track-%' THEN unique_id_l ELSE unique_id_r END AS track_id,
                    match_probability AS p
                FROM {predicted})
            GROUP BY row_id) TO '{options.out}' (HEADER)
    """)
    took = time.perf_counter() - start
    pairs = connection.execute(f"SELECT count(*) FROM {predicted}").fetchone()[0]
    measure.report(seconds=took, pairs=pairs)


main()
