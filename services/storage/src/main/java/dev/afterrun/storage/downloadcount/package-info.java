/** How often contents are downloaded, and when last: counted in memory, written every few seconds. */
@NullMarked
package dev.afterrun.storage.downloadcount;

import org.jspecify.annotations.NullMarked;
