# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-no-traces.py SILOAM SILOAMCTL: what is written in Siloam is in the sealed journal and nowhere else.

A word that nobody writes by chance goes through every page that can be written on. strace follows
each file the application makes; afterwards all of them, and everything below the folders it may
write to, are searched for that word, also as UTF-16 and with its accents apart.
"""
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import unicodedata

from journey import STEPS, Traveller
from person import Skipped, a11y, companion, empty_keyring, run

# Typed; a search index that leaves out accents turns the second into the first.
CANARY = 'kanariezwaluw'
ACCENTED = 'kanari\u00ebzwaluw'
CALLS = 'openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,link,linkat'
MAKES = re.compile(r'O_CREAT|O_TMPFILE')
WRITES = re.compile(r'O_WRONLY|O_RDWR')


def sentence(place):
    return f'een {CANARY} zong {place}'


WORDS = {step: sentence(step) for step in (*STEPS, 'thanks')}
WORDS['today'] = f'een {ACCENTED} zong vandaag'


def needles():
    """The canary as any file might hold it."""
    for word in (CANARY, ACCENTED):
        for form in ('NFC', 'NFD'):
            text = unicodedata.normalize(form, word)
            for case in (text, text.upper(), text.capitalize()):
                for encoding in ('utf-8', 'utf-16-le', 'utf-16-be', 'latin-1'):
                    yield case.encode(encoding, 'ignore')


NEEDLES = sorted(set(needles()))


def holds_canary(data):
    return any(needle in data for needle in NEEDLES)


def file_holds_canary(path):
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, 'rb') as file:
            return holds_canary(file.read())
    except FileNotFoundError:
        return False


def files_below(folder):
    return [os.path.join(top, name) for top, _, names in os.walk(folder) for name in names]


class Suspect(Traveller):
    """Every folder that a program may think of as the person's own is in one home."""

    FOLDERS = {'HOME': 'home', 'XDG_CACHE_HOME': 'cache', 'XDG_STATE_HOME': 'state', 'TMPDIR': 'tmp'}

    def __init__(self, home=None):
        super().__init__('nl', home)
        self.cwd = self.below('cwd')
        self.log = os.path.join(os.environ['UI_TMP'], f'said-{os.path.basename(self.home)}.log')
        self.messages = None

    def below(self, name):
        path = os.path.join(self.home, name)
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path

    def environment(self):
        own = {variable: self.below(name) for variable, name in self.FOLDERS.items()}
        if self.messages:
            own['G_MESSAGES_DEBUG'] = self.messages
        return dict(super().environment(), **own)

    def write_everything(self):
        self.exchange(WORDS)
        self.free_page()
        self.blessing()

    def free_page(self):
        self.press_prompt('home.door.free')
        self.see_prompt('free.question')
        self.wait_focus(self.say('free.question'))
        self.put(sentence('vrij'))
        self.step_focus('Tab')
        self.put(sentence('dank'))
        self.write('free.title_field', sentence('titel'))
        a11y.key('ctrl+Return')
        self.see_prompt('home.question')

    def blessing(self):
        self.press_prompt('home.door.blessing')
        self.see_prompt('blessing.question')
        a11y.key('4')
        self.see_prompt('blessing.protection.prayer')
        self.write('blessing.line.ask', sentence('zegen'))
        self.write('blessing.line.thank', sentence('dankbaar'))
        a11y.key('ctrl+Return')
        self.see_prompt('home.question')

    def lock_open_and_search(self):
        self.lock()
        self.home_after_unlock()
        self.search(CANARY, CANARY)


class Trace:
    """What strace saw: files made, files written to, files that came and went."""

    LINE = re.compile(r'^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)')
    QUOTED = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"([^"]*)"')

    def __init__(self, path):
        self.made, self.written = set(), set()
        with open(path, encoding='utf-8', errors='replace') as file:
            for line in self.whole_lines(file):
                self.read(line)

    @staticmethod
    def whole_lines(file):
        """Joins a call that another thread interrupted with its end."""
        begun = {}
        for line in file:
            thread = line.split(' ', 1)[0]
            if line.rstrip().endswith('<unfinished ...>'):
                begun[thread] = line.rstrip()[:-len('<unfinished ...>')].rstrip()
            elif ' resumed>' in line:
                yield begun.pop(thread, '') + line.split(' resumed>', 1)[1]
            else:
                yield line

    def read(self, line):
        match = self.LINE.match(line)
        if not match or int(match[3]) < 0:
            return
        call, arguments = match[1], match[2]
        paths = [os.path.normpath(os.path.join(base, path)) for base, path in self.QUOTED.findall(arguments)]
        if call.startswith(('rename', 'link')):
            self.made.update(paths)
        elif call == 'creat' or (call.startswith('open') and MAKES.search(arguments)):
            self.made.update(paths)
        if call.startswith('open') and WRITES.search(arguments):
            self.written.update(paths)


empty_keyring()
suspect = Suspect()
TRACE = os.path.join(os.environ['UI_TMP'], 'trace')
trace = None


def strace_works():
    return subprocess.run(['strace', '-f', '-o', '/dev/null', 'true'], capture_output=True, check=False).returncode == 0


def the_search_for_the_canary_finds_it_where_it_is():
    with tempfile.TemporaryDirectory(dir=os.environ['UI_TMP']) as folder:
        for form, encoding in (('NFC', 'utf-8'), ('NFD', 'utf-8'), ('NFC', 'utf-16-le'), ('NFD', 'utf-16-be')):
            path = os.path.join(folder, encoding + form)
            with open(path, 'wb') as file:
                file.write(b'\0abc' + unicodedata.normalize(form, f'x {ACCENTED} y').encode(encoding))
            assert file_holds_canary(path), path


def every_page_is_written_on_while_strace_looks():
    global trace
    if not strace_works():
        raise Skipped('strace is not there or may not follow a process')
    suspect.command = ['strace', '-f', '--seccomp-bpf', '-y', '-s', '4096', '-e', f'trace={CALLS}', '-o', TRACE,
                       *suspect.command]
    suspect.start()
    suspect.first_run()
    suspect.write_everything()
    suspect.lock_open_and_search()
    suspect.quit()
    trace = Trace(TRACE)


def seen():
    if trace is None:
        raise Skipped('strace saw nothing')
    return trace


def the_trace_shows_the_journal_being_made():
    assert suspect.journal in seen().made, sorted(seen().made)


def the_words_are_in_the_journal_for_who_has_the_key():
    found = subprocess.run([companion(), '--keyring', 'search', suspect.journal, CANARY], env=suspect.environment(),
                           capture_output=True, text=True, check=True).stdout
    assert len(found.splitlines()) == 3, found


def no_file_it_wrote_holds_the_canary():
    told = [path for path in sorted(seen().made | seen().written) if file_holds_canary(path)]
    assert not told, told


def no_file_below_its_folders_holds_the_canary():
    paths = files_below(suspect.home)
    assert suspect.journal in paths
    told = [path for path in paths if file_holds_canary(path)]
    assert not told, told


def allowed():
    """Where files may be made, and why."""
    home = suspect.home
    return {
        os.path.join(home, 'data', 'siloam', ''): 'the sealed journal, its log and its lock',
        os.path.join(home, 'state', 'siloam', ''): 'the witness: sealed, and always of one size',
        os.path.join(home, 'config', 'glib-2.0', 'settings', ''): 'GSettings: size of the window and of the text',
        os.path.join(home, 'cache', 'fontconfig', ''): 'fontconfig: which fonts there are',
        '/var/cache/fontconfig/': 'fontconfig: the same, for all users',
    }


def it_made_no_file_but_of_a_known_kind_also_none_that_is_gone():
    strange = [path for path in sorted(seen().made) if not path.startswith((*allowed(), '/dev/', '/proc/'))]
    assert not strange, strange


def it_opened_no_other_file_for_writing():
    strange = [path for path in sorted(seen().written) if not path.startswith((*allowed(), '/dev/', '/proc/'))]
    assert not strange, strange


def the_settings_hold_nothing_of_it():
    path = os.path.join(suspect.home, 'config', 'glib-2.0', 'settings', 'keyfile')
    with open(path, 'rb') as file:
        data = file.read()
    assert data and not holds_canary(data), data


def nothing_of_it_is_printed():
    assert not holds_canary(suspect.said().encode()), suspect.said()


def no_recent_file_is_kept():
    assert not [p for p in files_below(suspect.home) if os.path.basename(p) == 'recently-used.xbel']


crasher = Suspect(suspect.home)
crasher.log = os.path.join(os.environ['UI_TMP'], 'said-crash.log')


def start_with_cores_asked_for():
    """As `ulimit -c unlimited` would; the application inherits it."""
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    os.chdir(crasher.cwd)
    crasher.start()


def with_all_messages_on_it_is_used_and_killed_with_words_on_the_screen():
    crasher.messages = 'all'
    start_with_cores_asked_for()
    crasher.see_prompt('unlock.button.open')
    crasher.home_after_unlock()
    crasher.free_page()
    crasher.lock_open_and_search()
    crasher.open_find()
    crasher.see_part(CANARY)
    crasher.process.send_signal(signal.SIGABRT)
    assert crasher.process.wait(60) == -signal.SIGABRT, crasher.process.returncode


def with_all_messages_on_nothing_of_it_is_printed():
    said = crasher.said().encode()
    assert b'DEBUG' in said, 'no message was on'
    assert not holds_canary(said), [line for line in said.splitlines() if holds_canary(line)]


def a_crash_leaves_no_core():
    assert not os.listdir(crasher.cwd), os.listdir(crasher.cwd)


def another_program_would_have_left_a_core_there():
    """Else the fact before this one says nothing on this machine."""
    subprocess.run(['/usr/bin/python3', '-c', 'import os; os.abort()'], cwd=crasher.cwd, check=False,
                   capture_output=True)
    if not os.listdir(crasher.cwd):
        with open('/proc/sys/kernel/core_pattern', encoding='ascii') as file:
            raise Skipped(f'cores do not go to the folder of the process here: {file.read().strip()}')


def after_the_crash_no_file_holds_the_canary():
    told = [path for path in files_below(crasher.home) if path.startswith(crasher.home) and file_holds_canary(path)
            and not path.startswith(crasher.cwd)]
    assert not told, told


FACTS = (
    the_search_for_the_canary_finds_it_where_it_is,
    every_page_is_written_on_while_strace_looks,
    the_trace_shows_the_journal_being_made,
    the_words_are_in_the_journal_for_who_has_the_key,
    no_file_it_wrote_holds_the_canary,
    no_file_below_its_folders_holds_the_canary,
    it_made_no_file_but_of_a_known_kind_also_none_that_is_gone,
    it_opened_no_other_file_for_writing,
    the_settings_hold_nothing_of_it,
    nothing_of_it_is_printed,
    no_recent_file_is_kept,
    with_all_messages_on_it_is_used_and_killed_with_words_on_the_screen,
    with_all_messages_on_nothing_of_it_is_printed,
    a_crash_leaves_no_core,
    after_the_crash_no_file_holds_the_canary,
    another_program_would_have_left_a_core_there,
)

try:
    run('no-traces', [(fact.__name__.replace('_', ' '), fact) for fact in FACTS])
finally:
    for person in (suspect, crasher):
        if person.process and person.process.poll() is None:
            person.process.kill()
