"""scim2-cli of PyPI brings a person in, makes them inactive and deletes them; the guest follows at once."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

import world

CLI = pathlib.Path(sys.executable).with_name("scim")
ANA = f"ana@{world.DOMAIN}"


class Cli(unittest.TestCase):
    def scim(self, portico, *arguments):
        environment = os.environ | {
            "SCIM_CLI_URL": portico.base,
            "SCIM_CLI_HEADERS": f"Authorization: Bearer {portico.token}",
        }
        done = subprocess.run(
            [str(CLI), *arguments], env=environment, capture_output=True, text=True, timeout=60,
            stdin=subprocess.DEVNULL,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def test_a_person_comes_stops_and_goes(self):
        with world.World() as portico:
            made = self.scim(
                portico, "create", "user", "--user-name", ANA, "--external-id", "ana-1",
                "--display-name", "Ana", "--emails", json.dumps([{"value": ANA, "primary": True}]),
                "--active", "true",
            )
            self.assertEqual((made["userName"], made["active"]), (ANA, True))
            self.assertEqual(portico.guests(), {ANA: "invited"})

            found = self.scim(portico, "query", "user", made["id"])
            self.assertEqual(found["externalId"], "ana-1")
            found = self.scim(portico, "search", "user", "--filter", f'userName eq "{ANA}" and active eq true')
            self.assertEqual([it["id"] for it in found["Resources"]], [made["id"]])

            off = self.scim(portico, "modify", "user", made["id"], "replace", "active", "false")
            self.assertEqual(off["active"], False)
            self.assertEqual(portico.guests(), {ANA: "frozen"})

            self.scim(portico, "delete", "user", made["id"])
            self.assertEqual(portico.guests(), {ANA: "frozen"})
            show = portico.run("partner", "scim", "show", portico.connection)
            self.assertEqual(show["users"], 0)
            self.assertIsNotNone(show["tokens"][0]["last_used_at"])


if __name__ == "__main__":
    unittest.main()
