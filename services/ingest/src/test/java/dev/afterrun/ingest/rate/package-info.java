@NullMarked
package dev.afterrun.ingest.rate;

import org.jspecify.annotations.NullMarked;
