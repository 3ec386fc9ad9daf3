#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""book.py BENCH_BOOK: a book of 1,000 and of 10,000 entries, and the same words through pandoc and groff, or LibreOffice.

Prints pages, seconds and peak memory of each, and how many times as much the other program needs."""
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]


def measure(*command):
    """Seconds, and the peak of memory in MiB of the largest process among it and its children."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    peak = max(usage.ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if not output else 0)
    return time.monotonic() - began, peak / 1024, process.returncode, output.decode()


def count_pages(path):
    info = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=False).stdout
    found = re.search(r'^Pages: +(\d+)', info, re.M)
    return int(found[1]) if found else 0


def peers(text, folder):
    pdf = folder / 'text.pdf'
    if shutil.which('pandoc') and shutil.which('pdfroff'):
        yield 'pandoc and groff', pdf, ['pandoc', str(text), '-o', str(pdf), '--pdf-engine=pdfroff']
    elif shutil.which('pandoc') and shutil.which('weasyprint'):
        yield 'pandoc and weasyprint', pdf, ['pandoc', str(text), '-o', str(pdf), '--pdf-engine=weasyprint']
    if shutil.which('soffice'):
        yield 'LibreOffice', pdf, ['soffice', '--headless', '--convert-to', 'pdf', '--outdir', str(folder), str(text)]


with tempfile.TemporaryDirectory() as temporary:
    work = pathlib.Path(temporary)
    ours = None
    for entries in (1000, 10000):
        seconds, peak, code, output = measure(program, str(entries), str(work / 'book.pdf'), str(work / f'{entries}.md'))
        if code != 0:
            sys.exit(f'the book of {entries} entries failed')
        size = (work / 'book.pdf').stat().st_size / 2 ** 20
        print(f'{entries} entries: {count_pages(work / "book.pdf")} pages, {seconds:.1f} s, {peak:.0f} MiB at most, '
              f'PDF of {size:.1f} MiB', flush=True)
        ours = ours or (seconds, peak)
    found = False
    for name, pdf, command in peers(work / '1000.md', work):
        seconds, peak, code, _ = measure(*command)
        found = True
        if code != 0 or not pdf.exists():
            print(f'{name}: failed on the same words')
            continue
        print(f'{name}, 1000 entries: {count_pages(pdf)} pages, {seconds:.1f} s, {peak:.0f} MiB at most: '
              f'{seconds / ours[0]:.1f} times the time, {peak / ours[1]:.1f} times the memory', flush=True)
    if not found:
        print('SKIP: neither pandoc with pdfroff or weasyprint nor LibreOffice is installed to compare with')
