"""Reads a badge as a verifier would, without a network, and prints what it found as JSON.

Standard input: {"now": seconds, "svg" or "png": base64 or "token": text, "documents": {address: text}}. The verifier is the PyPI package
`openbadgeslib`; the JSON schemas are 1EdTech's, from the source package of `openbadgeslib`, which `tests/run` keeps beside it."""

import base64
import datetime
import json
import pathlib
import sys
import tarfile

import jsonschema
import jwt.api_jwt
from jwt.algorithms import OKPAlgorithm
from openbadgeslib.ob3 import status, verifier
from openbadgeslib.ob3.verifier import OB3Verifier

ASKED = json.load(sys.stdin)


class TestsOwn(datetime.datetime):
    """The instance's clock is moved by hand: the verifier reads the same one."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(ASKED["now"], tz)


for module in (verifier, status, jwt.api_jwt):
    module.datetime = TestsOwn


def fetched(address):
    if address not in ASKED["documents"]:
        raise ValueError("nothing is at " + address)
    return ASKED["documents"][address].encode()


def token():
    if "svg" in ASKED:
        return OB3Verifier.extract_token_from_svg(base64.b64decode(ASKED["svg"]))
    if "png" in ASKED:
        return OB3Verifier.extract_token_from_png(base64.b64decode(ASKED["png"]))
    return ASKED["token"]


def key_of(signed):
    """Nothing but the key that a token names, at an address of the issuer, is believed."""
    return OKPAlgorithm.from_jwk(fetched(jwt.get_unverified_header(signed)["kid"]).decode())


def verdict(found):
    """The badge, then its status list: each with the key that it names, for one may be older than the other."""
    try:
        credential = OB3Verifier(pubkey_pem=key_of(found)).verify(found)
        for entry in credential.credential_status:
            listed = fetched(entry["statusListCredential"]).decode()
            status.check_credential_status(credential, download=fetched, verify_list=True, list_pubkey_pem=key_of(listed))
    except verifier.OB3VerificationError as error:
        return str(error)
    origin = credential.issuer.id.split("/badges/")[0]
    return "valid" if jwt.get_unverified_header(found)["kid"].startswith(origin + "/") else "the key is not the issuer's"


def schema(name):
    folder = pathlib.Path(sys.prefix) / "sources"
    archive = next(folder.glob("openbadgeslib-*.tar.gz"))
    with tarfile.open(archive) as files:
        member = next(member for member in files.getmembers() if member.name.endswith("/ob_schemas/" + name))
        return json.load(files.extractfile(member))


def breaches(name, document):
    checks = jsonschema.Draft201909Validator
    found = checks(schema(name), format_checker=checks.FORMAT_CHECKER).iter_errors(document)
    return sorted("/".join(map(str, error.path)) + ": " + error.message[:200] for error in found)


def main():
    found = token()
    payload = jwt.decode(found, options={"verify_signature": False})
    less = {name: value for name, value in payload.items() if name != "issuer"}
    later = payload | {"validFrom": "yesterday"}
    credential = "ob_v3p0_achievementcredential_schema.json"
    json.dump(
        {
            "token": found,
            "header": jwt.get_unverified_header(found),
            "payload": payload,
            "verdict": verdict(found),
            "credential_schema": breaches(credential, payload),
            "issuer_schema": breaches("ob_v3p0_profile_schema.json", json.loads(fetched(payload["iss"]))),
            "schema_refuses": [len(breaches(credential, wrong)) > 0 for wrong in (less, later)],
        },
        sys.stdout,
    )


main()
