/** What becomes of packs of which little is needed: what is, moves to new ones, and the old ones go. */
@NullMarked
package dev.afterrun.storage.persisted.repacking;

import org.jspecify.annotations.NullMarked;
