#!/usr/bin/env bash
# Accounts of the real Keycloak, from Maven Central: fetched (177 MB) and unpacked once, kept in tests/keycloak/target. People sign in
# there with a real browser, which tests/clients/with-clients.sh brings.
# usage: tests/keycloak/keycloak.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Unit tests have a step of their own; what these tests call is built anew.
tests/clients/with-clients.sh ./mvnw -q -pl tests/keycloak -am -Pkeycloak verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false "$@"
echo 'keycloak: passed; logs in tests/keycloak/target/it'
