#!/usr/bin/python3
# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema and the reader agree: test-schema.py SCHEMA FILTER FOLDER prints TAP.

Every accepted example is valid, is read, and what is written back is valid and reads back the same.
Every refused example is refused by the reader with the path of the fault, and by the schema unless the
fault is one a schema cannot see ("schema": "silent")."""

import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

schema_file, document_filter, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
validator = jsonschema.Draft202012Validator(schema)
count = failures = 0


def report(ok, name, why=""):
    global count, failures
    count += 1
    failures += not ok
    print(f"{'ok' if ok else 'not ok'} {count} - {name}")
    if not ok and why:
        print("# " + str(why)[:300].replace("\n", "\n# "))


def filtered(document):
    return subprocess.run([document_filter], input=json.dumps(document, ensure_ascii=False).encode(),
                          capture_output=True, timeout=20, check=False)


def examples(name):
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [(number, json.loads(line)) for number, line in enumerate(lines, 1)]


def check_accepted(number, document):
    name = f"accepted.jsonl line {number}"
    report(validator.is_valid(document), f"{name} is valid")
    once = filtered(document)
    if once.returncode != 0:
        report(False, f"{name} is read", once.stderr.decode())
        return
    written = json.loads(once.stdout)
    report(validator.is_valid(written), f"{name} is valid when written back", written)
    report(filtered(written).stdout == once.stdout, f"{name} reads back the same", written)
    missing = [key for key, value in document.items() if value not in ([], False) and key not in written]
    report(not missing, f"{name} keeps every field", missing)


def check_refused(number, example):
    name = f"refused.jsonl line {number}"
    result = filtered(example["document"])
    ok = result.returncode == 1 and result.stderr.decode().startswith(example["path"] + ":")
    report(ok, f"{name} is refused at {example['path']}", result.stderr.decode())
    if example.get("schema") != "silent":
        report(not validator.is_valid(example["document"]), f"{name} is not valid")


def check_vocabulary():
    """Each field of the tables is in the schema: a document with an unknown name tells which are known."""
    for kind in ("exchange", "blessing", "free"):
        for field in schema["$defs"][kind]["properties"]:
            result = filtered({"kind": kind, field: {"no": "such"}} if field != "kind" else {"kind": {}})
            known = result.stderr.decode().startswith(f"$.{field}: must be")
            report(known, f"the reader knows {field} of {kind}", result.stderr.decode())


jsonschema.Draft202012Validator.check_schema(schema)
for line, text in examples("accepted.jsonl"):
    check_accepted(line, text)
for line, text in examples("refused.jsonl"):
    check_refused(line, text)
check_vocabulary()
print(f"1..{count}")
sys.exit(1 if failures else 0)
