"""`NamedTuple` as in `typing`, at a fraction of the cost: a check of one article loads 70 classes of this kind.

`typing` compiles every annotation, and a constructor for each class. Here annotations are left alone (so a module must
have `from __future__ import annotations`), and a constructor is compiled once for each number of fields.
`typing` itself is not imported either; `TYPE_CHECKING` stands here for that reason.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache

    class _Row(tuple):
        """What all named tuples can do."""

        __slots__ = ()
        _fields = __match_args__ = ()
        _field_defaults = {}

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **changes):
            row = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"no such fields: {list(changes)}")
            return row

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body |= {field: _tuplegetter(i, None) for i, field in enumerate(fields)}
            body["__new__"] = _constructor(body["__qualname__"], fields, tuple(defaults.values()))
            body |= {"__slots__": (), "_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            return type(name, (_Row,), body)

    class NamedTuple(metaclass=_Maker):
        """The base to name in a class statement; the class made of it is a plain subclass of `tuple`."""

    def _constructor(name, fields, defaults):
        like = _constructor_of(len(fields))
        code = like.__code__.replace(co_varnames=("_cls", *fields))
        made = type(like)(code, like.__globals__, "__new__", defaults)
        made.__qualname__ = f"{name}.__new__"
        return made

    @cache
    def _constructor_of(size):
        names = ", ".join(f"_{i}" for i in range(size))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})
