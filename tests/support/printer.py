# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real print service of its own: cupsd of the distribution, in a folder of the test, on a socket of its own.

Its printers are queues without a driver, so that what the program sends is what arrives. Each has a
backend that does what a test needs of a printer: paper comes out as a file, or it breaks down. What
the machine itself has of CUPS is not read and not touched. Runs as whoever runs the test.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

CUPSD = shutil.which('cupsd', path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
HELPERS = pathlib.Path('/usr/lib/cups/daemon')
ABSENT = 'cupsd (cups-daemon) is not installed'
PATIENCE = 30

# What a printer is told: job, user, title, copies, options and, of the first one in the row, the file.
BACKEND = '''#!/bin/sh
[ "$#" != 0 ] || exit 0
printf '%s\\0' "$2" "$3" "$5" >"{out}/$1.told"
echo "$DEVICE_URI" >>"{out}/began"
case $DEVICE_URI in
  *broken) echo 'ERROR: it is on fire' >&2; exit 1 ;;
  *slow) while [ -d "{out}" ] && [ ! -e "{out}/go-on" ]; do sleep .1; done ;;
esac
cat "${{6:--}}" >"{out}/$1.part" && mv "{out}/$1.part" "{out}/$1.pdf"
'''

FILES = '''ServerRoot {top}/etc
RequestRoot {top}/spool
TempDir {top}/spool/tmp
CacheDir {top}/cache
StateDir {top}/state
ServerBin {top}/lib
AccessLog {top}/log/access
ErrorLog {top}/log/error
PageLog {top}/log/page
User lp
Group lp
SystemGroup root
Printcap
'''

# As it comes from the distribution where it matters: jobs are kept for as long as CUPS likes. It
# notes at once which jobs it has, so that it still knows them after it was killed.
SERVICE = '''Listen {socket}
LogLevel info
DirtyCleanInterval 0
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
'''

PRINTER = '''<{kind} {name}>
DeviceURI paper:/{name}
State {state}
Accepting {accepting}
Shared No
ErrorPolicy {policy}
</{end}>
'''


class PrintService:
    """cupsd with the printers 'works' (the default), 'broken', 'stuck', 'stopped', 'slow' and 'full'."""

    def __init__(self, folder):
        # The name of a socket has room for some hundred letters.
        self.top = tempfile.mkdtemp(prefix='cups.', dir=folder)
        self.socket = os.path.join(self.top, 'socket')
        self.out = os.path.join(self.top, 'out')
        self.process = None
        for name in ('etc/ppd', 'spool/tmp', 'cache', 'state', 'log', 'lib/backend', 'lib/filter', 'out'):
            os.makedirs(self.below(name))
        os.symlink(HELPERS, self.below('lib/daemon'))
        self.write('etc/cups-files.conf', FILES.format(top=self.top))
        self.write('etc/cupsd.conf', SERVICE.format(socket=self.socket))
        self.write('etc/printers.conf', ''.join(self.printers()), 0o600)
        # Only its owner's: then cupsd runs it as itself, who may come into the folder of the test.
        self.write('lib/backend/paper', BACKEND.format(out=self.out), 0o700)

    @staticmethod
    def printers():
        for name, state, accepting, policy in (('works', 'Idle', 'Yes', 'stop-printer'),
                                               ('broken', 'Idle', 'Yes', 'abort-job'),
                                               ('stuck-broken', 'Idle', 'Yes', 'stop-printer'),
                                               ('stopped', 'Stopped', 'Yes', 'stop-printer'),
                                               ('slow', 'Idle', 'Yes', 'stop-printer'),
                                               ('full', 'Idle', 'No', 'stop-printer')):
            yield PRINTER.format(name=name, state=state, accepting=accepting, policy=policy, end='Printer',
                                 kind='DefaultPrinter' if name == 'works' else 'Printer')

    def below(self, name):
        return os.path.join(self.top, name)

    def write(self, name, text, mode=0o644):
        path = self.below(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        os.chmod(path, mode)

    def start(self):
        with open(self.below('log/said'), 'ab') as said:
            self.process = subprocess.Popen(
                # Whatever becomes of the test, it does not stay behind.
                ['setpriv', '--pdeathsig', 'KILL', CUPSD, '-f', '-c', self.below('etc/cupsd.conf'), '-s', self.below('etc/cups-files.conf')],
                stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
                env={'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL': 'C.UTF-8'})
        self.wait(lambda: os.path.exists(self.socket), 'the socket of cupsd')
        return self

    def stop(self):
        """Ends it at once, with all it started, as when it crashes."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()
            self.process = None
            pathlib.Path(self.socket).unlink(missing_ok=True)

    def __enter__(self):
        os.environ['CUPS_SERVER'] = self.socket
        return self.start()

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.top)

    def wait(self, probe, what):
        end = time.monotonic() + PATIENCE
        while not (value := probe()):
            if time.monotonic() > end or (self.process and self.process.poll() is not None):
                raise AssertionError(f'waited in vain for {what}; cupsd says: {self.said()}')
            time.sleep(.05)
        return value

    def said(self):
        """The end of what cupsd noted of itself."""
        texts = [pathlib.Path(self.below(name)).read_text(encoding='utf-8', errors='replace')[-2000:]
                 for name in ('log/said', 'log/error') if os.path.exists(self.below(name))]
        return '\n'.join(texts)

    def papers(self):
        """What came out of the printers, oldest first."""
        names = [name for name in os.listdir(self.out) if name.endswith('.pdf')]
        return [os.path.join(self.out, name) for name in sorted(names, key=lambda name: int(name[:-4]))]

    def wait_paper(self, number):
        self.wait(lambda: len(self.papers()) >= number, f'{number} papers from the printer')
        return self.papers()[-1]

    def told(self):
        """What the printers heard of whose job it was and what it is named: (user, title, options)."""
        return [tuple(pathlib.Path(self.out, name).read_text(encoding='utf-8').split('\0')[:3])
                for name in sorted(os.listdir(self.out)) if name.endswith('.told')]

    def began(self):
        """How often a printer set to work."""
        path = pathlib.Path(self.out, 'began')
        return len(path.read_text(encoding='utf-8').split()) if path.exists() else 0

    def let_go_on(self):
        """The slow printer takes its paper."""
        pathlib.Path(self.out, 'go-on').touch()

    def kept(self):
        """The files that the service still has of jobs: their pages (d…) and their papers (c…)."""
        return sorted(name for name in os.listdir(self.below('spool')) if name[0] in 'cd')
