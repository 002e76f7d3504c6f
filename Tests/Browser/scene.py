"""A database with questions, made by the program itself, and the program's page over it."""

import csv
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("NARADA_RESOLVE", str(ROOT / ".build/debug/narada-resolve"))

WORDS = ["Morning", "River", "Glass", "Paper", "Northern", "Stone", "Silver", "Echo", "Lantern", "Harbour"]
HOSTILE = [
    "<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>", "\"><svg onload=window.hacked=1>",
    "' onfocus='window.hacked=1", "=cmd|' /C calc'!A0", "\u202egpj.exe", "\x1b[31mred", "שלום", "A" * 10_000,
]


class Scene:
    """A folder with a database: live takes, another name of the band, and hostile titles wait in it."""

    def __init__(self, songs=60):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="narada-browser-scene-"))
        library, rows = [], []
        for number in range(songs):
            title = f"{WORDS[number % 10]} {WORDS[number // 10 % 10]} {number}"
            code, length = f"GBAYE92{number:05d}", f"4:{number % 60:02d}"
            library.append([f"t{number}", title, "The Lanterns", "First Light", length, code])
            library.append([f"d{number}", f"{title} (Demo)", "The Lanterns", "Sketches", length, ""])
            if number % 3:
                rows.append([f"s{number}", f"{title} (Live)", "The Lanterns", "On Stage", length, code])
            else:
                rows.append([f"s{number}", title, "Vier Farben", "", length, code])
        for number, text in enumerate(HOSTILE):
            code = f"GBAYE93{number:05d}"
            library.append([f"h{number}", f"Odd {number} {text}", "Björk", "", f"3:0{number}", code])
            rows.append([f"e{number}", f"Odd {number} {text} (Live)", "Björk", "", f"3:0{number}", code])
        self._write("library.csv", library)
        self._write("spotify.csv", rows)
        self.narada("migrate", "up")
        self.narada("import", "csv", "library.csv", "--as", "internal")
        self.narada("import", "csv", "spotify.csv", "--connector", "spotify")
        self.narada("run")

    def _write(self, name, rows):
        with open(self.folder / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "title", "artists", "album", "duration", "isrc"])
            writer.writerows(rows)

    def narada(self, *arguments):
        environment = {**os.environ, "NARADA_DATABASE": str(self.folder / "narada.db"), "NO_COLOR": "1"}
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def verdicts(self):
        """The verdicts that count, by the service's id of the row."""
        lines = self.narada("review", "export", "--json").splitlines()
        return {line["connector_id"]: line for line in map(json.loads, lines)}

    def waiting(self):
        return json.loads(self.narada("review", "list", "--json", "--limit", "1"))["total"]

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Server:
    """`review serve` over a scene; `close` interrupts it as Ctrl-C does."""

    def __init__(self, scene):
        self.process = subprocess.Popen(
            [PROGRAM, "review", "serve", "--open", "no", "--json", "--database", str(scene.folder / "narada.db")],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self.process.kill()
            raise AssertionError(f"the page does not start: {self.process.communicate()[1]}")
        said = json.loads(line)
        self.url, self.port = said["url"], said["port"]
        self.origin = f"http://127.0.0.1:{self.port}"

    def close(self):
        """The exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        return self.process.returncode
