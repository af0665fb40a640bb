"""Keeps a copy of the patients in a JSON file. Each run fetches what changed since the one before.

    python3 sync.py copy.json
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

API = os.environ.get("API_URL", "http://127.0.0.1:30223/api/v1")
KEYS = "{}/{}".format(
    os.environ.get("DEVELOPER_KEY", "DemoDeveloperKey"),
    os.environ.get("CUSTOMER_KEY", "DemoCustomerKey0"),
)
PAGE = 50


def get(path, **query):
    """The JSON answer of a list. Stops with the server's own sentence when it refuses."""
    url = "{}{}?{}".format(API, path, urllib.parse.urlencode(query))
    request = urllib.request.Request(url, headers={"Authorization": "ODFHIR " + KEYS})
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        sys.exit("{} {}: {}".format(refusal.code, path, refusal.read().decode()))


def changed_since(moment):
    """Every patient that changed since a moment of the server's clock, page by page."""
    offset = 0
    while True:
        rows = get("/patients/Simple", DateTStamp=moment, Limit=PAGE, Offset=offset)
        yield from rows
        if len(rows) < PAGE:
            return
        offset += PAGE


def main(path):
    try:
        with open(path, encoding="utf-8") as file:
            copy = json.load(file)
    except FileNotFoundError:
        copy = {"since": "0001-01-01 00:00:00", "patients": {}}

    fetched = 0
    since = copy["since"]
    for row in changed_since(since):
        # The server's clock decides, never ours: what changes from now on is later than this.
        if fetched == 0:
            copy["since"] = row["serverDateTime"]
        row.pop("serverDateTime")
        copy["patients"][str(row["PatNum"])] = row
        fetched += 1

    # Written beside and renamed, so that a run that is cut short leaves the old copy.
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(copy, file, indent=1, ensure_ascii=False)
    os.replace(path + ".part", path)
    print("{} fetched, {} kept, since {}".format(fetched, len(copy["patients"]), copy["since"]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python3 sync.py copy.json")
    main(sys.argv[1])
