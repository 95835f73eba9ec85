/** Parts that run as processes of their own: started, recorded, logged, awaited and ended. */
@NullMarked
package dev.afterrun.launcher.process;

import org.jspecify.annotations.NullMarked;
