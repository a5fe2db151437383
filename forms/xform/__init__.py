"""XForm XML -> definition. It reads what pyxform and other tools of the field write, and evaluates nothing."""

import re
from pathlib import Path
from types import MappingProxyType

from forms import xml
from forms.choices import Lists
from forms.definition import Definition, Group
from forms.errors import FormError
from forms.xform import body as body_part
from forms.xform import model as model_part
from forms.xform import search
from forms.xform.build import Builder

_DECLARED = re.compile(rb"""\sxmlns:([A-Za-z_][\w.-]*)=(["'])(.*?)\2""")


def read(source: bytes, *, media: Path | None = None) -> Definition:
    """The form; FormError with code and place if it cannot be used."""
    document = xml.parse(source)
    head, shown = document.find("head"), document.find("body")
    model = head.find("model") if head is not None else None
    if head is None or shown is None or model is None:
        raise FormError("form.not_xform", row=document.line)
    read_model = model_part.read(model)
    read_body = body_part.read(shown, read_model.root, read_model.bind_ids)
    namespaces = _namespaces(source)
    for name, address in search.files(read_body):
        read_model.external.setdefault(name, address)
    lists = Lists(read_model.lists, read_model.external, media)
    builder = Builder(read_model, read_body, lists, namespaces)
    blank = builder.build()
    _check_places(builder, read_body)
    title = head.find("title")
    root = builder.elements[read_model.root]
    if not isinstance(root, Group):
        raise FormError("form.no_instance")
    return Definition(
        id=read_model.data.get("id") or read_model.data.namespace or read_model.data.name,
        version=read_model.data.get("version"),
        heading=title.full_text().strip() if title is not None else "",
        xml=source,
        root=root,
        root_attributes={n: v for n, v in read_model.data.attributes.items() if n not in ("id", "version")},
        namespaces=namespaces,
        elements=MappingProxyType(builder.elements),
        blank=blank,
        templates=builder.templates,
        actions=builder.actions(),
        texts=read_model.texts,
        lists=lists,
        missing_media=lists.missing(),
        homeless_binds=_homeless(builder, read_model),
        public_key=read_model.public_key,
    )


def _check_places(builder: Builder, shown: body_part.Body) -> None:
    for path in (*shown.controls, *shown.repeats):
        if path not in builder.elements:
            raise FormError("form.control_without_node", xpath=path)


def _homeless(builder: Builder, model: model_part.Model) -> tuple[str, ...]:
    """Binds of nothing: the field's engines pass over them, so they are only worth a remark."""
    return tuple(path for path in model.binds if path not in builder.elements)


def _namespaces(source: bytes) -> dict[str, str]:
    return {match[1].decode(): match[3].decode() for match in _DECLARED.finditer(source[:20_000])}
