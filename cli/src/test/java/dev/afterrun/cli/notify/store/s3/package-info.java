/** Files put into a real S3 server. */
@NullMarked
package dev.afterrun.cli.notify.store.s3;

import org.jspecify.annotations.NullMarked;
