/** A bucket of S3, or of what speaks its protocol. */
@NullMarked
package dev.afterrun.cli.notify.store.s3;

import org.jspecify.annotations.NullMarked;
