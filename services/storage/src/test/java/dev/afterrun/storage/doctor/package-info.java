/** What storage finds when it looks at what it lives on. */
@NullMarked
package dev.afterrun.storage.doctor;

import org.jspecify.annotations.NullMarked;
