# SPDX-FileCopyrightText: The Siloam contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the locked journals of this folder: lock.py FOLDER. The password is "still water"."""
import base64
import hashlib
import json
import os
import struct
import sys

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PASSWORD = 'still water'.encode()
OLD_SALT = bytes.fromhex('f2d5710ec18d2ededc8e36748904cef8')
TEXT = '[2019-02-14 09:00] Behind a lock\nStill waters, \u201cdeep\u201d. @rest\n'
OLD_TEXT = '2013-06-10 15:40 Behind an old lock\nWords of long ago.\n'


def token(salt, text):
    key = hashlib.pbkdf2_hmac('sha256', PASSWORD, salt, 100000, 32)
    return Fernet(base64.urlsafe_b64encode(key)).encrypt(text.encode())


def version_1(text, blanks):
    iv = os.urandom(16)
    data = text.encode()
    fill = 16 - len(data) % 16
    data += b' ' * fill if blanks else bytes([fill]) * fill
    cipher = Cipher(algorithms.AES(hashlib.sha256(PASSWORD).digest()), modes.CBC(iv)).encryptor()
    return iv + cipher.update(data) + cipher.finalize()


def version_3(text, raw):
    salt = os.urandom(16)
    head = json.dumps({'salt': base64.urlsafe_b64encode(salt).decode()}).encode()
    head = head if raw else base64.b64encode(head)
    return b'JRNLv3' + struct.pack('>H', len(head)) + head + token(salt, text)


for name, data in {
    'locked-1.journal': version_1(OLD_TEXT, blanks=False),
    'locked-1-blanks.journal': version_1(OLD_TEXT, blanks=True),
    'locked-2.journal': token(OLD_SALT, TEXT),
    'locked-3.journal': version_3(TEXT, raw=False),
    'locked-3-raw.journal': version_3(TEXT, raw=True),
}.items():
    with open(os.path.join(sys.argv[1], name), 'wb') as file:
        file.write(data)
