/** What is told of jobs besides their files. */
@NullMarked
package dev.afterrun.storage.detail;

import org.jspecify.annotations.NullMarked;
