"""ODK encrypted forms: what the holder of the key reads again, and that nobody else learns anything."""

import base64
import hashlib
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from forms import Encrypted, FormError, loads
from forms import xml as form_xml
from tests.scenario import NOON, Scenario, form_of

HOLDER = rsa.generate_private_key(65537, 2048)

FORM = """
    | settings |         |         |            |
    |          | form_id | version | public_key |
    |          | health  | 3       | {key}      |
    | survey   |         |         |            |
    |          | type    | name    | label      |
    |          | text    | illness | Illness    |
    |          | image   | photo   | Photo      |
"""


def der(holder) -> str:
    spki = holder.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(spki).decode()


def filled() -> Scenario:
    s = Scenario(form_of(FORM.format(key=der(HOLDER))))
    s.answer("illness", "Қант диабеті")
    s.answer("photo", "сурет 1.jpg")
    return s


# --- the holder's side, written from the specification and from nothing of ours -----------------------------------


def mgf1(seed: bytes, length: int) -> bytes:
    blocks = (hashlib.sha256(seed + n.to_bytes(4, "big")).digest() for n in range(-(-length // 32)))
    return b"".join(blocks)[:length]


def xored(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def unwrapped(written: str) -> bytes:
    """RSA by plain arithmetic, then OAEP with SHA-256 as hash and as mask."""
    numbers = HOLDER.private_numbers()
    padded = pow(int.from_bytes(base64.b64decode(written), "big"), numbers.d, numbers.public_numbers.n)
    block = padded.to_bytes(256, "big")
    seed = xored(block[1:33], mgf1(block[33:], 32))
    data = xored(block[33:], mgf1(seed, 223))
    assert block[0] == 0 and data[:32] == hashlib.sha256(b"").digest()
    return data[32:].partition(b"\x01")[2]


def opened(sealed: bytes, key: bytes, vector: bytes) -> bytes:
    """CFB block by block from the bare cipher: what was sealed is the plain text mixed with the cipher of the block
    before."""
    bare = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    blocks = [vector, *(sealed[at : at + 16] for at in range(0, len(sealed), 16))]
    plain = b"".join(xored(block, bare.update(before)) for before, block in pairwise(blocks))
    assert plain[-plain[-1] :] == bytes([plain[-1]]) * plain[-1]
    return plain[: -plain[-1]]


def decrypted(sent: Encrypted) -> dict[str, bytes]:
    manifest = form_xml.parse(sent.manifest)
    key = unwrapped(manifest.find("base64EncryptedKey").text)
    names = [media.find("file").text for media in manifest.find_all("media")]
    names.append(manifest.find("encryptedXmlFile").text)
    seed = bytearray(hashlib.md5(manifest.find("meta").find("instanceID").text.encode() + key).digest())
    found = {}
    for place, name in enumerate(names):
        seed[place % 16] = (seed[place % 16] + 1) % 256
        found[name] = opened(sent.files[name], key, bytes(seed))
    return found


def test_the_holder_of_the_key_reads_every_answer_and_file_again():
    s = filled()
    media = {"сурет 1.jpg": b"\xff\xd8" + bytes(5000), "audit.csv": b"", "voice.m4a": b"a" * 16}
    sent = s.instance.encrypted(media, end=NOON)
    assert decrypted(sent) == {
        **{f"{name}.enc": content for name, content in media.items()},
        "submission.xml.enc": s.instance.submission(end=NOON),
    }


def test_more_than_sixteen_files_are_read_again_in_their_order():
    media = {f"{n}.jpg": bytes([n]) * n for n in range(40)}
    found = decrypted(filled().instance.encrypted(media))
    assert {name: found[f"{name}.enc"] for name in media} == media


def test_the_manifest_says_whose_it_is_and_nothing_of_what_was_said():
    sent = filled().instance.encrypted({"сурет 1.jpg": b"jpg"})
    root = form_xml.parse(sent.manifest)
    assert root.namespace == "http://opendatakit.org/submissions"
    assert root.attributes == {"id": "health", "version": "3", "encrypted": "yes"}
    meta = root.find("meta")
    assert (meta.namespace, meta.find("instanceID").text) == ("http://openrosa.org/xforms", filled().instance.id)
    assert list(sent.files) == ["сурет 1.jpg.enc", "submission.xml.enc"]
    assert not any("Қант".encode() in content for content in (sent.manifest, *sent.files.values()))


def test_the_signature_covers_the_form_the_key_and_every_file():
    s = filled()
    root = form_xml.parse(s.instance.encrypted({"a.jpg": b"jpg"}).manifest)
    lines = ["health", "3", root.find("base64EncryptedKey").text, s.instance.id]
    lines += [f"a.jpg::{hashlib.md5(b'jpg').hexdigest()}"]
    lines += [f"submission.xml::{hashlib.md5(s.instance.submission()).hexdigest()}"]
    signed = hashlib.md5("".join(f"{line}\n" for line in lines).encode()).digest()
    assert unwrapped(root.find("base64EncryptedElementSignature").text) == signed


def test_each_time_it_is_sealed_with_another_key():
    s = filled()
    one, other = s.instance.encrypted(), s.instance.encrypted()
    assert one.files["submission.xml.enc"] != other.files["submission.xml.enc"]


def test_an_attachment_named_like_the_submission_is_not_overwritten():
    s = filled()
    found = decrypted(s.instance.encrypted({"submission.xml": b"mine"}))
    assert found == {"submission.xml.enc": b"mine", "_submission.xml.enc": s.instance.submission()}


def test_a_correction_says_which_one_it_corrects():
    s = filled()
    edit = s.form.edit(s.instance.submission(), now=NOON)
    meta = form_xml.parse(edit.encrypted().manifest).find("meta")
    assert meta.find("deprecatedID").text == s.instance.id


def test_a_key_may_come_with_the_lines_of_a_pem_file():
    pem = HOLDER.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    assert decrypted(Scenario(form_of(FORM.format(key=pem.replace("\n", " ")))).instance.encrypted())


@pytest.mark.parametrize(
    "key",
    [
        "MIIB",
        "no key",
        der(rsa.generate_private_key(65537, 1024)),
        der(ec.generate_private_key(ec.SECP256R1())),
    ],
)
def test_a_form_whose_key_cannot_be_used_is_refused_before_anybody_is_asked(key):
    with pytest.raises(FormError) as refused:
        form_of(FORM.format(key=key))
    assert (refused.value.code, refused.value.sheet, refused.value.column) == (
        "form.public_key",
        "settings",
        "public_key",
    )


def test_a_form_without_a_key_never_pretends_to_encrypt():
    plain = loads(filled().form.xml.replace(b"base64RsaPublicKey", b"other"))
    with pytest.raises(FormError, match=r"form\.no_public_key"):
        plain.start(now=NOON).encrypted()
