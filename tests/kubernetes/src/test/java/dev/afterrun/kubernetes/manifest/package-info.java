/** Rendered manifests, as the tests look at them. */
@NullMarked
package dev.afterrun.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
