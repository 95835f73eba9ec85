/** What the forge told us in vain: found in its log and delivered again, so that ingest stays the only way in. */
@NullMarked
package dev.afterrun.notifier.delivery;

import org.jspecify.annotations.NullMarked;
