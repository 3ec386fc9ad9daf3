#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real books, read back with poppler: test-pdf.py PRINT_BOOK FOLDER prints TAP.

What may be on paper is there, in order and with its links; what may never be on paper is not."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
documents = (folder / "book.jsonl").read_text(encoding="utf-8").splitlines()
count = failures = 0
NEVER = ["geheugentekst", "geheugentijd", "belijdenis", "aliasnaam", "grenswoord", "weggelegd", "tagwoord",
         "aaaaaaaa", "too_much", "te veel", "verlangen", "lustgevoel", "schuld", "tekortschiet"]
RELEASED = ["hurtwoord", "effectwoord", "loslaatgebed", "uitnodigingswoord", "vraaggebed", "voorbede",
            "obstakelwoord", "Losgelaten", "Vergeven", "zwaarder", "nog gevoelig", "nog onderweg"]

for tool in ("pdftotext", "pdfinfo", "pdffonts", "pdftohtml", "pdftoppm"):
    if not shutil.which(tool):
        print(f"1..0 # SKIP {tool} (poppler-utils) is not installed")
        sys.exit(0)


def fact(name, ok, why=""):
    global count, failures
    count += 1
    failures += not ok
    print(f"{'ok' if ok else 'not ok'} {count} - {name}", flush=True)
    if not ok:
        print("# " + str(why)[:1500].replace("\n", "\n# "))


def read(*command):
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


class Book:
    def __init__(self, work, name, *options, lines=documents):
        self.path = str(work / name)
        subprocess.run([program, self.path, *options], input="\n".join(lines).encode(), check=True, timeout=60)
        self.text = read("pdftotext", "-layout", self.path, "-")
        self.flat = " ".join(self.text.split())
        self.info = dict(line.split(":", 1) for line in read("pdfinfo", self.path).splitlines() if ":" in line)
        self.pages = self.text.split("\f")[:-1]

    def has(self, word):
        return word in self.flat

    def raw(self):
        return pathlib.Path(self.path).read_bytes()

    def xml(self):
        done = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", self.path], capture_output=True, timeout=60,
                              check=True)
        self.complaints = done.stderr.decode()
        return done.stdout.decode()


def check_sides(received, both):
    fact("what was received is printed", all(map(received.has, (
        "Je hoeft het niet alleen te doen", "een open deur", "Stilte", "zekerheid", "gedenksteen",
        "Dank voor het licht.", "Een halfuur wandelen.", "Nog steeds waar.", "versbewoording", "dankgebed"))),
        received.text)
    found = [word for word in RELEASED if received.has(word)]
    fact("received only holds nothing of the released side", not found, found)
    missing = [word for word in ("hurtwoord een", "hurtwoord twee", "voor een deel", "Losgelaten", "een ander")
               if not both.has(word)]
    fact("both sides hold the words that were let go", not missing, missing)
    fact("a hurt that was not let go is not printed as let go", not both.has("nietlosgelaten"), both.text)
    fact("a hurt without words is printed by its label when that may be", re.search(r"\bpijn\b", both.flat))
    for book, name in ((received, "received only"), (both, "both sides")):
        found = [word for word in NEVER if book.has(word)]
        fact(f"{name}: what may never be on paper is not there", not found, found)
    fact("an entry that has nothing to print is left out", not received.has("nog onderweg"))


def check_sealed(book, sealed):
    fact("sealed entries are left out", "verzegelde" not in book.flat)
    fact("sealed entries are printed when that was asked again", sealed.has("verzegelde woorden"))


def check_shape(book):
    fact("the title of the file is neutral", book.info["Title"].strip() == "Dagboek", book.info)
    fact("the file names no author and no subject", not {"Author", "Subject", "Keywords", "Creator"} & set(book.info))
    fact("the file holds no path", b"/tmp" not in book.raw() and os.getcwd().encode() not in book.raw())
    fact("the time of making is a day", " 00:00:00 " in book.info["CreationDate"], book.info)
    fact("the file is tagged", book.info["Tagged"].strip() == "yes")
    structure = read("pdfinfo", "-struct", book.path)
    fact("the structure has one document with headings", structure.count("Document") == 1 and "H2" in structure)
    fact("the language is named", b"/Lang (nl)" in book.raw())
    fonts = read("pdffonts", book.path).splitlines()[2:]
    fact("every font is embedded and readable", fonts and all(" yes yes yes " in line for line in fonts), fonts)
    total = len(book.pages)
    numbered = [i for i, page in enumerate(book.pages, 1) if f"pagina {i} van {total}" in page]
    fact("every page but the cover is numbered", numbered == list(range(2, total + 1)), numbered)
    fact("the care text is on the last page only", "geen medisch" in book.pages[-1]
         and not any("geen medisch" in page for page in book.pages[:-1]))


def check_contents(book):
    contents = book.pages[1]
    rows = re.findall(r"^ *(\S.*?) {2,}(\d+)$", contents, re.MULTILINE)
    fact("the contents names each entry", [row[0] for row in rows] == [
        "Een avond bij het water", "Bescherming", "Donderdag 2 april 2026"], contents)
    wrong = [row for row in rows if row[0] not in book.pages[int(row[1]) - 1]]
    fact("the contents gives the page of each entry", not wrong, wrong)
    xml = book.xml()
    links = re.findall(r'<a href="[^"#]*#(\d+)">(?:<b>)?([^<]*)', xml)
    numbers = [(page, text) for page, text in links if text.strip(", ").isdigit()]
    fact("every number that is linked leads to that page",
         len(numbers) >= 5 and all(page == text.strip(", ") for page, text in numbers), links)
    fact("every link is whole", "Error" not in book.complaints, book.complaints)
    outline = re.findall(r'<item page="(\d+)">([^<]*)', xml)
    fact("the outline holds months, entries and verses", [title for _, title in outline] == [
        "Maart 2026", "Een avond bij het water", "Bescherming", "April 2026", "Donderdag 2 april 2026", "Verzen"],
        outline)
    fact("the outline leads to the right pages",
         all(title in book.pages[int(page) - 1] for page, title in outline), outline)
    fact("the index gathers one verse typed in two ways",
         re.search(r"Psalm 34:18 +\d+, +\d+", book.pages[-1]), book.pages[-1])
    places = [book.pages[-1].find(verse) for verse in ("Exodus 12:23", "Psalm 34:18", "Jesaja 61:3", "een lied")]
    fact("the index follows the order of the Bible, other words last", -1 not in places and places == sorted(places),
         book.pages[-1])


def check_words(book, english):
    text = "Reünie, één ĳs, ’s avonds „laat” — € 5, efficiënt fluiten."
    fact("the text comes back letter for letter", book.has(text), book.text)
    address = "https://voorbeeld.invalid/een/heel/lange/verwijzing/die/nergens/ophoudt/maar/wel"
    fact("a long address is broken and whole", address in "".join(book.text.split()))
    fact("dates are in the language of the book", book.has("zondag 1 maart 2026")
         and english.has("Sunday 1 March 2026"))
    fact("headings are in the language of the book", english.has("Received") and english.has("Contents")
         and english.has("page 2 of") and english.has("medical or psychological advice"))
    fact("an English book says so", b"/Lang (en)" in english.raw() and english.info["Title"].strip() == "Journal")


def check_verses(work):
    def link(typed, osis, numbering, **more):
        return {"typed": typed, "osis": osis, "numbering": numbering, "role": "received"} | more
    first = [link("Psalm 34:18", "Ps.34.18", "nld", wording="eigen woorden"),
             link("Psalm 55:13", "Ps.55.13", "nld", wording="gekozen woorden", text_of="Statenvertaling"),
             link("Jesaja 43:1", "Isa.43.1", "kjv")]
    second = [link("Ps. 34:17", "Ps.34.17", "kjv"), link("Ps. 34:18", "Ps.34.18", "kjv")]
    lines = [json.dumps({"kind": "free", "created": f"2026-0{day}-03T20:00:00Z", "text": "stil", "verses": verses})
             for day, verses in ((1, first), (2, second))]
    book = Book(work, "verses.pdf", "--cover", lines=lines)
    fact("a wording is printed under its reference", book.has("Psalm 34:18 “eigen woorden” Psalm"), book.flat)
    fact("the translation it was taken from is named", book.has("“gekozen woorden” — Statenvertaling"), book.flat)
    fact("another numbering is named where it matters", book.has("Ps. 34:18 (Engelse telling)")
         and book.has("Jesaja 43:1") and not book.has("Jesaja 43:1 ("), book.flat)
    index = book.pages[-1]
    rows = re.findall(r"^ *(\S.*?) {2,}([\d, ]+)$", index, re.MULTILINE)
    fact("the index knows a verse by any number", [row[0] for row in rows] == [
        "Psalm 34:18", "Ps. 34:18 (Engelse telling)", "Psalm 55:13", "Jesaja 43:1"]
        and rows[0][1].count(",") == 1 and "," not in rows[1][1], index)


def check_paper(work, a4, a5):
    fact("A4 is A4", "(A4)" in a4.info["Page size"], a4.info)
    fact("A5 is A5", a5.info["Page size"].strip().startswith("419.528 x 595.276"), a5.info)
    boxes = read("pdftotext", "-bbox", a5.path, "-")
    right = [float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)]
    left = [float(x) for x in re.findall(r'xMin="([\d.]+)"', boxes)]
    bottom = [float(y) for y in re.findall(r'yMax="([\d.]+)"', boxes)]
    fact("large text stays inside the page", max(right) < 419.528 - 20 and max(bottom) < 595.276 - 10, max(right))
    fact("the left margin is wide enough to write in", min(left) > 419.528 * 0.18, min(left))
    single = Book(work, "single.pdf", lines=documents[:1])
    fact("one entry has no cover and no contents", not single.has("Inhoud") and single.pages[0].startswith("Een avond"))
    empty = Book(work, "empty.pdf", lines=documents[3:4])
    fact("a book that may print nothing says so", empty.has("niets om af te drukken") and "verzegelde" not in empty.flat)


def check_booklet(work):
    lines = documents * 2
    book, flat = Book(work, "booklet.pdf", "--cover", "--booklet", lines=lines), Book(
        work, "flat.pdf", "--cover", "--a5", lines=lines)
    pages = len(flat.pages)
    sheets = (pages + 3) // 4
    fact("a booklet prints two pages a side, four a sheet", len(book.pages) == 2 * sheets, (pages, len(book.pages)))
    fact("a side of a booklet is A4 lying down", "841.89 x 595.276" in book.info["Page size"], book.info)
    found = []
    for side in range(1, 2 * sheets + 1):
        halves = [read("pdftotext", "-f", str(side), "-l", str(side), "-x", str(x), "-y", "0", "-W", "420", "-H", "596",
                       book.path, "-") for x in (0, 421)]
        found.append([int(m[1]) if (m := re.search(r"pagina (\d+) van", half)) else 0 for half in halves])
    def place(page):
        return 0 if page in (1,) or page > pages else page
    wanted = [[place(4 * sheets - side), place(side + 1)] if side % 2 == 0 else
              [place(side + 1), place(4 * sheets - side)] for side in range(2 * sheets)]
    fact("folded, the sides of a booklet read from front to back", found == wanted, (found, wanted))
    boxes = read("pdftotext", "-bbox", "-f", "2", "-l", "2", book.path, "-")
    xs = [(float(a), float(b)) for a, b in re.findall(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"', boxes)]
    left, right = [x for x in xs if x[0] < 421], [x for x in xs if x[0] >= 421]
    fact("the room to write in lies away from the fold", min(a for a, _ in left) > 80
         and min(a for a, _ in right) < 421 + 40 and max(b for _, b in right) < 842 - 75, (left[:3], right[:3]))


def check_sealed_file(work):
    book = work / "locked.pdf"
    lines = "\n".join(documents).encode()
    words = "één lang wachtwoord"
    subprocess.run([program, str(book), "--cover", "--password", words], input=lines, check=True)
    done = subprocess.run(["pdftotext", str(book), "-"], capture_output=True, check=False)
    fact("a locked book does not open without its password", done.returncode != 0 and not done.stdout, done)
    done = subprocess.run(["pdftotext", "-upw", "fout", str(book), "-"], capture_output=True, check=False)
    fact("a locked book does not open with another password", done.returncode != 0 and not done.stdout, done)
    text = read("pdftotext", "-upw", words, str(book), "-")
    fact("a locked book opens with its password", "Je hoeft het niet alleen te doen" in text, text)
    decomposed = subprocess.run(["pdftotext", "-upw", "e\u0301e\u0301n lang wachtwoord", str(book), "-"],
                                capture_output=True, check=False)
    fact("the password is kept in composed letters", decomposed.returncode != 0)
    info = read("pdfinfo", "-upw", words, str(book))
    fact("it is locked with AES-256", "algorithm:AES-256" in info, info)
    fact("a locked book is tagged and in its language", re.search(r"Tagged: +yes", info), info)
    raw = book.read_bytes()
    fact("a locked book tells nothing outside the lock", b"Dagboek" not in raw and b"/Outlines" not in raw.split(
        b"/Encrypt")[-1] and b"niet alleen" not in raw)
    for bad in ("", "x" * 128):
        done = subprocess.run([program, str(work / "bad.pdf"), "--password", bad], input=lines, capture_output=True,
                              check=False)
        fact(f"a password of {len(bad)} letters is refused and nothing is written",
             done.returncode == 1 and not (work / "bad.pdf").exists(), done)


def check_hyphens(work):
    words = "verantwoordelijkheid geloofsgemeenschap barmhartigheid onvoorwaardelijk " * 4
    line = json.dumps({"kind": "free", "created": "2026-03-01T20:00:00Z", "text": words.strip()})
    book = Book(work, "hyphens.pdf", "--a5", "--size", "18", lines=[line])
    broken = book.text.count("\u00ad")
    if not broken:
        fact("long words are broken in a narrow column # SKIP no patterns for Dutch (hyphen-nl)", True)
        return
    whole = re.sub("\u00ad-?\\s*", "", book.text)
    fact("a text with broken words reads back whole", words.strip() in " ".join(whole.split()), book.text)
    address = "https://voorbeeld.invalid/verantwoordelijkheid"
    line_of_one = json.dumps({"kind": "free", "created": "2026-03-01T20:00:00Z", "text": address})
    one = Book(work, "one.pdf", "--a5", "--size", "18", lines=[line_of_one])
    fact("an address is not broken as a word is", address in "".join(one.text.split()), one.text)
    wide = Book(work, "wide.pdf", "--size", "11", lines=[line])
    fact("no word is broken in a wide column", "\u00ad" not in wide.text, wide.text)


def check_files(work):
    """What the program makes on a disk, told by the kernel: the book, and nothing else."""
    if not shutil.which("strace"):
        fact("only the book is written to a disk # SKIP strace is not installed", True)
        return
    lines = "\n".join(documents).encode()
    for options in ([], ["--password", "een lang wachtwoord"]):
        place = work / f"files{len(options)}"
        place.mkdir()
        trace = work / f"trace{len(options)}"
        done = subprocess.run(["strace", "-f", "-qq", "-s", "4096", "-e", "trace=open,openat,creat,write,pwrite64,memfd_create,"
                               "linkat,rename,renameat,renameat2", "-o", str(trace), program, str(place / "book.pdf"),
                               "--cover", *options], input=lines, capture_output=True, check=False)
        if done.returncode != 0:
            fact("only the book is written to a disk # SKIP strace may not trace here", True)
            return
        calls = trace.read_text(errors="replace")
        made = {m[1] for m in re.finditer(r'(?:open|openat|creat)\((?:AT_FDCWD, )?"([^"]*)", [^)]*(?:O_CREAT|O_TMPFILE)', calls)}
        kept = {path for path in made if not path.startswith(("/proc", "/dev")) and "fontconfig" not in path}
        fact(f"only the book is written to a disk{', locked' if options else ''}", kept <= {str(place)}, kept)
        if options:
            fact("the plain book is in memory only", calls.count("memfd_create(") == 1, calls[-800:])


def check_preview(work):
    if not shutil.which("compare"):
        fact("the preview is the page # SKIP imagemagick is not installed", True)
        return
    lines = "\n".join(documents).encode()
    pdf, drawn, printed = work / "p.pdf", work / "drawn.png", work / "printed"
    subprocess.run([program, str(pdf), "--both"], input=lines, check=True)
    subprocess.run([program, str(drawn), "--both", "--png", "0"], input=lines, check=True)
    subprocess.run(["pdftoppm", "-r", "72", "-singlefile", "-png", str(pdf), str(printed)], check=True)
    done = subprocess.run(["compare", "-metric", "RMSE", "-extract", "595x841+0+0", str(drawn), f"{printed}.png",
                           "null:"], capture_output=True, check=False)
    distance = float(re.search(r"\(([\d.e-]+)\)", done.stderr.decode()).group(1))
    fact("the preview shows what the PDF shows", distance < 0.06, done.stderr)


def check_killed(work):
    target = work / "killed"
    target.mkdir()
    output = target / "book.pdf"
    lines = "\n".join(documents * 40).encode()
    for pause in (0.01, 0.05, 0.1, 0.2, 0.4):
        process = subprocess.Popen([program, str(output), "--cover", "--both"], stdin=subprocess.PIPE)
        process.stdin.write(lines)
        process.stdin.close()
        time.sleep(pause)
        process.kill()
        process.wait()
    left = [path.name for path in target.iterdir()]
    whole = not output.exists() or output.read_bytes().rstrip().endswith(b"%%EOF")
    fact("killed at any moment there is a whole book or none", left in ([], ["book.pdf"]) and whole, left)


def check_same(work):
    first = Book(work, "first.pdf", "--cover").raw()
    fact("two exports of one day are the same", first == Book(work, "second.pdf", "--cover").raw())


with tempfile.TemporaryDirectory() as temporary:
    work = pathlib.Path(temporary)
    received = Book(work, "received.pdf", "--cover")
    both = Book(work, "both.pdf", "--cover", "--both")
    english = Book(work, "english.pdf", "--cover", "--language", "en")
    check_sides(Book(work, "received-bare.pdf"), both)
    check_sealed(both, Book(work, "sealed.pdf", "--sealed"))
    check_shape(received)
    check_contents(received)
    check_words(received, english)
    check_verses(work)
    check_paper(work, received, Book(work, "a5.pdf", "--cover", "--both", "--a5", "--size", "18"))
    check_booklet(work)
    check_sealed_file(work)
    check_hyphens(work)
    check_files(work)
    check_preview(work)
    check_same(work)
    check_killed(work)
    fact("nothing else is left in the folder", not [name for name in os.listdir(work) if "siloam" in name])
print(f"1..{count}")
sys.exit(1 if failures else 0)
