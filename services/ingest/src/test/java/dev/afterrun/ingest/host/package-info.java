@NullMarked
package dev.afterrun.ingest.host;

import org.jspecify.annotations.NullMarked;
