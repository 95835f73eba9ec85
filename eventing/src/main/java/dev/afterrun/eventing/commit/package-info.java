/** How the broker learns what a service is done with. */
@NullMarked
package dev.afterrun.eventing.commit;

import org.jspecify.annotations.NullMarked;
