# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""answer.py STEP...: answers every question of the keyring until its input ends; prints one line for each.

A step is type=WORDS or key=NAME. There is no window manager, and a busy machine loses keys that come
before the window can take them: an answer is given again until the question is gone. Without steps it
only tells that there is a question.
"""
import contextlib
import select
import subprocess
import sys
import time

PATIENCE = 5


def xdotool(*words):
    """What it prints; a window that vanishes while it looks is no answer, so it looks again."""
    while True:
        done = subprocess.run(['xdotool', *words], capture_output=True, text=True, timeout=20, check=False)
        if words[0] != 'search' or 'X Error' not in done.stderr:
            return done.stdout.split()


def question():
    """The window with the question, if there is one."""
    return next(iter(xdotool('search', '--onlyvisible', '--class', 'gcr-prompter')), None)


def told_to_stop(seconds=0.1):
    return bool(select.select([sys.stdin], [], [], seconds)[0]) and not sys.stdin.read(1)


def went(window, stop=told_to_stop):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if question() != window or stop():
            return True
    return False


def give(steps):
    for kind, value in steps:
        if kind == 'type':
            xdotool('key', 'ctrl+a')
        xdotool(kind, value)


def answer(window, steps):
    """The last key alone comes between: when only that was lost, the rest is there already."""
    given = steps
    while True:
        xdotool('windowfocus', window)
        if told_to_stop(0.3):
            return
        give(given)
        if went(window):
            return
        given = steps if given is not steps else steps[-1:]


def main():
    steps = [step.split('=', 1) for step in sys.argv[1:]]
    window = None
    while not told_to_stop():
        window = question()
        if window is not None:
            print('asked', flush=True)
            answer(window, steps)
    # The next test must not take this question for its own.
    went(window, lambda: window is None or time.sleep(0.1))


@contextlib.contextmanager
def answering(*steps):
    """Answers as long as the block lasts, in which a question must have come."""
    with subprocess.Popen([sys.executable, __file__, *steps], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as person:
        yield
        assert person.communicate()[0], 'no question was asked'


if __name__ == '__main__':
    main()
