# SPDX-FileCopyrightText: 2026 attiva contributors
# SPDX-License-Identifier: EUPL-1.2
"""YAML as an editor sees it: the core schema of YAML 1.2.

PyYAML follows YAML 1.1, where `no` is false, `2024-05-03` a date and `1_000` a
number. Here they are texts, as for the yaml-language-server of VS Code; a repeated
key is an error, as it is for both.
"""
import re

import yaml


class CoreLoader(yaml.SafeLoader):
    """Only null, true and false, whole and decimal numbers are no texts."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"repeated key {key}", node.start_mark)
        return super().construct_mapping(node, deep=True)


def whole(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


INT = re.compile(r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$")
FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")
# The first that matches wins.
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), None)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), None)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", INT, None)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", FLOAT, None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", whole)
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def load(text):
    return yaml.load(text, CoreLoader)
