#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups by the real siloamctl: test-backup.py SILOAMCTL FAILING_IO RESTORE_OVER prints TAP.

FAILING_IO is loaded into siloamctl and lets the n-th change to a folder fail; a loop over n stops
it at each of its steps. RESTORE_OVER puts a backup in the place of a journal, as the window does.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import ctl

program, failing_io, restore_over = map(os.path.abspath, ctl.arguments())
facts = ctl.Facts()
check = facts.check
temporary = tempfile.TemporaryDirectory()
work = pathlib.Path(os.path.realpath(temporary.name))
tool = ctl.Ctl(program, work).with_passphrase()
journal = work / "my.siloam"
folder = work / "kept"
CANARY = "kanariewoord-7Q"
STRIDE = {"broken": 7, "gone": 7}  # steps of these that are passed over
NAME = re.compile(r"my-[0-9]{8}-[0-9]{6}-[a-z2-7]{8}\.siloam")
# A sanitizer must come first, and knows every call itself.
SANITIZED = b"libasan" in subprocess.run(["ldd", program], capture_output=True, check=False).stdout


def make_journal():
    code = tool.run("create", journal).stdout
    tool.way = ["--recovery-file", tool.secret("code", code)]
    for number in range(3):
        tool.add(journal, {"kind": "free", "text": f"{CANARY} {number}", "title": f"Dag {number}"})
    folder.mkdir()


def backup(*words, where=folder):
    result = tool.run("backup", journal, where, "--json", *words)
    return json.loads(result.stdout) if result.returncode == 0 else result


def refused(result, *words):
    error = result.stderr.decode()
    return result.returncode == 1 and result.stdout == b"" and all(word in error for word in words)


def names():
    return sorted(path.name for path in folder.iterdir())


def making():
    before = journal.read_bytes()
    made = backup()
    check("a backup is named after its journal and its time", NAME.fullmatch(pathlib.Path(made["path"]).name), made)
    check("its entries are told", made["entries"] == 3, made)
    check("it is the only file that is made", len(names()) == 1, names())
    check("it is for its owner only", os.stat(made["path"]).st_mode & 0o777 == 0o600)
    check("it lists the entries of the journal", tool.list(made["path"]) == tool.list(journal))
    check("no word of it can be read without a key", CANARY.encode() not in pathlib.Path(made["path"]).read_bytes())
    check("the journal grows by no more than a note of it", len(journal.read_bytes()) - len(before) < 65536)
    text = tool.run("backup", journal, folder)
    check("a backup on the disk of the journal is warned of", b"on the disk of the journal" in text.stderr, text)


def other_folders():
    check("a missing folder is told", refused(tool.run("backup", journal, work / "no"), "Make the folder"))
    check("a file is no folder", refused(tool.run("backup", journal, journal), "Make the folder"))
    if os.geteuid() == 0:
        print("# SKIP a folder without permission: root may write everywhere")
        return
    locked = work / "locked"
    locked.mkdir(0o500)
    check("a folder that cannot be written is told", refused(tool.run("backup", journal, locked), "may write"))


def rotation():
    made = pathlib.Path(backup()["path"])
    for day in range(1, 10):
        shutil.copy(made, folder / f"my-202001{day:02}-100000{made.stem[-9:]}.siloam")
        shutil.copy(made, folder / f"my-202001{day:02}-100000-abcdefgh.siloam")
    (folder / "my-20200110-100000.siloam").write_text("a letter")
    shutil.copy(made, folder / "other-20200101-100000.siloam")
    count = len(names())
    check("without being asked none is removed", backup()["removed"] == 0 and len(names()) == count + 1, names())
    made = backup("--keep", "2,0,0")
    check("older ones make room when asked", made["removed"] >= 8, made)
    check("what is no backup stays", (folder / "my-20200110-100000.siloam").exists())
    check("the backup of another journal stays", (folder / "other-20200101-100000.siloam").exists())
    theirs = [name for name in names() if name.endswith("-abcdefgh.siloam")]
    check("those of another computer stay", len(theirs) == 9, names())
    check("the three newest stay", sum(bool(NAME.fullmatch(name)) for name in names()) >= 3, names())
    for words in ("1", "0,1,1", "a,b,c", "1,2,3,4", "99999999,1,1"):
        result = tool.run("backup", journal, folder, "--keep", words)
        check(f"--keep {words} is not understood", result.returncode == 2, result)


def verifying():
    made = pathlib.Path(backup()["path"])
    mode = folder.stat().st_mode
    before = (names(), made.read_bytes())
    folder.chmod(0o500)
    result = tool.run("verify", made)
    report = json.loads(tool.run("verify", made, "--json").stdout)
    folder.chmod(mode)
    check("a sound backup is well", result.returncode == 0 and b"entries: 3\nAll is well." in result.stdout, result)
    check("it is told as JSON when asked", report["ok"] and report["entries"] == 3 and report["pages"] > 10, report)
    check("nothing is written by verifying", before == (names(), made.read_bytes()))
    spoilt = work / "spoilt.siloam"
    content = bytearray(made.read_bytes())
    content[-5000] ^= 1
    spoilt.write_bytes(content)
    result = tool.run("verify", spoilt)
    check("one bit that fell over is found", result.returncode == 1 and b"is damaged" in result.stdout, result)
    report = json.loads(tool.run("verify", spoilt, "--json").stdout)
    check("the damaged page is named", not report["ok"] and len(report["bad_pages"]) == 1, report)
    spoilt.write_bytes(made.read_bytes()[:-4096])
    check("a backup that was cut is found", tool.run("verify", spoilt).returncode == 1)
    other = work / "other.siloam"
    other_way = ["--recovery-file", tool.secret("other", tool.run("create", other, way=[
        "--passphrase-file", tool.secret("phrase", ctl.PASSPHRASE)]).stdout)]
    check("the code of another journal opens no backup", refused(tool.run("verify", made, way=other_way), "does not open"))


def restoring():
    made = pathlib.Path(backup()["path"])
    new = work / "new.siloam"
    result = tool.run("restore", made, new)
    check("a restored journal holds the same entries", result.returncode == 0 and tool.list(new) == tool.list(journal), result)
    before = new.read_bytes()
    check("nothing is restored over a file", refused(tool.run("restore", made, new), "already there")
          and new.read_bytes() == before)
    check("a damaged backup is not restored", refused(tool.run("restore", work / "spoilt.siloam", work / "n.siloam"))
          and not (work / "n.siloam").exists())
    check("what is no backup is not restored", refused(tool.run("restore", work / "code", work / "n.siloam")))


def run_failing(how, number, under, *words, command=None):
    environment = dict(tool.environment, LD_PRELOAD=failing_io, FAILING_UNDER=str(under), FAILING_AT=str(number),
                       FAILING_HOW=how)
    command = command or [program, *tool.way]
    return subprocess.run([*command, *map(str, words)], capture_output=True, timeout=60, check=False, env=environment,
                          cwd=work)


def steps(how, under, *words, command=None):
    """Fails at each step in turn, until none is left to fail at. Not every single fault is one."""
    successes = 0
    for number in range(1, 1000, STRIDE.get(how, 1)):
        result = run_failing(how, number, under, *words, command=command)
        yield number, result
        successes = successes + 1 if result.returncode == 0 else 0
        if successes > (3 if how == "broken" else 0):
            return


def full_file(path):
    return tool.run("verify", path).returncode == 0


def backup_at_each_step(how):
    where = work / f"fault-{how}"
    where.mkdir()
    first = pathlib.Path(backup(where=where)["path"])
    before = first.read_bytes()
    broken = []
    for number, _ in steps(how, where, "backup", journal, where):
        whole = [path for path in where.iterdir() if NAME.fullmatch(path.name) and path != first]
        if first.read_bytes() != before or not all(full_file(path) for path in whole):
            broken.append(number)
        for path in whole:
            path.unlink()
    check(f"{how}: at no step is there half a backup, or the one before spoilt", not broken and number > 20,
          (number, broken))
    check(f"{how}: the next backup is made as if nothing had been", "path" in backup(where=where))
    left = [path.name for path in where.iterdir() if ".new-" in path.name]
    check(f"{how}: and clears what was left", not left, left)
    check(f"{how}: the journal is well", tool.run("check", journal).returncode == 0)


def restore_at_each_step(how):
    where = work / f"restore-{how}"
    where.mkdir()
    made = pathlib.Path(backup()["path"])
    before = made.read_bytes()
    new = where / "new.siloam"
    broken = []
    for number, result in steps(how, where, "restore", made, new):
        if made.read_bytes() != before or (new.exists() and not full_file(new)):
            broken.append(number)
        if result.returncode == 0 and not new.exists():
            broken.append(number)
        new.unlink(missing_ok=True)
    check(f"{how}: at no step is there half a journal", not broken and number > 5, (number, broken))
    check(f"{how}: afterwards it is restored whole", tool.run("restore", made, new).returncode == 0 and full_file(new))


def put_in_place_at_each_step(how):
    """The journal of before has one entry more: it is either at its place or beside it, whole."""
    where = work / f"over-{how}"
    where.mkdir()
    made, place, aside = pathlib.Path(backup()["path"]), where / "my.siloam", where / "aside.siloam"
    extra = work / "extra.siloam"
    shutil.copy(journal, extra)
    tool.add(extra, {"kind": "free", "text": "one more"})
    old, new = extra.read_bytes(), made.read_bytes()
    broken = []
    code = work / "code"
    shutil.copy(extra, place)
    for number, result in steps(how, where, made, place, aside, code, command=[restore_over]):
        here = place.read_bytes() if place.exists() else b""
        there = aside.read_bytes() if aside.exists() else b""
        if old not in (here, there) or here not in (old, new) or (result.returncode == 0 and here != new):
            broken.append(number)
        for path in list(where.iterdir()):
            path.unlink()
        shutil.copy(extra, place)
    check(f"{how}: at no step is the journal of before lost, nor half a journal in its place", not broken and number > 5,
          (number, broken))


def export_killed_at_each_step(form):
    """What was being written in the open is gone when the journal is opened again."""
    where = work / f"open-{form}"
    where.mkdir()
    left, seen = [], 0
    for number, _ in steps("kill", where, "export", journal, "--format", form, "--output", where / "out"):
        seen += any(path.name.startswith(".siloam-") for path in where.iterdir())
        tool.list(journal)
        if any(path.name.startswith(".siloam-") for path in where.iterdir()):
            left.append(number)
        shutil.rmtree(where)
        where.mkdir()
    check(f"{form}: nothing in the open is left of an export that was killed", not left and seen > 0, (left, seen))


def faults():
    if SANITIZED:
        print("# SKIP stopping at each step: built with a sanitizer")
        return
    for form in ("markdown", "json"):
        export_killed_at_each_step(form)
    for how in ("full", "kill", "broken", "gone"):
        backup_at_each_step(how)
        restore_at_each_step(how)
        put_in_place_at_each_step(how)


def small_disk():
    """A real full disk: a tmpfs that cannot hold the backup."""
    where = work / "small"
    where.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", where], capture_output=True, check=False)
    if mounted.returncode != 0:
        print("# SKIP a small disk: mounting one takes root")
        return
    try:
        result = tool.run("backup", journal, where)
        check("a full disk is told, with what helps", refused(result, "Make room"), result)
        check("nothing is left on it", [path.name for path in where.iterdir() if ".lock" not in path.name] == [],
              list(where.iterdir()))
        subprocess.run(["mount", "-o", "remount,ro,size=64m", where], check=True)
        check("a disk that cannot be written is told", refused(tool.run("backup", journal, where), "may write"))
        subprocess.run(["mount", "-o", "remount,rw,size=64m", where], check=True)
        made = backup(where=where)
        check("another disk is told from the journal's own", made["same_disk"] is False, made)
        subprocess.run(["mount", "-o", "remount,ro", where], check=True)
        check("a backup on a medium that cannot be written is verified", full_file(made["path"]))
        new = work / "from-medium.siloam"
        check("and restored", tool.run("restore", made["path"], new).returncode == 0 and full_file(new))
        subprocess.run(["umount", "-l", where], check=True)
        check("a drive that was pulled out is told", refused(tool.run("verify", made["path"])))
    finally:
        subprocess.run(["umount", "-l", where], capture_output=True, check=False)


raise SystemExit(facts.run(make_journal, making, other_folders, rotation, verifying, restoring, faults, small_disk))
