/** Jobs to tell of, and a forge that can be made to fail. */
@NullMarked
package dev.afterrun.notifier.testing;

import org.jspecify.annotations.NullMarked;
