/** How jobs that saved sets ended, as the forge says where it runs them itself. */
@NullMarked
package dev.afterrun.storage.persisted.conclusion;

import org.jspecify.annotations.NullMarked;
