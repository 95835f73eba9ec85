/** Many chunks as one object, of which a part can be read and checked without the rest. */
@NullMarked
package dev.afterrun.persisted.pack;

import org.jspecify.annotations.NullMarked;
