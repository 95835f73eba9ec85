/** What a machine takes down for its own later use: files that know whether they are as they were written. */
@NullMarked
package dev.afterrun.persisted.note;

import org.jspecify.annotations.NullMarked;
