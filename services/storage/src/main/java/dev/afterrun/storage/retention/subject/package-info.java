/** What people mean who ask about a run, or about a file. */
@NullMarked
package dev.afterrun.storage.retention.subject;

import org.jspecify.annotations.NullMarked;
