#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checks spec/vectors/ledger.json against spec/ledger.md with nothing but Python's standard library.

Written from the specification, not from the C++ code: where the two disagree, one of them is wrong.
Usage: check_vectors.py FILE. Exit status: 0 all agree, 1 something differs, 2 usage.
"""
import hashlib
import hmac
import json
import sys

GROUPS = ["who", "what", "when_where", "words", "source"]


def sha256(data):
    return hashlib.sha256(data).digest()


def decode(data, at=0):
    """One CBOR value: (value, position behind it)."""
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if info < 24:
        argument = info
    else:
        width = {24: 1, 25: 2, 26: 4, 27: 8}[info]
        argument = int.from_bytes(data[at:at + width], "big")
        at += width
    if major == 0:
        return argument, at
    if major == 1:
        return -1 - argument, at
    if major in (2, 3):
        piece = data[at:at + argument]
        return (piece if major == 2 else piece.decode()), at + argument
    if major == 4:
        items = []
        for _ in range(argument):
            item, at = decode(data, at)
            items.append(item)
        return items, at
    if major == 5:
        pairs = {}
        for _ in range(argument):
            key, at = decode(data, at)
            pairs[key], at = decode(data, at)
        return pairs, at
    return {20: False, 21: True, 22: None}[argument], at


def encode(value):
    """Deterministic CBOR: shortest heads, keys sorted by their encoded bytes."""
    def head(major, argument):
        for info, width in ((None, 0), (24, 1), (25, 2), (26, 4), (27, 8)):
            if width == 0 and argument < 24:
                return bytes([major << 5 | argument])
            if width and argument < 1 << 8 * width:
                return bytes([major << 5 | info]) + argument.to_bytes(width, "big")
        raise ValueError("number too large")
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(encode, value))
    pairs = sorted((encode(key), encode(item)) for key, item in value.items())
    return head(5, len(value)) + b"".join(key + item for key, item in pairs)


def hkdf(seed, info):
    """RFC 5869 with an empty salt, 32 bytes out."""
    key = hmac.new(bytes(32), seed, hashlib.sha256).digest()
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()


def root_of(leaves):
    """RFC 6962, section 2.1."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + root_of(leaves[:k]) + root_of(leaves[k:]))


def path_of(leaves, index):
    """RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if index < k:
        return path_of(leaves[:k], index) + [root_of(leaves[k:])]
    return path_of(leaves[k:], index - k) + [root_of(leaves[:k])]


def commitment_of(payload):
    leaves = []
    for group in GROUPS:
        salt = hkdf(payload["seed"], group.encode())
        leaves.append(sha256(b"\x00" + salt + group.encode() + encode(payload[group])))
    return root_of(leaves)


def differences(vectors):
    leaves = []
    for index, one in enumerate(vectors["entries"]):
        raw_header, raw_payload = bytes.fromhex(one["header"]), bytes.fromhex(one["payload"])
        header, payload = decode(raw_header)[0], decode(raw_payload)[0]
        checks = {
            "header form": encode(header) == raw_header,
            "payload form": encode(payload) == raw_payload,
            "index": header["index"] == index,
            "length": header["bytes"] == len(raw_payload),
            "payload_root": header["root"] == commitment_of(payload) == bytes.fromhex(one["payload_root"]),
            "id": sha256(b"\x00" + raw_header).hex() == one["id"],
        }
        yield from (f"entry {one['name']}: {name}" for name, agrees in checks.items() if not agrees)
        leaves.append(bytes.fromhex(one["id"]))
        if root_of(leaves).hex() != vectors["roots"][index]:
            yield f"root of the first {index + 1} entries"
    for proof in vectors["proofs"]:
        if [node.hex() for node in path_of(leaves[:proof["size"]], proof["index"])] != proof["path"]:
            yield f"proof of entry {proof['index']}"


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    found = list(differences(vectors))
    for one in found:
        print(f"differs: {one}")
    print(f"{len(vectors['entries'])} entries, {len(vectors['proofs'])} proofs, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
