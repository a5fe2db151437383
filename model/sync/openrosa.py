"""The OpenRosa documents both sides speak: form list, manifest, submission, response with receipt. No network."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.errors import FormError
from forms.media_names import is_safe
from forms.xml import DOCUMENT, SUBMISSION, Element, Limits, escape, parse, quote
from model.sync.protocol import FormOffer, Receipt, SyncError

HEADER = "X-OpenRosa-Version"
SLICES = "X-Sapa-Slices"
HELD = "application/vnd.sapa.sha256"
ACCEPTS = "X-OpenRosa-Accept-Content-Length"
XML_PART = "xml_submission_file"
XML_TYPE = "text/xml; charset=utf-8"
MAX_SUBMISSION = SUBMISSION.bytes
_MOST_DIGITS = 18

_LIST = "http://openrosa.org/xforms/xformsList"
_MANIFEST = "http://openrosa.org/xforms/xformsManifest"
_RESPONSE = "http://openrosa.org/http/response"
_RECEIPT = "urn:sapa:receipt:1"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the hub must know of a submission: ids, form, and the names of the files it speaks of."""

    instance_id: str
    deprecated_id: str
    form_id: str
    form_version: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One entry of a manifest."""

    name: str
    hash: str
    url: str


@dataclass(frozen=True, slots=True)
class Response:
    """An OpenRosaResponse as read: `code` and `receipt` only from our own hub, `missing` are names of files."""

    nature: str = ""
    message: str = ""
    code: str = ""
    receipt: Receipt | None = None
    missing: tuple[str, ...] = ()


def number_of(said: str) -> int | None:
    """A whole number that a database can hold; None for anything else, such as digits of other scripts."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS else None


def held_part(content_type: str) -> str:
    """The content type of a part that only names a file, by its hash: its bytes came before, slice by slice."""
    return f"{HELD}; type={content_type}"


def held_type(content_type: str) -> tuple[str, bool]:
    """The content type of a file, and whether the part only names it."""
    kind, _semicolon, rest = content_type.partition(";")
    return (rest.partition("=")[2].strip(), True) if kind.strip() == HELD else (content_type, False)


def read(content: bytes, code: str, limits: Limits = DOCUMENT) -> Element:
    """A document of the other side; SyncError with this code when it is not XML as we take it."""
    try:
        return parse(content.strip(), limits)
    except FormError as error:
        raise SyncError(code, reason=error.code) from error


def facts_of(xml: bytes, binary: dict[tuple[str, str], frozenset[str]] | None = None) -> Facts:
    """What a submission says of itself. `binary` knows, per form version, the paths whose values are file names."""
    if len(xml) > MAX_SUBMISSION:
        raise SyncError("hub.too_large", limit=MAX_SUBMISSION)
    root = read(xml, "hub.not_xml", SUBMISSION)
    meta = root.find("meta")
    form = (root.get("id") or root.namespace, root.get("version"))
    return Facts(_leaf(meta, "instanceID"), _leaf(meta, "deprecatedID"), *form, _files(root, (binary or {}).get(form)))


def _leaf(parent: Element | None, name: str) -> str:
    found = parent.find(name) if parent else None
    return found.text.strip() if found else ""


def _files(root: Element, binary: frozenset[str] | None) -> tuple[str, ...]:
    if root.get("encrypted") == "yes":
        named = [_leaf(media, "file") for media in root.find_all("media")]
        return tuple(filter(None, [*named, _leaf(root, "encryptedXmlFile")]))
    paths = (path.split("/")[2:] for path in sorted(binary or ()) if path.startswith(f"/{root.name}/"))
    return tuple(text for steps in paths for text in _values([root], steps) if text)


def _values(elements: Sequence[Element], steps: Sequence[str]) -> list[str]:
    for step in steps:
        elements = [child for element in elements for child in element.children if child.name == step]
    return [element.text.strip() for element in elements]


def binary_paths(xform: bytes) -> frozenset[str]:
    """The paths of an XForm whose values are file names."""
    return frozenset(_without_prefixes(bind.get("nodeset")) for bind in _binds(read(xform, "sync.broken_form")))


def _binds(element: Element) -> Iterator[Element]:
    if element.name == "bind" and element.get("type") in ("binary", "xsd:base64Binary"):
        yield element
    for child in element.children:
        yield from _binds(child)


def _without_prefixes(path: str) -> str:
    return "/".join(step.rpartition(":")[2] for step in path.split("/"))


def form_list(offers: Iterable[FormOffer]) -> bytes:
    """The list of forms; every entry has what Collect insists on."""
    entries = "".join(_entry(offer) for offer in offers)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xforms xmlns="{_LIST}">{entries}</xforms>'.encode()


def _entry(offer: FormOffer) -> str:
    manifest = f"<manifestUrl>{escape(offer.manifest_url)}</manifestUrl>" if offer.manifest_url else ""
    return (
        f"<xform><formID>{escape(offer.id)}</formID><name>{escape(offer.name or offer.id)}</name>"
        f"<version>{escape(offer.version)}</version><hash>{escape(offer.hash)}</hash>"
        f"<downloadUrl>{escape(offer.url)}</downloadUrl>{manifest}</xform>"
    )


def read_form_list(content: bytes) -> list[FormOffer]:
    """The offers of a list; one without id or address makes the whole list a broken one."""
    root = read(content, "sync.not_openrosa")
    if root.name != "xforms":
        raise SyncError("sync.not_openrosa", "portal")
    offers = [_offer(entry) for entry in root.find_all("xform")]
    if not all(offer.id and offer.url for offer in offers):
        raise SyncError("sync.broken_list")
    return offers


def _offer(entry: Element) -> FormOffer:
    names = ("formID", "version", "name", "hash", "downloadUrl", "manifestUrl")
    return FormOffer(*(_leaf(entry, name) for name in names))


def manifest(files: Iterable[MediaFile]) -> bytes:
    """The media of one form version."""
    entries = "".join(
        f"<mediaFile><filename>{escape(file.name)}</filename><hash>{escape(file.hash)}</hash>"
        f"<downloadUrl>{escape(file.url)}</downloadUrl></mediaFile>"
        for file in files
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="{_MANIFEST}">{entries}</manifest>'.encode()


def read_manifest(content: bytes) -> list[MediaFile]:
    """The files of a manifest; a name that could leave its folder is refused."""
    root = read(content, "sync.broken_manifest")
    entries = [_media(entry) for entry in root.find_all("mediaFile")]
    if root.name != "manifest" or not all(file.name and file.url and is_safe(file.name) for file in entries):
        raise SyncError("sync.broken_manifest")
    return entries


def _media(entry: Element) -> MediaFile:
    return MediaFile(_leaf(entry, "filename"), _leaf(entry, "hash"), _leaf(entry, "downloadUrl"))


def response(
    nature: str, message: str, *, code: str = "", receipt: Receipt | None = None, missing: Sequence[str] = ()
) -> bytes:
    """The answer to a submission, or an error; foreign clients pass over the receipt."""
    coded = f' xmlns:sapa="{_RECEIPT}" sapa:code="{quote(code)}"' if code else ""
    said = f'<message nature="{quote(nature)}"{coded}>{escape(message)}</message>'
    signed = _receipt(receipt, missing) if receipt else ""
    return f'<OpenRosaResponse xmlns="{_RESPONSE}">{said}{signed}</OpenRosaResponse>'.encode()


def _receipt(receipt: Receipt, missing: Sequence[str]) -> str:
    files = "".join(f'<file name="{quote(name)}" sha256="{digest}"/>' for name, digest in receipt.files)
    absent = "".join(f'<missing name="{quote(name)}"/>' for name in missing)
    return (
        f'<receipt xmlns="{_RECEIPT}" instanceID="{quote(receipt.instance_id)}" sha256="{receipt.sha256}" '
        f'received="{quote(receipt.received)}" seq="{receipt.seq}" sig="{quote(receipt.signature)}">'
        f"{files}{absent}</receipt>"
    )


def read_response(content: bytes) -> Response:
    """The answer of any OpenRosa server, leniently; what is not one is an empty Response."""
    try:
        root = read(content, "sync.not_openrosa")
    except SyncError:
        return Response()
    message = root.find("message")
    found = root.find("receipt")
    if root.name != "OpenRosaResponse" or message is None:
        return Response()
    code = message.get(f"{{{_RECEIPT}}}code")
    absent = tuple(entry.get("name") for entry in found.find_all("missing")) if found else ()
    return Response(message.get("nature"), message.full_text().strip(), code, _read_receipt(found), absent)


def _read_receipt(found: Element | None) -> Receipt | None:
    seq = number_of(found.get("seq")) if found is not None and found.namespace == _RECEIPT else None
    if found is None or seq is None:
        return None
    files = tuple((entry.get("name"), entry.get("sha256")) for entry in found.find_all("file"))
    ids = (found.get("instanceID"), found.get("sha256"), found.get("received"), seq)
    return Receipt(*ids, files, found.get("sig"))
