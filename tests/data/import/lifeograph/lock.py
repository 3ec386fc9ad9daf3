# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the locked diaries of this folder: lock.py FOLDER. The password is "still water"."""
import hashlib
import os
import sys

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PASSWORD = 'still water'.encode()
BODY = '''Do____
ID10010
E __nE_____~~~~~~201902140093000
Ec201902140093000
Ee201902140093000
Ehr
N 201902140093000|201902140093000|10011
EpDBehind a lock
N 201902140093000|201902140093000|10012
EpDStill waters, \u201cdeep\u201d.
'''


def lock(body, end):
    salt, iv = os.urandom(16), os.urandom(16)
    key = hashlib.sha256(salt + PASSWORD).digest()
    cipher = Cipher(algorithms.AES(key), modes.CFB(iv)).encryptor()
    plain = PASSWORD[:1] + b'\n' + body.encode() + end
    return b'LIFEOGRAPHDB\nV 3010\nE y\nId10001\n\n' + salt + iv + cipher.update(plain) + cipher.finalize()


for name, end in {'locked.diary': b'\0', 'locked-cut-off.diary': b''}.items():
    with open(os.path.join(sys.argv[1], name), 'wb') as file:
        file.write(lock(BODY, end))
