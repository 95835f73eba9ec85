/** People and service accounts of Keycloak's realms. */
@NullMarked
package dev.afterrun.http.identity.realm;

import org.jspecify.annotations.NullMarked;
