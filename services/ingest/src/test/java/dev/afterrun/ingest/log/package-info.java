@NullMarked
package dev.afterrun.ingest.log;

import org.jspecify.annotations.NullMarked;
