"""The built program, and a folder of its own for each test."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["NARADA_RESOLVE"]

LIBRARY = """id,title,artists,album,duration,isrc,release_date
1,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,USAM10200001,2002-11-05
2,Paranoid Android,Radiohead,OK Computer,6:27,GBAYE9700101,1997-05-21
3,Jóga,Björk,Homogenic,5:05,,1997
"""

ROWS = """id,title,artists,album,duration,isrc,mood
a1,Hurt,Johnny Cash,American IV: The Man Comes Around,3:37,USAM10200001,sad
a2,Paranoid Android (Live),Radiohead,,6:50,GBAYE9700101,
a3,Joga,Bjork,Homogenic,5:04,,
a4,Some Song That Nobody Has,Nobody At All,,4:00,,
"""


class NaradaTest(unittest.TestCase):
    """A test with a folder; `self.path` is the database's place in it."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="narada-python-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = os.path.join(self.folder, "narada.db")

    def start(self, *arguments):
        """The program, running."""
        return subprocess.Popen(
            [PROGRAM, *arguments, "--database", self.path],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )

    def run_program(self, *arguments, status=0):
        """The output of the program, which must end with the status."""
        process = self.start(*arguments)
        output, errors = process.communicate()
        self.assertEqual(process.returncode, status, f"{arguments}: {errors}{output}")
        return output if status == 0 else errors

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def import_csv(self, text, *options):
        self.run_program("import", "csv", self.write("import.csv", text), *options)

    def make_library(self):
        """A database that the program made, resolved."""
        self.run_program("migrate", "up")
        self.import_csv(LIBRARY, "--as", "internal")
        self.import_csv(ROWS, "--connector", "spotify")
        self.run_program("run")

    def connect(self):
        """Python's own view of the file, rows by name, transactions by hand."""
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=30)
        connection.row_factory = sqlite3.Row
        self.addCleanup(connection.close)
        return connection

    def dump(self, *tables, without=()):
        """All rows of the tables as Python reads them."""
        connection = self.connect()
        return {
            table: [
                {key: row[key] for key in row.keys() if key not in without}
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
            ]
            for table in tables
        }
