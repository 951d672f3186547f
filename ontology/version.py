"""The version of the software, its data and its rules: they are released together."""

VERSION = "0.1.0"
