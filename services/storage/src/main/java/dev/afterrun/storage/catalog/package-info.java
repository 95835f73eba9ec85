/** What is known: repositories, jobs, their artifacts, names and pull requests. */
@NullMarked
package dev.afterrun.storage.catalog;

import org.jspecify.annotations.NullMarked;
