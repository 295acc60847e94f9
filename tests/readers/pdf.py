"""Checks a PDF (standard input) against PDF/UA-1 and PDF/A-2a, and prints the rules that it breaks as JSON, by profile.

The verifier is the PyPI package `page-validation`."""

import json
import sys

import page

PROFILES = {"ua1": page.ValidationProfile.PDF_UA_1, "2a": page.ValidationProfile.PDF_A_2A}


def broken(paper, profile):
    return [f"{failure.rule_id}: {failure.message}" for failure in page.validate_pdf_bytes(paper, profile=profile).failures]


def main():
    paper = sys.stdin.buffer.read()
    json.dump({name: broken(paper, profile) for name, profile in PROFILES.items()}, sys.stdout)


main()
