/** What a CI job finds behind the one configured URL: the other addresses, and the CLI. */
@NullMarked
package dev.afterrun.ingest.discovery;

import org.jspecify.annotations.NullMarked;
