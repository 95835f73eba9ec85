/** Plain SQL where sets of rows are the subject. */
@NullMarked
package dev.afterrun.storage.sql;

import org.jspecify.annotations.NullMarked;
