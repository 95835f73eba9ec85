/** Test reports of many tools, and hostile ones. */
@NullMarked
package dev.afterrun.storage.testreport;

import org.jspecify.annotations.NullMarked;
