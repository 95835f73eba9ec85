/** What people and service accounts of Keycloak may do: the shipped realm in a real Keycloak, against the whole as processes. */
@NullMarked
package dev.afterrun.keycloak;

import org.jspecify.annotations.NullMarked;
