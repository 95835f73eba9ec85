/** What only the store, or only the database, tells of. */
@NullMarked
package dev.afterrun.storage.audit;

import org.jspecify.annotations.NullMarked;
