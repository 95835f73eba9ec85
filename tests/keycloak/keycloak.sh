#!/usr/bin/env bash
# Accounts of the real Keycloak, from Maven Central: fetched (177 MB) and unpacked once, kept in tests/keycloak/target.
# usage: tests/keycloak/keycloak.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Unit tests have a step of their own; what these tests call is built anew.
./mvnw -q -pl tests/keycloak -am -Pkeycloak verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false "$@"
echo 'keycloak: passed; logs in tests/keycloak/target/it'
