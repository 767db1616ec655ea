"""Exports: what leaves a course beside its pages. Values in, path → bytes out."""
