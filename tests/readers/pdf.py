"""Checks a PDF (standard input) against PDF/UA-1 and PDF/A-2a, and prints the rules that it breaks as JSON, by profile.

The verifier is the PyPI package `page-validation`."""

import json
import re
import sys

import page

PROFILES = {"ua1": page.ValidationProfile.PDF_UA_1, "2a": page.ValidationProfile.PDF_A_2A}

# Version 0.11.0 takes a carriage return that ends the bytes of a stream (one compressed stream in 256) for a part of the line break
# after them. Its finding is dropped when the file says the right length of every stream.
MISREAD = "PDFA2A-STREAM-LENGTH-001"


def says_right_lengths(paper):
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", paper))
    ends = (paper[stream.end() + int(stream.group(1)) :][:12] for stream in streams)
    return bool(streams) and all(re.match(rb"(\r\n|\n|\r)endstream", end) for end in ends)


def broken(paper, profile):
    failures = page.validate_pdf_bytes(paper, profile=profile).failures
    is_misread = says_right_lengths(paper)
    return [f"{one.rule_id}: {one.message}" for one in failures if not (one.rule_id == MISREAD and is_misread)]


def main():
    paper = sys.stdin.buffer.read()
    json.dump({name: broken(paper, profile) for name, profile in PROFILES.items()}, sys.stdout)


main()
