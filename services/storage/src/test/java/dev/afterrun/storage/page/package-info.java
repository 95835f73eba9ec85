/** Tests of the pages for people. */
@NullMarked
package dev.afterrun.storage.page;

import org.jspecify.annotations.NullMarked;
