/** What we ask of manifests beyond their being valid. */
@NullMarked
package dev.afterrun.kubernetes.policy;

import org.jspecify.annotations.NullMarked;
