/** What stores hold compared with what rows say: what only one of both tells of is found, and mended on request. */
@NullMarked
package dev.afterrun.storage.audit;

import org.jspecify.annotations.NullMarked;
