# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships beside the code: templates, strings, settings, desktop file, metainfo, manifest."""
import glob
import json
import os
import re
import tempfile
import xml.etree.ElementTree

import tap

MARKED = re.compile(r'\b(?:C_|N_|NC_|_|g_dngettext|ngettext|g_dpgettext2?)\s*\(\s*"|translatable="(?:yes|true)"')
MANIFEST = 'flatpak/io.github.siloam_journal.Siloam.json'
PERMISSIONS = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri'}
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def built(pattern):
    found = glob.glob(os.path.join(tap.build_root(), 'data', pattern))
    assert found, f'the build has no {pattern}'
    return found


def resources():
    path = 'src/ui/siloam.gresource.xml'
    root = xml.etree.ElementTree.fromstring(tap.read(path))
    return [os.path.normpath(os.path.join('src/ui', node.text.strip())) for node in root.iter('file')]


def xml_is_well_formed():
    tap.call(tap.tool('xmllint'), '--noout', '--nonet', *tap.files('.ui', '.gresource.xml', '.svg', '.xml.in', '.xml.in.in'))


def every_template_is_a_resource():
    known = set(resources())
    tap.none(f'{path} is in no gresource' for path in tap.files('.ui', under='src') if path not in known)


def no_template_text_is_hard_coded():
    tap.none(f'{path}: {prop.get("name")} "{prop.text.strip()}"'
             for path in tap.files('.ui', under='src')
             for prop in xml.etree.ElementTree.fromstring(tap.read(path)).iter('property')
             if prop.get('name') in ('label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description')
             and re.search(r'[^\W\d_]{2}', prop.text or '') and prop.get('translatable') is None
             and prop.text.strip() != 'Siloam')


def listed():
    return [line for line in tap.read('po/POTFILES.in').splitlines() if line and line[0] != '#']


def every_marked_file_is_listed():
    marked = {p for p in tap.files('.c', '.h', '.ui', under='src') if MARKED.search(tap.read(p))}
    marked |= {p for p in tap.files('.desktop.in.in', '.metainfo.xml.in.in', under='data')}
    tap.none([f'{p} is missing in po/POTFILES.in' for p in sorted(marked - set(listed()))]
             + [f'po/POTFILES.in lists {p} in vain' for p in sorted(set(listed()) - marked)])


def the_list_is_sorted():
    assert listed() == sorted(set(listed())), 'sort po/POTFILES.in'


def dutch_is_complete():
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'siloam.pot')
        tap.call(tap.tool('xgettext'), '--from-code=UTF-8', '--files-from=po/POTFILES.in', f'--output={template}',
                 *[f'--keyword={word}' for word in KEYWORDS])
        merged = os.path.join(folder, 'merged.po')
        tap.call(tap.tool('msgmerge'), '--quiet', '--no-fuzzy-matching', f'--output={merged}', 'po/nl.po', template)
        missing = tap.call(tap.tool('msgattrib'), '--untranslated', '--no-obsolete', '--no-wrap', merged)
        tap.none(line for line in missing.splitlines()[1:] if re.match(r'(?:msgid|msgctxt|#:) ?(?!"")', line))


def dutch_is_valid():
    tap.call(tap.tool('msgfmt'), '--check', '--output-file=/dev/null', 'po/nl.po')


def dutch_has_nothing_fuzzy():
    fuzzy = tap.call(tap.tool('msgattrib'), '--only-fuzzy', '--no-obsolete', 'po/nl.po')
    assert not fuzzy.strip(), fuzzy


def json_is_valid():
    faults = []
    for path in tap.files('.json'):
        try:
            json.loads(tap.read(path))
        except ValueError as fault:
            faults.append(f'{path}: {fault}')
    tap.none(faults)


def the_document_schema_is_whole():
    schema = json.loads(tap.read('data/document.schema.json'))
    assert schema.get('$schema', '').startswith('https://json-schema.org/'), 'which JSON Schema is it?'

    def resolve(pointer):
        node = schema
        for part in pointer.removeprefix('#/').split('/'):
            node = node.get(part) if isinstance(node, dict) else None
        return node

    def references(node):
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from references(child)
        if isinstance(node, dict) and '$ref' in node:
            yield node['$ref']
    tap.none(f'{pointer} points at nothing' for pointer in references(schema) if resolve(pointer) is None)


def manifest():
    return json.loads(tap.read(MANIFEST))


def the_manifest_is_valid():
    with tempfile.TemporaryDirectory() as folder:
        # It leaves a folder where it runs.
        path = os.path.join(tap.source_root(), MANIFEST)
        shown = tap.call(tap.tool('flatpak-builder'), '--show-manifest', path, cwd=folder)
    tap.none(line for line in shown.splitlines() if 'warning' in line.lower())


def the_sandbox_is_small():
    assert set(manifest()['finish-args']) == PERMISSIONS, manifest()['finish-args']


def sources_are_pinned():
    def sources(module):
        yield from module.get('sources', [])
        for part in module.get('modules', []):
            yield from sources(part)
    tap.none(f"{source.get('url')} has no sha256" for module in manifest()['modules'] for source in sources(module)
             if source.get('type') == 'archive' and len(source.get('sha256', '')) != 64)


tap.run('data', [
    ('every xml file is well formed', xml_is_well_formed),
    ('every template is a resource', every_template_is_a_resource),
    ('no template holds text that cannot be translated', no_template_text_is_hard_coded),
    ('every file with strings is listed for translators', every_marked_file_is_listed),
    ('the list for translators is sorted', the_list_is_sorted),
    ('every string has Dutch', dutch_is_complete),
    ('the Dutch strings are valid', dutch_is_valid),
    ('no Dutch string is fuzzy', dutch_has_nothing_fuzzy),
    ('every JSON file parses', json_is_valid),
    ('the document schema has no loose ends', the_document_schema_is_whole),
    ('the settings schema compiles strictly',
     lambda: tap.call(tap.tool('glib-compile-schemas'), '--strict', '--dry-run', os.path.dirname(built('*.gschema.xml')[0]))),
    ('the desktop file is valid', lambda: tap.call(tap.tool('desktop-file-validate'), *built('*.desktop'))),
    ('the metainfo is valid', lambda: tap.call(tap.tool('appstreamcli'), 'validate', '--no-net', *built('*.metainfo.xml'))),
    ('the Flatpak manifest is valid', the_manifest_is_valid),
    ('the sandbox opens nothing but a window', the_sandbox_is_small),
    ('the manifest pins its sources', sources_are_pinned),
])
