/** Storage: records runs, keeps their files, and tells what became of them. */
@NullMarked
package dev.afterrun.storage;

import org.jspecify.annotations.NullMarked;
