/** A server of as much of Amazon S3's protocol as storage speaks, whose objects need no disk. */
@NullMarked
package dev.afterrun.benchmarks.s3double;

import org.jspecify.annotations.NullMarked;
