"""Stands where TensorFlow would be: Rasa imports it always, and none of our components needs it.

Every name can be imported, subclassed and named in a type; using one says what is missing and why.
The decision is in docs/decisions/0001-rasa-without-tensorflow.md.
"""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_ROOTS = {"tensorflow", "keras", "tensorflow_hub", "tensorflow_text", "tensorflow_addons"}


class TensorFlowLeftOut(RuntimeError):
    """Somebody asked for a component that needs TensorFlow."""

    def __init__(self, name):
        super().__init__(
            f"TensorFlow is left out of this environment, and {name} needs it. Take the component "
            "that asks for it out of rasa_project/config.yml; the reason is in "
            "docs/decisions/0001-rasa-without-tensorflow.md."
        )


class _StandInClass(type):
    """A class for every name of TensorFlow: a base or a type, never an instance."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandInClass(f"{cls.__name__}.{name}", (), {})

    def __getitem__(cls, _item):
        return cls

    def __call__(cls, *_args, **_kwargs):
        raise TensorFlowLeftOut(cls.__name__)


class _StandInModule(ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandInClass(f"{self.__name__}.{name}", (), {})


class _StandInFinder(MetaPathFinder, Loader):
    """Answers the imports of submodules, such as `tensorflow.keras.backend`."""

    def find_spec(self, fullname, _path=None, _target=None):
        if fullname.split(".")[0] in _ROOTS:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec):
        return _StandInModule(spec.name)

    def exec_module(self, module):
        """Nothing to run: names are made when they are asked for."""


sys.modules[__name__].__class__ = _StandInModule
sys.meta_path.append(_StandInFinder())
