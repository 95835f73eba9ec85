/** What the sources say of themselves: Javadoc, settings, modules. */
@NullMarked
package dev.afterrun.docs.source;

import org.jspecify.annotations.NullMarked;
