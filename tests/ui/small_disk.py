# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that can be filled. Only root can mount one."""
import os
import subprocess


class SmallDisk:
    """A file system of 4 MB under the home of a person."""

    def __init__(self, person):
        self.folder = os.path.join(person.home, 'data', 'siloam')

    def __enter__(self):
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=4m,mode=0700', 'siloam-test', self.folder], check=True)
        return self

    def __exit__(self, *fault):
        subprocess.run(['umount', '-l', self.folder], check=True)

    def fill(self):
        with open(os.path.join(self.folder, 'ballast'), 'wb', buffering=0) as file:
            try:
                while True:
                    file.write(b'x' * 4096)
            except OSError:
                pass

    def empty(self):
        os.remove(os.path.join(self.folder, 'ballast'))
