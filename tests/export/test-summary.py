#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real summaries, read back with poppler: test-summary.py PRINT_SUMMARY prints TAP.

The canary session holds a word of its own in every text that a session can hold; what is not on the
visitor's list may be neither on the page nor anywhere in the bytes of the file."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile

program = sys.argv[1]
count = failures = 0
# What a visitor may tick; all other canaries may never be found.
MAY = {"canary-received-text", "canary-hurts-words", "canary-verses-typed", "canary-verses-wording",
       "canary-verses-text_of", "canary-entry-today_step", "canary-session-takes_home", "canary-session-blessing"}
PASSWORD = "een stil water é"

for tool in ("pdftotext", "pdfinfo", "pdffonts", "qpdf"):
    if not shutil.which(tool):
        print(f"1..0 # SKIP {tool} is not installed")
        sys.exit(0)


def fact(name, ok, why=""):
    global count, failures
    count += 1
    failures += not ok
    print(f"{'ok' if ok else 'not ok'} {count} - {name}", flush=True)
    if not ok:
        print("# " + str(why)[:1500].replace("\n", "\n# "))


def read(*command):
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


class Paper:
    def __init__(self, work, *options, password=None):
        self.path = str(work / f"paper-{len(list(work.iterdir()))}.pdf")
        more = [f"--password={password}"] if password else []
        subprocess.run([program, self.path, *options, *more], check=True, timeout=60)
        key = ["-upw", password] if password else []
        self.text = read("pdftotext", "-layout", *key, self.path, "-").decode()
        self.flat = " ".join(self.text.split())
        self.pages = self.text.split("\f")[:-1]
        self.info = dict(line.split(":", 1) for line in read("pdfinfo", *key, self.path).decode().splitlines()
                         if ":" in line)

    def has(self, *words):
        return all(word in self.flat for word in words)

    def canaries(self):
        return set(re.findall(r"canary-[a-z]+-[a-z_]+", "".join(self.text.split())))

    def everything(self):
        """Every byte of the file, packed and unpacked."""
        unpacked = read("qpdf", "--qdf", "--object-streams=disable", self.path, "-")
        return pathlib.Path(self.path).read_bytes() + unpacked


def check_never(work):
    for language in ("nl", "en"):
        for form in ("je", "u"):
            paper = Paper(work, "--canaries", f"--language={language}", f"--form={form}")
            found = paper.canaries()
            fact(f"{language}, {form}: nothing that may never be on paper is there", found <= MAY, found - MAY)
            fact(f"{language}, {form}: every line that was ticked is there", found == MAY, MAY - found)
    data = paper.everything()
    fact("no id, note or alias is anywhere in the bytes",
         not any(word in data for word in (b"canary-session-alias", b"canary-notes", b"00000000-0000-4000", b"canary-consents")))


def check_ticked(work):
    received = Paper(work, "--canaries", "--kinds=received")
    fact("a line that is not ticked is not on the paper", received.canaries() == {"canary-received-text"},
         received.canaries())
    fact("without a released word there is no released side", not received.has("Ik liet los"))
    none = Paper(work, "--canaries", "--kinds=nothing")
    fact("nothing ticked gives no line at all", not none.canaries())
    refused = Paper(work, "--canaries", "--refuse")
    fact("without consent for a summary no line is printed", not refused.canaries(), refused.canaries())


def check_content(work):
    paper = Paper(work, "--find-us=Grote kerk, iedere vrijdag")
    fact("it holds what was received with its form", paper.has("zekerheid: “U hoeft het", "(woord)", "(beeld)"),
         paper.text)
    fact("it names nobody healed", not paper.has("genezing"), paper.text)
    fact("it holds verses, today, blessing and the place",
         paper.has("Psalm 34:18 · Jesaja 61:3 · Johannes 14:27", "Cadeau van vandaag", "een halfuur wandelen",
                   "Zegen", "Numeri 6:24-26", "Waar u ons vindt", "Grote kerk"), paper.text)
    fact("the released word stands beside what was received",
         re.search(r"Ik liet los +Ik ontving", paper.text) and paper.has("angst"), paper.text)
    fact("it ends with the care text and the lines of help",
         paper.has("geen medisch of psychologisch advies. Overleg met uw arts", "112 · 113 (dag en nacht) · Veilig Thuis"), paper.text)
    fact("the visitor is not named on it", not paper.has("Roos"))
    fact("the day is written out", paper.has("21 november 2026"), paper.text)
    fact("an ordinary evening is one page", len(paper.pages) == 1 and paper.has("bladzijde 1 van 1"), paper.text)
    fact("in je it says je", Paper(work, "--form=je").has("Overleg met je arts voordat je"))
    english = Paper(work, "--language=en")
    fact("in English it is English", english.has("Summary", "21 November 2026", "I let go of", "I received",
                                                 "Talk to your doctor", "page 1 of 1"), english.text)


def check_metadata(work):
    for language, title in (("nl", "Samenvatting"), ("en", "Summary")):
        paper = Paper(work, f"--language={language}")
        told = {"Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} & set(paper.info)
        fact(f"{language}: the file tells its title and nothing else", not told
             and paper.info["Title"].strip() == title, paper.info)
        data = paper.everything()
        fact(f"{language}: the file names its language", b"/Lang (" + language.encode() + b")" in data)
        fact(f"{language}: no path, program or moment is in the bytes",
             not re.search(rb"/tmp|cairo|qpdf\.|D:20\d\d|siloam|Siloam", data.replace(b"%QDF", b"")),
             re.findall(rb".{20}(?:/tmp|cairo|D:20\d\d|[sS]iloam).{20}", data))
        fact(f"{language}: it is tagged", paper.info["Tagged"].strip() == "yes", paper.info)
        structure = read("pdfinfo", "-struct", paper.path).decode()
        fact(f"{language}: its headings are headings", structure.count("Document") == 1
             and "H1" in structure and "H2" in structure, structure)
        fonts = read("pdffonts", paper.path).decode().splitlines()[2:]
        fact(f"{language}: every font is in it", fonts and all(" yes yes yes " in line for line in fonts), fonts)
    same = Paper(work), Paper(work)
    fact("two of one evening are the same bytes", len({pathlib.Path(p.path).read_bytes() for p in same}) == 1)
    mode = stat.S_IMODE(os.stat(paper.path).st_mode)
    fact("only its owner can read the file", mode == 0o600, oct(mode))


def check_password(work):
    paper = Paper(work, password=PASSWORD)
    fact("with its password it opens", paper.has("U hoeft het niet alleen te doen"))
    closed = subprocess.run(["pdftotext", paper.path, "-"], capture_output=True, check=False)
    fact("without its password it stays shut", closed.returncode != 0 and not closed.stdout)
    fact("locked means AES-256", "AES-256" in paper.info["Encrypted"], paper.info)
    told = {"Author", "Creator", "Producer", "CreationDate"} & set(paper.info)
    fact("a locked one tells no more than an open one", not told, paper.info)


def check_sizes(work):
    a5 = Paper(work, "--a5")
    fact("A5 is A5", a5.info["Page size"].strip().startswith("419.5"), a5.info)
    large = Paper(work, "--size=18")
    fact("with large letters an ordinary evening is two pages at most", len(large.pages) <= 2, large.text)
    both = Paper(work, "--a5", "--size=18")
    fact("on a narrow page what was received comes first", 0 < both.flat.find("Ik ontving")
         < both.flat.find("Ik liet los"), both.text)
    fact("each page says which it is", all(f"bladzijde {i} van {len(both.pages)}" in page
                                           for i, page in enumerate(both.pages, 1)), both.text)
    long = Paper(work, "--long")
    fact("what does not fit goes on with the next page, whole", len(long.pages) > 1
         and long.has(*(f"regel {i} van" for i in (0, 100, 259))), long.text)
    fact("the care text is there once, at the end", long.flat.count("geen medisch") == 1
         and "geen medisch" in long.pages[-1], long.text)


with tempfile.TemporaryDirectory() as folder:
    place = pathlib.Path(folder)
    for number, check in enumerate((check_never, check_ticked, check_content, check_metadata, check_password,
                                    check_sizes)):
        (place / str(number)).mkdir()
        check(place / str(number))

print(f"1..{count}")
sys.exit(failures > 0)
