/** Manifests are what the API server would take, with no field too many and none too few. */
@NullMarked
package dev.afterrun.kubernetes.schema;

import org.jspecify.annotations.NullMarked;
